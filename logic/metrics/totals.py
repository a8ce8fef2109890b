"""A file with one row a customer: who buys how much and how recently; no cycles, cohorts or models."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from logic.metrics.contact_first import Contact, list_contacts
from logic.metrics.customer_table import CustomerTable
from logic.metrics.figure import Figure, MetricId, Result, Withheld, share_of
from logic.metrics.policy import Gatekeeper, MetricsPolicy
from logic.metrics.recency_frequency_value import CutPoints, Scored, Standing, score
from logic.metrics.segments import SegmentCount, SegmentId, assign, count_segments
from logic.metrics.spread import spread_of
from logic.purchases import UNKNOWN_DAY, CustomerTotals, IntArray

NEED_DATES = (
    "repeat_rate_90",
    "cycle_customer_median",
    "cycle_pooled_median",
    "lapse_days",
    "late_revenue_share",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class TotalsMetrics:
    """What totals by customer say."""

    orders: int
    customers: int
    """With at least one order."""
    repeat_customers: int
    revenue: int
    """Net cents."""
    last_day: int | None
    reference_day: int | None
    currency: str | None
    figures: Mapping[MetricId, Figure]
    withheld: Mapping[MetricId, Withheld]
    table: CustomerTable | None
    """None where the file does not say when customers last bought."""
    segments: Mapping[SegmentId, SegmentCount]
    contacts: Sequence[Contact]

    def value(self, metric: MetricId) -> float | None:
        """Return a figure's number, or None where it is withheld."""
        figure = self.figures.get(metric)
        return figure.value if figure else None


def measure_totals(
    totals: CustomerTotals,
    policy: MetricsPolicy,
    *,
    reference_day: int | None = None,
    margin: float | None = None,
    cuts: CutPoints | None = None,
) -> TotalsMetrics:
    """Work out what totals by customer allow.

    Args:
        totals: One row a customer; customers without an order are left out.
        policy: Gates, bands and segments of the YAML.
        reference_day: Days since 1970-01-01; the latest last purchase if not given.
        margin: Share of revenue left after variable costs.
        cuts: The user's own cut points.
    """
    bought = np.flatnonzero(totals.orders > 0)
    orders = totals.orders[bought]
    gate = Gatekeeper(policy.limits.gates, {"customers": len(bought)})
    results = _figures(orders, totals.cents[bought], gate, margin)
    dated, days = _dated(totals, bought)
    last_day = int(days.max(initial=UNKNOWN_DAY))
    reference_day = last_day if reference_day is None else reference_day
    refused = gate.knowing(customers=len(dated)).refuse("segments")
    table = None
    if len(dated):
        standing = Standing(
            days_since_last=np.maximum(reference_day - days, 0),
            occasions=totals.orders[dated],
            cents=totals.cents[dated],
        )
        scored = None if refused else score(standing, policy.bands, cuts)
        table = _table(totals, dated, days, standing, scored, policy)
    if refused:
        results["segments"] = refused if len(dated) else Withheld("no_last_date")
    return TotalsMetrics(
        orders=int(orders.sum()),
        customers=len(bought),
        repeat_customers=int(np.count_nonzero(orders >= 2)),
        revenue=int(totals.cents.sum()),
        last_day=last_day if len(dated) else None,
        reference_day=reference_day if len(dated) else None,
        currency=totals.currency,
        figures={id: result for id, result in results.items() if isinstance(result, Figure)},
        withheld={id: result for id, result in results.items() if isinstance(result, Withheld)},
        table=table,
        segments=_segments(table),
        contacts=[] if table is None else list_contacts(table, policy, has_cycle=False),
    )


def _figures(
    orders: IntArray, cents: IntArray, gate: Gatekeeper, margin: float | None
) -> dict[MetricId, Result]:
    n, repeat = len(orders), int(np.count_nonzero(orders >= 2))
    results: dict[MetricId, Result] = dict(spread_of(cents, gate))
    results.update(dict.fromkeys(NEED_DATES, Withheld("no_dates")))
    results["repeat_rate"] = gate.admit("repeat_rate", lambda: share_of(repeat, n))
    if n:
        results["orders_per_customer"] = Figure(value=float(orders.mean()), n=n)
        results["average_order_value"] = Figure(
            value=float(cents.sum() / orders.sum()) / 100, n=int(orders.sum())
        )
        value = float(cents.mean()) / 100 * (1 if margin is None else margin)
        results["value_to_date"] = Figure(value=value, n=n)
    else:
        basics = ("orders_per_customer", "average_order_value", "value_to_date")
        results.update(dict.fromkeys(basics, Withheld("no_purchase")))
    return results


def _dated(totals: CustomerTotals, bought: IntArray) -> tuple[IntArray, IntArray]:
    """Return the buyers whose last purchase has a date, and that day."""
    if totals.last_day is None:
        return bought[:0], bought[:0]
    known = bought[totals.last_day[bought] != UNKNOWN_DAY]
    return known, totals.last_day[known].astype(np.int64)


def _table(
    totals: CustomerTotals,
    rows: IntArray,
    last_day: IntArray,
    standing: Standing,
    scored: Scored | None,
    policy: MetricsPolicy,
) -> CustomerTable:
    segment, ids = (None, ()) if scored is None else assign(scored, policy.segments)
    unknown = np.full(len(rows), np.nan)
    return CustomerTable(
        names=totals.names,
        persons=totals.persons,
        code=rows,
        first_day=None,
        last_day=last_day,
        days_since_last=standing.days_since_last,
        occasions=standing.occasions,
        cents=standing.cents,
        late=unknown,
        own_cycle=np.zeros(len(rows), bool),
        cycle=unknown,
        scored=scored,
        segment=segment,
        segment_ids=ids,
    )


def _segments(table: CustomerTable | None) -> Mapping[SegmentId, SegmentCount]:
    if table is None or table.scored is None or table.segment is None:
        return {}
    return count_segments(table.cents, table.scored, table.segment, table.segment_ids)
