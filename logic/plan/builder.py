"""The minimum viable relationship: the smallest thing worth trying, what it costs and when to stop.

Fields that `workspace.plan` may write over, by id. Unless said otherwise a field is a text in the user's
own words.

The try: `segment`, `objective` (captar, retener, ampliar), `type` (PD … CO), `medium` (a channel's code or
own words), `two_way` (true or false), `justification`, `difference`, `promise`, `assumption`, `hypothesis`,
`selection`, `behaviour` (a code of plan.yaml), `source`, `participants` (number), `box_days` (number),
`start` (YYYY-MM-DD), `baseline`, `threshold`, `floor` (numbers, in per cent), `threshold_day` (YYYY-MM-DD:
when the threshold was last set). Guards: `harm` (number), `max_hours_week`, `max_cost_per_success` (numbers).
Costs, all numbers: `setup_hours`, `hours_customer_month`, `fixed_hours_month`, `hours_week` (in place of
the two before), `hour_value`, `cash_month`, `tools_month`, `gifts_month`.
What both sides put in and get: `customer_puts`, `customer_gets`; goals: `goal_medium`, `goal_long`; `owner`.
Strategies: `strategies` (tuple of codes: choose among these), `<code>_hours`, `<code>_cash` (numbers).
The guide's six answers: `guide_1` … `guide_6`, read by logic/recommendation/guide.py.
Result: `successes`, `observed`, `harmed` (numbers).

Tables: `plan_rows` (further rows: type, medium, justification, customers, hours_month, cash_month), `actions`
(roadmap.py), `loyalty` (loyalty.py), `channels` (medium.py).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from logic.assessment.answers import without_hidden
from logic.assessment.assess import Assessment
from logic.content.library import Content
from logic.plan.card import Card, make_card
from logic.plan.costs import Cost, CostGates, check_gates
from logic.plan.decision import Reading, Verdict, decide, read_aloud, set_rule
from logic.plan.fields import Fields
from logic.plan.fit import Fit, choose_what_fits
from logic.plan.lint import Finding, check_card
from logic.plan.loyalty import LoyaltyDesign, design_loyalty
from logic.plan.proposals import Asked, Seen
from logic.plan.roadmap import Action, plan_actions
from logic.plan.rows import HoursGuard, Row, full_size, guard_hours, make_rows, trial_inputs
from logic.recommendation.facts import SalesFigures, word
from logic.recommendation.recommend import Recommendation
from logic.workspace import Workspace


@dataclass(frozen=True)
class Result:
    """What came of the try, by the rule that was set before."""

    reading: Reading
    verdict: Verdict
    complete: bool
    """Every planned participant was observed; before that the rule only looks, it does not decide."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything the plan says: ids, codes and numbers. wording.py makes the sentences."""

    card: Card
    rows: tuple[Row, ...]
    gates: CostGates
    full_size: Cost | None
    """With every customer of the segment, at the type's full hours; None while their number is not known."""
    guard: HoursGuard
    findings: tuple[Finding, ...]
    fit: Fit
    actions: tuple[Action, ...]
    loyalty: LoyaltyDesign
    result: Result | None
    currency: str
    written: Mapping[str, str]
    """Further fields in the user's own words: what both sides put in and get, and goals."""
    edited: frozenset[str]
    """Fields that the user wrote over."""
    pending: tuple[str, ...]
    """What is still missing and would make the plan firmer, by code."""

    @property
    def cost(self) -> Cost:
        """The cost of the try."""
        return self.rows[0].cost


MOST_OBSERVED = 10_000
"""A trial with more participants is a slip."""
WRITTEN = ("customer_puts", "customer_gets", "goal_medium", "goal_long")
TOLD_WITH_RETURNS = {"customer_puts": "puts_in", "customer_gets": "gains"}
"""Field of the plan -> question of the returns that fills it until the user writes over it."""


def build_plan(
    content: Content,
    workspace: Workspace,
    recommendation: Recommendation,
    assessment: Assessment | None = None,
    sales_figures: SalesFigures | None = None,
    today: dt.date | None = None,
    asked: Mapping[str, Asked] | None = None,
) -> Plan:
    """Propose the plan; whatever the user wrote over stands, and costs follow.

    Args:
        content: What the YAML says.
        workspace: What the user entered.
        recommendation: For the same workspace.
        assessment: For the patterns that call for a move, and for which answers are visible.
        sales_figures: Figures of the sales file by id.
        today: Dates count from a Monday a week or more ahead unless the user sets a start; without either
        there are no dates.
    """
    if assessment is not None:
        workspace = without_hidden(assessment.given, workspace)
    advice, fields, facts = content.advice, Fields(workspace), recommendation.context.facts
    seen = Seen(sales_figures or {}, asked or {}, facts.orders_month)
    card = make_card(advice, workspace, recommendation, seen, today)
    rows = make_rows(advice, workspace, recommendation, card)
    grown = replace(trial_inputs(advice, fields, card, full=True), customers=card.participants)
    guard = guard_hours(card, rows[0].cost, facts.hours_week, advice.plan.defaults.guard_times)
    gates = check_gates(grown, facts, advice.plan.gates)
    loyalty = design_loyalty(advice.loyalty, workspace, facts)
    fit = _fit(content, fields, recommendation, assessment, card, rows, loyalty)
    return Plan(
        card=card,
        rows=rows,
        gates=gates,
        full_size=full_size(advice, fields, card, facts),
        guard=guard,
        findings=(*_closed(recommendation, card), *check_card(card, advice.plan, rows[0].cost, guard)),
        fit=fit,
        actions=plan_actions(advice, card, rows[0].cost.inputs.setup_hours, fit, workspace),
        loyalty=loyalty,
        result=_result(fields, card, gates),
        currency=facts.currency,
        written=_written(workspace, fields),
        edited=frozenset(id for id, value in workspace.plan.items() if value is not None),
        pending=_pending(workspace, recommendation, card),
    )


def _closed(recommendation: Recommendation, card: Card) -> tuple[Finding, ...]:
    """Warn of a type that a condition keeps from being the one to try."""
    barred = recommendation.choice.excluded_by(card.type)
    return (Finding("closed_type", "mend", {"given": card.type}),) if barred else ()


def _written(workspace: Workspace, fields: Fields) -> dict[str, str]:
    """Collect the user's own words; what both sides put in and get was told with the returns already."""
    told = workspace.answers_of("ior")
    proposed = {id: word(told, item) or "" for id, item in TOLD_WITH_RETURNS.items()}
    return {id: text for id in WRITTEN if (text := fields.text(id, proposed.get(id, "")))}


def _fit(
    content: Content,
    fields: Fields,
    recommendation: Recommendation,
    assessment: Assessment | None,
    card: Card,
    rows: tuple[Row, ...],
    loyalty: LoyaltyDesign,
) -> Fit:
    facts, cost = recommendation.context.facts, rows[0].cost
    known = {pattern.id: pattern for pattern in content.readings.patterns.patterns}
    found = [hit.id for hit in assessment.patterns if not hit.held] if assessment else []
    support = recommendation.support
    return choose_what_fits(
        content.advice,
        recommendation,
        fields,
        objective=card.objective,
        types=(card.type, *((support.type,) if support else ())),
        patterns=found,
        pattern_strategies=tuple(strategy for id in found for strategy in known[id].strategies),
        ask_first=any(known[id].alone for id in found),
        loyalty_open=loyalty.open,
        hours=None if facts.hours_month is None else facts.hours_month - cost.hours_month,
        cash=None if facts.cash_month is None else facts.cash_month - cost.from_till,
    )


def _result(fields: Fields, card: Card, gates: CostGates) -> Result | None:
    successes, observed = fields.maybe("successes"), fields.maybe("observed", card.participants)
    if successes is None or not observed or successes > observed or observed > MOST_OBSERVED:
        return None
    n, k = int(observed), int(successes)
    rule = set_rule(n, card.threshold, card.rule.floor)
    harm = int(fields.number("harmed", 0))
    verdict = decide(rule, k, pays=gates.pays, fits=gates.fits, harm=harm, harm_limit=card.harm)
    return Result(read_aloud(k, n), verdict, n >= card.participants)


def _pending(workspace: Workspace, recommendation: Recommendation, card: Card) -> tuple[str, ...]:
    facts, context = recommendation.context.facts, recommendation.context
    missing = {
        "segment": not card.segment,
        "customers": card.customers is None,
        "objective": not context.objectives and "objective" not in workspace.plan,
        "channels": not context.channels,
        "guide": not recommendation.ready,
        "hours": facts.hours_week is None,
        "hour_value": card.hour_value is None,
        "order_value": facts.order_value is None,
        "margin": facts.margin_share is None,
        "difference": not card.difference,
        "start": card.start is None,
        "cycle": card.cycle_days is None,
        "baseline": card.baseline is None,
    }
    return tuple(code for code, is_missing in missing.items() if is_missing)
