"""Figures of a sales file as the tables that charts draw."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from logic.content.texts import Texts
from logic.metrics.acquisition import Acquisition
from logic.metrics.cohorts import Cohort
from logic.metrics.growth import Change
from logic.metrics.measure import Metrics
from logic.metrics.ratings import RatingMetrics
from logic.metrics.recency_frequency_value import Axis
from logic.metrics.totals import TotalsMetrics
from pages.parts.sales.file import policy

BANDS = ("on_time", "watch", "late", "silent")
SCORES = range(1, 6)
COHORTS = 15
"""Cohorts and ages that are drawn at most; cells of more could not be read on a phone."""
MARKED_SHARE = 0.1
"""The best customers whose share of the revenue the curve of concentration names."""


def grid(metrics: Metrics | TotalsMetrics, t: Texts) -> pd.DataFrame:
    """Count customers by recency and frequency score; the columns of charts.rfv_grid."""
    scored = metrics.table.scored if metrics.table else None
    segments = policy().segments
    if scored is None:
        return pd.DataFrame(columns=["recency", "frequency", "customers", "segment"])
    cell = (scored.recency.astype(int) - 1) * 5 + scored.frequency.astype(int) - 1
    counts = np.bincount(cell, minlength=25).reshape(5, 5)
    return pd.DataFrame(
        [
            {
                "recency": recency,
                "frequency": frequency,
                "customers": int(counts[recency - 1, frequency - 1]),
                "segment": t.of(segment.name),
            }
            for recency in SCORES
            for frequency in SCORES
            for segment in [segments.segments[segments.grid[recency][frequency - 1]]]
        ]
    )


def cohorts(found: Sequence[Cohort]) -> pd.DataFrame:
    """List who was active how long after the first purchase; the columns of charts.cohorts."""
    thin = policy().limits.bands.cohort_size
    last = found[-COHORTS:]
    rows = [
        {
            "cohort": dt.date.fromisoformat(f"{cohort.month}-01"),
            "month": age,
            "active": active,
            "size": cohort.size,
            "share": active / cohort.size if cohort.size else 0.0,
            "thin": cohort.size < thin,
        }
        for cohort in last
        if cohort.size
        for age, active in enumerate(cohort.active[:COHORTS])
    ]
    return pd.DataFrame(rows, columns=["cohort", "month", "active", "size", "share", "thin"])


def months(metrics: Metrics) -> pd.DataFrame:
    """List revenue by month and kind of customer; the columns of charts.months."""
    rows = [
        {
            "month": dt.date.fromisoformat(f"{month.month}-01"),
            "kind": kind,
            "amount": cents / 100,
            "complete": month.complete,
        }
        for month in metrics.months
        for kind, cents in (("returning", month.returning_cents), ("new", month.new_cents))
    ]
    return pd.DataFrame(rows, columns=["month", "kind", "amount", "complete"])


def late(metrics: Metrics, t: Texts) -> pd.DataFrame:
    """List customers by how late they are; the columns of charts.late_bands."""
    customers = sum(band.customers for band in metrics.late_bands) or 1
    cents = sum(band.cents for band in metrics.late_bands) or 1
    rows = [
        {
            "label": t(f"metrics.band_{name}"),
            "customers": band.customers,
            "customer_share": band.customers / customers,
            "revenue_share": band.cents / cents,
        }
        for name, band in zip(BANDS, metrics.late_bands, strict=False)
    ]
    return pd.DataFrame(rows, columns=["label", "customers", "customer_share", "revenue_share"])


def survival(metrics: Metrics, t: Texts) -> pd.DataFrame:
    """List the share of gaps still open by day; the columns of charts.gap_survival."""
    if metrics.survival is None:
        return pd.DataFrame(columns=["day", "still_open", "mark"])
    still = metrics.survival.still_open
    half = next((day for day, share in enumerate(still) if share <= 0.5), None)
    marks = [
        "" if day != half else t("sales_page.half_back", days=t.number(day)) for day in range(len(still))
    ]
    return pd.DataFrame({"day": range(len(still)), "still_open": still, "mark": marks})


def concentration(metrics: Metrics, t: Texts) -> pd.DataFrame:
    """List what the best customers bring; the columns of charts.concentration."""
    points = list(metrics.pareto)
    table = pd.DataFrame(points, columns=["customer_share", "revenue_share"])
    share = metrics.value("top_decile_share")
    if table.empty or share is None:
        return table.assign(mark="")
    nearest = int((table["customer_share"] - MARKED_SHARE).abs().argmin())
    words = t("sales_page.tenth", share=t.percent(share))
    return table.assign(mark=[words if at == nearest else "" for at in range(len(table))])


def effects(change: Change, t: Texts) -> pd.DataFrame:
    """List what moved the revenue; the columns of charts.effects."""
    rows = [
        {"label": t(f"sales_page.effect_{factor}"), "amount": cents / 100}
        for factor, cents in change.effects.items()
    ]
    return pd.DataFrame(rows, columns=["label", "amount"])


def answers(measured: RatingMetrics) -> pd.DataFrame:
    """List how many gave each answer; the columns of charts.answers."""
    return pd.DataFrame(
        {"answer": range(measured.lowest, measured.highest + 1), "count": list(measured.bars)}
    )


def channels(found: Acquisition, t: Texts, currency: str | None) -> pd.DataFrame:
    """Say what each channel cost and won, in words."""
    rows = [
        {
            t("sales_page.channel"): one.channel or t("sales_page.channel_unknown"),
            t("sales_page.spent"): t.money(one.spend, currency, 0),
            t("charts.new"): t.number(one.new_customers),
            t("sales_page.per_customer"): "–"
            if one.cost_per_customer is None
            else t.money(one.cost_per_customer, currency, 2),
        }
        for one in found.channels
    ]
    return pd.DataFrame(rows)


def cut_points(metrics: Metrics | TotalsMetrics, t: Texts) -> pd.DataFrame:
    """Say in the user's own units what each score means; one row a score, highest first."""
    scored = metrics.table.scored if metrics.table else None
    if scored is None:
        return pd.DataFrame()
    axes = {"recency": scored.recency_axis, "frequency": scored.frequency_axis, "value": scored.value_axis}
    return pd.DataFrame(
        [
            {
                t("sales_page.score"): t.number(score),
                **{
                    t(f"sales_page.axis_{name}"): _say_cut(
                        axis, score, name == "recency", t, metrics.currency
                    )
                    for name, axis in axes.items()
                },
            }
            for score in reversed(SCORES)
        ]
    )


def _say_cut(axis: Axis, score: int, falling: bool, t: Texts, currency: str | None) -> str:
    """Say from where to where a score goes; a score that nobody can have is a dash."""
    place = 5 - score if falling else score - 1
    ends = [None, *axis.cuts, None]
    low, high = list(pairwise(ends))[place]
    if low is not None and low == high:
        return "–"
    return _say_span(axis.unit, low, high, t, currency)


def _say_span(unit: str, low: float | None, high: float | None, t: Texts, currency: str | None) -> str:
    if unit == "cents":
        return _say_money(low, high, t, currency)
    end = {"days": ("recent", "old"), "cycles": ("recent", "old"), "occasions": ("first", "last")}[unit]
    if low is None and high is not None:
        return t(f"metrics.cut_{end[0]}_{unit}", n=round(high))
    if high is None and low is not None:
        return t(f"metrics.cut_{end[1]}_{unit}", n=round(low))
    return t("metrics.cut_between", low=t.number(round(low or 0)), high=t.number(round(high or 0)))


def _say_money(low: float | None, high: float | None, t: Texts, currency: str | None) -> str:
    said = [None if end is None else t.money(end / 100, currency, 0) for end in (low, high)]
    if said[0] is None:
        return t("metrics.cut_low_value", value=said[1])
    if said[1] is None:
        return t("metrics.cut_high_value", value=said[0])
    return t("metrics.cut_between", low=said[0], high=said[1])
