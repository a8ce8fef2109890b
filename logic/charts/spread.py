"""Curves over the customers of a file: how long they take to come back, and how unevenly they spend."""

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    finish,
    haloed,
    measure_axis,
    percent_ticks,
    worded_axis,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

HEIGHT = 280
SHARES = alt.Scale(domain=[0, 1], nice=False)


def gap_survival(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw the share of customers who have not come back so many days after a purchase.

    Args:
        table: Columns day (whole days, ascending), still_open (share, 0 to 1), mark (str: words at this day,
            or "" for none). Ends where the follow-up ends.
        t: The reader's language.
        ink: The colours.
    """
    x = alt.X(
        "day:Q",
        title=t("charts.days_after"),
        scale=alt.Scale(nice=False),
        axis=measure_axis(ink, tickMinStep=1, tickCount=6, grid=False, titlePadding=8),
    )
    y = alt.Y("still_open:Q", title=None, scale=SHARES, axis=_percent_axis(t, ink))
    base = alt.Chart(table).encode(x=x, y=y)
    curve = base.mark_line(interpolate="step-after", strokeWidth=3, color=ink.accent)
    area = base.mark_area(interpolate="step-after", color=ink.accent, opacity=0.12)
    return finish([area, curve, *_marked(base, ink)], t, HEIGHT)


def gap_survival_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say how many have not come back by the end of the follow-up."""
    if table.empty:
        return t("charts.empty_alt")
    last = table.iloc[-1]
    return t("charts.survival_alt", days=t.number(last["day"]), share=t.percent(last["still_open"]))


def gap_survival_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the curve, in words: the days on which the share changes, at most twenty."""
    steps = table[table["still_open"].diff().fillna(1) != 0]
    shown = steps.iloc[:: max(1, -(-len(steps) // 20))]
    return pd.DataFrame(
        {
            t("charts.days_after"): [t.number(day) for day in shown["day"]],
            t("charts.not_back"): [t.percent(share) for share in shown["still_open"]],
        }
    )


def concentration(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw what share of the revenue the best customers bring, from the best on.

    Args:
        table: Columns customer_share, revenue_share (0 to 1, ascending), mark (str: words at this point, or
            "" for none).
        t: The reader's language.
        ink: The colours.
    """
    axis = _percent_axis(t, ink, title=t("charts.best_customers"), grid=False, titlePadding=8)
    x = alt.X("customer_share:Q", scale=SHARES, axis=axis)
    y = alt.Y("revenue_share:Q", title=None, scale=SHARES, axis=_percent_axis(t, ink))
    base = alt.Chart(table).encode(x=x, y=y)
    even = alt.Chart(pd.DataFrame({"customer_share": [0.0, 1.0], "revenue_share": [0.0, 1.0]}))
    diagonal = even.mark_line(strokeDash=[4, 4], color=ink.muted).encode(x=x, y=y)
    curve = base.mark_line(strokeWidth=3, color=ink.accent)
    area = base.mark_area(color=ink.accent, opacity=0.12)
    return finish([area, diagonal, curve, *_marked(base, ink)], t, HEIGHT)


def concentration_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say what the best customers bring."""
    if table.empty:
        return t("charts.empty_alt")
    tenth = table.iloc[(table["customer_share"] - 0.1).abs().argmin()]
    return t(
        "charts.concentration_alt",
        customers=t.percent(tenth["customer_share"]),
        revenue=t.percent(tenth["revenue_share"]),
    )


def concentration_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the curve, in words: about ten steps."""
    shown = table.iloc[:: max(1, -(-len(table) // 10))]
    return pd.DataFrame(
        {
            t("charts.best_customers"): [t.percent(share) for share in shown["customer_share"]],
            t("charts.revenue_share"): [t.percent(share) for share in shown["revenue_share"]],
        }
    )


def _percent_axis(t: Texts, ink: Ink, **changes: object) -> alt.Axis:
    return worded_axis([(share, t.percent(share)) for share in percent_ticks()], ink, **changes)


def _marked(base: alt.Chart, ink: Ink) -> list[alt.Chart]:
    """Draw the points that carry words; the words turn inwards near the right edge."""
    marked = base.transform_filter("datum.mark != ''")
    point = marked.mark_point(
        filled=True, size=140, opacity=1, color=ink.accent, stroke=ink.paper, strokeWidth=2
    )
    words = marked.encode(text="mark:N")
    said = haloed(words, ink, align="left", dx=10, dy=-10, fontSize=12, fontWeight=600)
    return [point.encode(tooltip=words_tooltip("mark")), *said]
