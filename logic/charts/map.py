"""What the relationship returns against what it takes, on a map with four named fields."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from logic.charts.drawing import diamond, finish, haloed, measure_axis, rows_of, words_tooltip
from logic.charts.theme import Ink
from logic.content.texts import Texts

POINTS = alt.Scale(domain=[0, 100], nice=False)
Corner = tuple[float, float, Any, Any, float, float]
CORNERS: tuple[Corner, ...] = (
    (0, 100, "left", "top", 8, 8),
    (100, 100, "right", "top", -8, 8),
    (0, 0, "left", "bottom", 8, -8),
    (100, 0, "right", "bottom", -8, -8),
)
"""Effort, value, align, baseline, dx, dy of the fields' names: harvest, investment, watering, leak."""
HEIGHT = 360


def ior_map(
    table: pd.DataFrame,
    t: Texts,
    ink: Ink,
    fields: Sequence[str] = ("", "", "", ""),
    effort_middle: float = 50,
    value_middle: float = 50,
) -> alt.LayerChart:
    """Draw the return on relationships as a map; no ratio, because scales without a zero allow none.

    Args:
        table: Columns label (str), effort, value (points, 0 to 100); low and high of the value where known.
        t: The reader's language.
        ink: The colours.
        fields: Names of the fields: little effort and much value, much of both, little of both, much effort
            and little value.
        effort_middle: Where little effort ends (points); the reader may move it.
        value_middle: Where little value ends (points).
    """
    x = alt.X("effort:Q", scale=POINTS, axis=_axis(ink, t("charts.ior_effort")))
    y = alt.Y("value:Q", scale=POINTS, axis=_axis(ink, t("charts.ior_value")))
    spans = {"low": table["value"], "high": table["value"]}
    points = table.assign(**{name: table.get(name, fallback) for name, fallback in spans.items()})
    base = alt.Chart(points.assign(words=_words(table, t))).encode(x=x, y=y)
    lines = _middles(ink, effort_middle, value_middle)
    doubt = base.mark_rule(strokeWidth=9, strokeCap="round", color=ink.accent, opacity=0.35).encode(
        y="low:Q", y2="high:Q"
    )
    you = base.mark_point(**diamond(ink, size=360, yOffset=0)).encode(tooltip=words_tooltip("label", "words"))
    names = haloed(base.encode(text="label:N"), ink, dy=-20, fontSize=14, fontWeight=600)
    return finish([*lines, *_fields(fields, ink), doubt, you, *names], t, HEIGHT)


def ior_map_alt(table: pd.DataFrame, t: Texts, **_: object) -> str:
    """Say where on the map the segment lies."""
    if table.empty:
        return t("charts.empty_alt")
    return t("charts.ior_alt", where="; ".join(_words(table, t)))


def ior_map_rows(table: pd.DataFrame, t: Texts, **_: object) -> pd.DataFrame:
    """Return the table behind the map, in words."""
    return pd.DataFrame(
        {
            t("charts.segment"): table["label"].tolist(),
            t("charts.ior_effort"): [t.number(effort) for effort in table["effort"]],
            t("charts.ior_value"): [t.number(value) for value in table["value"]],
        }
    )


def _axis(ink: Ink, title: str) -> alt.Axis:
    return measure_axis(ink, values=[0, 50, 100], title=title, grid=False, titlePadding=8)


def _middles(ink: Ink, effort: float, value: float) -> list[alt.Chart]:
    dashed: dict[str, Any] = {"strokeDash": [4, 4], "color": ink.muted}
    across = alt.Chart(pd.DataFrame({"value": [value]})).mark_rule(**dashed).encode(y="value:Q")
    down = alt.Chart(pd.DataFrame({"effort": [effort]})).mark_rule(**dashed).encode(x="effort:Q")
    return [across, down]


def _fields(fields: Sequence[str], ink: Ink) -> list[alt.Chart]:
    return [
        alt.Chart(pd.DataFrame({"effort": [effort], "value": [value], "name": [name]}))
        .mark_text(align=align, baseline=baseline, dx=dx, dy=dy, fontSize=13, fontWeight=600, color=ink.muted)
        .encode(x="effort:Q", y="value:Q", text="name:N")
        for name, (effort, value, align, baseline, dx, dy) in zip(fields, CORNERS, strict=True)
    ]


def _words(table: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t("charts.ior_point", label=row.label, effort=t.number(row.effort), value=t.number(row.value))
        for row in rows_of(table)
    ]
