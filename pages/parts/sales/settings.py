"""What the visitor may want otherwise about the figures: the reference day and own cut points."""

from itertools import pairwise

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.measure import Metrics
from logic.metrics.recency_frequency_value import CutPoints
from pages.parts import cards, state
from pages.parts.sales import file
from pages.parts.sales.words import EPOCH, day
from pages.parts.words import plain

AXES = {"recency": 1, "frequency": 1, "value": 100}
"""Axis of the scores -> how many of its unit stand for one of what the user types (money is cents)."""


def show(measured: Metrics, t: Texts) -> None:
    """Offer another reference day and own cut points."""
    with cards.how(t, "settings", t("sales_page.settings")):
        _reference_day(measured, t)
        _cuts(t)
        if file.wishes() != file.NO_WISHES:
            st.button(t("sales_page.wishes_undo"), icon=":material/undo:", on_click=file.undo_wishes)


def _reference_day(measured: Metrics, t: Texts) -> None:
    key = "sales_reference_day"
    state.offer(key, day(measured.reference_day))
    st.date_input(
        t("sales_page.reference_day"),
        min_value=day(measured.first_day),
        format="DD/MM/YYYY" if t.language == "es" else "YYYY-MM-DD",
        key=key,
        help=t("sales_page.reference_day_help"),
        on_change=_day_wished,
        args=(key,),
    )


def _day_wished(key: str) -> None:
    wished = state.shown(key)
    if wished is not None:
        file.wish(reference_day=(wished - EPOCH).days)


def _cuts(t: Texts) -> None:
    st.markdown(t("sales_page.own_cuts"))
    for axis, scale in AXES.items():
        key = f"sales_cuts_{axis}"
        own = getattr(file.wishes().cuts or CutPoints(), axis)
        state.offer(key, "" if own is None else "; ".join(t.number(cut / scale) for cut in own))
        st.text_input(
            t(f"sales_page.axis_{axis}"),
            key=key,
            placeholder=t("sales_page.cuts_placeholder"),
            on_change=_cuts_wished,
            args=(key, axis, scale),
        )
    problem = state.held("sales.cuts_problem")
    if problem:
        st.warning(plain(t("sales_page.cuts_problem", typed=problem)), icon=":material/error:")


def _cuts_wished(key: str, axis: str, scale: int) -> None:
    typed = state.shown(key) or ""
    cuts = read_cuts(typed, scale)
    state.hold("sales.cuts_problem", typed if typed.strip() and cuts is None else None)
    if cuts is not None or not typed.strip():
        wished = file.wishes().cuts or CutPoints()
        known = {"recency": wished.recency, "frequency": wished.frequency, "value": wished.value}
        file.wish(cuts=CutPoints(**{**known, axis: cuts}))


def read_cuts(typed: str, scale: int) -> tuple[float, ...] | None:
    """Read four rising numbers; None where they are not.

    >>> read_cuts("1; 2; 3; 5", 1)
    (1.0, 2.0, 3.0, 5.0)
    >>> read_cuts("5; 2; 3", 1) is None
    True
    """
    try:
        numbers = tuple(float(part.strip()) * scale for part in typed.split(";"))
    except ValueError:
        return None
    rising = all(low < high for low, high in pairwise(numbers))
    return numbers if len(numbers) == 4 and rising and numbers[0] >= 0 else None
