"""Purchases to every figure about customers. Read it as a table of contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from logic.metrics.base import Base, lay_base
from logic.metrics.cohorts import Cohort
from logic.metrics.customer_table import CustomerTable, list_customers
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.policy import MetricsPolicy
from logic.metrics.recency_frequency_value import CutPoints
from logic.metrics.repeat import measure_repeat
from logic.metrics.rhythm import gap_survival, measure_rhythm, medians_differ
from logic.metrics.segments import SegmentCount, SegmentId, count_segments
from logic.metrics.spread import measure_spread
from logic.metrics.survival import Survival
from logic.purchases import Purchases


@dataclass(frozen=True, eq=False, kw_only=True)
class Metrics:
    """Everything one sales file says about its customers. Each metric id is in figures or in withheld."""

    orders: int
    occasions: int
    customers: int
    repeat_customers: int
    revenue: int
    """Net cents of all orders."""
    first_day: int
    last_day: int
    reference_day: int
    later_rows: int
    """Orders after the reference day, left out."""
    currency: str | None
    margin: float | None
    """None: values are revenue, not contribution."""

    figures: Mapping[MetricId, Figure]
    withheld: Mapping[MetricId, Withheld]
    medians_differ: bool
    """Whether the two cycle medians are at least twofold apart."""

    table: CustomerTable
    segments: Mapping[SegmentId, SegmentCount]
    """Empty below its gate."""
    cohorts: Sequence[Cohort]
    """Empty below its gate."""
    survival: Survival | None

    def value(self, metric: MetricId) -> float | None:
        """Return a figure's number, or None where it is withheld."""
        figure = self.figures.get(metric)
        return figure.value if figure else None


def measure(
    purchases: Purchases,
    policy: MetricsPolicy,
    *,
    reference_day: int | None = None,
    margin: float | None = None,
    cuts: CutPoints | None = None,
) -> Metrics:
    """Work out every figure that the file allows.

    Args:
        purchases: Orders of the file; at least one.
        policy: Gates, bands and segments of the YAML.
        reference_day: Days since 1970-01-01 from which recency counts; the last day of the file if not given.
            Never today: a stale file would make everybody lost.
        margin: Share of revenue left after variable costs, 0 to 1.
        cuts: The user's own cut points for recency, frequency and value.

    Raises:
        ValueError: no order on or before the reference day.
    """
    base = lay_base(purchases, policy, reference_day, margin)
    results = {**measure_repeat(base), **measure_rhythm(base), **measure_spread(base)}
    table = list_customers(base, cuts)
    for group, gate in (("segments", "segments"), ("cohorts", "cohorts")):
        refused = base.gate.refuse(gate)
        if refused:
            results[group] = refused
    return _assemble(base, results, table)


def _assemble(base: Base, results: Mapping[MetricId, Result], table: CustomerTable) -> Metrics:
    occasions = base.occasions
    return Metrics(
        orders=occasions.orders,
        occasions=len(occasions),
        customers=occasions.customers,
        repeat_customers=base.gaps.customers,
        revenue=occasions.revenue,
        first_day=occasions.first_day,
        last_day=occasions.last_day,
        reference_day=occasions.reference_day,
        later_rows=occasions.later_rows,
        currency=base.purchases.currency,
        margin=base.margin,
        figures={id: result for id, result in results.items() if isinstance(result, Figure)},
        withheld={id: result for id, result in results.items() if isinstance(result, Withheld)},
        medians_differ=medians_differ(base),
        table=table,
        segments=_segments(base, table),
        cohorts=() if base.gate.refuse("cohorts") else base.cohorts,
        survival=gap_survival(base),
    )


def _segments(base: Base, table: CustomerTable) -> Mapping[SegmentId, SegmentCount]:
    if table.scored is None or table.segment is None:
        return {}
    return count_segments(base.occasions, table.scored, table.segment, table.segment_ids)
