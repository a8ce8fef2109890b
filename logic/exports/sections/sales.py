"""What the sales file shows, each figure with its n and its reading; what it cannot show, and why."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from logic.content.texts import Texts
from logic.exports.blocks import Block, Heading, Listing, Month, Months, Paragraph, Table
from logic.metrics.figure import Figure
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricText
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics

SHOWN = (
    "repeat_rate",
    "repeat_rate_90",
    "orders_per_customer",
    "average_order_value",
    "cycle_customer_median",
    "late_revenue_share",
    "top_decile_share",
    "value_12_months",
    "referral_share",
)
"""Figures of a printed document, in order; the spreadsheet has them all."""
MOST_MONTHS = 12
"""Months drawn, the latest ones."""
Shown = Mapping[str, MetricText]


def sales_blocks(metrics: Metrics | TotalsMetrics, texts: Shown, currency: str, t: Texts) -> Iterator[Block]:
    """Set the section on the sales file."""
    yield Heading(t("report.sales"))
    yield Paragraph(_covers(metrics, t))
    if isinstance(metrics, Metrics):
        yield from _months(metrics, t)
    rows = tuple(
        figure_row(id, metrics.figures[id], texts, currency, t) for id in SHOWN if id in metrics.figures
    )
    if rows:
        heads = tuple(t(f"report.sales_{head}") for head in ("figure", "value", "count", "reading"))
        yield Table(heads, rows, "lrrl", (3.2, 2.6, 1.3, 6))
    kept = [
        f"{t.of(texts[id].title)}: {say(metrics.withheld[id], t)}" for id in SHOWN if id in metrics.withheld
    ]
    if kept:
        yield Heading(t("report.sales_withheld"), 2)
        yield Listing(tuple(kept))


def _covers(metrics: Metrics | TotalsMetrics, t: Texts) -> str:
    counts: dict[str, Any] = {"customers": t.number(metrics.customers), "orders": t.number(metrics.orders)}
    if isinstance(metrics, Metrics):
        days = (t.date(day_of(day)) for day in (metrics.first_day, metrics.last_day, metrics.reference_day))
        first, last, reference = days
        return t("report.sales_covers", first=first, last=last, reference=reference, **counts)
    return t("report.sales_totals", **counts)


def day_of(day: int) -> dt.date:
    """Turn days since 1970-01-01 into a date."""
    return dt.date(1970, 1, 1) + dt.timedelta(days=day)


def figure_row(id: str, figure: Figure, texts: Shown, currency: str, t: Texts) -> tuple[str, str, str, str]:
    """Write a figure with its interval, how many it rests on, and how to read it."""
    text = texts[id]
    value = say_value(figure.value, text.unit, currency, t)
    if figure.low is not None and figure.high is not None:
        low, high = (say_value(end, text.unit, currency, t) for end in (figure.low, figure.high))
        value += "\n" + t("report.interval", low=low, high=high)
    return t.of(text.title), value, t.number(figure.n), t.of(text.reading)


def say_value(value: float, unit: str, currency: str, t: Texts) -> str:
    """Write a number in the unit that the content gives."""
    match unit:
        case "share":
            return t.percent(value)
        case "money":
            return t.money(value, currency or None)
        case "days" | "months":
            return t(f"report.unit_{unit}", n=round(value))
        case "count" | "points":
            return t.number(value)
        case _:
            return t.number(value, 2 if abs(value) < 10 else 1)


def _months(metrics: Metrics, t: Texts) -> Iterator[Block]:
    """Draw returning customers (line) over new ones (bars); a month that is not over compares with none."""
    complete = [month for month in metrics.months if month.complete][-MOST_MONTHS:]
    if len(complete) < 2:
        return
    drawn, said = [], []
    for month in complete:
        day = dt.date.fromisoformat(f"{month.month}-01")
        back, new = month.customers - month.new_customers, month.new_customers
        short = t.date(day, "LLL").replace(".", "")
        drawn.append(Month(short, back, t.number(back), new, t.number(new)))
        name = t.date(day, "month")
        said.append(t("report.month_said", month=name, back=t.number(back), new=t.number(new)))
    caption = t("report.months")
    yield Months(tuple(drawn), caption, f"{caption} {'; '.join(said)}.")
