"""The cost in sentences: what leaves the till and what leaves your time, never only one of them."""

from logic.content.advice import Advice
from logic.content.texts import Texts
from logic.plan.builder import Plan
from logic.plan.costs import Cost
from logic.plan.decision import successes_wanted
from logic.recommendation.recommend import Recommendation
from logic.recommendation.say import money, say_item


def say_cost(advice: Recommendation, plan: Plan, t: Texts) -> tuple[str, ...]:
    """Say what the try costs a month, and what that means."""
    cost, facts, currency = plan.cost, advice.context.facts, plan.currency
    till = t("plan.cost_till", amount=money(cost.from_till, t, currency))
    said = [_hours(cost, t), till if cost.from_till else t("plan.cost_till_none")]
    if cost.from_time is None or cost.total is None:
        return (*said, t("plan.cost_time_open"))
    value = money(cost.inputs.hour_value or 0, t, currency)
    said.append(t("plan.cost_time", amount=money(cost.from_time, t, currency), value=value))
    if facts.hour_way and "hour_value" not in plan.edited:
        said.append(t(f"plan.way_{facts.hour_way}"))
    said.append(t("plan.cost_total", amount=money(cost.total, t, currency)))
    half, _, double = (money(total, t, currency) for _, total in cost.at_factors)
    said.append(t("plan.cost_range", half=half, double=double))
    return (*said, *_units(plan, t))


def say_gates(told: Advice, advice: Recommendation, plan: Plan, t: Texts) -> tuple[str, ...]:
    """Say whether the try may grow: whether it pays, and whether it fits."""
    policy, gates, said = told.plan.gates, plan.gates, []
    if gates.crowded:
        share, limit = t.percent(plan.cost.hours_share or 0), t.percent(policy.capacity_share)
        said.append(t("plan.gate_crowded", share=share, limit=limit))
    pays = _gate("pays", gates.pays, gates.scaled.margin_share, policy.cost_share, t)
    fits = _gate("fits", gates.fits, gates.scaled.hours_share, policy.capacity_share, t)
    said.append(pays or _pays_open(advice, plan, t))
    said.append(fits or t("plan.gate_fits_none"))
    return tuple(said)


def say_full_size(advice: Recommendation, plan: Plan, t: Texts) -> str:
    """Say what it would take with every customer of the segment; empty while their number is not known."""
    cost = plan.full_size
    if cost is None:
        return ""
    customers, taken = t.number(cost.inputs.customers), t.stretch(cost.hours_month)
    if cost.total is None:
        said = t("plan.cost_full_hours", customers=customers, hours=taken)
    else:
        amount = money(cost.total, t, plan.currency)
        said = t("plan.cost_full", customers=customers, hours=taken, amount=amount)
    if cost.hours_share is not None and cost.hours_share > 1:
        said += " " + t("plan.cost_full_over", hours=t.stretch(advice.context.facts.hours_month or 0))
    return said


def cost_cell(cost: Cost, t: Texts, currency: str) -> str:
    """Write the cost for a cell of the plan's table."""
    taken, till = t.stretch(cost.hours_month), money(cost.from_till, t, currency)
    if cost.from_time is None:
        return t("plan.cell_cost_open", hours=taken, till=till)
    return t("plan.cell_cost", hours=taken, till=till, time=money(cost.from_time, t, currency))


def _hours(cost: Cost, t: Texts) -> str:
    inputs = cost.inputs
    if not inputs.setup_hours:
        return t("plan.cost_hours", hours=t.stretch(cost.hours_month))
    return t(
        "plan.cost_hours_setup",
        hours=t.stretch(cost.hours_month),
        setup=t.stretch(inputs.setup_hours),
        months=t.number(inputs.setup_months),
    )


def _units(plan: Plan, t: Texts) -> list[str]:
    cost, said = plan.cost, []
    if cost.per_customer is not None:
        amount = money(cost.per_customer, t, plan.currency)
        if cost.margin_share is None:
            said.append(t("plan.cost_per_customer", amount=amount))
        else:
            share = t.percent(cost.margin_share)
            said.append(t("plan.cost_per_customer_share", amount=amount, share=share))
    wanted = successes_wanted(plan.card.rule)
    each = cost.per_success(wanted)
    if each is not None:
        amount = money(each, t, plan.currency)
        said.append(t("plan.cost_per_success", k=t.number(wanted), amount=amount))
    if cost.break_even_orders is not None:
        said.append(t("plan.cost_break_even", n=cost.break_even_orders))
    return said


def say_capacity(advice: Recommendation, plan: Plan, t: Texts) -> str:
    """Say how many customers could be served this way; empty where it cannot be said."""
    most, there = plan.cost.max_customers, advice.context.facts.hours_month
    if most is None or there is None:
        return ""
    return t("plan.cost_capacity", n=most, hours=t.stretch(there))


def _pays_open(advice: Recommendation, plan: Plan, t: Texts) -> str:
    """Name what is missing to say whether it pays."""
    facts = advice.context.facts
    known = {
        "order_value": facts.order_value,
        "orders_month": facts.orders_month,
        "margin_percent": facts.margin_share,
        "hour_wage": plan.cost.inputs.hour_value,
    }
    missing = [say_item(item, t) for item, value in known.items() if value is None]
    return t("plan.gate_pays_none", items=t.list(missing)) if missing else t("plan.gate_pays_no_margin")


def _gate(name: str, passes: bool | None, share: float | None, limit: float, t: Texts) -> str:
    """Say how a gate stands; empty where it cannot be said."""
    if passes is None or share is None:
        return ""
    outcome = "true" if passes else "false"
    return t(f"plan.gate_{name}_{outcome}", share=t.percent(share), limit=t.percent(limit))
