"""What the sales file shows, each figure with its n and its reading; what it cannot show, and why."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logic.content.texts import Texts
from logic.exports.blocks import Block, Heading, Listing, Month, Months, Paragraph, Table
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricText
from logic.metrics.reasons import say
from logic.metrics.words import say_in_unit

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


@dataclass(frozen=True)
class Sales:
    """What is known of a sales file."""

    figures: Mapping[str, float]
    """By metric id, with `<id>.n`, `<id>.low` and `<id>.high` beside each where known."""
    texts: Mapping[str, MetricText]
    currency: str
    metrics: Metrics | None = None
    """The whole measurement while the file is at hand; a saved session keeps its figures only."""


def sales_blocks(sales: Sales, t: Texts) -> Iterator[Block]:
    """Set the section on the sales file; nothing while there is none."""
    if not sales.figures:
        return
    yield Heading(t("report.sales"))
    yield Paragraph(_covers(sales, t))
    if sales.metrics is not None:
        yield from _months(sales.metrics, t)
    rows = tuple(figure_row(id, sales, t) for id in SHOWN if id in sales.figures)
    if rows:
        heads = tuple(t(f"report.sales_{head}") for head in ("figure", "value", "count", "reading"))
        yield Table(heads, rows, "lrrl", (3.2, 2.6, 1.3, 6))
    yield from _withheld(sales, t)


def _covers(sales: Sales, t: Texts) -> str:
    metrics = sales.metrics
    if metrics is None:
        return t("report.sales_kept")
    first, last, until = (
        t.date(day_of(day)) for day in (metrics.first_day, metrics.last_day, metrics.reference_day)
    )
    counts = {"customers": t.number(metrics.customers), "orders": t.number(metrics.orders)}
    return t("report.sales_covers", n=None, first=first, last=last, reference=until, **counts)


def day_of(day: int) -> dt.date:
    """Turn days since 1970-01-01 into a date."""
    return dt.date(1970, 1, 1) + dt.timedelta(days=day)


def figure_row(id: str, sales: Sales, t: Texts) -> tuple[str, str, str, str]:
    """Write a figure with its interval, how many it rests on, and how to read it."""
    text, known = sales.texts[id], sales.figures
    unit, currency = text.unit, sales.currency or None
    value = say_in_unit(known[id], unit, t, currency)
    if f"{id}.low" in known and f"{id}.high" in known:
        low, high = (say_in_unit(known[f"{id}.{end}"], unit, t, currency) for end in ("low", "high"))
        value += "\n" + t("report.interval", low=low, high=high)
    count = t.number(known[f"{id}.n"]) if f"{id}.n" in known else ""
    return t.of(text.title), value, count, t.of(text.reading)


def _withheld(sales: Sales, t: Texts) -> Iterator[Block]:
    refused = {} if sales.metrics is None else sales.metrics.withheld
    lines = tuple(
        t("report.named_list", name=t.of(sales.texts[id].title), parts=say(refused[id], t))
        for id in SHOWN
        if id in refused
    )
    if lines:
        yield Heading(t("report.sales_withheld"), 2)
        yield Listing(lines)


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
