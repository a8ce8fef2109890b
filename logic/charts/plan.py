"""What the plan costs, how it fits the hours there are, and what is done when."""

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

KINDS = ("cash", "time")
WEEKS = 13


def costs(table: pd.DataFrame, t: Texts, ink: Ink, currency: str | None = None) -> alt.LayerChart:
    """Draw what leaves the till and what leaves your time, a bar for each way to value an hour.

    Args:
        table: Columns label (str), cash, time (units of the currency a month).
        t: The reader's language.
        ink: The colours.
        currency: What the amounts are in.
    """
    rows = numbered(table)
    rows = rows.assign(words=[t.amount(total, currency, 0) for total in rows["cash"] + rows["time"]])
    names = {kind: t(f"charts.{kind}") for kind in KINDS}
    parts = rows.melt(["row", "label", "words"], list(KINDS), "kind", "amount")
    parts = parts.assign(
        said=[names[kind] for kind in parts["kind"]],
        place=[KINDS.index(kind) for kind in parts["kind"]],
        part=[t.amount(amount, currency, 0) for amount in parts["amount"]],
    )
    scale = alt.Scale(domain=list(names.values()), range=[ink.second, ink.accent])
    axis = rows_axis(len(rows))
    bars = (
        alt.Chart(parts)
        .mark_bar(height=12, yOffset=BELOW)
        .encode(
            y=axis,
            x=alt.X("sum(amount):Q", axis=None, stack="zero", scale=alt.Scale(nice=False)),
            color=alt.Color("said:N", scale=scale, legend=legend(ink, symbolType="square")),
            order="place:Q",
            tooltip=words_tooltip("label", "said", "part"),
        )
    )
    return finish([bars, *row_words(alt.Chart(rows).encode(y=axis), ink)], t, ROW * max(len(rows), 1))


def costs_alt(table: pd.DataFrame, t: Texts, currency: str | None = None) -> str:
    """Say the least and the most that a month may cost."""
    if table.empty:
        return t("charts.empty_alt")
    total = table["cash"] + table["time"]
    return t(
        "charts.costs_alt",
        n=len(table),
        least=t.amount(float(total.min()), currency, 0),
        most=t.amount(float(total.max()), currency, 0),
    )


def costs_rows(table: pd.DataFrame, t: Texts, currency: str | None = None) -> pd.DataFrame:
    """Return the table behind the costs, in words."""
    total = table["cash"] + table["time"]
    columns = {"cash": table["cash"], "time": table["time"], "sum": total}
    said = {
        t(f"charts.{id}"): [t.amount(amount, currency) for amount in amounts]
        for id, amounts in columns.items()
    }
    return pd.DataFrame({t("charts.case"): table["label"].tolist(), **said})


def hours(table: pd.DataFrame, t: Texts, ink: Ink, available: float | None = None) -> alt.LayerChart:
    """Draw how the hours of a month are spent, one after the other, against those there are.

    Args:
        table: Columns label (str), hours (a month), kept (bool: False for what did not fit, drawn pale).
        t: The reader's language.
        ink: The colours.
        available: Hours there are in a month; a rule shows where they end.
    """
    rows = numbered(table)
    end = rows["hours"].cumsum()
    words = [f"{name} · {t.stretch(one)}" for name, one in zip(rows["label"], rows["hours"], strict=True)]
    rows = rows.assign(start=end - rows["hours"], end=end, label=words)
    most = max([float(end.max()) if len(rows) else 0.0, available or 0.0, 1.0])
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.02], nice=False))
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    fill = alt.condition("datum.kept", alt.value(1), alt.value(0.35))
    bars = base.mark_bar(height=11, cornerRadius=5, color=ink.accent, yOffset=BELOW).encode(
        x=x, x2="end:Q", opacity=fill, tooltip=words_tooltip("label")
    )
    limit = alt.Chart(pd.DataFrame({"start": [] if available is None else [available]}, dtype=float))
    rule = limit.mark_rule(strokeDash=[4, 4], strokeWidth=2, color=ink.muted).encode(x=x)
    note = limit.mark_text(baseline="bottom", align="right", dx=4, dy=-4, fontSize=12, color=ink.muted)
    named = note.encode(x=x, y=alt.value(0), text=alt.value(_there_are(available, t)))
    words_above = row_words(base, ink, right=None)  # at the right end the rule would cross them
    return finish([rule, named, bars, *words_above], t, ROW * max(len(rows), 1))


def hours_alt(table: pd.DataFrame, t: Texts, available: float | None = None) -> str:
    """Say how many hours the kept part takes of those there are."""
    if table.empty:
        return t("charts.empty_alt")
    kept = float(table.loc[table["kept"].astype(bool), "hours"].sum())
    if available is None:
        return t("charts.hours_only_alt", hours=t.stretch(kept))
    return t("charts.hours_alt", hours=t.stretch(kept), available=t.stretch(available))


def hours_rows(table: pd.DataFrame, t: Texts, available: float | None = None) -> pd.DataFrame:
    """Return the table behind the hours, in words; the last row is what there is."""
    names, said = table["label"].tolist(), [t.stretch(one) for one in table["hours"]]
    fits = [t("charts.yes") if kept else t("charts.no") for kept in table["kept"]]
    if available is not None:
        names, said, fits = [*names, t("charts.available")], [*said, t.stretch(available)], [*fits, ""]
    return pd.DataFrame({t("charts.task"): names, t("charts.hours_month"): said, t("charts.fits"): fits})


def roadmap(table: pd.DataFrame, t: Texts, ink: Ink) -> alt.LayerChart:
    """Draw what is done in which of thirteen weeks; names stand above the bars: phones keep the width.

    Args:
        table: Columns action, track (str), start, end (weeks from 1; end exclusive), milestone (bool: the end
            is a date to decide something).
        t: The reader's language.
        ink: The colours.
    """
    rows = numbered(table)
    rows = rows.assign(label=rows["track"] + "  ·  " + rows["action"], words=_weeks(rows, t))
    weeks = measure_axis(
        ink, values=[1, 4, 7, 10, 13], title=t("charts.week"), orient="top", format="d", titlePadding=6
    )
    x = alt.X("start:Q", scale=alt.Scale(domain=[1, WEEKS + 1], nice=False), axis=weeks)
    tracks = list(dict.fromkeys(rows["track"]))
    colour = alt.Color("track:N", scale=alt.Scale(domain=tracks, range=list(ink.categorical)), legend=None)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    bars = base.mark_bar(cornerRadius=5, height=11, yOffset=BELOW).encode(
        x=x, x2="end:Q", color=colour, tooltip=words_tooltip("action", "track", "words")
    )
    ends = base.transform_filter("datum.milestone").mark_point(
        shape="diamond",
        filled=True,
        size=200,
        opacity=1,
        color=ink.text,
        stroke=ink.paper,
        strokeWidth=2,
        yOffset=BELOW,
    )
    layers = [bars, *row_words(base, ink, right=None), ends.encode(x="end:Q")]
    return finish(layers, t, ROW * max(len(rows), 1))


def roadmap_alt(table: pd.DataFrame, t: Texts) -> str:
    """Say how many actions there are and which comes first."""
    if table.empty:
        return t("charts.empty_alt")
    first = table.sort_values("start", kind="stable").iloc[0]
    return t("charts.roadmap_alt", n=len(table), first=first["action"])


def roadmap_rows(table: pd.DataFrame, t: Texts) -> pd.DataFrame:
    """Return the table behind the roadmap, in words."""
    return pd.DataFrame(
        {
            t("charts.action"): table["action"].tolist(),
            t("charts.track"): table["track"].tolist(),
            t("charts.when"): _weeks(table, t),
        }
    )


def _there_are(available: float | None, t: Texts) -> str:
    return "" if available is None else t("charts.hours_limit", hours=t.stretch(available))


def _weeks(table: pd.DataFrame, t: Texts) -> list[str]:
    return [
        t("charts.weeks", first=t.number(row.start), last=t.number(row.end - 1))
        if row.end - row.start > 1
        else t("charts.one_week", week=t.number(row.start))
        for row in rows_of(table)
    ]
