"""Figures in words: for the screen, and in lines for whoever reads them without one."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from logic.content.texts import Texts
from logic.metrics.figure import Figure, MetricId, Withheld
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricsPolicy
from logic.metrics.ratings import RatingMetrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics

EPOCH = dt.date(1970, 1, 1)
DIGITS = {"days": 0, "months": 0, "count": 0, "times": 2, "points": 0, "index": 2}
WHOLE_FROM = 100
"""Amounts from which the hundredths are left out."""
MONTHS_FROM = 90
"""Days from which a stretch of time is told in months."""
MONTH_DAYS = 30.4375
INDENT = "  "
SMALL_INDEX = 0.1
"""Below it an index needs a third digit to be more than nothing."""


def tell(metrics: Metrics | TotalsMetrics | RatingMetrics, policy: MetricsPolicy, t: Texts) -> Sequence[str]:
    """Write the figures under their headings, a line each, then what is withheld and why."""
    currency = None if isinstance(metrics, RatingMetrics) else metrics.currency
    lines = [_covers(metrics, t)] if isinstance(metrics, Metrics) else []
    for group, ids in policy.by_group(metrics.figures).items():
        lines += ["", t.of(policy.groups[group])]
        lines += [_line(id, metrics.figures[id], policy, t, currency) for id in ids]
    withheld = list(_reasons(metrics.withheld, policy, t))
    return [*lines, *(["", t("metrics.not_yet"), *withheld] if withheld else ())]


def say_value(id: MetricId, value: float, policy: MetricsPolicy, t: Texts, currency: str | None) -> str:
    """Write a value in the unit of its metric."""
    return say_in_unit(value, policy.metrics[id].unit, t, currency)


def say_in_unit(value: float, unit: str, t: Texts, currency: str | None) -> str:
    """Write a value in one of the units that content gives a metric."""
    if unit == "share":
        return t.percent(value)
    if unit == "money":
        return t.money(value, currency, 0 if abs(value) >= WHOLE_FROM else 2)
    if unit == "days":
        return say_days(value, t)
    written = t.number(value, 3 if unit == "index" and value < SMALL_INDEX else DIGITS[unit])
    return t(f"metrics.unit_{unit}", n=round(value), value=written)


def say_days(days: float, t: Texts) -> str:
    """Write a stretch of time as people say it: in days, from a quarter on in months.

    Args:
        days: How long it is.
        t: The reader's language.
    """
    if days < MONTHS_FROM:
        return t("metrics.unit_days", n=round(days), value=t.number(days))
    months = round(days / MONTH_DAYS, 1)
    whole = months.is_integer()
    return t(
        "metrics.unit_months", n=round(months) if whole else 2, value=t.number(months, 0 if whole else 1)
    )


def say_basis(id: MetricId, figure: Figure, policy: MetricsPolicy, t: Texts, currency: str | None) -> str:
    """Write what a figure rests on: how many of what, and its interval where it has one."""
    counted = t(f"metrics.of_{policy.metrics[id].counts}", n=figure.n)
    if figure.low is None or figure.high is None:
        return counted
    low, high = (say_value(id, end, policy, t, currency) for end in (figure.low, figure.high))
    return t("metrics.with_interval", counted=counted, low=low, high=high)


def group_reasons(
    withheld: Mapping[MetricId, Withheld], ids: Sequence[MetricId]
) -> Sequence[Sequence[MetricId]]:
    """Put figures together that lack the same, in order."""
    alike: dict[tuple[str, tuple[tuple[str, float], ...]], list[MetricId]] = {}
    for id in ids:
        reason = withheld[id]
        alike.setdefault((reason.code, tuple(sorted(reason.values.items()))), []).append(id)
    return list(alike.values())


def _covers(metrics: Metrics, t: Texts) -> str:
    """Say whose purchases, how many and of which days the figures are."""
    first, last = (EPOCH + dt.timedelta(days=day) for day in (metrics.first_day, metrics.reference_day))
    return t(
        "metrics.covers",
        customers=t("metrics.of_customers", n=metrics.customers),
        purchases=t("metrics.of_purchases", n=metrics.occasions),
        first=t.date(first, "medium"),
        last=t.date(last, "medium"),
    )


def _line(id: MetricId, figure: Figure, policy: MetricsPolicy, t: Texts, currency: str | None) -> str:
    title, value = t.of(policy.metrics[id].title), say_value(id, figure.value, policy, t, currency)
    return INDENT + t(
        "metrics.line", title=title, value=value, basis=say_basis(id, figure, policy, t, currency)
    )


def _reasons(withheld: Mapping[MetricId, Withheld], policy: MetricsPolicy, t: Texts) -> Iterator[str]:
    known = [id for ids in policy.by_group(withheld).values() for id in ids]
    for alike in group_reasons(withheld, known):
        titles = "; ".join(t.of(policy.metrics[id].title) for id in alike)
        yield INDENT + t("metrics.line_withheld", title=titles, reason=say(withheld[alike[0]], t))
