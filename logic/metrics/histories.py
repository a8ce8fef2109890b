"""Customers as a purchase model sees them: repeats, time of the last one, age; equal histories grouped."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from logic.metrics.occasions import Occasions
from logic.purchases import IntArray

DAYS_A_WEEK = 7
AGE_BELOW = 1e6
"""Weeks; keeps repeats and age apart in one sortable number."""
FIT_AT_MOST = 50_000
"""Customers that a fit looks at. More are thinned evenly: parameters are then known to about one percent."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Histories:
    """Distinct histories, sorted by repeats, last and age. Times are weeks since the first occasion."""

    repeats: IntArray
    """x: occasions after the first."""
    last: NDArray[np.float64]
    """t_x: age at the last occasion."""
    age: NDArray[np.float64]
    """T: age on the reference day."""
    weight: NDArray[np.float64]
    """Customers with this history."""
    group: NDArray[np.intp]
    """Of each customer: position of the history."""

    @property
    def customers(self) -> float:
        """Customers behind the histories."""
        return float(self.weight.sum())

    @cached_property
    def pairs(self) -> tuple[IntArray, NDArray[np.float64], NDArray[np.intp]]:
        """Distinct repeats and ages, which is all that some formulas need, and each history's pair."""
        key = self.repeats * AGE_BELOW + self.age
        _, first, pair = np.unique(key, return_index=True, return_inverse=True)
        return self.repeats[first], self.age[first], pair

    def thinned(self, most: int = FIT_AT_MOST) -> "Histories":
        """Keep at most so many customers, taken at even steps through the sorted histories.

        Not drawn by chance and not by the order of the file, so the same customers give the same fit.
        """
        if self.customers <= most:
            return self
        taken = np.floor(np.cumsum(self.weight) * (most / self.customers))
        weight = np.diff(taken, prepend=0)
        keep = weight > 0
        return Histories(
            repeats=self.repeats[keep],
            last=self.last[keep],
            age=self.age[keep],
            weight=weight[keep],
            group=np.empty(0, np.intp),
        )


def group_histories(repeats: IntArray, last_days: IntArray, age_days: IntArray) -> Histories:
    """Group equal histories.

    Args:
        repeats: Of each customer, occasions after the first.
        last_days: Of each customer, days from the first to the last occasion.
        age_days: Of each customer, days from the first occasion to the reference day.
    """
    bits = int(age_days.max(initial=1)).bit_length()
    key = (((repeats.astype(np.int64) << bits) | last_days) << bits) | age_days
    distinct, group, weight = np.unique(key, return_inverse=True, return_counts=True)
    mask = (1 << bits) - 1
    return Histories(
        repeats=distinct >> (2 * bits),
        last=((distinct >> bits) & mask) / DAYS_A_WEEK,
        age=(distinct & mask) / DAYS_A_WEEK,
        weight=weight.astype(np.float64),
        group=group,
    )


@dataclass(frozen=True, eq=False)
class Seen:
    """Customers as they stood on some day, and what they bought after it."""

    histories: Histories
    later: IntArray
    """Of each customer known by that day: occasions after it."""


def seen_by(occasions: Occasions, day: int) -> Seen:
    """Look at the file as on a day: who was known by then, with which history."""
    known = occasions.first <= day
    before = np.add.reduceat(occasions.day <= day, occasions.start[:-1], dtype=np.int64)[known]
    first = occasions.first[known]
    last = occasions.day[occasions.start[:-1][known] + before - 1]
    histories = group_histories(before - 1, last - first, day - first)
    return Seen(histories, occasions.count[known] - before)
