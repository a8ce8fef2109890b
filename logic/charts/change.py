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
    days = pd.concat([_day(rows, "before", THEN, t, ink), _day(rows, "after", NOW, t, ink)])
    layers = [ends, _doubt(days, len(rows)), *_marks(days, len(rows), t, ink), *_heads(base, ink)]
    return finish(layers, t, ROW * max(len(rows), 1))


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
    """Return the table behind the chart, in words; with the scores of a column profile where there is one."""
    rows = list(rows_of(table))
    profile = {}
    if "profile" in table:
        profile[t("followup.in_profile")] = [_number(row.profile, t) for row in rows]
    return pd.DataFrame(
        {
            t("charts.dimension"): [row.label for row in rows],
            t("survey.witness"): [t(f"survey.short_{row.who}") for row in rows],
            t("followup.then"): [_number(row.before, t) for row in rows],
            t("followup.now"): [_number(row.after, t) for row in rows],
            **profile,
            t("followup.difference"): [
                signed(row.difference, t) if pd.notna(row.difference) else "–" for row in rows
            ],
            t("followup.reading"): [t(f"followup.verdict_{row.verdict}") for row in rows],
        }
    )


def _day(rows: pd.DataFrame, when: str, lane: float, t: Texts, ink: Ink) -> pd.DataFrame:
    """List one day's marks: their place, their lane, and the look of their witness."""
    known = rows.dropna(subset=[when])
    colours = dict(zip(WITNESSES, (ink.accent, ink.second, ink.third), strict=True))
    return known[["row", "label", "words"]].assign(
        value=known[when],
        low=known[f"{when}_low"],
        high=known[f"{when}_high"],
        lane=lane,
        colour=[colours[who] for who in known["who"]],
        shape=[SHAPES[who] for who in known["who"]],
        who_label=[t(f"survey.short_{who}") for who in known["who"]],
        day=t("followup.then" if when == "before" else "followup.now"),
    )


def _doubt(days: pd.DataFrame, rows: int) -> alt.Chart:
    rule = alt.Chart(days.dropna(subset=["low", "high"])).mark_rule(
        strokeWidth=6,
        strokeCap="round",
        opacity=0.38,
        color=alt.expr("datum.colour"),
        yOffset=alt.expr("datum.lane"),
    )
    drawn: alt.Chart = rule.encode(y=rows_axis(rows), x=alt.X("low:Q", scale=POINTS), x2="high:Q")
    return drawn


def _marks(days: pd.DataFrame, rows: int, t: Texts, ink: Ink) -> list[alt.Chart]:
    """Draw then hollow and now filled, in the colour and shape of their witness."""
    names = [t(f"survey.short_{who}") for who in WITNESSES]
    colour = alt.Scale(domain=names, range=[ink.accent, ink.second, ink.third])
    shape = alt.Scale(domain=names, range=[SHAPES[who] for who in WITNESSES])
    place = {"y": rows_axis(rows), "x": alt.X("value:Q", scale=POINTS)}
    told = words_tooltip("label", "day", "words")
    hollow = alt.Chart(days[days["lane"] == THEN]).mark_point(
        shape=alt.expr("datum.shape"),
        stroke=alt.expr("datum.colour"),
        fill=ink.paper,
        size=150,
        opacity=1,
        strokeWidth=2,
        yOffset=THEN,
    )
    filled = alt.Chart(days[days["lane"] == NOW]).mark_point(
        filled=True, size=150, opacity=1, strokeWidth=1.5, stroke=ink.paper, yOffset=NOW
    )
    return [
        hollow.encode(**place, tooltip=told),
        filled.encode(
            **place,
            color=alt.Color("who_label:N", scale=colour, legend=legend(ink)),
            shape=alt.Shape("who_label:N", scale=shape, legend=legend(ink)),
            tooltip=told,
        ),
    ]


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
