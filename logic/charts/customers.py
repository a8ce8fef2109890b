"""Where customers stand: the grid of recency and frequency, and how late they are."""

from typing import Any

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    BELOW,
    NARROW,
    ROW,
    finish,
    measure_axis,
    numbered,
    row_words,
    rows_axis,
    rows_of,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

SCORES = [1, 2, 3, 4, 5]
NARROW_NAME = 10
"""Size of a name on a narrow screen, in pixels."""


def rfv_grid(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw customers on the grid of recency by frequency; narrow screens break its names in two.

    Args:
        table: Columns recency, frequency (scores 1 to 5), customers (count), segment (its name).
        t: The reader's language.
        ink: The colours.
    """
    cells = table.assign(
        words=[t.number(count) for count in table["customers"]],
        lines=[on_two_lines(name) for name in table["segment"]],
    )
    across = alt.Scale(domain=SCORES, paddingInner=0.05, paddingOuter=0)
    upwards = alt.Scale(domain=SCORES[::-1], paddingInner=0.05, paddingOuter=0)
    base = alt.Chart(cells).encode(
        x=alt.X("recency:O", title=t("charts.recency"), scale=across, axis=_axis(ink, labelAngle=0)),
        y=alt.Y("frequency:O", title=t("charts.frequency"), scale=upwards, axis=_axis(ink)),
    )
    shade = alt.Scale(domain=[0, _most(table)], range=[ink.sequential[0], ink.sequential[-1]])
    filled = base.mark_rect(cornerRadius=9).encode(
        color=alt.Color("customers:Q", scale=shade, legend=None), tooltip=words_tooltip("segment", "words")
    )
    counts = base.mark_text(fontSize=16, fontWeight=700, color=ink.text, dy=-7)
    look: dict[str, Any] = {"color": ink.text, "limit": alt.expr("width / 5 - 4")}
    names = base.mark_text(fontSize=11, dy=12, opacity=alt.expr(f"{NARROW} ? 0 : 1"), **look)
    broken = base.mark_text(
        fontSize=NARROW_NAME, dy=9, lineBreak="\n", opacity=alt.expr(f"{NARROW} ? 1 : 0"), **look
    )
    texts = [counts.encode(text="words:N"), names.encode(text="segment:N"), broken.encode(text="lines:N")]
    return finish([filled, *texts], t, 360)


def on_two_lines(name: str) -> str:
    """Break a name at the blank that leaves the shortest lines.

    >>> on_two_lines("Se están enfriando")
    'Se están\\nenfriando'
    """
    blanks = [at for at, letter in enumerate(name) if letter == " "]
    at = min(blanks, key=lambda one: max(one, len(name) - one - 1), default=None)
    return name if at is None else f"{name[:at]}\n{name[at + 1 :]}"


def rfv_grid_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say which segment holds most customers."""
    if table.empty or not table["customers"].sum():
        return t("charts.empty_alt")
    largest = table.groupby("segment", sort=False)["customers"].sum().sort_values(ascending=False)
    return t(
        "charts.rfv_alt",
        n=int(table["customers"].sum()),
        segment=largest.index[0],
        count=t.number(int(largest.iloc[0])),
    )


def rfv_grid_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the grid, in words: one row a cell that holds anybody."""
    held = table[table["customers"] > 0].sort_values(["recency", "frequency"], ascending=False)
    return pd.DataFrame(
        {
            t("charts.segment"): held["segment"].tolist(),
            t("charts.recency_score"): [t.number(score) for score in held["recency"]],
            t("charts.frequency_score"): [t.number(score) for score in held["frequency"]],
            t("charts.customers"): [t.number(count) for count in held["customers"]],
        }
    )


def late_bands(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw how many customers are on time or late against their own rhythm.

    Args:
        table: Columns label (the band), customers (count), customer_share and revenue_share (0 to 1), in
            the order of the bands.
        t: The reader's language.
        ink: The colours.
    """
    rows = numbered(table)
    rows = rows.assign(words=_late_words(rows, t), zero=0.0)
    x = alt.X("zero:Q", scale=alt.Scale(domain=[0, 1]), axis=None)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    track = base.mark_rule(strokeWidth=11, strokeCap="round", color=ink.line, yOffset=BELOW)
    bars = base.mark_rule(strokeWidth=11, strokeCap="round", color=ink.accent, yOffset=BELOW)
    some = bars.transform_filter("datum.customer_share > 0")
    filled = some.encode(x=x, x2="customer_share:Q", tooltip=words_tooltip("label", "words"))
    layers = [track.encode(x=x, x2=alt.datum(1)), filled, *row_words(base, ink)]
    return finish(layers, t, ROW * max(len(rows), 1))


def late_bands_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say how many customers each band holds."""
    if table.empty:
        return t("charts.empty_alt")
    parts = [f"{row.label}: {t.number(row.customers)}" for row in rows_of(table)]
    return t("charts.late_alt", n=int(table["customers"].sum()), bands=t.list(parts))


def late_bands_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the bands, in words."""
    return pd.DataFrame(
        {
            t("charts.band"): table["label"].tolist(),
            t("charts.customers"): [t.number(count) for count in table["customers"]],
            t("charts.customer_share"): [t.percent(share) for share in table["customer_share"]],
            t("charts.revenue_share"): [t.percent(share) for share in table["revenue_share"]],
        }
    )


def answers(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw how many gave each answer to one question.

    Args:
        table: Columns answer (whole number, ascending), count.
        t: The reader's language.
        ink: The colours.
    """
    bars = table.assign(words=[t.number(count) for count in table["count"]])
    look = measure_axis(ink, labelAngle=0, title=t("charts.answer"), titlePadding=8)
    base = alt.Chart(bars).encode(
        x=alt.X("answer:O", axis=look, scale=alt.Scale(paddingInner=0.25)),
        y=alt.Y("count:Q", axis=None, scale=alt.Scale(domainMin=0)),
    )
    drawn = base.mark_bar(cornerRadiusEnd=4, color=ink.second).encode(
        tooltip=words_tooltip("answer", "words")
    )
    counts = base.mark_text(dy=-9, fontSize=12, fontWeight=600, color=ink.text).encode(text="words:N")
    return finish([drawn, counts], t, 220)


def answers_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say how many answered and what most of them said."""
    if table.empty or not table["count"].sum():
        return t("charts.empty_alt")
    most = table.sort_values("count", ascending=False, kind="stable")["answer"].tolist()[0]
    return t("charts.answers_alt", n=int(table["count"].sum()), answer=t.number(most))


def answers_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the answers, in words."""
    return pd.DataFrame(
        {
            t("charts.answer"): [t.number(answer) for answer in table["answer"]],
            t("charts.answers"): [t.number(count) for count in table["count"]],
        }
    )


def _axis(ink: Ink, **changes: float) -> alt.Axis:
    return measure_axis(ink, titlePadding=10, labelBaseline="middle", **changes)


def _most(table: pd.DataFrame) -> float:
    return max(float(table["customers"].max()), 1.0) if len(table) else 1.0


def _late_words(rows: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t("charts.late_words", n=int(row.customers), share=t.percent(row.customer_share))
        for row in rows_of(rows)
    ]
