"""The rule of decision, the result and what to mend before starting, in sentences."""

from logic.content.advice import Advice
from logic.content.texts import Texts
from logic.plan.builder import Plan
from logic.plan.card import Card
from logic.plan.decision import TINY, Rule, set_rule, successes_wanted
from logic.plan.lint import Finding
from logic.recommendation.quantity import Quantity
from logic.recommendation.say import money, say_quantity

CLOSE = (5, 8, 10, 12, 15, 20, 30)
"""Participants for which the critical values are shown beside those of the trial."""


def say_rule(told: Advice, card: Card, t: Texts) -> tuple[str, ...]:
    """Say how it will be decided."""
    rule = card.rule
    said = [*say_calls(told, rule, t)]
    if rule.n <= TINY:
        said.append(t("plan.rule_tiny"))
    said.append(t("plan.rule_end"))
    if rule.n >= told.plan.defaults.control_from:
        said.append(t("plan.rule_control", n=rule.n))
    return (*said, t("plan.rule_occurred"))


def say_calls(told: Advice, rule: Rule, t: Texts) -> tuple[str, ...]:
    """Say which results scale, and why so many, which iterate and which stop."""
    why = say_why(rule, t)
    return (_scale(rule, t), *([why] if why else []), *_iterate(told, rule, t), _stop(rule, t))


def say_why(rule: Rule, t: Texts) -> str:
    """Say why scaling takes more than the share of the hypothesis; empty where nothing scales."""
    if rule.scale_from is None:
        return ""
    share, needed, wanted = t.percent(rule.threshold), t.number(rule.scale_from), successes_wanted(rule)
    if wanted >= rule.scale_from:
        return t("plan.rule_why", n=rule.n, k=needed, share=share)
    return t("plan.rule_why_more", n=wanted, of=t.number(rule.n), k=needed, share=share)


def critical_rows(card: Card, t: Texts) -> tuple[tuple[str, str, str], ...]:
    """List the critical values of this trial and of other sizes at the same threshold, by participants."""
    sizes = sorted({card.participants, *CLOSE})
    rules = (set_rule(n, card.rule.threshold, card.rule.floor) for n in sizes)
    return tuple((t.number(rule.n), scale_cell(rule, t), stop_cell(rule, t)) for rule in rules)


def scale_cell(rule: Rule, t: Texts) -> str:
    """Write how many scale."""
    if rule.scale_from is None:
        return t("plan.never")
    return t("plan.or_more", k=t.number(rule.scale_from)) if rule.scale_from < rule.n else t.number(rule.n)


def stop_cell(rule: Rule, t: Texts) -> str:
    """Write how many stop."""
    if rule.stop_to is None:
        return t("plan.never")
    return t("plan.or_fewer", k=t.number(rule.stop_to)) if rule.stop_to else t.number(0)


def metric_cell(rule: Rule, behaviour: str, t: Texts) -> str:
    """Write what is counted, and what would scale or stop."""
    endings = {
        (False, False): "",
        (True, False): "_no_scale",
        (False, True): "_no_stop",
        (True, True): "_neither",
    }
    ending = endings[rule.scale_from is None, rule.stop_to is None]
    scale, stop = scale_cell(rule, t), stop_cell(rule, t)
    return t(f"plan.cell_metric{ending}", behaviour=behaviour, scale=scale, stop=stop)


def say_result(plan: Plan, t: Texts) -> tuple[str, ...]:
    """Read the result aloud and say what follows; nothing while there is none."""
    result = plan.result
    if result is None:
        return ()
    reading = result.reading
    read = t(
        "plan.result_reading",
        k=t.number(reading.successes),
        n=reading.n,
        share=t.percent(reading.share),
        low=t.percent(reading.low),
        high=t.percent(reading.high),
    )
    early = not result.complete and result.verdict != "harm"
    said = [read, t("plan.result_too_early" if early else f"plan.result_{result.verdict}")]
    if reading.tiny:
        said.append(t("plan.rule_tiny"))
    return (*said, t("plan.rule_occurred"))


def decision_cell(plan: Plan, t: Texts) -> str:
    """Write the decision for the plan's table."""
    result = plan.result
    if result is None:
        return t("plan.decision_pending")
    if not result.complete and result.verdict != "harm":
        return t("plan.decision_too_early")
    return t(f"plan.decision_{result.verdict}")


def say_findings(told: Advice, plan: Plan, t: Texts) -> tuple[tuple[str, str], ...]:
    """Say what to mend and what to know: (mend or note, sentence)."""
    return tuple((one.severity, _finding(told, plan, one, t)) for one in plan.findings)


def _finding(told: Advice, plan: Plan, finding: Finding, t: Texts) -> str:
    card, values = plan.card, finding.values
    said = {
        key: say_quantity(value, t, plan.currency) if isinstance(value, Quantity) else _name(told, value, t)
        for key, value in values.items()
        if key != "n"
    }
    if finding.code.startswith("refused"):
        said["type"] = t.of(told.types.types[card.type].in_sentence)
        said["objective"] = t.of(told.plan.objectives[card.objective].name)
    return t(f"plan.lint_{finding.code}", **said, n=_count(values.get("n")))


def _name(told: Advice, code: str, t: Texts) -> str:
    """Name a type, what is counted or a channel; the user's own words stand as they are."""
    if code in told.types.types:
        return t.of(told.types.types[code].in_sentence)
    if code in told.plan.behaviours:
        return t.of(told.plan.behaviours[code].name)
    channel = told.channels.channels.get(code)
    return t.of(channel.name) if channel else code


def say_guards(plan: Plan, t: Texts) -> tuple[str, ...]:
    """Say what would stop the trial or keep it small."""
    card, guard = plan.card, plan.guard
    limit, expected = (
        say_quantity(Quantity(hours, "hours"), t, "") for hours in (guard.limit, guard.expected)
    )
    said = [t("plan.guard_hours", hours=limit, expected=expected)]
    if card.max_cost_per_success is not None:
        said.append(t("plan.guard_success", amount=money(card.max_cost_per_success, t, plan.currency)))
    harm = t("plan.guard_harm", n=card.harm) if card.harm else t("plan.guard_harm_none")
    return (*said, harm)


def _count(value: Quantity | str | None) -> int | None:
    return int(value.value) if isinstance(value, Quantity) else None


def _scale(rule: Rule, t: Texts) -> str:
    if rule.scale_from is None:
        return t("plan.rule_no_scale", n=rule.n)
    if rule.scale_from == rule.n:
        return t("plan.rule_scale_all", n=rule.n)
    return t("plan.rule_scale", k=t.number(rule.scale_from), n=rule.n)


def _stop(rule: Rule, t: Texts) -> str:
    if rule.stop_to is None:
        return t("plan.rule_no_stop", n=rule.n)
    return t("plan.rule_stop", n=rule.stop_to) if rule.stop_to else t("plan.rule_stop_none")


def _iterate(told: Advice, rule: Rule, t: Texts) -> list[str]:
    low = 0 if rule.stop_to is None else rule.stop_to + 1
    high = rule.n if rule.scale_from is None else rule.scale_from - 1
    times = t.number(told.plan.defaults.max_iterations)
    if low > high:
        return []
    if low == high:
        return [t("plan.rule_iterate_one", low=t.number(low), times=times)]
    return [t("plan.rule_iterate", low=t.number(low), high=t.number(high), times=times)]
