"""Which relationship suits: the seven types in order, and what speaks for one against another."""

from typing import Any

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    BELOW,
    ROW,
    finish,
    legend,
    measure_axis,
    numbered,
    row_words,
    rows_axis,
    rows_of,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts


def ranking(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw the types from the best fit down; a type that a limit rules out is hollow.

    Args:
        table: Columns label (str), score (points of fit, 0 to 100), first_share (share of draws in first
            place, 0 to 1), excluded (bool), in the order of the ranking.
        t: The reader's language.
        ink: The colours.
    """
    rows = numbered(table)
    rows = rows.assign(words=_words(rows, t), zero=0, full=100)
    points = alt.Scale(domain=[0, 100])
    look = measure_axis(ink, values=[0, 25, 50, 75, 100], title=t("charts.fit"), grid=False, titlePadding=8)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    thick: dict[str, Any] = {"strokeCap": "round", "yOffset": BELOW}
    track = base.mark_rule(strokeWidth=6, color=ink.line, **thick).encode(
        x=alt.X("zero:Q", scale=points, axis=look), x2="full:Q"
    )
    shown = alt.condition("datum.excluded", alt.value(0.35), alt.value(1))
    stem = base.mark_rule(strokeWidth=6, color=ink.accent, **thick).encode(
        x="zero:Q", x2="score:Q", opacity=shown
    )
    fill = alt.condition("datum.excluded", alt.value(ink.paper), alt.value(ink.accent))
    dot = base.mark_point(size=200, stroke=ink.accent, strokeWidth=2.5, opacity=1, yOffset=BELOW).encode(
        x="score:Q", fill=fill, tooltip=words_tooltip("label", "words")
    )
    return finish([track, stem, dot, *row_words(base, ink)], t, ROW * max(len(rows), 1))


def ranking_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say which type comes first and how often it stays there."""
    open_types = table[~table["excluded"].astype(bool)]
    if open_types.empty:
        return t("charts.empty_alt")
    first = open_types.iloc[0]
    return t(
        "charts.ranking_alt",
        n=len(table),
        first=first["label"],
        score=t.number(first["score"]),
        share=t.percent(first["first_share"]),
    )


def ranking_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the ranking, in words."""
    return pd.DataFrame(
        {
            t("charts.type"): table["label"].tolist(),
            t("charts.fit"): [t.number(score) for score in table["score"]],
            t("charts.first_share"): [t.percent(share) for share in table["first_share"]],
            t("charts.possible_now"): [
                t("charts.no") if excluded else t("charts.yes") for excluded in table["excluded"]
            ],
        }
    )


def contributions(table: pd.DataFrame, t: Texts, ink: Ink, one: str = "", other: str = "") -> alt.LayerChart:
    """Draw what each factor adds to one type (right) or to the other (left).

    Args:
        table: Columns label (str), points (difference in points of fit; above 0 speaks for `one`).
        t: The reader's language.
        ink: The colours.
        one: The type that leads.
        other: The type it is compared with.
    """
    rows = numbered(table.sort_values("points", ascending=False, kind="stable"))
    side = [one if points >= 0 else other for points in rows["points"]]
    rows = rows.assign(words=_signed(rows, t), side=side, zero=0)
    reach = float(rows["points"].abs().max()) if len(rows) else 1.0
    x = alt.X("zero:Q", scale=alt.Scale(domain=[-reach or -1, reach or 1], nice=False), axis=None)
    colour = alt.Color(
        "side:N",
        scale=alt.Scale(domain=[other, one], range=[ink.second, ink.accent]),
        legend=legend(ink, symbolType="square"),
    )
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    bars = base.mark_bar(height=11, cornerRadius=5, yOffset=BELOW).encode(
        x=x, x2="points:Q", color=colour, tooltip=words_tooltip("label", "side", "words")
    )
    middle = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=ink.muted).encode(x=x)
    return finish([middle, bars, *row_words(base, ink)], t, ROW * max(len(rows), 1))


def contributions_alt(table: pd.DataFrame, t: Texts, **_: object) -> str:
    """Say which factor weighs most each way."""
    if table.empty:
        return t("charts.empty_alt")
    ordered = table.sort_values("points", ascending=False)
    return t(
        "charts.contributions_alt",
        n=len(table),
        most=ordered.iloc[0]["label"],
        least=ordered.iloc[-1]["label"],
    )


def contributions_rows(table: pd.DataFrame, t: Texts, **_: object) -> pd.DataFrame:
    """Return the table behind the contributions, in words."""
    return pd.DataFrame(
        {t("charts.factor"): table["label"].tolist(), t("charts.difference"): _signed(table, t)}
    )


def _words(rows: pd.DataFrame, t: Texts) -> list[str]:
    key = {True: "charts.fit_excluded", False: "charts.fit_and_share"}
    return [
        t(key[bool(row.excluded)], score=t.number(row.score), share=t.percent(row.first_share))
        for row in rows_of(rows)
    ]


def _signed(rows: pd.DataFrame, t: Texts) -> list[str]:
    return [
        f"{'+' if points > 0 else '−' if points < 0 else ''}{t.number(abs(points), 1)}"
        for points in rows["points"]
    ]
