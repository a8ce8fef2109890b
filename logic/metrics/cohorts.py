"""Cohorts: customers by the month of their first purchase, and how many bought in each month after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.metrics.occasions import Occasions, month_number
from logic.purchases import IntArray

MOST_PERIODS = 120
"""Periods looked at, the latest; one mistyped year must not make a table of thousands of months."""


@dataclass(frozen=True)
class Cohort:
    """Customers who first bought in one period."""

    month: str
    """First month of the period, YYYY-MM."""
    size: int
    active: tuple[int, ...]
    """Customers who bought in the k-th period after the first (k = 0: all); complete periods only."""
    returned: tuple[int, ...]
    """Customers who came back at least once by the k-th period, k = 0 counting none."""


def month_name(month: int) -> str:
    """Write a month number as YYYY-MM.

    >>> month_name(660)
    '2025-01'
    """
    return str(np.datetime64(month, "M"))


def complete_months(occasions: Occasions) -> range:
    """Return the months from the first of the file to the last that was over on the reference day."""
    first = int(month_number(occasions.first_day))
    return range(first, int(month_number(occasions.reference_day + 1)))


def group_cohorts(occasions: Occasions, months: int = 1) -> list[Cohort]:
    """Group customers by period of first purchase, complete periods only, the latest 120.

    Args:
        occasions: Who bought when.
        months: Length of a period: 1, or 3 for quarters of the year.
    """
    periods = _complete_periods(occasions, months)
    if not periods:
        return []
    month, first = occasions.month, occasions.month[occasions.start[:-1]]
    period, born = (month, first) if months == 1 else (month // months, first // months)
    # one entry a customer and period: the occasions are sorted, so repeats stand side by side
    fresh = np.flatnonzero(occasions.opens_month if months == 1 else _changes(occasions, period))
    owner, period = occasions.customer[fresh], period[fresh]
    width = len(periods)
    active = _table(born[owner], period, periods)
    again = np.concatenate(([False], owner[1:] == owner[:-1]))
    second = np.flatnonzero(again[1:] & ~again[:-1]) + 1
    returned = np.cumsum(_table(born[owner[second]], period[second], periods), axis=1)
    return [
        Cohort(
            month_name(first * months),
            int(active[row, 0]),
            tuple(active[row, : width - row].tolist()),
            tuple(returned[row, : width - row].tolist()),
        )
        for row, first in enumerate(periods)
    ]


def _complete_periods(occasions: Occasions, months: int) -> range:
    complete = complete_months(occasions)
    stop = complete.stop // months
    return range(max(complete.start // months, stop - MOST_PERIODS), stop)


def _changes(occasions: Occasions, period: IntArray) -> NDArray[np.bool_]:
    """Mark the first occasion of every customer in every period."""
    fresh = occasions.is_first.copy()
    fresh[1:] |= period[1:] != period[:-1]
    return fresh


def _table(born: IntArray, period: IntArray, periods: range) -> NDArray[np.int64]:
    """Count customers by cohort (row) and age in periods (column)."""
    width = len(periods)
    seen = (period < periods.stop) & (born >= periods.start)
    cell = (born[seen] - periods.start) * width + period[seen] - born[seen]
    return np.bincount(cell, minlength=width * width).reshape(width, width)
