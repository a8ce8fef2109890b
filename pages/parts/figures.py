"""A chart with its sentence for who cannot see it, and the table behind it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.parts import cached, state
from pages.parts.words import plain

if TYPE_CHECKING:
    import pandas as pd

Table = Callable[[], "pd.DataFrame"]


def show(name: str, table: Table, *inputs: object, key: str | None = None, **options: Any) -> None:
    """Draw a chart of logic/charts; made anew only for other inputs, language, mode or options.

    Args:
        name: Its entry in the catalogue of charts.
        table: Makes what it draws, out of the inputs.
        inputs: Values that are the same objects from run to run until something changed.
        key: Tells two charts of one kind on a page apart.
        options: What the chart takes besides, such as its currency.
    """
    t = cached.texts()
    spec, words, behind = _made(name, key or name, table, inputs, options)
    st.vega_lite_chart(spec=spec, alt=words)
    with st.expander(t("charts.table"), key=f"table.{key or name}"):  # stays open wherever it moves to
        st.table(behind, hide_index=True, border="horizontal")


def _made(name: str, key: str, table: Table, inputs: tuple[object, ...], options: Any) -> Any:
    t, mode = cached.texts(), st.context.theme.type
    known = (mode, options)
    kept = state.held(f"figure.{key}")
    if kept and kept[0] == known and _are(kept[1], (t, *inputs)):
        return kept[2]
    made = _draw(name, table(), mode, options)
    state.hold(f"figure.{key}", (known, (t, *inputs), made))
    return made


def _are(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(before is now for before, now in zip(old, new, strict=True))


def _draw(name: str, table: "pd.DataFrame", mode: str | None, options: Any) -> Any:
    from logic.charts.catalogue import CHARTS
    from logic.charts.theme import ink

    t, chart = cached.texts(), CHARTS[name]
    spec = chart.draw(table, t, ink(mode), **options).to_dict(validate=False)
    behind = chart.tabulate(table, t, **options).rename(columns=plain).map(plain)
    return spec, chart.describe(table, t, **options), behind
