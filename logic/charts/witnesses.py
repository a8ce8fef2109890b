"""Three witnesses of each dimension on one axis, and one witness in several segments: no average."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    finish,
    haloed,
    legend,
    measure_axis,
    rows_of,
    span,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

POINTS = alt.Scale(domain=[0, 100])
HEAD = 30
"""Room for the words above a row's marks, in pixels."""
LANE = 17
"""Height of one witness's lane, in pixels."""
FOOT = 12
"""Room below a row's lanes, in pixels."""
NUMBER = 46
"""Room for one witness's sign and number at the right of a row's name, in pixels."""
ONE_LINE = 34
"""Letters of all names together that a legend still carries in one line on a phone."""
WITNESSES = ("owner", "customers", "sales")
SIGNS = {"owner": "◆", "customers": "●", "sales": "▲"}
SHAPES = {"owner": "diamond", "customers": "circle", "sales": "triangle-up"}
SEGMENT_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")


@dataclass(frozen=True)
class Series:
    """One lane of every row: what it stands for and how it looks."""

    key: str
    label: str
    colour: str
    shape: str


def witnesses(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw what you say, what your customers say and what your sales show; an absent one leaves a blank.

    Args:
        table: Columns label (str), who (owner, customers or sales), value, low, high (points, 0 to 100; NaN
            where there is none). Rows of a dimension stand together, in the order to draw.
        t: The reader's language.
        ink: The colours.
    """
    colours = dict(zip(WITNESSES, (ink.accent, ink.second, ink.third), strict=True))
    series = [Series(who, t(f"survey.short_{who}"), colours[who], SHAPES[who]) for who in WITNESSES]
    return _lanes(table.assign(series=table["who"]), series, SIGNS, t, ink)


def witnesses_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say in a sentence where the witnesses lie furthest apart."""
    known = table.dropna(subset=["value"])
    if known.empty:
        return t("charts.empty_alt")
    apart = known.groupby("label", sort=False)["value"].agg(lambda values: values.max() - values.min())
    widest = str(apart.idxmax())
    said = known[known["label"] == widest]
    return t(
        "survey.witnesses_alt",
        n=known["label"].nunique(),
        dimension=widest,
        values=t.list([f"{t(f'survey.short_{row.who}')} {t.number(row.value)}" for row in rows_of(said)]),
    )


def witnesses_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the chart: one row a dimension, one column a witness."""
    return _wide(table.assign(series=table["who"]), {who: t(f"survey.short_{who}") for who in WITNESSES}, t)


def segments(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw one witness in every segment, each in a lane of its own.

    Args:
        table: Columns label (str), segment (str), value, low, high (points, 0 to 100; NaN where there is
            none). Rows of a dimension stand together.
        t: The reader's language.
        ink: The colours.
    """
    names = list(dict.fromkeys(table["segment"]))[: len(SEGMENT_SHAPES)]
    series = [
        Series(name, name, colour, shape)
        for name, colour, shape in zip(names, ink.categorical, SEGMENT_SHAPES, strict=False)
    ]
    return _lanes(table.assign(series=table["segment"]), series, {}, t, ink)


def segments_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say in a sentence which segments are drawn."""
    known = table.dropna(subset=["value"])
    if known.empty:
        return t("charts.empty_alt")
    names = list(dict.fromkeys(known["segment"]))
    return t("survey.segments_alt", n=known["label"].nunique(), segments=t.list(names))


def segments_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the chart: one row a dimension, one column a segment."""
    names = list(dict.fromkeys(table["segment"]))
    return _wide(table.assign(series=table["segment"]), dict(zip(names, names, strict=True)), t)


def _lanes(
    table: pd.DataFrame, series: Sequence[Series], signs: Mapping[str, str], t: Texts, ink: Ink
) -> alt.LayerChart:
    labels = list(dict.fromkeys(table["label"]))
    height = HEAD + LANE * max(len(series), 1) + FOOT
    rows = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(len(labels))), padding=0))
    look = measure_axis(ink, values=[0, 25, 50, 75, 100], title=t("charts.profile_axis"), titlePadding=8)
    names = pd.DataFrame({"label": labels, "row": range(len(labels)), "zero": 0, "full": 100})
    ends = alt.Chart(names).mark_rule(opacity=0)
    ends = ends.encode(y=rows, x=alt.X("zero:Q", scale=POINTS, axis=look), x2="full:Q")
    placed = _placed(table, labels, series, height, t)
    heads = _heads(names, rows, len(signs), height, ink)
    numbers = _numbers(table, labels, signs, rows, height, t, ink)
    layers = [ends, _doubt(placed, rows), _marks(placed, series, rows, ink), *heads, *numbers]
    return finish(layers, t, height * max(len(labels), 1))


def _placed(
    table: pd.DataFrame, labels: Sequence[str], series: Sequence[Series], height: int, t: Texts
) -> pd.DataFrame:
    """Add to every number its row, the lane of its series and how that looks."""
    lanes = {one.key: HEAD + LANE * (lane + 0.5) - height / 2 for lane, one in enumerate(series)}
    looks = {one.key: one for one in series}
    known = table.assign(said=_said(table, t)).dropna(subset=["value"])
    known = known[known["series"].isin(list(looks))]
    return known.assign(
        row=[labels.index(label) for label in known["label"]],
        lane=[lanes[key] for key in known["series"]],
        colour=[looks[key].colour for key in known["series"]],
        who_label=[looks[key].label for key in known["series"]],
    )


def _doubt(placed: pd.DataFrame, rows: alt.Y) -> alt.Chart:
    rule = alt.Chart(placed.dropna(subset=["low", "high"])).mark_rule(
        strokeWidth=7,
        strokeCap="round",
        opacity=0.38,
        color=alt.expr("datum.colour"),
        yOffset=alt.expr("datum.lane"),
    )
    drawn: alt.Chart = rule.encode(y=rows, x=alt.X("low:Q", scale=POINTS), x2="high:Q")
    return drawn


def _marks(placed: pd.DataFrame, series: Sequence[Series], rows: alt.Y, ink: Ink) -> alt.Chart:
    domain = [one.label for one in series]
    wraps = len("".join(domain)) > ONE_LINE
    shown = legend(ink, **({"columns": alt.ExprRef("width < 420 ? 1 : 3")} if wraps else {}))
    colour = alt.Scale(domain=domain, range=[one.colour for one in series])
    shape = alt.Scale(domain=domain, range=[one.shape for one in series])
    mark = alt.Chart(placed).mark_point(
        filled=True, size=170, opacity=1, stroke=ink.paper, strokeWidth=1.5, yOffset=alt.expr("datum.lane")
    )
    drawn: alt.Chart = mark.encode(
        y=rows,
        x=alt.X("value:Q", scale=POINTS),
        color=alt.Color("who_label:N", scale=colour, legend=shown),
        shape=alt.Shape("who_label:N", scale=shape, legend=shown),
        tooltip=words_tooltip("label", "who_label", "said"),
    )
    return drawn


def _heads(names: pd.DataFrame, rows: alt.Y, signs: int, height: int, ink: Ink) -> list[alt.Chart]:
    """Write the row's name above its lanes."""
    named = alt.Chart(names).encode(y=rows, x=alt.value(0), text="label:N")
    room = alt.expr(f"width - {NUMBER * signs}")
    up = HEAD / 2 - height / 2 + 1
    return haloed(named, ink, align="left", fontSize=14, limit=room, dy=up, baseline="middle")


def _numbers(
    table: pd.DataFrame,
    labels: Sequence[str],
    signs: Mapping[str, str],
    rows: alt.Y,
    height: int,
    t: Texts,
    ink: Ink,
) -> list[alt.Chart]:
    """Write each witness's number behind its sign, in a column of its own; a dash where it is absent."""
    if not signs:
        return []
    values = {(row.label, row.series): row.value for row in rows_of(table)}
    written = pd.DataFrame(
        [
            {"row": at, "words": f"{sign} {_number(values.get((label, key)), t)}", "left": -NUMBER * place}
            for at, label in enumerate(labels)
            for place, (key, sign) in enumerate(reversed(list(signs.items())))
        ],
        columns=["row", "words", "left"],
    )
    said = alt.Chart(written).encode(y=rows, x=alt.value("width"), text="words:N")
    up = HEAD / 2 - height / 2 + 1
    look = {"align": "right", "fontSize": 13, "fontWeight": 600, "dy": up, "baseline": "middle"}
    return haloed(said, ink, dx=alt.expr("datum.left"), **look)


def _number(value: float | None, t: Texts) -> str:
    return "–" if value is None or pd.isna(value) else t.number(value)


def _said(table: pd.DataFrame, t: Texts) -> list[str]:
    return [_cell(row.value, row.low, row.high, t) for row in rows_of(table)]


def _cell(value: float, low: float, high: float, t: Texts) -> str:
    if pd.isna(value):
        return "–"
    if pd.isna(low) or pd.isna(high):
        return t.number(value)
    return t("charts.score_span", score=t.number(value), span=span(low, high, t))


def _wide(table: pd.DataFrame, series: dict[str, str], t: Texts) -> pd.DataFrame:
    cells = dict(zip(zip(table["label"], table["series"], strict=True), _said(table, t), strict=True))
    labels = list(dict.fromkeys(table["label"]))
    columns = {name: [cells.get((label, key), "–") for label in labels] for key, name in series.items()}
    return pd.DataFrame({t("charts.dimension"): labels, **columns})
