"""How well each type fits each factor in this context: all of them side by side."""

import altair as alt
import pandas as pd

from logic.charts.drawing import ROW, finish, measure_axis, words_tooltip
from logic.charts.theme import Ink
from logic.content.texts import Texts

GAP = 0.46
"""Part of a row that holds the factor's name, above its cells."""
BEST = 4


def fits(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw the fit of every type in every factor; what is not known is neutral.

    Args:
        table: Columns factor, type (str, in the order to show), fit (0 backfires to 4 ideal; NaN unknown).
        t: The reader's language.
        ink: The colours.
    """
    factors = list(dict.fromkeys(table["factor"]))
    cells = table.assign(words=_words(table, t))
    rows = alt.Y("factor:N", sort=None, axis=None, scale=alt.Scale(paddingInner=GAP, paddingOuter=GAP))
    heads = measure_axis(
        ink, orient="top", labelAngle=-40, labelColor=ink.text, labelOverlap=False, title=None
    )
    across = alt.X("type:N", sort=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0), axis=heads)
    base = alt.Chart(cells).encode(x=across, y=rows, tooltip=words_tooltip("factor", "type", "words"))
    shade = alt.Scale(domain=[0, BEST], range=[ink.sequential[0], ink.sequential[-1]])
    known = base.transform_filter("isValid(datum.fit)").mark_rect(cornerRadius=6)
    unknown = base.transform_filter("!isValid(datum.fit)").mark_rect(
        cornerRadius=6, color=ink.line, opacity=0.5
    )
    figures = base.mark_text(fontSize=12, color=ink.text).encode(text="words:N")
    above = alt.Y("factor:N", sort=None, axis=None, bandPosition=0)
    names = alt.Chart(pd.DataFrame({"factor": factors})).encode(y=above, x=alt.value(0), text="factor:N")
    layers = [
        unknown,
        known.encode(color=alt.Color("fit:Q", scale=shade, legend=None)),
        figures,
        names.mark_text(align="left", baseline="bottom", dy=-5, fontSize=13, color=ink.text),
    ]
    return finish(layers, t, ROW * max(len(factors), 1) + ROW // 2)


def fits_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say how many types and factors are compared."""
    if table.empty:
        return t("charts.empty_alt")
    return t("charts.fits_alt", n=table["type"].nunique(), factors=t.number(table["factor"].nunique()))


def fits_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the comparison: a row a factor, a column a type."""
    cells = dict(zip(zip(table["factor"], table["type"], strict=True), _words(table, t), strict=True))
    types = list(dict.fromkeys(table["type"]))
    factors = list(dict.fromkeys(table["factor"]))
    columns = {type: [cells.get((factor, type), "–") for factor in factors] for type in types}
    return pd.DataFrame({t("charts.factor"): factors, **columns})


def _words(table: pd.DataFrame, t: Texts) -> list[str]:
    return [
        "–" if pd.isna(fit) else t.number(fit, 0 if float(fit).is_integer() else 1) for fit in table["fit"]
    ]
