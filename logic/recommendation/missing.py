"""What is still to be known before a relationship is advised, and where each thing is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from logic.content.relationship import OBJECTIVE_FACTOR
from logic.recommendation.context import Context

Place = Literal["segment", "guide"]
IN_SEGMENT: Mapping[str, tuple[str, ...]] = {
    "F6": ("objective",),
    "F8": ("stage",),
    "F9": ("customers", "team"),
    "F11": ("hours_week",),
    "F12": ("cash_month",),
    "F13": ("channels",),
}
"""Factor -> items of the segment page that tell it; the guide asks for the others by their own ids."""


@dataclass(frozen=True)
class Wanted:
    """One thing to be told."""

    item: str
    place: Place


def is_ready(context: Context) -> bool:
    """Say whether a relationship can be advised, and with it a plan.

    The objective must be known, for everything is measured by it, and at least half of what is compared.
    """
    known = sum(state.known for state in context.states.values())
    return bool(context.objectives) and 2 * known >= len(context.states)


def still_wanted(context: Context) -> tuple[Wanted, ...]:
    """List what is not known, the objective first and then what weighs most."""
    unknown = [factor for factor, state in context.states.items() if not state.known]
    order = sorted(unknown, key=lambda factor: (factor != OBJECTIVE_FACTOR, -context.weights[factor]))
    found = (wanted for factor in order for wanted in _wanted(factor, context))
    return tuple(dict.fromkeys(found))


def _wanted(factor: str, context: Context) -> tuple[Wanted, ...]:
    if factor in context.unsized:
        return (Wanted("hour_wage", "segment"),)
    items = IN_SEGMENT.get(factor)
    if items is None:
        return (Wanted(factor, "guide"),)
    return tuple(Wanted(item, "segment") for item in items if getattr(context.facts, item, None) is None)
