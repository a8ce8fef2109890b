"""Two runs beside each other: where each witness stood and stands, and whether it is more than doubt."""

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    finish,
    haloed,
    legend,
    measure_axis,
    numbered,
    rows_axis,
    rows_of,
    words_tooltip,
)
from logic.charts.gap import signed
from logic.charts.theme import Ink
from logic.charts.witnesses import SHAPES, SIGNS, WITNESSES
from logic.content.texts import Texts

POINTS = alt.Scale(domain=[0, 100])
ROW = 66
"""Height of a row, in pixels: its words, then one lane a day."""
HEAD, THEN, NOW = -18, 1, 18
"""How far from the middle of a row its words and its two lanes lie, in pixels."""
WORDS = 165
"""Room for what follows, at the right of a row's name, in pixels."""


def change(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw then (hollow) and now (filled), with the doubt of both and what follows in words.

    Args:
        table: Columns label (str), who (owner, customers or sales), before, before_low, before_high, after,
            after_low, after_high (points, 0 to 100; NaN where there is none), difference, verdict (moved,
            within_doubt, unclear, not_comparable or absent).
        t: The reader's language.
        ink: The colours.
    """
    rows = numbered(table).assign(zero=0, full=100)
    rows = rows.assign(
        label=[f"{SIGNS[row.who]} {row.label}" for row in rows_of(rows)],
        words=[_words(row.difference, row.verdict, t) for row in rows_of(rows)],
    )
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    title = f"{t('charts.profile_axis')} · {t('followup.marks')}"
    look = measure_axis(ink, values=[0, 25, 50, 75, 100], title=title, titlePadding=8)
    ends = base.mark_rule(opacity=0).encode(x=alt.X("zero:Q", scale=POINTS, axis=look), x2="full:Q")
    days = [*_when(rows, "before", THEN, t, ink), *_when(rows, "after", NOW, t, ink)]
    return finish([ends, *days, *_heads(base, ink)], t, ROW * max(len(rows), 1))


def change_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say in a sentence how many moved by more than the doubt, and which most."""
    known = table.dropna(subset=["difference"])
    if known.empty:
        return t("charts.empty_alt")
    moved = known[known["verdict"] == "moved"]
    if moved.empty:
        return t("followup.still_alt", n=len(known))
    most = moved.iloc[int(moved["difference"].abs().to_numpy().argmax())]
    return t(
        "followup.change_alt",
        n=len(moved),
        compared=t.number(len(known)),
        dimension=f"{most['label']} ({t('survey.short_' + most['who'])})",
        points=signed(most["difference"], t),
    )


def change_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the chart, in words."""
    rows = list(rows_of(table))
    return pd.DataFrame(
        {
            t("charts.dimension"): [row.label for row in rows],
            t("survey.witness"): [t(f"survey.short_{row.who}") for row in rows],
            t("followup.then"): [_number(row.before, t) for row in rows],
            t("followup.now"): [_number(row.after, t) for row in rows],
            t("followup.difference"): [
                signed(row.difference, t) if pd.notna(row.difference) else "–" for row in rows
            ],
            t("followup.reading"): [t(f"followup.verdict_{row.verdict}") for row in rows],
        }
    )


def _when(rows: pd.DataFrame, when: str, lane: float, t: Texts, ink: Ink) -> list[alt.Chart]:
    """Draw one day's marks: hollow for then, filled for now, in the colour and shape of their witness."""
    known = rows.dropna(subset=[when])
    known = known.assign(
        value=known[when],
        low=known[f"{when}_low"],
        high=known[f"{when}_high"],
        who_label=[t(f"survey.short_{who}") for who in known["who"]],
        day=t("followup.then" if when == "before" else "followup.now"),
    )
    colours = dict(zip(WITNESSES, (ink.accent, ink.second, ink.third), strict=True))
    doubts = [_doubt(known[known["who"] == who], colour, lane, len(rows)) for who, colour in colours.items()]
    if when == "after":
        return [*doubts, _filled(known, list(colours.values()), lane, len(rows), t, ink)]
    hollow = [
        _hollow(known[known["who"] == who], who, colour, lane, len(rows), ink)
        for who, colour in colours.items()
    ]
    return [*doubts, *hollow]


def _doubt(known: pd.DataFrame, colour: str, lane: float, rows: int) -> alt.Chart:
    rule = alt.Chart(known.dropna(subset=["low", "high"])).mark_rule(
        strokeWidth=6, strokeCap="round", opacity=0.38, yOffset=lane, color=colour
    )
    drawn: alt.Chart = rule.encode(y=rows_axis(rows), x=alt.X("low:Q", scale=POINTS), x2="high:Q")
    return drawn


def _hollow(known: pd.DataFrame, who: str, colour: str, lane: float, rows: int, ink: Ink) -> alt.Chart:
    mark = alt.Chart(known).mark_point(
        shape=SHAPES[who], fill=ink.paper, stroke=colour, size=150, opacity=1, yOffset=lane, strokeWidth=2
    )
    drawn: alt.Chart = mark.encode(
        y=rows_axis(rows), x=alt.X("value:Q", scale=POINTS), tooltip=words_tooltip("label", "day", "words")
    )
    return drawn


def _filled(known: pd.DataFrame, colours: list[str], lane: float, rows: int, t: Texts, ink: Ink) -> alt.Chart:
    names = [t(f"survey.short_{who}") for who in WITNESSES]
    shapes = [SHAPES[who] for who in WITNESSES]
    mark = alt.Chart(known).mark_point(
        filled=True, size=150, opacity=1, yOffset=lane, strokeWidth=1.5, stroke=ink.paper
    )
    drawn: alt.Chart = mark.encode(
        y=rows_axis(rows),
        x=alt.X("value:Q", scale=POINTS),
        color=alt.Color("who_label:N", scale=alt.Scale(domain=names, range=colours), legend=legend(ink)),
        shape=alt.Shape("who_label:N", scale=alt.Scale(domain=names, range=shapes), legend=legend(ink)),
        tooltip=words_tooltip("label", "day", "words"),
    )
    return drawn


def _heads(base: alt.Chart, ink: Ink) -> list[alt.Chart]:
    named = base.encode(x=alt.value(0), text="label:N")
    said = base.encode(x=alt.value("width"), text="words:N")
    room = alt.expr(f"width - {WORDS}")
    return [
        *haloed(named, ink, align="left", dy=HEAD, fontSize=14, limit=room),
        *haloed(said, ink, align="right", dy=HEAD, fontSize=13, fontWeight=600),
    ]


def _words(difference: float, verdict: str, t: Texts) -> str:
    said = t(f"followup.verdict_{verdict}")
    return said if pd.isna(difference) else f"{signed(difference, t)} · {said}"


def _number(value: float, t: Texts) -> str:
    return "–" if pd.isna(value) else t.number(value)
