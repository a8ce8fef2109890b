"""What moved an amount up and what moved it down."""

import altair as alt
import pandas as pd

from logic.charts.drawing import BELOW, ROW, finish, numbered, row_words, rows_axis, words_tooltip
from logic.charts.theme import Ink
from logic.content.texts import Texts


def effects(table: pd.DataFrame, t: Texts, ink: Ink, currency: str | None = None) -> alt.LayerChart:
    """Draw what each factor added to an amount (right) or took from it (left).

    Args:
        table: Columns label (str), amount (units of the currency, with its sign).
        t: The reader's language.
        ink: The colours.
        currency: What the amounts are in.
    """
    rows = numbered(table)
    rows = rows.assign(words=_signed(rows, t, currency), zero=0.0)
    reach = float(rows["amount"].abs().max()) if len(rows) else 0.0
    x = alt.X("zero:Q", scale=alt.Scale(domain=[-reach or -1, reach or 1], nice=False), axis=None)
    base = alt.Chart(rows).encode(y=rows_axis(len(rows)))
    bars = base.mark_bar(height=11, cornerRadius=5, color=ink.accent, yOffset=BELOW).encode(
        x=x, x2="amount:Q", tooltip=words_tooltip("label", "words")
    )
    middle = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=ink.muted).encode(x=x)
    return finish([middle, bars, *row_words(base, ink)], t, ROW * max(len(rows), 1))


def effects_alt(table: pd.DataFrame, t: Texts, currency: str | None = None) -> str:
    """Say what each factor did."""
    if table.empty:
        return t("charts.empty_alt")
    said = [
        f"{label}: {words}" for label, words in zip(table["label"], _signed(table, t, currency), strict=True)
    ]
    return t("charts.effects_alt", effects=t.list(said))


def effects_rows(table: pd.DataFrame, t: Texts, currency: str | None = None) -> pd.DataFrame:
    """Return the table behind the effects, in words."""
    return pd.DataFrame(
        {t("charts.factor"): table["label"].tolist(), t("charts.effect"): _signed(table, t, currency)}
    )


def _signed(table: pd.DataFrame, t: Texts, currency: str | None) -> list[str]:
    return [
        f"{'+' if amount > 0 else '−' if amount < 0 else ''}{t.money(abs(amount), currency, 0)}"
        for amount in table["amount"]
    ]
