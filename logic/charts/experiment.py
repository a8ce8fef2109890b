"""The log of a try by date, against the two counts that decide it at the planned end."""

import datetime as dt

import altair as alt
import pandas as pd

from logic.charts.drawing import finish, haloed, ticks, worded_axis, words_tooltip
from logic.charts.theme import Ink
from logic.content.texts import Texts

HEIGHT = 260


def experiment(
    table: pd.DataFrame,
    t: Texts,
    ink: Ink,
    start: dt.date | None = None,
    end: dt.date | None = None,
    planned: int = 10,
    scale_from: int | None = None,
    stop_to: int | None = None,
) -> alt.LayerChart:
    """Draw successes and participants so far; the lines count only at the planned end.

    Args:
        table: Columns day (date), successes, participants: counts up to each day, ascending.
        t: The reader's language.
        ink: The colours.
        start: First day of the time box; the first entry where there is none.
        end: Day to decide on; the last entry where there is none.
        planned: Participants planned: the height of the chart.
        scale_from: Fewest successes that scale; None: no number does.
        stop_to: Most successes that stop; None: no number does.
    """
    first, last = _box(table, start, end)
    days = max((last - first).days, 1)
    highest = max([planned, *table["participants"]])
    dated = _with_start(table, first)
    rows = dated.assign(said=_said(dated, t)).drop(columns="day")
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[0, days], nice=False),
        axis=_days_axis(first, days, t, ink),
    )
    steps = [float(step) for step in ticks(highest) if float(step).is_integer()]
    axis = worded_axis([(step, t.number(step)) for step in steps], ink, title=None)
    y = alt.Y("count:Q", title=None, scale=alt.Scale(domain=[0, max(highest, steps[-1])]), axis=axis)
    lines = [
        *_limit(scale_from, days, t("followup.limit_scale", k=scale_from), "left", x, y, ink),
        *_limit(stop_to, days, t("followup.limit_stop", k=stop_to), "right", x, y, ink),
    ]
    asked = alt.Chart(rows.assign(count=rows["participants"])).encode(x=x, y=y)
    done = alt.Chart(rows.assign(count=rows["successes"])).encode(x=x, y=y)
    took = asked.mark_line(interpolate="step-after", strokeWidth=2, strokeDash=[2, 4], color=ink.muted)
    happened = done.mark_line(interpolate="step-after", strokeWidth=3, color=ink.accent)
    dots = done.mark_point(
        filled=True, size=90, color=ink.accent, opacity=1, stroke=ink.paper, strokeWidth=1.5
    )
    layers = [*lines, took, happened, dots.encode(tooltip=words_tooltip("said"))]
    return finish([*layers, *_last(rows, x, y, t, ink)], t, HEIGHT)


def experiment_alt(table: pd.DataFrame, t: Texts, **options: object) -> str:
    """Say in a sentence how far the try has come."""
    if table.empty:
        return t("charts.empty_alt")
    last = table.iloc[-1]
    return t(
        "followup.experiment_alt",
        successes=t.number(last["successes"]),
        participants=t.number(last["participants"]),
        date=t.date(last["day"]),
    )


def experiment_rows(table: pd.DataFrame, t: Texts, **options: object) -> pd.DataFrame:
    """Return the table behind the chart, in words."""
    return pd.DataFrame(
        {
            t("followup.day"): [t.date(day, "short") for day in table["day"]],
            t("followup.successes"): [t.number(count) for count in table["successes"]],
            t("followup.participants"): [t.number(count) for count in table["participants"]],
        }
    )


def _box(table: pd.DataFrame, start: dt.date | None, end: dt.date | None) -> tuple[dt.date, dt.date]:
    days = list(table["day"])
    first = start or (days[0] if days else dt.date(2026, 1, 1))
    last = end or (days[-1] if days else first + dt.timedelta(days=28))
    return first, last


def _with_start(table: pd.DataFrame, first: dt.date) -> pd.DataFrame:
    """Put a zero at the start, so that the first step is seen."""
    origin = pd.DataFrame({"day": [first], "successes": [0], "participants": [0]})
    rows = pd.concat([origin, table], ignore_index=True) if len(table) else origin
    return rows.assign(at=[(day - first).days for day in rows["day"]])


def _days_axis(first: dt.date, days: int, t: Texts, ink: Ink) -> alt.Axis:
    places = sorted({0, round(days / 2), days})
    words = [(float(at), t.date(first + dt.timedelta(days=at), "short")) for at in places]
    aligned = alt.expr(f"datum.value == 0 ? 'left' : datum.value == {days} ? 'right' : 'center'")
    return worded_axis(words, ink, grid=True, labelAlign=aligned)


def _limit(
    count: int | None, days: int, words: str, side: str, x: alt.X, y: alt.Y, ink: Ink
) -> list[alt.Chart]:
    """Draw a count that decides; its words stand where the curve rarely is: early high, late low."""
    if count is None:
        return []
    base = alt.Chart(pd.DataFrame({"at": [0], "to": [days], "count": [count], "words": [words]})).encode(y=y)
    rule = base.mark_rule(strokeDash=[6, 4], color=ink.second, strokeWidth=1.5).encode(x=x, x2="to:Q")
    place = alt.value(4) if side == "left" else alt.value("width")
    named = base.encode(x=place, text="words:N")
    return [rule, *haloed(named, ink, align=side, baseline="bottom", dy=-5, fontSize=12)]


def _last(rows: pd.DataFrame, x: alt.X, y: alt.Y, t: Texts, ink: Ink) -> list[alt.Chart]:
    """Write the counts so far at the end of the curve."""
    last = rows.tail(1)
    words = [
        t("followup.k_of_n", successes=t.number(done), participants=t.number(took))
        for done, took in zip(last["successes"], last["participants"], strict=True)
    ]
    named = alt.Chart(last.assign(count=last["successes"], words=words)).encode(x=x, y=y, text="words:N")
    return haloed(named, ink, align="right", baseline="bottom", dx=-8, dy=-8, fontSize=14, fontWeight=600)


def _said(rows: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t("followup.so_far", successes=t.number(done), participants=t.number(took), date=t.date(day, "short"))
        for day, done, took in zip(rows["day"], rows["successes"], rows["participants"], strict=True)
    ]
