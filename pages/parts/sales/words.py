"""Figures of a sales file in words: each in its unit, with its n, its doubt and its window."""

import datetime as dt

from logic.content.texts import Texts
from logic.metrics import words
from logic.metrics.figure import Figure, MetricId
from logic.metrics.measure import Metrics
from logic.metrics.totals import TotalsMetrics
from pages.parts.sales.file import policy

EPOCH = dt.date(1970, 1, 1)


def day(number: int) -> dt.date:
    """Return the date of a day counted from 1970-01-01."""
    return EPOCH + dt.timedelta(days=number)


def window(metrics: Metrics | TotalsMetrics, t: Texts) -> str:
    """Say of how many customers and which days the figures are: stands beside every chart."""
    n = metrics.customers
    if isinstance(metrics, Metrics):
        first, last = (t.date(day(at), "medium") for at in (metrics.first_day, metrics.reference_day))
        return t("sales_page.window", n=n, first=first, last=last)
    if metrics.reference_day is None:
        return t("sales_page.window_no_date", n=n)
    return t("sales_page.window_until", n=n, last=t.date(day(metrics.reference_day), "medium"))


def say_value(id: MetricId, value: float, t: Texts, currency: str | None) -> str:
    """Write a figure in its unit."""
    return words.say_value(id, value, policy(), t, currency)


def say_doubt(id: MetricId, figure: Figure, t: Texts, currency: str | None) -> str:
    """Write how many of what a figure rests on, and its interval where it has one."""
    return words.say_basis(id, figure, policy(), t, currency)
