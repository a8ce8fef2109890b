"""The plan in sentences, in the reader's language: the same for the page and for the documents.

What the user typed goes in as typed; everything else comes from the content and from locales/plan.yaml.
"""

from dataclasses import dataclass
from math import ceil

from logic.content.library import Content
from logic.content.texts import Texts
from logic.plan.builder import Plan
from logic.plan.decision import successes_wanted
from logic.plan.rows import Row
from logic.plan.say_actions import (
    ActionText,
    ChosenText,
    LeftOutText,
    medium_name,
    promise_text,
    say_actions,
    say_budget,
    say_chosen,
    say_left_out,
)
from logic.plan.say_costs import (
    cost_cell,
    say_capacity,
    say_cost,
    say_full_size,
    say_gates,
)
from logic.plan.say_loyalty import LoyaltyText, say_loyalty
from logic.plan.say_rule import (
    critical_rows,
    decision_cell,
    metric_cell,
    say_calls,
    say_findings,
    say_guards,
    say_result,
    say_rule,
)
from logic.recommendation.facts import word
from logic.recommendation.recommend import Recommendation
from logic.recommendation.say import capital, say_fit, say_state, say_why
from logic.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class RowText:
    """A line of the plan's table."""

    type: str
    medium: str
    justification: str
    cost: str
    objective: str
    metric: str
    box: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class CardText:
    """The experiment card."""

    hypothesis: str
    start_small: str
    promise: str
    difference: str
    assumption: str
    selection: str
    metric: str
    baseline: str
    threshold: str
    window: str
    cycle: str
    guards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanText:
    """Everything that is said of the plan; empty texts where there is nothing to say."""

    summary: str
    heads: tuple[str, ...]
    """Of the plan's table, in the order of a row's fields."""
    rows: tuple[RowText, ...]
    card: CardText
    rule: tuple[str, ...]
    rule_short: tuple[str, ...]
    """Scale, iterate and stop; without when to decide."""
    critical_heads: tuple[str, str, str]
    critical: tuple[tuple[str, str, str], ...]
    result: tuple[str, ...]
    cost: tuple[str, ...]
    gates: tuple[str, ...]
    capacity: str
    full_size: str
    findings: tuple[tuple[str, str], ...]
    """(mend or note, sentence)."""
    budget: str
    chosen: tuple[ChosenText, ...]
    left_out: tuple[LeftOutText, ...]
    actions: tuple[ActionText, ...]
    loyalty: LoyaltyText
    pending: tuple[str, ...]


HEADS = ("type", "medium", "justification", "cost", "objective", "metric", "box", "decision")


def describe_plan(
    content: Content, workspace: Workspace, advice: Recommendation, plan: Plan, t: Texts
) -> PlanText:
    """Put the plan into sentences."""
    told = content.advice
    return PlanText(
        summary=_summary(content, plan, t),
        heads=tuple(t(f"plan.head_{head}") for head in HEADS),
        rows=tuple(_row(content, workspace, advice, plan, at, t) for at in range(len(plan.rows))),
        card=_card(content, plan, t),
        rule=say_rule(told, plan.card, t),
        rule_short=say_calls(told, plan.card.rule, t),
        critical_heads=(t("plan.heads_n"), t("plan.heads_scale"), t("plan.heads_stop")),
        critical=critical_rows(plan.card, t),
        result=say_result(plan, t),
        cost=say_cost(advice, plan, t),
        gates=say_gates(told, advice, plan, t),
        capacity=say_capacity(advice, plan, t),
        full_size=say_full_size(advice, plan, t),
        findings=say_findings(told, plan, t),
        budget=say_budget(advice, plan, t),
        chosen=say_chosen(content, plan, t),
        left_out=say_left_out(content, plan, t),
        actions=say_actions(content, plan, t),
        loyalty=say_loyalty(told, plan, t),
        pending=tuple(t(f"plan.pending_{code}") for code in plan.pending),
    )


def say_hypothesis(content: Content, plan: Plan, t: Texts) -> str:
    """Say what is believed, so that it can turn out false; the user's own words where there are any."""
    card = plan.card
    if card.hypothesis:
        return card.hypothesis
    behaviour, wanted = content.advice.plan.behaviours[card.behaviour], successes_wanted(card.rule)
    return t(
        "plan.hypothesis_people" if card.objective == "captar" else "plan.hypothesis",
        type=t.of(content.advice.types.types[card.type].in_sentence),
        medium=_by(content, card.medium, t),
        k=t.number(wanted),
        n=card.participants,
        segment=_of_segment(card.segment, t),
        behaviour=t.of(behaviour.singular if wanted == 1 else behaviour.plural),
        days=t("plan.days", n=card.box_days),
    )


def _of_segment(segment: str, t: Texts) -> str:
    return t("plan.of_segment", segment=segment) if segment else t("plan.of_segment_unnamed")


def _summary(content: Content, plan: Plan, t: Texts) -> str:
    card = plan.card
    return t(
        "plan.summary_people" if card.objective == "captar" else "plan.summary",
        type=t.of(content.advice.types.types[card.type].in_sentence),
        medium=_by(content, card.medium, t),
        n=card.participants,
        days=t("plan.days", n=card.box_days),
        objective=t.of(content.advice.plan.objectives[card.objective].name),
    )


def _by(content: Content, medium: str, t: Texts) -> str:
    known = content.advice.channels.channels.get(medium)
    return t.of(known.by) if known else t("plan.medium_own", medium=medium)


def _row(
    content: Content, workspace: Workspace, advice: Recommendation, plan: Plan, at: int, t: Texts
) -> RowText:
    row, card, policy = plan.rows[at], plan.card, content.advice.plan
    behaviour = capital(t.of(policy.behaviours[card.behaviour].noun))
    metric = metric_cell(card.rule, behaviour, t)
    return RowText(
        type=t.of(content.advice.types.types[row.type].name),
        medium=capital(medium_name(content, row.medium, t)),
        justification=row.justification or _justification(content, workspace, advice, plan, row, at, t),
        cost=cost_cell(row.cost, t, plan.currency),
        objective=t.of(policy.objectives[card.objective].short),
        metric=metric if at == 0 else "",
        box=t("plan.days", n=card.box_days) if at == 0 else t("plan.cell_waits"),
        decision=decision_cell(plan, t) if at == 0 else "",
    )


def _justification(
    content: Content, workspace: Workspace, advice: Recommendation, plan: Plan, row: Row, at: int, t: Texts
) -> str:
    """Fill the justification from the reasons, with what the user says customers look for."""
    told = content.advice
    if at and row.supports is not None:
        state = say_state(told, advice.context, row.supports, t)
        why = say_fit(told, advice.context.objectives, row.supports, row.type, t)
        return t("plan.justification_supports", state=state, why=why)
    if at and advice.support is not None and row.type == advice.support.type:
        return t("plan.justification_way_out")
    shown = row.comparison.shown[: 2 if at else 3]
    reasons = " ".join(say_why(told, advice, reason.factor, row.type, t) for reason in shown)
    if row.type != advice.first:
        best = t.of(told.types.types[advice.first].in_sentence)
        return (
            t("plan.justification_own", reasons=reasons)
            if not at
            else reasons or t("plan.justification_against", best=best)
        )
    if not reasons:
        return t("plan.justification_open")
    seeks = word(workspace.answers_of("profile"), "persona_seeks")
    if seeks is None:
        return reasons
    return f"{t('plan.justification_seeks', seeks=seeks.strip().rstrip('.'))} {reasons}"


def _card(content: Content, plan: Plan, t: Texts) -> CardText:
    card, type = plan.card, content.advice.types.types[plan.card.type]
    behaviour = content.advice.plan.behaviours[card.behaviour]
    people = card.objective == "captar"
    return CardText(
        hypothesis=say_hypothesis(content, plan, t),
        start_small=t.of(type.start_small),
        promise=promise_text(content, plan, t),
        difference=card.difference,
        assumption=card.assumption or t("plan.assumption", assumption=t.of(type.assumption)),
        selection=card.selection
        or t("plan.selection_people" if people else "plan.selection", n=card.participants),
        metric=t(
            "plan.metric",
            behaviour=capital(t.of(behaviour.noun)),
            source=card.source or t.of(behaviour.source),
        ),
        baseline=_baseline(plan, t),
        threshold=t("plan.threshold", share=t.percent(card.threshold)),
        window=_window(plan, t),
        cycle=_cycle(plan, t),
        guards=say_guards(plan, t),
    )


def _baseline(plan: Plan, t: Texts) -> str:
    baseline = plan.card.baseline
    if baseline is None:
        return t("plan.baseline_none")
    asked = baseline.asked
    if asked is not None:
        return t("plan.baseline_survey", yes=t.number(asked.yes), n=asked.n, share=t.percent(baseline.share))
    days = t("plan.days", n=plan.card.box_days)
    return t(f"plan.baseline_{baseline.source}", share=t.percent(baseline.share), days=days)


def _window(plan: Plan, t: Texts) -> str:
    card, days = plan.card, t("plan.days", n=plan.card.box_days)
    if card.start is None or card.end is None:
        return t("plan.window_open", days=days)
    return t("plan.window", start=t.date(card.start), end=t.date(card.end), days=days)


def _cycle(plan: Plan, t: Texts) -> str:
    card = plan.card
    if card.cycle_days is None:
        return ""
    return t(f"plan.cycle_{card.cycle_from}", days=t("plan.days", n=ceil(card.cycle_days)))
