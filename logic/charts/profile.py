"""Scores from 0 to 100, each with its margin of doubt: a profile, not a grade."""

from collections.abc import Sequence
from itertools import pairwise

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    BELOW,
    ROW,
    diamond,
    finish,
    measure_axis,
    numbered,
    row_words,
    rows_axis,
    rows_of,
    span,
    two_lines,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

POINTS = alt.Scale(domain=[0, 100])
Bands = Sequence[tuple[float, str]]
"""Where each description of a score begins (points), and its words."""


def profile(table: pd.DataFrame, t: Texts, ink: Ink, bands: Bands = ()) -> alt.LayerChart:
    """Draw what the owner says of each dimension, lowest first, with its doubt.

    Args:
        table: Columns label (str), score, low, high (points, 0 to 100). A row without a score has NaN.
        t: The reader's language.
        ink: The colours.
        bands: Descriptions of the scores; their borders are grey, because no norm says what is good.
    """
    return _dots(table, t, ink, t("charts.profile_axis"), bands)


def risk(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw the risk of being replaced: 100 less the resistance, highest first.

    Args:
        table: Columns label (str), score, low, high (points of risk, 0 to 100).
        t: The reader's language.
        ink: The colours.
    """
    return _dots(table, t, ink, t("charts.risk_axis"), ascending=False)


def profile_alt(table: pd.DataFrame, t: Texts, **_: object) -> str:
    """Say in a sentence what the profile shows."""
    return _alt(table, t, "charts.profile_alt")


def risk_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say in a sentence what the reading of risk shows."""
    return _alt(table, t, "charts.risk_alt")


def profile_rows(table: pd.DataFrame, t: Texts, **_: object) -> pd.DataFrame:
    """Return the table behind a profile, in words."""
    known = table["score"].notna()
    return pd.DataFrame(
        {
            t("charts.dimension"): table["label"].tolist(),
            t("charts.score"): [
                t.number(score) if has else t("charts.no_data")
                for score, has in zip(table["score"], known, strict=True)
            ],
            t("charts.doubt"): [
                span(row.low, row.high, t) if has else "–"
                for row, has in zip(rows_of(table), known, strict=True)
            ],
        }
    )


def _dots(
    table: pd.DataFrame, t: Texts, ink: Ink, axis: str, bands: Bands = (), ascending: bool = True
) -> alt.LayerChart:
    rows = numbered(table.sort_values("score", ascending=ascending, na_position="last", kind="stable"))
    rows = rows.assign(words=_words(rows, t), zero=0, full=100)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    known = base.transform_filter("isValid(datum.score)")
    look = measure_axis(ink, values=[0, 25, 50, 75, 100], title=axis, grid=False, titlePadding=8)
    track = base.mark_rule(strokeWidth=6, strokeCap="round", color=ink.line, yOffset=BELOW).encode(
        x=alt.X("zero:Q", scale=POINTS, axis=look), x2="full:Q"
    )
    doubt = known.mark_rule(
        strokeWidth=10, strokeCap="round", color=ink.accent, opacity=0.38, yOffset=BELOW
    ).encode(x="low:Q", x2="high:Q")
    you = known.mark_point(**diamond(ink)).encode(x="score:Q", tooltip=words_tooltip("label", "words"))
    layers = [*_cuts(ink, bands), track, doubt, you, *row_words(base, ink)]
    return finish(layers, t, ROW * max(len(rows), 1))


def _cuts(ink: Ink, bands: Bands) -> list[alt.Chart]:
    starts = [start for start, _ in bands]
    borders = pd.DataFrame({"at": starts[1:]}, dtype=float)
    rules = alt.Chart(borders).mark_rule(strokeDash=[2, 4], color=ink.muted, opacity=0.8)
    middles = [(low + high) / 2 for low, high in pairwise([*starts, 100.0])] if starts else []
    names = pd.DataFrame({"at": middles, "band": [two_lines(words) for _, words in bands]})
    heads = alt.Chart(names).mark_text(
        lineBreak="\n", baseline="bottom", dy=-18, fontSize=11, color=ink.muted
    )
    x = alt.X("at:Q", scale=POINTS)
    return [rules.encode(x=x), heads.encode(x=x, y=alt.value(0), text="band:N")]


def _words(rows: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t("charts.no_data")
        if pd.isna(row.score)
        else t("charts.score_span", score=t.number(row.score), span=span(row.low, row.high, t))
        for row in rows_of(rows)
    ]


def _alt(table: pd.DataFrame, t: Texts, key: str) -> str:
    known = table.dropna(subset=["score"]).sort_values("score")
    if known.empty:
        return t("charts.empty_alt")
    first, last = known.iloc[0], known.iloc[-1]
    return t(
        key,
        n=len(known),
        lowest=first["label"],
        lowest_score=t.number(first["score"]),
        highest=last["label"],
        highest_score=t.number(last["score"]),
    )
