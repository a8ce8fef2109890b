"""Where revenue comes from: new and returning customers, first and later purchases, and what moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from logic.metrics.base import YEAR_DAYS, Base
from logic.metrics.cohorts import MOST_PERIODS, complete_months, month_name
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.occasions import Occasions
from logic.statistics import normal_interval


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of purchases; days with only returns are left out."""

    month: str
    """YYYY-MM."""
    complete: bool
    """False for the month that was not over on the reference day: never compare it."""
    customers: int
    new_customers: int
    """Whose first purchase of the file was in this month; in the first months of a file, nearly everybody."""
    new_cents: int
    """First purchases."""
    returning_cents: int
    """All later ones."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Purchases of a stretch of days. Revenue is customers x occasions a customer x amount an occasion."""

    customers: int
    occasions: int
    cents: int

    @property
    def factors(self) -> dict[str, float]:
        """The three numbers whose product is the revenue in cents."""
        return {
            "customers": float(self.customers),
            "orders_per_customer": self.occasions / self.customers,
            "average_order_value": self.cents / self.occasions,
        }


@dataclass(frozen=True, kw_only=True)
class Change:
    """What moved revenue between two windows of the same length, one after the other."""

    days: int
    """Of each window; less than 365 means that seasons are mixed in."""
    before: Window
    after: Window
    effects: Mapping[str, float]
    """Factor -> cents of the change that it explains; they add up to the change (log-mean weights)."""


@dataclass(frozen=True, kw_only=True)
class LaterSpend:
    """First against later purchases of the same customers, in units of the currency."""

    customers: int
    """With at least two occasions."""
    first: float
    later: float
    """Mean over customers of each one's mean later purchase."""
    difference: Figure
    thirds: tuple[float, float, float] | None
    """Of customers with at least three: mean first, second, and third or later purchase; None without any."""


@dataclass(frozen=True)
class Growth:
    """What moved, or why it is not shown."""

    change: Change | Withheld
    later_spend: LaterSpend | Withheld


def explain_growth(base: Base) -> Growth:
    """Compare two stretches of time, and first with later purchases."""
    return Growth(explain_change(base), compare_later_spend(base))


def measure_growth(growth: Growth) -> Mapping[MetricId, Result]:
    """Return the figures of it."""
    change, paired = growth.change, growth.later_spend
    return {
        "later_spend": paired if isinstance(paired, Withheld) else paired.difference,
        "revenue_change": change if isinstance(change, Withheld) else _relative_change(change),
    }


def list_months(occasions: Occasions) -> Sequence[Month]:
    """Part each month's revenue into first and later purchases; the latest 120 months."""
    if not len(occasions):
        return []
    month = occasions.month
    start, stop = int(month.min()), int(month.max()) + 1
    month = month - start
    first, width = occasions.start[:-1], stop - start
    customers = np.bincount(month[occasions.opens_month], minlength=width)
    new = np.bincount(month[first], minlength=width)
    new_cents = np.bincount(month[first], weights=occasions.cents[first], minlength=width)
    cents = np.bincount(month, weights=occasions.cents, minlength=width)
    over = complete_months(occasions).stop
    return [
        Month(
            month=month_name(start + at),
            complete=start + at < over,
            customers=int(customers[at]),
            new_customers=int(new[at]),
            new_cents=round(new_cents[at]),
            returning_cents=round(cents[at] - new_cents[at]),
        )
        for at in range(max(0, width - MOST_PERIODS), width)
    ]


def explain_change(base: Base) -> Change | Withheld:
    """Compare the last year with the one before, or the two halves of a shorter file."""
    refused = base.gate.refuse("change")
    if refused:
        return refused
    occasions = base.occasions
    days = min(YEAR_DAYS, (occasions.history_days + 1) // 2)
    age = occasions.reference_day - occasions.day
    after, before = _window(occasions, age < days), _window(occasions, (age >= days) & (age < 2 * days))
    if not (after.occasions and before.occasions):
        return Withheld("empty_window", {"days": days})
    return Change(days=days, before=before, after=after, effects=_effects(before, after))


def compare_later_spend(base: Base) -> LaterSpend | Withheld:
    """Compare each returning customer's first purchase with the mean of the later ones."""
    refused = base.gate.refuse("later_spend")
    if refused:
        return refused
    occasions = base.occasions
    back = occasions.count >= 2
    at = occasions.start[:-1][back]
    first = occasions.cents[at] / 100
    later = (occasions.paid[back] / 100 - first) / (occasions.count[back] - 1)
    low, high = normal_interval(later - first)
    return LaterSpend(
        customers=len(at),
        first=float(first.mean()),
        later=float(later.mean()),
        difference=Figure(value=float((later - first).mean()), n=len(at), low=low, high=high),
        thirds=_thirds(occasions),
    )


def _thirds(occasions: Occasions) -> tuple[float, float, float] | None:
    often = occasions.count >= 3
    if not often.any():
        return None
    at = occasions.start[:-1][often]
    first, second = occasions.cents[at], occasions.cents[at + 1]
    rest = (occasions.paid[often] - first - second) / (occasions.count[often] - 2)
    return float(first.mean() / 100), float(second.mean() / 100), float(rest.mean() / 100)


def _window(occasions: Occasions, within: NDArray[np.bool_]) -> Window:
    active = np.zeros(occasions.customers, bool)
    active[occasions.customer[within]] = True
    return Window(
        customers=int(np.count_nonzero(active)),
        occasions=int(np.count_nonzero(within)),
        cents=int(occasions.cents[within].sum()),
    )


def _effects(before: Window, after: Window) -> dict[str, float]:
    """Share the change out by log-mean weights: no order of factors to choose, nothing left over."""
    grown = log(after.cents / before.cents)
    weight = (after.cents - before.cents) / grown if grown else float(before.cents)
    old, new = before.factors, after.factors
    return {factor: weight * log(new[factor] / old[factor]) for factor in old}


def _relative_change(change: Change) -> Figure:
    share = change.after.cents / change.before.cents - 1
    return Figure(value=share, n=change.before.occasions + change.after.occasions)
