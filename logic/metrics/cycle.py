"""The purchase cycle: days between a customer's occasions, and how late each customer is against it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from logic.metrics.occasions import Occasions
from logic.purchases import IntArray

OWN_CYCLE_GAPS = 3
"""Gaps from which a customer's own median is taken as the cycle; with fewer, everybody's."""


@dataclass(frozen=True, eq=False)
class Gaps:
    """Days between consecutive occasions of the same customer, sorted by customer."""

    days: IntArray
    """Of each gap."""
    count: IntArray
    """Of each customer, in the order of Occasions."""

    @cached_property
    def customers(self) -> int:
        """Customers with at least one gap, which is to say two occasions."""
        return int(np.count_nonzero(self.count))

    @cached_property
    def own_median(self) -> NDArray[np.float64]:
        """Median gap of each customer; nan without gaps."""
        medians = np.full(len(self.count), np.nan)
        has_gaps = self.count > 0
        count = self.count[has_gaps]
        ends = np.cumsum(count)
        ordered = _sort_within(self.days, count)
        lower, upper = ends - count + (count - 1) // 2, ends - count + count // 2
        medians[has_gaps] = (ordered[lower] + ordered[upper]) / 2
        return medians

    @cached_property
    def customer_median(self) -> float:
        """Median of the customers' own medians: one vote a customer; nan without gaps."""
        own = self.own_median[self.count > 0]
        return float(np.median(own)) if len(own) else float("nan")

    @cached_property
    def pooled_median(self) -> float:
        """Median of all gaps: frequent buyers have more votes; nan without gaps."""
        return float(np.median(self.days)) if len(self.days) else float("nan")

    @property
    def has_own_cycle(self) -> NDArray[np.bool_]:
        """Whether the customer has gaps enough for a cycle of one's own."""
        return self.count >= OWN_CYCLE_GAPS

    @cached_property
    def cycle(self) -> NDArray[np.float64]:
        """The cycle each customer is held against: the own median, or everybody's with too few gaps."""
        return np.where(self.has_own_cycle, self.own_median, self.customer_median)


def find_gaps(occasions: Occasions) -> Gaps:
    """Take the days between consecutive occasions of each customer."""
    return Gaps(np.diff(occasions.day)[~occasions.is_first[1:]], occasions.count - 1)


def late_index(occasions: Occasions, gaps: Gaps) -> NDArray[np.float64]:
    """Divide each customer's days since the last occasion by the cycle; nan where nobody came back."""
    return occasions.days_since_last / gaps.cycle


def _sort_within(days: IntArray, count: IntArray) -> IntArray:
    """Sort the gaps of each customer, leaving customers in place: one sort over packed integers."""
    bits = int(days.max(initial=0)).bit_length()
    key = np.repeat(np.arange(len(count), dtype=np.int64) << bits, count)
    key |= days
    key.sort()
    return key & ((1 << bits) - 1)
