"""Fields of the plan: each shows the proposal until the visitor writes over it; empty, the proposal again."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

from logic.content.texts import Texts
from pages.parts import state
from pages.parts.words import AMOUNT

WORDS = 600
"""Characters of a field in the visitor's own words."""
DIGITS = 2
"""Decimals of a quantity that was computed."""


def key_of(id: str) -> str:
    """Return the key of a field's widget."""
    return f"plan.{id}"


def words(id: str, shown: str, t: Texts, *, lines: int = 1, help: str | None = None) -> None:
    """Ask for the visitor's own words."""
    key = key_of(id)
    state.offer(key, shown)
    common: dict[str, Any] = {"key": key, "max_chars": WORDS, "on_change": _take_words, "args": (id, key)}
    label = t(f"plan_page.field_{id}")
    if lines == 1:
        st.text_input(label, help=help, **common)
    else:
        st.text_area(label, height=34 * lines, help=help, **common)


def _take_words(id: str, key: str) -> None:
    state.keep("plan", id, (state.shown(key) or "").strip() or None)


def number(
    id: str, shown: float | None, t: Texts, *, step: float = 1, most: float = 1e9, least: float = 0
) -> None:
    """Ask for a quantity; a whole step asks for whole numbers."""
    key, whole = key_of(id), float(step).is_integer()
    as_asked = int if whole else float
    state.offer(key, None if shown is None else as_asked(round(shown, DIGITS)))
    st.number_input(
        t(f"plan_page.field_{id}"),
        min_value=as_asked(least),
        max_value=as_asked(most),
        value=None,
        step=as_asked(step),
        format="%d" if whole else AMOUNT,
        key=key,
        on_change=_take,
        args=(id, key),
    )


def choice(id: str, shown: str, labels: Mapping[str, str], t: Texts) -> None:
    """Ask for one of several codes."""
    key = key_of(id)
    options = list(labels) if shown in labels else [*labels, shown]
    state.offer(key, shown)
    st.selectbox(
        t(f"plan_page.field_{id}"),
        options,
        format_func=lambda code: labels.get(code, code),
        key=key,
        on_change=_take,
        args=(id, key),
    )


def instead(id: str, shown: str, labels: Mapping[str, str], t: Texts) -> None:
    """Ask for the visitor's own words instead of one of the codes of a choice."""
    key = key_of(f"{id}_own")
    state.offer(key, "" if shown in labels else shown)
    label = t(f"plan_page.field_{id}_own")
    st.text_input(label, max_chars=80, key=key, on_change=_take_words, args=(id, key))


def several(id: str, shown: list[str], labels: Mapping[str, str], t: Texts) -> None:
    """Ask for some of several codes."""
    key = key_of(id)
    state.offer(key, shown)
    st.pills(
        t(f"plan_page.field_{id}"),
        list(labels),
        selection_mode="multi",
        format_func=lambda code: labels[code],
        key=key,
        on_change=_take_several,
        args=(id, key),
    )


def _take_several(id: str, key: str) -> None:
    state.keep("plan", id, tuple(state.shown(key)) or None)


def day_format(t: Texts) -> str:
    """Return how a date input writes days."""
    return "DD/MM/YYYY" if t.language == "es" else "YYYY-MM-DD"


def day(id: str, shown: dt.date | None, t: Texts) -> None:
    """Ask for a day."""
    key = key_of(id)
    state.offer(key, shown)
    st.date_input(
        t(f"plan_page.field_{id}"),
        value=None,
        format=day_format(t),
        key=key,
        on_change=_take_day,
        args=(id, key),
    )


def _take(id: str, key: str) -> None:
    state.keep("plan", id, state.shown(key))
    if id == "threshold":
        state.keep("plan", "threshold_day", dt.date.today().isoformat())


def _take_day(id: str, key: str) -> None:
    chosen = state.shown(key)
    state.keep("plan", id, chosen.isoformat() if chosen else None)


def offer_undo(ids: tuple[str, ...], key: str, t: Texts) -> None:
    """Offer the proposal again, where any of the fields was written over."""
    if any(state.workspace().plan.get(id) is not None for id in ids):
        st.button(t("plan_page.undo"), key=key, icon=":material/undo:", on_click=_undo, args=(ids,))


def _undo(ids: tuple[str, ...]) -> None:
    state.change(plan={id: value for id, value in state.workspace().plan.items() if id not in ids})
    for id in ids:
        state.clear(key_of(id))
