"""What the try proposes until the user writes over it: what to count, for how long, from which threshold."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from logic.content.planning import PlanPolicy
from logic.plan.power import HAIR, can_scale, tells_apart
from logic.recommendation.facts import SalesFigures, number

DAYS_PER_MONTH = 30.4
"""Days of a month, on average over a year."""
RETURNING = "repurchase"
"""The behaviour that the sales file knows."""
ROUND_SHARE = 0.10
"""Thresholds above a baseline are proposed in steps of ten per cent."""
Source = Literal["user", "sales", "survey"]


@dataclass(frozen=True)
class Asked:
    """What customers said in the survey that they did."""

    yes: int
    n: int

    @property
    def share(self) -> float:
        """Of those who answered, 0 to 1."""
        return self.yes / self.n


@dataclass(frozen=True)
class Seen:
    """What is known of customers' behaviour before the try."""

    sales: SalesFigures = field(default_factory=dict)
    survey: Mapping[str, Asked] = field(default_factory=dict)
    """By question, those with enough answers."""
    orders_month: float | None = None
    """Purchases a month of one customer, as the user counts them."""

    @property
    def cycle(self) -> tuple[float | None, str | None]:
        """Days between purchases and where they are from: sales or profile."""
        measured = number(self.sales, "cycle_customer_median")
        if measured:
            return measured, "sales"
        return (DAYS_PER_MONTH / self.orders_month, "profile") if self.orders_month else (None, None)


@dataclass(frozen=True)
class Baseline:
    """How many do it anyway."""

    share: float
    source: Source
    asked: Asked | None = None
    """Whose answers it is, when it comes from the survey."""


def propose_behaviour(policy: PlanPolicy, objective: str, type: str, seen: Seen) -> str:
    """Propose what to count: what measures the objective in this type of relationship.

    Where that is too rare to be seen in any box, or happens anyway, what stands in for it.
    """
    fits = [id for id, behaviour in policy.behaviours.items() if behaviour.suits(objective, type)]
    usual = next(id for id in fits if not policy.behaviours[id].stands_in)
    if propose_box(policy, usual, seen) is not None:
        return usual
    why = "rare" if _shortest(policy, seen) > policy.defaults.max_box_days else "frequent"
    return next((id for id in fits if why in policy.behaviours[id].stands_in), usual)


def propose_box(policy: PlanPolicy, behaviour: str, seen: Seen) -> int | None:
    """Propose how long: four weeks, or whole weeks that hold a purchase cycle where the behaviour needs one.

    Returns:
        Days; None where no box would do: the cycle is longer than the longest, or nearly everybody does it
        anyway even in the shortest that holds a cycle.
    """
    defaults = policy.defaults
    if not policy.behaviours[behaviour].needs_cycle:
        return defaults.box_days
    shortest = _shortest(policy, seen)
    if shortest > defaults.max_box_days:
        return None
    longest = max(defaults.box_days, shortest)
    for days in range(longest, shortest - 1, -defaults.box_step):
        anyway = find_baseline(policy, behaviour, days, seen)
        if anyway is None or anyway.share <= defaults.max_baseline:
            return days
    return None


def _shortest(policy: PlanPolicy, seen: Seen) -> int:
    """Return the whole weeks that hold a purchase cycle, in days."""
    step = policy.defaults.box_step
    return ceil((seen.cycle[0] or policy.defaults.box_days) / step) * step


def find_baseline(policy: PlanPolicy, behaviour: str, box: int, seen: Seen) -> Baseline | None:
    """Find how many do it anyway: in the sales file, else in the survey."""
    returned = number(seen.sales, f"returned_{box}") if behaviour == RETURNING else None
    if returned is not None:
        return Baseline(returned, "sales")
    asked = seen.survey.get(policy.behaviours[behaviour].survey or "")
    return None if asked is None else Baseline(asked.share, "survey", asked)


def propose_participants(policy: PlanPolicy, wanted: int, baseline: float | None) -> int:
    """Propose as many as the type wants, or a few more where so many could tell nothing from the baseline."""
    if baseline is None:
        return wanted
    sizes = range(wanted, max(wanted, policy.defaults.most_participants) + 1)
    return next((n for n in sizes if _telling(policy, baseline, n)), wanted)


def propose_threshold(policy: PlanPolicy, baseline: float | None, participants: int) -> float:
    """Propose a threshold above what happens anyway, and far enough for so many participants to tell."""
    if baseline is None:
        return policy.defaults.threshold
    steps = _steps_above(policy, baseline)
    return next(iter(_telling(policy, baseline, participants)), steps[0])


def _telling(policy: PlanPolicy, baseline: float, participants: int) -> tuple[float, ...]:
    """List the thresholds that so many participants tell from the baseline and could reach."""
    return tuple(
        share
        for share in _steps_above(policy, baseline)
        if can_scale(participants, share) and tells_apart(participants, share, baseline)
    )


def _steps_above(policy: PlanPolicy, baseline: float) -> list[float]:
    least = policy.defaults.threshold
    steps = [round(least + at * ROUND_SHARE, 2) for at in range(round((1 - least) / ROUND_SHARE))]
    return [share for share in steps if share > baseline + HAIR] or steps[-1:]


def propose_start(today: dt.date | None) -> dt.date | None:
    """Return the first Monday that leaves a week to prepare.

    >>> propose_start(dt.date(2026, 11, 21))
    datetime.date(2026, 11, 30)
    """
    return None if today is None else today + dt.timedelta(days=14 - today.weekday())
