"""The experiment card: what will be tried, with whom, for how long, and what would count as success."""

import datetime as dt
from dataclasses import dataclass
from math import ceil
from typing import Any

from logic.content.advice import Advice
from logic.content.planning import PlanPolicy
from logic.content.relationship import OBJECTIVES
from logic.plan.decision import Rule, set_rule
from logic.plan.fields import Fields
from logic.recommendation.facts import SalesFigures, number, word
from logic.recommendation.medium import rank_media
from logic.recommendation.recommend import Recommendation
from logic.workspace import Workspace

DAYS_PER_MONTH = 30.4
"""Days of a month, on average over a year."""
RETURNING = "repurchase"
"""The behaviour that the sales file knows."""
ROUND_SHARE = 0.10
"""Thresholds above a baseline are proposed in steps of ten per cent."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """The try. Empty texts are proposals that the content and the locales word; typed ones stand as typed."""

    segment: str
    customers: float | None
    objective: str
    type: str
    medium: str
    """A channel's code, or the user's own words."""
    medium_fit: int | None
    """0 to 4; None for a medium in the user's own words."""
    medium_theirs: bool | None
    """Whether customers already are there; None when they named no channel, or for own words."""
    two_way: bool | None
    behaviour: str
    source: str
    promise: str
    difference: str
    justification: str
    assumption: str
    hypothesis: str
    selection: str
    participants: int
    box_days: int
    cycle_days: float | None
    cycle_from: str | None
    """sales, or profile when it follows from the purchases a month that the user names."""
    start: dt.date | None
    baseline: float | None
    """Share (0 to 1) that does it anyway."""
    baseline_from: str | None
    """user or sales."""
    threshold: float
    threshold_day: dt.date | None
    """When the user last set the threshold."""
    rule: Rule
    harm: int
    max_hours_week: float | None
    max_cost_per_success: float | None
    hour_value: float | None

    @property
    def end(self) -> dt.date | None:
        """The day to decide on."""
        return None if self.start is None else self.start + dt.timedelta(days=self.box_days)


def make_card(
    advice: Advice,
    workspace: Workspace,
    recommendation: Recommendation,
    sales: SalesFigures,
    today: dt.date | None,
) -> Card:
    """Propose the try; whatever the user wrote over stands."""
    fields, policy, facts = Fields(workspace), advice.plan, recommendation.context.facts
    profile = workspace.answers_of("profile")
    objective = fields.choice("objective", _objective(workspace, recommendation), OBJECTIVES)
    type = fields.choice("type", recommendation.first, advice.types.types)
    cycle, cycle_from = _cycle(sales, facts.orders_month)
    proposed = propose_behaviour(policy, objective, cycle, sales)
    behaviour = fields.choice("behaviour", proposed, policy.behaviours)
    weeks = propose_box(policy, behaviour, cycle, sales) or policy.defaults.box_days
    box = fields.count("box_days", weeks, most=3 * policy.defaults.max_box_days)
    participants = fields.count("participants", _participants(advice, type, objective, facts.customers))
    baseline, baseline_from = _baseline(fields, sales, behaviour, box)
    threshold = fields.share("threshold", propose_threshold(policy, baseline))
    return Card(
        segment=fields.text("segment", word(profile, "segment_name") or ""),
        customers=facts.customers,
        objective=objective,
        type=type,
        **_medium(advice, workspace, recommendation, fields, type),
        behaviour=behaviour,
        **_texts(fields),
        participants=participants,
        box_days=box,
        cycle_days=cycle,
        cycle_from=cycle_from,
        start=fields.day("start") or propose_start(today),
        baseline=baseline,
        baseline_from=baseline_from,
        threshold=threshold,
        threshold_day=fields.day("threshold_day"),
        rule=set_rule(participants, threshold, fields.share("floor", threshold)),
        harm=fields.count("harm", policy.defaults.harm, least=0),
        max_hours_week=fields.maybe("max_hours_week", _share_of_week(facts.hours_week, policy)),
        max_cost_per_success=fields.maybe("max_cost_per_success"),
        hour_value=fields.maybe("hour_value", facts.hour_value) or None,
    )


TEXTS = ("source", "promise", "difference", "justification", "assumption", "hypothesis", "selection")
"""Fields of the card in the user's own words."""


def _texts(fields: Fields) -> dict[str, Any]:
    return {id: fields.text(id) for id in TEXTS}


def propose_behaviour(policy: PlanPolicy, objective: str, cycle: float | None, sales: SalesFigures) -> str:
    """Propose what to count; what is too rare to see, or happens anyway, gives way to a reply."""
    for id, behaviour in policy.behaviours.items():
        if objective in behaviour.objectives:
            return id if propose_box(policy, id, cycle, sales) else "replies"
    return next(iter(policy.behaviours))


def propose_box(policy: PlanPolicy, behaviour: str, cycle: float | None, sales: SalesFigures) -> int | None:
    """Propose how long: four weeks, or whole weeks that hold a purchase cycle where the behaviour needs one.

    Returns:
        Days; None where no box would do: the cycle is longer than the longest, or nearly everybody returns
        anyway even in the shortest that holds a cycle.
    """
    defaults = policy.defaults
    if not policy.behaviours[behaviour].needs_cycle:
        return defaults.box_days
    shortest = ceil((cycle or defaults.box_days) / defaults.box_step) * defaults.box_step
    if shortest > defaults.max_box_days:
        return None
    longest = max(defaults.box_days, shortest)
    for days in range(longest, shortest - 1, -defaults.box_step):
        returned = number(sales, f"returned_{days}") if behaviour == RETURNING else None
        if returned is None or returned <= defaults.max_baseline:
            return days
    return None


def propose_threshold(policy: PlanPolicy, baseline: float | None) -> float:
    """Propose a threshold above what happens anyway."""
    if baseline is None or baseline < policy.defaults.threshold:
        return policy.defaults.threshold
    above = ceil(round(baseline / ROUND_SHARE, 6)) * ROUND_SHARE
    higher = above if above > baseline + 1e-9 else above + ROUND_SHARE
    return round(min(higher, 1 - ROUND_SHARE), 2)


def propose_start(today: dt.date | None) -> dt.date | None:
    """Return the first Monday that leaves a week to prepare.

    >>> propose_start(dt.date(2026, 11, 21))
    datetime.date(2026, 11, 30)
    """
    return None if today is None else today + dt.timedelta(days=14 - today.weekday())


def _objective(workspace: Workspace, recommendation: Recommendation) -> str:
    """Return the main objective; while none is named, customers are won first where there are none."""
    named = recommendation.context.objectives
    if named:
        return max(named, key=lambda objective: named[objective])
    none_yet = word(workspace.answers_of("profile"), "has_customers") == "none"
    return "captar" if none_yet else "retener"


def _participants(advice: Advice, type: str, objective: str, customers: float | None) -> int:
    wanted = advice.types.types[type].participants
    if objective == "captar" or not customers:
        return wanted
    return max(1, min(wanted, int(customers)))


def _cycle(sales: SalesFigures, orders_month: float | None) -> tuple[float | None, str | None]:
    measured = number(sales, "cycle_customer_median")
    if measured:
        return measured, "sales"
    return (DAYS_PER_MONTH / orders_month, "profile") if orders_month else (None, None)


def _baseline(
    fields: Fields, sales: SalesFigures, behaviour: str, box: int
) -> tuple[float | None, str | None]:
    given = fields.maybe("baseline")
    if given is not None:
        return min(given, 100) / 100, "user"
    returned = number(sales, f"returned_{box}") if behaviour == RETURNING else None
    return (None, None) if returned is None else (returned, "sales")


def _share_of_week(hours: float | None, policy: PlanPolicy) -> float | None:
    return None if hours is None else hours * policy.defaults.use_share


def _medium(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, fields: Fields, type: str
) -> dict[str, Any]:
    media = {m.channel: m for m in rank_media(advice, recommendation.context, workspace, type)}
    chosen = fields.text("medium", next(iter(media)))
    known = media.get(chosen)
    named = bool(recommendation.context.channels)
    return {
        "medium": chosen,
        "medium_fit": known.fit if known else None,
        "medium_theirs": known.theirs if known and named else None,
        "two_way": fields.flag("two_way", known.two_way if known else None),
    }
