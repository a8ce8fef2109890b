"""When customers come back: both cycle medians, the lapse day, and how much revenue is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.metrics.base import Base
from logic.metrics.cycle import late_index
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.survival import Survival

MEDIANS_APART = 2.0
"""Ratio from which the two cycle medians tell different stories, and the reader is warned."""
LATE_FROM = 2.0
"""Late index above which a customer's revenue counts as late."""


def measure_rhythm(base: Base) -> Mapping[MetricId, Result]:
    """Work out the cycle, the lapse day and the share of revenue that is late."""
    admit, gaps = base.gate.admit, base.gaps
    return {
        "cycle_customer_median": admit("cycle", lambda: Figure(value=gaps.customer_median, n=gaps.customers)),
        "cycle_pooled_median": admit("cycle", lambda: Figure(value=gaps.pooled_median, n=len(gaps.days))),
        "lapse_days": admit("lapse", lambda: _lapse(base)),
        "late_revenue_share": admit("late_index", lambda: _late_revenue(base)),
    }


@dataclass(frozen=True, kw_only=True)
class LateBand:
    """Customers between two cut points of the late index."""

    above: float
    """Cycles; 0 for the first band."""
    customers: int
    cents: int
    """Net value to date."""


def count_late(base: Base, late: NDArray[np.float64]) -> Sequence[LateBand]:
    """Count customers and their value by band: on time, watch, late, probably lost."""
    cuts = base.policy.limits.late_bands.cuts
    band = np.searchsorted(np.asarray(cuts), late, side="left")
    customers = np.bincount(band, minlength=len(cuts) + 1)
    cents = np.bincount(band, weights=base.occasions.value, minlength=len(cuts) + 1)
    return [
        LateBand(above=above, customers=int(customers[at]), cents=round(cents[at]))
        for at, above in enumerate((0.0, *cuts))
    ]


def medians_differ(base: Base) -> bool:
    """Say whether frequent buyers pull the pooled cycle far from the customers' own."""
    if base.gate.refuse("cycle"):
        return False
    own, pooled = base.gaps.customer_median, base.gaps.pooled_median
    return max(own, pooled) >= MEDIANS_APART * min(own, pooled)


def gap_survival(base: Base) -> Survival | None:
    """Estimate how many gaps are still open after each day; None below the gate."""
    return None if base.gate.refuse("lapse") else base.survival


def _lapse(base: Base) -> Result:
    return Figure(value=base.survival.lapse_day, n=len(base.gaps.days))


def _late_revenue(base: Base) -> Result:
    """Share of the last year's revenue that came from customers now later than two cycles."""
    occasions = base.occasions
    spent = base.paid_last_year
    if not spent.sum():
        return Withheld("no_recent_purchase")
    late = late_index(occasions, base.gaps) > LATE_FROM
    return Figure(value=float(spent[late].sum() / spent.sum()), n=int(np.count_nonzero(spent)))
