"""Metrics as plain values, under the keys that `python -m logic metrics --json` promises."""

from collections.abc import Callable
from typing import Any

import numpy as np

from logic.metrics.figure import MetricId, Withheld
from logic.metrics.measure import Metrics
from logic.metrics.survival import Survival
from logic.metrics.totals import TotalsMetrics

NESTED = {
    "cycle_customer_median": ("cycle_days", "customer_median"),
    "cycle_pooled_median": ("cycle_days", "pooled_median"),
}
GROUPS = {"segments", "cohorts"}
"""Withheld as a whole; they have keys of their own beside metrics."""
RETURN_DAYS = range(7, 183, 7)
"""Whole weeks up to half a year: the time boxes a plan may have."""
Say = Callable[[Withheld], str]


def say_code(withheld: Withheld) -> str:
    """Write a reason without words, for whoever has no texts at hand.

    >>> say_code(Withheld("customers", {"have": 6, "need": 20, "missing": 14}))
    'customers have=6 need=20 missing=14'
    """
    return " ".join([withheld.code, *(f"{key}={value:g}" for key, value in withheld.values.items())])


def write_date(day: int | None) -> str | None:
    """Write days since 1970-01-01 as YYYY-MM-DD."""
    return None if day is None else str(np.datetime64(day, "D"))


def to_json(metrics: Metrics | TotalsMetrics, say: Say = say_code) -> dict[str, Any]:
    """Arrange metrics for JSON.

    Args:
        metrics: What was measured.
        say: Makes the sentence of a reason.
    """
    dated = metrics if isinstance(metrics, Metrics) else None
    return {
        "orders": metrics.orders,
        "occasions": dated and dated.occasions,
        "customers": metrics.customers,
        "repeat_customers": metrics.repeat_customers,
        "revenue": metrics.revenue / 100,
        "first_date": dated and write_date(dated.first_day),
        "last_date": write_date(metrics.last_day),
        "reference_date": write_date(metrics.reference_day),
        "metrics": _nest(metrics),
        "withheld": {_key(id): say(reason) for id, reason in metrics.withheld.items()},
        "segments": {id: segment.customers for id, segment in metrics.segments.items()},
        "cohorts": [
            {"month": cohort.month, "size": cohort.size, "active": list(cohort.active)}
            for cohort in (dated.cohorts if dated else ())
        ],
    }


def figures_to_keep(metrics: Metrics | TotalsMetrics) -> dict[str, float | None]:
    """List the figures that a saved session keeps; never a row of the file.

    Returns:
        Metric id -> value, None where withheld; beside it `<id>.n`, `<id>.low` and `<id>.high` if known.
        `returned_<days>`: share of purchases that the same customer followed with another in that time.
    """
    kept: dict[str, float | None] = {
        "customers": metrics.customers,
        "repeat_customers": metrics.repeat_customers,
        "revenue": metrics.revenue / 100,
        "reference_day": metrics.reference_day,
        **{id: None for id in metrics.withheld if id not in GROUPS},
    }
    for id, figure in metrics.figures.items():
        kept |= {id: figure.value, f"{id}.n": figure.n}
        if figure.low is not None and figure.high is not None:
            kept |= {f"{id}.low": figure.low, f"{id}.high": figure.high}
    return kept | _returns(metrics.survival if isinstance(metrics, Metrics) else None)


def _returns(survival: Survival | None) -> dict[str, float | None]:
    """List how many purchases were followed by another: what a plan starts from."""
    open_still = {days: survival.at(days) for days in RETURN_DAYS} if survival else {}
    return {f"returned_{days}": 1 - share for days, share in open_still.items() if share is not None}


def _nest(metrics: Metrics | TotalsMetrics) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for id in (*metrics.figures, *(id for id in metrics.withheld if id not in GROUPS)):
        if id in NESTED:
            group, key = NESTED[id]
            values.setdefault(group, {})[key] = metrics.value(id)
        else:
            values[id] = metrics.value(id)
    return values


def _key(id: MetricId) -> str:
    """Return the key of a metric under `metrics`; the two cycles share one, and one gate."""
    return NESTED[id][0] if id in NESTED else id
