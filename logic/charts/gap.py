"""What you believe beside what your customers said; and every answer, before any number."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from logic.charts.drawing import (
    BELOW,
    ROW,
    diamond,
    finish,
    haloed,
    legend,
    measure_axis,
    numbered,
    row_words,
    rows_axis,
    rows_of,
    span,
    words_tooltip,
)
from logic.charts.theme import Ink
from logic.content.texts import Texts

POINTS = alt.Scale(domain=[0, 100])
LEAST_WORDED = 0.09
"""Share of a bar below which its count is left out: it would not fit."""


def gap(table: pd.DataFrame, t: Texts, ink: Ink, unit: str = "") -> alt.LayerChart:
    """Draw the owner's place and the customers' mean with its interval, flagged gaps first.

    Args:
        table: Columns label (str), own, mean, low, high, gap (points, 0 to 100; NaN where withheld),
            flagged (bool), n (int).
        t: The reader's language.
        ink: The colours.
        unit: Title of the axis where it is not points (shares of customers in percent).
    """
    rows = numbered(_ordered(table))
    rows = rows.assign(words=_words(rows, t), zero=0, full=100)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    look = measure_axis(
        ink, values=[0, 25, 50, 75, 100], title=unit or t("charts.profile_axis"), grid=False, titlePadding=8
    )
    track = base.mark_rule(strokeWidth=6, strokeCap="round", color=ink.line, yOffset=BELOW).encode(
        x=alt.X("zero:Q", scale=POINTS, axis=look), x2="full:Q"
    )
    return finish(
        [track, *_doubt(rows, ink), *_places(rows, t, ink), *row_words(base, ink)], t, ROW * max(len(rows), 1)
    )


def gap_alt(table: pd.DataFrame, t: Texts, **_: object) -> str:
    """Say in a sentence how many gaps are more than chance, and the widest."""
    known = table.dropna(subset=["gap"])
    if known.empty:
        return t("charts.empty_alt")
    widest = known.iloc[int(known["gap"].abs().to_numpy().argmax())]
    return t(
        "survey.gap_alt",
        n=len(known),
        flagged=t.number(int(known["flagged"].sum())),
        dimension=widest["label"],
        gap=signed(widest["gap"], t),
    )


def gap_rows(table: pd.DataFrame, t: Texts, **_: object) -> pd.DataFrame:
    """Return the table behind the chart, in words."""
    rows = list(rows_of(_ordered(table)))
    return pd.DataFrame(
        {
            t("charts.dimension"): [row.label for row in rows],
            t("survey.short_owner"): [_number(row.own, t) for row in rows],
            t("survey.short_customers"): [_with_span(row.mean, row.low, row.high, t) for row in rows],
            t("survey.gap"): [signed(row.gap, t) if pd.notna(row.gap) else "–" for row in rows],
            t("survey.stands_out"): [_stands_out(row, t) for row in rows],
            t("survey.answers"): [t.number(row.n) for row in rows],
        }
    )


def _stands_out(row: object, t: Texts) -> str:
    if pd.isna(getattr(row, "gap", None)):
        return "–"
    return t("charts.yes") if getattr(row, "flagged", False) else t("charts.no")


def distribution(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw how many customers gave each answer, as one bar a question; shows no mean, whatever the number.

    Args:
        table: Columns label (str), step (1 for the lowest answer on), choice (str), count. Rows of a question
            stand together and share their answers with the other questions.
        t: The reader's language.
        ink: The colours.
    """
    placed = table.assign(**_stacked(table))
    labels = list(dict.fromkeys(table["label"]))
    placed = placed.assign(row=[labels.index(label) for label in table["label"]])
    steps = sorted(set(table["step"]))
    choices = [str(table.loc[table["step"] == step, "choice"].iloc[0]) for step in steps]
    shades = _shades(ink, len(steps))
    rows = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(len(labels))), paddingInner=0.1))
    x = alt.X("start:Q", scale=alt.Scale(domain=[0, 1]), axis=None)
    colour = alt.Color(
        "choice:N",
        scale=alt.Scale(domain=choices, range=shades),
        legend=legend(ink, symbolType="square", columns=alt.ExprRef("width < 420 ? 2 : 5")),
    )
    base = alt.Chart(placed[placed["count"] > 0])
    bars = base.mark_bar(height=18, yOffset=BELOW, y2Offset=BELOW, stroke=ink.paper, strokeWidth=1.5).encode(
        y=rows,
        x=x,
        x2="end:Q",
        color=colour,
        order="step:Q",
        tooltip=words_tooltip("label", "choice", "said"),
    )
    wide = alt.Chart(placed[placed["end"] - placed["start"] >= LEAST_WORDED])
    counts = wide.mark_text(dy=BELOW, fontSize=12, fontWeight=600, color=ink.text).encode(
        y=rows, x=alt.X("middle:Q", scale=alt.Scale(domain=[0, 1])), text="said:N"
    )
    names = alt.Chart(pd.DataFrame({"label": labels, "row": range(len(labels))}))
    heads = haloed(
        names.encode(y=rows, x=alt.value(0), text="label:N"),
        ink, align="left", dy=-13, fontSize=14, limit=alt.expr("width"),
    )  # fmt: skip
    return finish([bars, counts, *heads], t, ROW * max(len(labels), 1))


def distribution_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say in a sentence how many questions are drawn and how many answered the first."""
    if table.empty or not table["count"].sum():
        return t("charts.empty_alt")
    labels = list(dict.fromkeys(table["label"]))
    answered = int(table.loc[table["label"] == labels[0], "count"].sum())
    return t("survey.distribution_alt", n=len(labels), first=labels[0], answered=t.number(answered))


def distribution_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the chart: one row a question, one column an answer."""
    labels = list(dict.fromkeys(table["label"]))
    cells = {(label, choice): t.number(count) for label, choice, count in _counted(table)}
    choices = list(dict.fromkeys(table.sort_values("step", kind="stable")["choice"]))
    columns = {choice: [cells.get((label, choice), "–") for label in labels] for choice in choices}
    return pd.DataFrame({t("survey.question"): labels, **columns})


def _counted(table: pd.DataFrame) -> Sequence[tuple[str, str, int]]:
    return list(zip(table["label"], table["choice"], table["count"], strict=True))


def _stacked(table: pd.DataFrame) -> dict[str, pd.Series]:
    """Place each answer in its question's bar, from 0 to 1."""
    whole = table.groupby("label", sort=False)["count"].transform("sum").clip(lower=1)
    end = table.groupby("label", sort=False)["count"].cumsum() / whole
    start = end - table["count"] / whole
    return {
        "start": start,
        "end": end,
        "middle": (start + end) / 2,
        "said": table["count"].astype(int).astype(str),
    }


def _shades(ink: Ink, steps: int) -> list[str]:
    """Spread the sequential colours over the steps of a scale; the first is too near to the paper's."""
    colours = ink.sequential[1:]
    return [colours[round(step * (len(colours) - 1) / max(steps - 1, 1))] for step in range(steps)]


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    width = table["gap"].abs().fillna(-1)
    return table.assign(width=width).sort_values(["flagged", "width"], ascending=False, kind="stable")


def _doubt(rows: pd.DataFrame, ink: Ink) -> list[alt.Chart]:
    known = rows.dropna(subset=["low", "high"])
    rule = alt.Chart(known).mark_rule(
        strokeWidth=10, strokeCap="round", color=ink.second, opacity=0.38, yOffset=BELOW
    )
    return [rule.encode(y=rows_axis(len(rows)), x=alt.X("low:Q", scale=POINTS), x2="high:Q")]


def _places(rows: pd.DataFrame, t: Texts, ink: Ink) -> list[alt.Chart]:
    names = [t("survey.short_owner"), t("survey.short_customers")]
    colour = alt.Scale(domain=names, range=[ink.accent, ink.second])
    shape = alt.Scale(domain=names, range=["diamond", "circle"])
    places = []
    for name, column in zip(names, ("own", "mean"), strict=True):
        known = rows.dropna(subset=[column]).assign(who_label=name, value=rows[column])
        mark = alt.Chart(known).mark_point(**diamond(ink, shape="circle", color=ink.text))
        places.append(
            mark.encode(
                y=rows_axis(len(rows)),
                x=alt.X("value:Q", scale=POINTS),
                color=alt.Color("who_label:N", scale=colour, legend=legend(ink)),
                shape=alt.Shape("who_label:N", scale=shape, legend=legend(ink)),
                tooltip=words_tooltip("label", "who_label", "words"),
            )
        )
    return places


def _words(rows: pd.DataFrame, t: Texts) -> list[str]:
    return [_row_words(row.gap, row.flagged, t) for row in rows_of(rows)]


def _row_words(gap: float, flagged: bool, t: Texts) -> str:
    if pd.isna(gap):
        return t("charts.no_data")
    return signed(gap, t) if flagged else t("survey.quiet_gap", gap=signed(gap, t))


def signed(value: float, t: Texts) -> str:
    """Write a difference with its sign.

    >>> signed(-12.4, Texts("es", {}))
    '−12'
    """
    rounded = round(value)
    return t.number(0) if not rounded else f"{'+' if rounded > 0 else '−'}{t.number(abs(rounded))}"


def _number(value: float, t: Texts) -> str:
    return "–" if pd.isna(value) else t.number(value)


def _with_span(value: float, low: float, high: float, t: Texts) -> str:
    if pd.isna(value) or pd.isna(low):
        return _number(value, t)
    return t("charts.score_span", score=t.number(value), span=span(low, high, t))
