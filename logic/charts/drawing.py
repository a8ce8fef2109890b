"""What the charts share: axes, rows with their words above, numbers and months in the reader's language."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

import altair as alt
import pandas as pd
from babel.dates import format_date

from logic.charts.theme import Ink, vega_locale
from logic.content.texts import Texts

ROW = 52
"""Height of a row whose words stand above its mark, in pixels: leaves phones the whole width."""
BELOW = 9
"""How far below the middle of its row a mark lies, in pixels."""
NARROW = "width < 440"
"""Says, where the chart is drawn, that it is as narrow as on a phone: only there is the width known."""
HALO = 5
"""Width of the paper-coloured outline that keeps words readable over rules, in pixels."""


def finish(layers: Sequence[alt.Chart], t: Texts, height: int) -> alt.LayerChart:
    """Put layers on one another, at a height, in the reader's language and on no background of their own.

    Everything is said at once: each method that Altair chains copies the whole chart.
    """
    drawn = alt.layer(
        *layers,
        height=height,
        background="transparent",
        # fit-x: the width follows the screen, the height is that of the plot without its axes
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=alt.Config(
            locale=vega_locale(t.locale),
            view=alt.ViewConfig(stroke=None),
            # the chart's sentence and its table say it; marks and axes would describe themselves in English
            mark=alt.MarkConfig(aria=False),
            axis=alt.AxisConfig(aria=False),
            legend=alt.LegendConfig(aria=False),
        ),
    )
    return cast("alt.LayerChart", drawn)


def numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Add a column row that keeps the order, so that two rows with the same words stay two rows."""
    return table.reset_index(drop=True).assign(row=range(len(table)))


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """Go through a table row by row; a cell is what its column's docstring says, which types cannot know."""
    yield from table.itertuples()


def rows_axis(rows: int) -> alt.Y:
    """Return the axis of a chart whose words stand on the marks."""
    return alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(rows)), paddingInner=0.1))


def measure_axis(ink: Ink, **changes: Any) -> alt.Axis:
    """Return an axis of values: quiet, without ticks or line."""
    look = {
        "labelFontSize": 12,
        "labelColor": ink.muted,
        "titleColor": ink.muted,
        "titleFontWeight": 500,
        "titleFontSize": 12,
        "ticks": False,
        "domain": False,
        "gridColor": ink.line,
        "gridOpacity": 0.7,
        "labelFlush": False,
    }
    return alt.Axis(**{**look, **changes})


def worded_axis(words: Sequence[tuple[float, str]], ink: Ink, **changes: Any) -> alt.Axis:
    """Return an axis whose labels are written here, because a browser does not know the reader's language."""
    values = [value for value, _ in words]
    labels = json.dumps([word for _, word in words], ensure_ascii=False)
    expression = f"{labels}[indexof({json.dumps(values)}, datum.value)]" if words else "''"
    return measure_axis(ink, values=values, labelExpr=expression, **changes)


def legend(ink: Ink, **changes: Any) -> alt.Legend:
    """Return a legend above the chart, in words as strong as the text around it."""
    look = {
        "title": None,
        "orient": "top",
        "labelFontSize": 13,
        "labelColor": ink.text,
        "symbolSize": 130,
        "symbolOpacity": 1,
        "symbolStrokeWidth": 0,
        "offset": 10,
        "columnPadding": 16,
        "labelLimit": 300,
    }
    return alt.Legend(**{**look, **changes})


def row_words(base: alt.Chart, ink: Ink, right: str | None = "words:N") -> list[alt.Chart]:
    """Write the row's name above its mark, and what it says at the other end."""
    room = alt.expr("width - 110" if right else "width")
    named = base.encode(x=alt.value(0), text="label:N")
    names = haloed(named, ink, align="left", dy=-11, fontSize=14, limit=room)
    if right is None:
        return names
    said = base.encode(x=alt.value("width"), text=right)
    return [*names, *haloed(said, ink, align="right", dy=-11, fontSize=13, fontWeight=600)]


def haloed(base: alt.Chart, ink: Ink, **look: Any) -> list[alt.Chart]:
    """Draw words that stay readable over rules: a paper-coloured outline under the letters."""
    under = base.mark_text(stroke=ink.paper, strokeWidth=HALO, strokeJoin="round", **look)
    return [under, base.mark_text(color=ink.text, **look)]


def diamond(ink: Ink, **changes: Any) -> dict[str, Any]:
    """Return the look of the mark for what the owner says (◆)."""
    look = {"shape": "diamond", "filled": True, "size": 260, "opacity": 1, "color": ink.accent}
    return {**look, "stroke": ink.paper, "strokeWidth": 2, "yOffset": BELOW, **changes}


def words_tooltip(*columns: str) -> list[alt.Tooltip]:
    """Return a tooltip of columns that are already words."""
    return [alt.Tooltip(f"{column}:N", title=" ") for column in columns]


def ticks(highest: float, count: int = 4) -> list[float]:
    """Return round steps from 0 to at least the highest value.

    >>> ticks(930)
    [0, 250, 500, 750, 1000]
    >>> ticks(0)
    [0, 1]
    """
    if highest <= 0:
        return [0, 1]
    scale = 10 ** (len(str(int(highest / count))) - 1) if highest >= count else 0.1
    step = next(
        size * scale * power
        for power in (1, 10)
        for size in (1, 2, 2.5, 5)
        if size * scale * power * count >= highest
    )
    return [_plain(step * place) for place in range(int(-(-highest // step)) + 1)]


def _plain(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def percent_ticks(highest: float = 1.0) -> list[float]:
    """Return shares to label an axis with, up to the highest share."""
    step = 0.25 if highest > 0.5 else 0.1 if highest > 0.2 else 0.05
    return [round(step * place, 2) for place in range(int(-(-min(highest, 1.0) // step)) + 1)]


def month(day: dt.date, t: Texts, year: bool = True) -> str:
    """Write a month briefly ("ene 2026").

    >>> month(dt.date(2026, 1, 1), Texts("es", {}))
    'ene 2026'
    """
    written = str(format_date(day, "LLL y" if year else "LLL", locale=t.locale))
    return written.replace(".", "")


def span(low: float, high: float, t: Texts) -> str:
    """Write an interval of points ("37–87")."""
    return f"{t.number(low)}–{t.number(high)}"


def two_lines(words: str) -> str:
    """Break words at the blank nearest to their middle.

    >>> two_lines("casi nunca es así")
    'casi nunca\\nes así'
    """
    blanks = [place for place, letter in enumerate(words) if letter == " "]
    if not blanks:
        return words
    at = min(blanks, key=lambda place: abs(place - len(words) / 2))
    return f"{words[:at]}\n{words[at + 1 :]}"
