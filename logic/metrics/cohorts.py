"""Cohorts: customers by the month of their first purchase, and how many bought in each month after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.metrics.occasions import Occasions


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


def month_number(day: int | NDArray[np.integer]) -> NDArray[np.int32]:
    """Return months since 1970-01 of days since 1970-01-01."""
    days = np.asarray(day, dtype="datetime64[D]") if isinstance(day, int) else day.astype("datetime64[D]")
    return days.astype("datetime64[M]").astype(np.int32)


def month_name(month: int) -> str:
    """Write a month number as YYYY-MM.

    >>> month_name(660)
    '2025-01'
    """
    return str(np.datetime64(month, "M"))


def period_of(occasions: Occasions, months: int = 1) -> NDArray[np.int32]:
    """Return the period of each occasion, in periods since 1970; few days are looked at, not every row."""
    days = np.arange(occasions.first_day, occasions.reference_day + 1)
    return (month_number(days) // np.int32(months))[occasions.day - occasions.first_day]


def complete_months(occasions: Occasions) -> range:
    """Return the months from the first of the file to the last that was over on the reference day."""
    first = int(month_number(occasions.first_day))
    return range(first, int(month_number(occasions.reference_day + 1)))


def group_cohorts(occasions: Occasions, months: int = 1) -> list[Cohort]:
    """Group customers by period of first purchase, complete periods only.

    Args:
        occasions: Who bought when.
        months: Length of a period: 1, or 3 for quarters of the year.
    """
    periods = _complete_periods(occasions, months)
    if not periods:
        return []
    period = period_of(occasions, months)
    born = np.repeat(period[occasions.start[:-1]], occasions.count)
    # one entry a customer and period: the occasions are sorted, so repeats stand side by side
    fresh = occasions.is_first.copy()
    fresh[1:] |= period[1:] != period[:-1]
    width = len(periods)
    active = _table(born[fresh], period[fresh] - born[fresh], periods, width)
    second = fresh & ~occasions.is_first & _follows_first(occasions, fresh)
    returned = np.cumsum(_table(born[second], period[second] - born[second], periods, width), axis=1)
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
    return range(complete.start // months, complete.stop // months)


def _follows_first(occasions: Occasions, fresh: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark, of each customer, the first fresh entry after the first occasion."""
    order = np.cumsum(fresh)
    return order - np.repeat(order[occasions.start[:-1]], occasions.count) == 1


def _table(born: NDArray[np.int32], age: NDArray[np.int32], periods: range, width: int) -> NDArray[np.int64]:
    """Count customers by cohort (row) and age in periods (column)."""
    seen = born + age < periods.stop
    cell = (born[seen] - periods.start) * width + age[seen]
    return np.bincount(cell, minlength=width * width)[: width * width].reshape(width, width)
