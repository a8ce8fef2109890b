"""What happens month by month: who comes back, and where the revenue comes from."""

import json
from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    NARROW,
    finish,
    legend,
    measure_axis,
    month,
    rows_of,
    ticks,
    worded_axis,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

CELL = 34
"""Height of a cohort's row in pixels."""
NARROW_MONTHS = 6
"""Months after the first purchase that are drawn on a narrow screen: more could not be read there."""
KINDS = ("returning", "new")


def cohorts(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw who was active how many months after the first purchase; month 0 is neutral.

    A narrow screen shows the first months, and says that the table has them all.

    Args:
        table: Columns cohort (date, first of the month), month (0 and up), active (count), size (of the
            cohort), share (0 to 1), thin (bool: too few to read anything into). Incomplete months are absent.
        t: The reader's language.
        ink: The colours.
    """
    cells = table.assign(
        name=[month(day, t) for day in table["cohort"]],
        words=[t.number(100 * share) for share in table["share"]],
        said=_cohort_words(table, t),
    )
    order = list(dict.fromkeys(cells["name"]))
    columns = int(table["month"].max()) + 1 if len(table) else 1
    pad = alt.Scale(paddingInner=0.06, paddingOuter=0)
    title = measure_axis(ink, labelAngle=0, orient="top", titlePadding=8)
    shown = f"!({NARROW}) || datum.month <= {NARROW_MONTHS}"
    base = (
        alt.Chart(cells)
        .transform_filter(shown)
        .encode(
            x=alt.X("month:O", title=t("charts.months_since"), scale=pad, axis=title),
            y=alt.Y("name:N", sort=order, title=None, scale=pad, axis=measure_axis(ink, labelColor=ink.text)),
        )
    )
    neutral = base.transform_filter("datum.month == 0 || datum.thin").mark_rect(
        cornerRadius=6, color=ink.line, opacity=0.7
    )
    shade = alt.Scale(domain=[0, _highest(table)], range=[ink.sequential[0], ink.sequential[-1]])
    cell = base.transform_filter("datum.month > 0 && !datum.thin").mark_rect(cornerRadius=6)
    tip = words_tooltip("name", "said")
    shaded = cell.encode(color=alt.Color("share:Q", scale=shade, legend=None), tooltip=tip)
    drawn = f"({NARROW} ? {min(columns, NARROW_MONTHS + 1)} : {columns})"
    size = alt.expr(f"clamp(width / {drawn} / 2.2, 8, 12)")
    figures = base.mark_text(fontSize=size, fontWeight=500, color=ink.text).encode(text="words:N")
    height = CELL * max(len(order), 1)
    layers = [neutral.encode(tooltip=tip), shaded, figures]
    if columns > NARROW_MONTHS + 1:
        layers.append(_cut_short(t, ink, height))
    return finish(layers, t, height)


def _cut_short(t: Texts, ink: Ink, height: int) -> alt.Chart:
    """Say under a narrow chart that it ends early."""
    words = t("charts.cohorts_cut", n=NARROW_MONTHS)
    noted = alt.Chart(pd.DataFrame({"words": [words]})).mark_text(
        align="right", color=ink.muted, fontSize=12, opacity=alt.expr(f"{NARROW} ? 1 : 0")
    )
    placed: alt.Chart = noted.encode(x=alt.value("width"), y=alt.value(height + 16), text="words:N")
    return placed


def cohorts_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say what share came back a month later, over all cohorts."""
    next_month = table[table["month"] == 1]
    if next_month.empty or not next_month["size"].sum():
        return t("charts.empty_alt")
    share = next_month["active"].sum() / next_month["size"].sum()
    return t("charts.cohorts_alt", n=table["cohort"].nunique(), share=t.percent(share))


def cohorts_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the cohorts, in words: one row a cohort."""
    rows = []
    for day, cells in _by(table, "cohort"):
        row = {
            t("charts.first_purchase"): month(day, t),
            t("charts.customers"): t.number(cells["size"].iloc[0]),
        }
        later = cells.sort_values("month")
        shares = {
            f"{place:.0f}": t.percent(share)
            for place, share in zip(later["month"], later["share"], strict=True)
        }
        rows.append({**row, **shares})
    return pd.DataFrame(rows).fillna("")


def months(table: pd.DataFrame, t: Texts, ink: Ink, currency: str | None = None) -> alt.LayerChart:
    """Draw revenue by month from customers who came back and from new ones; unfinished months are pale.

    Args:
        table: Columns month (date, first of the month), kind ("new" or "returning"), amount (units of the
            currency), complete (bool).
        t: The reader's language.
        ink: The colours.
        currency: What the amounts are in.
    """
    names = {kind: t(f"charts.{kind}") for kind in KINDS}
    bars = table.assign(
        name=[month(day, t) for day in table["month"]],
        said=[names[kind] for kind in table["kind"]],
        place=[KINDS.index(kind) for kind in table["kind"]],
        words=[t.money(amount, currency, 0) for amount in table["amount"]],
    )
    highest = float(table.groupby("month")["amount"].sum().max()) if len(table) else 0.0
    steps = [(value, t.money(value, currency, 0)) for value in ticks(highest)]
    colour = alt.Scale(domain=list(names.values()), range=[ink.accent, ink.second])
    gaps, top = alt.Scale(paddingInner=0.4), alt.Scale(domainMax=steps[-1][0])
    drawn = (
        alt.Chart(bars)
        .mark_bar(cornerRadiusEnd=4)
        .encode(
            x=alt.X("name:N", sort=None, title=None, axis=_months_axis(bars, t, ink), scale=gaps),
            y=alt.Y("amount:Q", title=None, axis=worded_axis(steps, ink), scale=top),
            color=alt.Color("said:N", scale=colour, legend=legend(ink, symbolType="square", columns=1)),
            opacity=alt.condition("datum.complete", alt.value(1), alt.value(0.45)),
            order=alt.Order("place:Q"),
            tooltip=words_tooltip("name", "said", "words"),
        )
    )
    return finish([drawn], t, 280)


def months_alt(table: pd.DataFrame, t: Texts, **_: object) -> str:
    """Say how many months, and what share of their revenue came from returning customers."""
    total = float(table["amount"].sum()) if len(table) else 0.0
    if not total:
        return t("charts.empty_alt")
    returning = float(table.loc[table["kind"] == "returning", "amount"].sum())
    return t("charts.months_alt", n=table["month"].nunique(), share=t.percent(returning / total))


def months_rows(table: pd.DataFrame, t: Texts, currency: str | None = None) -> pd.DataFrame:
    """Return the table behind the months, in words: one row a month."""
    rows = []
    for day, parts in _by(table, "month"):
        amount = parts.set_index("kind")["amount"]
        said = {t(f"charts.{kind}"): t.money(float(amount.get(kind, 0)), currency, 0) for kind in KINDS}
        mark = "" if bool(parts["complete"].all()) else t("charts.unfinished")
        rows.append({t("charts.month"): f"{month(day, t)} {mark}".strip(), **said})
    return pd.DataFrame(rows)


def _by(table: pd.DataFrame, column: str) -> Iterator[tuple[Any, pd.DataFrame]]:
    yield from table.groupby(column, sort=True)


def _months_axis(bars: pd.DataFrame, t: Texts, ink: Ink) -> alt.Axis:
    """Return the axis of months: the year stands under the first month and under each January."""
    days = list(dict.fromkeys(bars["month"]))
    names = [month(day, t) for day in days]
    labels = [
        [month(day, t, year=False), str(day.year)]
        if day.month == 1 or not place
        else month(day, t, year=False)
        for place, day in enumerate(days)
    ]
    expression = f"{json.dumps(labels)}[indexof({json.dumps(names)}, datum.value)]" if days else "''"
    return measure_axis(ink, labelAngle=0, labelOverlap=True, labelExpr=expression)


def _highest(table: pd.DataFrame) -> float:
    later = table[table["month"] > 0]
    return max(float(later["share"].max()), 0.01) if len(later) else 1.0


def _cohort_words(table: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t(
            "charts.cohort_cell",
            active=t.number(row.active),
            size=t.number(row.size_),
            share=t.percent(row.share),
            month=t.number(row.month),
        )
        for row in rows_of(table.rename(columns={"size": "size_"}))
    ]
