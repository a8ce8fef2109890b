"""Where the business stands on each factor, and how we know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from logic.content.advice import Advice
from logic.content.relationship import CHANNEL_FACTOR, OBJECTIVE_FACTOR, OBJECTIVES
from logic.recommendation.facts import (
    Facts,
    SalesFigures,
    gather_facts,
    number,
    word,
    words,
)
from logic.workspace import Workspace

Origin = Literal["guide", "profile", "sales", "assumed"]
"""Answered in the guide, taken from the segment page, helped by the sales file, or not known."""
STEPS = 4
"""A state is an answer of 0 to 4."""
STAGES = ("idea", "first", "traction", "consolidated", "scale")
"""Codes of the item `stage`, from 0 to 4."""
PROPOSED = {
    "F3": ("factor_guarantee",),
    "F4": ("factor_schedule", "factor_time"),
    "F7": ("factor_substitutes",),
}
"""Factor -> consumption factors of the segment page (1 to 5) that propose its state while the guide is
silent."""


@dataclass(frozen=True)
class State:
    """One factor's state."""

    factor: str
    value: float | None
    """0 to 4 between the factor's two ends; None where it is unknown, or for the objective and the
    channels."""
    origin: Origin

    @property
    def known(self) -> bool:
        """Whether anything is known; what is not has no weight in the scores."""
        return self.origin != "assumed"


@dataclass(frozen=True)
class Context:
    """Everything the ranking needs to know of the business."""

    states: Mapping[str, State]
    """By factor, in the order of the YAML."""
    weights: Mapping[str, float]
    """By factor; the user's own where given."""
    objectives: Mapping[str, float]
    """Objective -> its share of the objective's weight; empty when unknown."""
    channels: tuple[str, ...]
    facts: Facts

    def value(self, factor: str) -> float | None:
        """Return a factor's state, None where unknown."""
        return self.states[factor].value

    @property
    def unsized(self) -> tuple[str, ...]:
        """Factors whose money is told, though nobody can say whether it is much: an hour has no value yet."""
        told = {"F10": self.facts.margin_month, "F12": self.facts.cash_month}
        if self.facts.hour_value is not None:
            return ()
        return tuple(id for id, amount in told.items() if amount is not None and not self.states[id].known)


def build_context(advice: Advice, workspace: Workspace, sales: SalesFigures) -> Context:
    """Read the states out of guide, segment page and sales file; the guide's answer prevails."""
    facts = gather_facts(workspace, sales)
    objectives = split_objective(advice, workspace)
    channels = known_channels(advice, workspace)
    states = {
        id: _state(advice, workspace, facts, id)
        for id in advice.factors.factors
        if id not in (OBJECTIVE_FACTOR, CHANNEL_FACTOR)
    }
    states[OBJECTIVE_FACTOR] = State(OBJECTIVE_FACTOR, None, "profile" if objectives else "assumed")
    states[CHANNEL_FACTOR] = State(CHANNEL_FACTOR, None, "profile" if channels else "assumed")
    return Context(
        states={id: states[id] for id in advice.factors.factors},
        weights=own_weights(advice, workspace),
        objectives=objectives,
        channels=channels,
        facts=facts,
    )


def own_weights(advice: Advice, workspace: Workspace) -> dict[str, float]:
    """Return each factor's weight: the user's own where it moved, else the default."""
    most = advice.factors.ranking.max_weight
    return {
        id: min(max(float(workspace.weights.get(id, factor.weight)), 0), most)
        for id, factor in advice.factors.factors.items()
    }


def order_weights(advice: Advice, order: Sequence[str]) -> dict[str, float]:
    """Turn an order of importance into the user's own weights: rank-order centroid (Barron & Barrett, 1996).

    Args:
        advice: Whose weights are shared out again.
        order: Factors from the most to the least important; the others keep their weight.

    Returns:
        Weights that share the total these factors have by default, none above the highest allowed.
    """
    n, factors = len(order), advice.factors.factors
    total = sum(factors[id].weight for id in order)
    centroid = {id: sum(1 / i for i in range(k, n + 1)) / n for k, id in enumerate(order, 1)}
    return {id: min(share * total, advice.factors.ranking.max_weight) for id, share in centroid.items()}


def split_objective(advice: Advice, workspace: Workspace) -> dict[str, float]:
    """Split the objective's weight between the main objective and a second one."""
    profile = workspace.answers_of("profile")
    first, second = word(profile, "objective"), word(profile, "objective_second")
    if first not in OBJECTIVES:
        return {}
    if second not in OBJECTIVES or second == first:
        return {first: 1.0}
    split = advice.factors.objective_weights
    whole = split.primary + split.secondary
    return {first: split.primary / whole, second: split.secondary / whole}


def known_channels(advice: Advice, workspace: Workspace) -> tuple[str, ...]:
    """Return the customers' channels that the content knows."""
    given = words(workspace.answers_of("profile"), "channels")
    return tuple(id for id in given if id in advice.channels.channels)


def _state(advice: Advice, workspace: Workspace, facts: Facts, factor: str) -> State:
    given = number(workspace.answers_of("guide"), factor)
    derived = _derive(advice, workspace.answers_of("profile"), facts, factor)
    if (
        factor in ("F8", "F9") and derived is not None
    ):  # asked in the guide only while the segment page is silent
        return derived
    if given is not None and given <= STEPS:
        return State(factor, given, "guide")
    return derived or State(factor, None, "assumed")


def _derive(advice: Advice, profile: Mapping[str, Any], facts: Facts, factor: str) -> State | None:
    if factor == "F8":
        stage = word(profile, "stage")
        return State(factor, float(STAGES.index(stage)), "profile") if stage in STAGES else None
    if factor in PROPOSED:
        given = [value for id in PROPOSED[factor] if (value := number(profile, id)) is not None]
        return State(factor, min(max(given) - 1, STEPS), "profile") if given and max(given) >= 1 else None
    return _from_figures(advice, facts, factor)


def _from_figures(advice: Advice, facts: Facts, factor: str) -> State | None:
    bounds = advice.factors.bounds
    figure, limits, sources = {
        "F9": (_ratio(facts.customers, facts.team), bounds.customers_per_person, {"customers"}),
        "F10": (
            _in_hours(facts.margin_month, facts.hour_value, bounds.margin_share),
            bounds.hours_margin_pays,
            {"order_value"},
        ),
        "F11": (facts.hours_week, bounds.hours_week, set()),
        "F12": (_in_hours(facts.cash_month, facts.hour_value), bounds.cash_in_hours, set()),
    }.get(factor, (None, (), set()))
    if figure is None:
        return None
    origin: Origin = "sales" if facts.from_sales & sources else "profile"
    return State(factor, float(sum(figure > limit for limit in limits)), origin)


def _ratio(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below


def _in_hours(amount: float | None, hour_value: float | None, share: float = 1) -> float | None:
    """Return the hours that a share of an amount pays; nothing pays none, whatever an hour is worth."""
    return 0.0 if amount == 0 else _ratio(None if amount is None else amount * share, hour_value)
