"""The customer base: what every group of metrics works from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from logic.metrics.cohorts import Cohort, group_cohorts
from logic.metrics.cycle import Gaps, find_gaps
from logic.metrics.occasions import Occasions, fold
from logic.metrics.policy import Gatekeeper, MetricsPolicy
from logic.metrics.survival import Survival, survive
from logic.purchases import IntArray, Purchases

EXPOSURE_DAYS = 90
"""Days that every customer gets to come back in the fixed-exposure repeat rate."""
YEAR_DAYS = 365


@dataclass(frozen=True, eq=False, kw_only=True)
class Base:
    """Occasions, gaps and cohorts of one file, and the keeper of its gates."""

    purchases: Purchases
    occasions: Occasions
    gaps: Gaps
    cohorts: tuple[Cohort, ...]
    policy: MetricsPolicy
    gate: Gatekeeper
    margin: float | None
    """Share of revenue that is left after variable costs; None: values are revenue."""

    @cached_property
    def survival(self) -> Survival:
        """How many gaps are still open after each day."""
        return survive(self.occasions, self.gaps)

    @cached_property
    def paid_last_year(self) -> IntArray:
        """Of each customer: cents of occasions in the 365 days up to the reference day."""
        return self.occasions.paid_since(self.occasions.reference_day - YEAR_DAYS)


def look_back_days(history_days: int) -> int:
    """Return how far back a comparison over time looks: a year, or half of a shorter file."""
    return min(YEAR_DAYS, history_days // 2)


def lay_base(
    purchases: Purchases, policy: MetricsPolicy, reference_day: int | None, margin: float | None
) -> Base:
    """Fold the orders and count what the gates ask for."""
    occasions = fold(purchases, reference_day)
    gaps = find_gaps(occasions)
    cohorts = tuple(group_cohorts(occasions))
    evidence = _count_evidence(occasions, gaps, cohorts, policy.limits.bands.cohort_size)
    return Base(
        purchases=purchases,
        occasions=occasions,
        gaps=gaps,
        cohorts=cohorts,
        policy=policy,
        gate=Gatekeeper(policy.limits.gates, evidence),
        margin=margin,
    )


def _count_evidence(
    occasions: Occasions, gaps: Gaps, cohorts: tuple[Cohort, ...], cohort_size: int
) -> dict[str, float]:
    follow_up = max(gaps.days.max(initial=0), occasions.days_since_last.max(initial=0))
    cycle = gaps.customer_median if gaps.customers else float("inf")
    last = int(occasions.day.max(initial=occasions.first_day))
    return {
        "customers": occasions.customers,
        "repeat_customers": gaps.customers,
        "gaps": len(gaps.days),
        "history_days": occasions.history_days,
        "history_cycles": occasions.history_days / cycle,
        "follow_up_cycles": follow_up / cycle,
        "silent_days": occasions.reference_day - last,
        "exposed_customers": int(np.count_nonzero(occasions.observed_days >= EXPOSURE_DAYS)),
        "base_customers": int(
            np.count_nonzero(occasions.observed_days >= look_back_days(occasions.history_days))
        ),
        "complete_cohorts": sum(cohort.size >= cohort_size for cohort in cohorts),
    }
