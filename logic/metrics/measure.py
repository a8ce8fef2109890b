"""Purchases to every figure about customers. Read it as a table of contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from logic.metrics.acquisition import Acquisition, Effort, measure_acquisition, weigh_acquisition
from logic.metrics.base import Base, lay_base
from logic.metrics.cohorts import Cohort, group_cohorts
from logic.metrics.contact_first import Contact, list_contacts
from logic.metrics.customer_table import CustomerTable, list_customers
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.forecast import Forecast, forecast
from logic.metrics.growth import Change, LaterSpend, Month, explain_growth, list_months, measure_growth
from logic.metrics.lifetime_value import ValueCurve, measure_value, trace_value
from logic.metrics.policy import MetricsPolicy
from logic.metrics.recency_frequency_value import CutPoints
from logic.metrics.referrals import measure_referrals
from logic.metrics.repeat import measure_repeat
from logic.metrics.rhythm import LateBand, count_late, gap_survival, measure_rhythm, medians_differ
from logic.metrics.segments import SegmentCount, SegmentId, count_segments
from logic.metrics.spread import measure_spread, trace_pareto
from logic.metrics.survival import Survival
from logic.purchases import Purchases, Spend

T = TypeVar("T")

QUARTERS_FROM = 45
"""Days of cycle above which months of a cohort are mostly empty, and quarters are shown beside them."""


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
    contacts: Sequence[Contact]
    """Whom to contact first."""
    segments: Mapping[SegmentId, SegmentCount]
    """Empty below its gate."""
    cohorts: Sequence[Cohort]
    """By month; empty below its gate."""
    quarters: Sequence[Cohort]
    """The same by quarter, where the cycle is long; else empty."""
    months: Sequence[Month]
    late_bands: Sequence[LateBand]
    """Empty below the gate of the late index."""
    pareto: Sequence[tuple[float, float]]
    """(share of customers, share of value) from the best on; empty below the gate of concentration."""
    survival: Survival | None
    change: Change | None
    later_spend: LaterSpend | None
    curve: ValueCurve
    acquisition: Acquisition | None
    model: Forecast | None

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
    spend: Spend | None = None,
    effort: Effort | None = None,
    cuts: CutPoints | None = None,
    with_model: bool = True,
) -> Metrics:
    """Work out every figure that the file allows.

    Args:
        purchases: Orders of the file; at least one.
        policy: Gates, bands and segments of the YAML.
        reference_day: Days since 1970-01-01 from which recency counts; the last day of the file if not given.
            Never today: a stale file would make everybody lost.
        margin: Share of revenue left after variable costs, 0 to 1.
        spend: What was spent to win customers, by month and channel.
        effort: Hours spent on it in the same months, and what an hour is worth.
        cuts: The user's own cut points for recency, frequency and value.
        with_model: Whether to fit the purchase model where its gate is open; it loads SciPy.

    Raises:
        ValueError: no order on or before the reference day.
    """
    base = lay_base(purchases, policy, reference_day, margin)
    model = forecast(base) if with_model else Withheld("not_asked")
    curve = trace_value(base)
    growth = explain_growth(base)
    acquisition = None if spend is None else weigh_acquisition(base, spend, effort or Effort(), curve)
    results = {
        **measure_repeat(base),
        **measure_rhythm(base),
        **measure_spread(base),
        **measure_growth(growth),
        **measure_value(base, model),
        **measure_acquisition(base, acquisition, curve),
        **measure_referrals(base),
        **_refused_groups(base),
    }
    table = list_customers(base, cuts)
    has_cycle = base.gate.refuse("late_index") is None
    return Metrics(
        **_count(base),
        figures={id: result for id, result in results.items() if isinstance(result, Figure)},
        withheld={id: result for id, result in results.items() if isinstance(result, Withheld)},
        medians_differ=medians_differ(base),
        table=table,
        contacts=list_contacts(table, policy, has_cycle=has_cycle),
        segments=_segments(base, table),
        cohorts=_open(base, "cohorts", base.cohorts),
        quarters=_quarters(base),
        months=list_months(base.occasions),
        late_bands=count_late(base, table.late) if has_cycle else (),
        pareto=trace_pareto(base),
        survival=gap_survival(base),
        change=_known(growth.change),
        later_spend=_known(growth.later_spend),
        curve=curve,
        acquisition=acquisition,
        model=_known(model),
    )


def _known(result: T | Withheld) -> T | None:
    return None if isinstance(result, Withheld) else result


def _count(base: Base) -> dict[str, Any]:
    occasions = base.occasions
    return {
        "orders": occasions.orders,
        "occasions": len(occasions),
        "customers": occasions.customers,
        "repeat_customers": base.gaps.customers,
        "revenue": occasions.revenue,
        "first_day": occasions.first_day,
        "last_day": occasions.last_day,
        "reference_day": occasions.reference_day,
        "later_rows": occasions.later_rows,
        "currency": base.purchases.currency,
        "margin": base.margin,
    }


def _refused_groups(base: Base) -> Mapping[MetricId, Result]:
    """Give the reason for whole groups that are not shown."""
    refused = {group: base.gate.refuse(group) for group in ("segments", "cohorts")}
    return {group: reason for group, reason in refused.items() if reason}


def _open(base: Base, gate: str, values: Sequence[Cohort]) -> Sequence[Cohort]:
    return () if base.gate.refuse(gate) else values


def _quarters(base: Base) -> Sequence[Cohort]:
    long_cycle = base.gate.refuse("cycle") is None and base.gaps.customer_median > QUARTERS_FROM
    return _open(base, "cohorts", group_cohorts(base.occasions, months=3)) if long_cycle else ()


def _segments(base: Base, table: CustomerTable) -> Mapping[SegmentId, SegmentCount]:
    if table.scored is None or table.segment is None:
        return {}
    return count_segments(table.cents, table.scored, table.segment, table.segment_ids)
