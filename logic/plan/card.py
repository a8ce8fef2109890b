"""The experiment card: what will be tried, with whom, for how long, and what would count as success."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from logic.content.advice import Advice
from logic.content.planning import PlanPolicy
from logic.content.relationship import OBJECTIVES
from logic.plan.decision import Rule, set_rule
from logic.plan.fields import Fields
from logic.plan.proposals import (
    Baseline,
    Seen,
    find_baseline,
    propose_behaviour,
    propose_box,
    propose_participants,
    propose_start,
    propose_threshold,
)
from logic.recommendation.facts import word
from logic.recommendation.medium import LEAST_FIT, Medium, rank_media
from logic.recommendation.recommend import Recommendation
from logic.workspace import Workspace


@dataclass(frozen=True)
class Refusal:
    """A choice of the user's that cannot be together with objective and type; the proposal stands instead."""

    field: str
    """behaviour or medium."""
    given: str
    """Code of the behaviour or the channel."""


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
    baseline: Baseline | None
    """How many do it anyway."""
    threshold: float
    threshold_day: dt.date | None
    """When the user last set the threshold."""
    rule: Rule
    harm: int
    max_hours_week: float | None
    """The user's own limit; None: the plan proposes one from the hours that the try takes."""
    max_cost_per_success: float | None
    hour_value: float | None
    refused: tuple[Refusal, ...] = ()

    @property
    def end(self) -> dt.date | None:
        """The day to decide on."""
        return None if self.start is None else self.start + dt.timedelta(days=self.box_days)


def make_card(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, seen: Seen, today: dt.date | None
) -> Card:
    """Propose the try; whatever the user wrote over stands, but for what cannot be together."""
    fields, policy, facts = Fields(workspace), advice.plan, recommendation.context.facts
    profile = workspace.answers_of("profile")
    objective = fields.choice("objective", _objective(workspace, recommendation), OBJECTIVES)
    type = fields.choice("type", recommendation.first, advice.types.types)
    fitting = fitting_behaviours(policy, objective, type)
    behaviour = fields.choice("behaviour", propose_behaviour(policy, objective, type, seen), fitting)
    weeks = propose_box(policy, behaviour, seen) or policy.defaults.box_days
    box = fields.count("box_days", weeks, most=3 * policy.defaults.max_box_days)
    baseline = _baseline(fields, policy, behaviour, box, seen)
    anyway = baseline.share if baseline else None
    wanted = propose_participants(policy, advice.types.types[type].participants, anyway)
    participants = fields.count("participants", _at_most(wanted, objective, facts.customers))
    threshold = fields.share("threshold", propose_threshold(policy, anyway, participants))
    cycle, cycle_from = seen.cycle
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
        threshold=threshold,
        threshold_day=fields.day("threshold_day"),
        rule=set_rule(participants, threshold, fields.share("floor", threshold)),
        harm=fields.count("harm", policy.defaults.harm, least=0),
        max_hours_week=fields.maybe("max_hours_week"),
        max_cost_per_success=fields.maybe("max_cost_per_success"),
        hour_value=fields.maybe("hour_value", facts.hour_value) or None,
        refused=_refused(advice, workspace, recommendation, fields, (objective, type)),
    )


def fitting_behaviours(policy: PlanPolicy, objective: str, type: str) -> tuple[str, ...]:
    """List what measures an objective in a type of relationship."""
    return tuple(id for id, one in policy.behaviours.items() if one.suits(objective, type))


def fitting_media(media: Iterable[Medium]) -> tuple[str, ...]:
    """List the channels in which a type of relationship can run at all."""
    return tuple(medium.channel for medium in media if medium.fit >= LEAST_FIT)


def _refused(
    advice: Advice,
    workspace: Workspace,
    recommendation: Recommendation,
    fields: Fields,
    chosen: tuple[str, str],
) -> tuple[Refusal, ...]:
    """List the user's choices that cannot be together with objective and type."""
    objective, type = chosen
    media = fitting_media(rank_media(advice, recommendation.context, workspace, type))
    known = {
        "behaviour": (advice.plan.behaviours, fitting_behaviours(advice.plan, objective, type)),
        "medium": (advice.channels.channels, media),
    }
    return tuple(
        Refusal(field, given)
        for field, (all_known, fitting) in known.items()
        if (given := fields.text(field)) in all_known and given not in fitting
    )


TEXTS = ("source", "promise", "difference", "justification", "assumption", "hypothesis", "selection")
"""Fields of the card in the user's own words."""


def _texts(fields: Fields) -> dict[str, Any]:
    return {id: fields.text(id) for id in TEXTS}


def _objective(workspace: Workspace, recommendation: Recommendation) -> str:
    """Return the main objective; while none is named, customers are won first where there are none."""
    named = recommendation.context.objectives
    if named:
        return max(named, key=lambda objective: named[objective])
    none_yet = word(workspace.answers_of("profile"), "has_customers") == "none"
    return "captar" if none_yet else "retener"


def _at_most(wanted: int, objective: str, customers: float | None) -> int:
    """Never propose more participants than there are customers, unless they are to be won."""
    if objective == "captar" or not customers:
        return wanted
    return max(1, min(wanted, int(customers)))


def _baseline(fields: Fields, policy: PlanPolicy, behaviour: str, box: int, seen: Seen) -> Baseline | None:
    given = fields.maybe("baseline")
    if given is not None:
        return Baseline(min(given, 100) / 100, "user")
    return find_baseline(policy, behaviour, box, seen)


def _medium(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, fields: Fields, type: str
) -> dict[str, Any]:
    media = {m.channel: m for m in rank_media(advice, recommendation.context, workspace, type)}
    chosen, fitting = fields.text("medium"), fitting_media(media.values())
    if not chosen or (chosen in media and chosen not in fitting):
        chosen = next(iter(media))
    known = media.get(chosen)
    named = bool(recommendation.context.channels)
    return {
        "medium": chosen,
        "medium_fit": known.fit if known else None,
        "medium_theirs": known.theirs if known and named else None,
        "two_way": fields.flag("two_way", known.two_way if known else None),
    }
