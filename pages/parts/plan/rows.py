"""Further relationships beside the one to try first: rows that the visitor adds or drops."""

from functools import partial
from typing import Any

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, state
from pages.parts.relationship.tables import type_name
from pages.parts.words import AMOUNT, plain

TABLE = "plan_rows"
NUMBERS = {"customers": 1.0, "hours_month": 0.5, "cash_month": 0.5}
"""Column -> step of its input."""


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Let the visitor say which other relationships stand beside the first."""
    cards.fold(t("plan_page.rows"), "plan.rows", partial(_edit, diagnosis, t))


def _edit(diagnosis: Diagnosis, t: Texts) -> None:
    st.caption(t("plan_page.rows_note"))
    rows = _rows(diagnosis)
    for at, row in enumerate(rows):
        _row(at, row, diagnosis, t)
    types = list(diagnosis.content.advice.types.types)
    st.selectbox(
        t("plan_page.row_type"), types, format_func=lambda id: type_name(diagnosis, id, t), key="plan.row.new"
    )
    with st.container(horizontal=True):
        st.button(t("plan_page.row_add"), icon=":material/add:", on_click=_add, args=(rows,))
        if TABLE in state.workspace().tables:
            st.button(t("plan_page.undo"), key="plan.undo_rows", icon=":material/undo:", on_click=_undo)


def _rows(diagnosis: Diagnosis) -> list[dict[str, Any]]:
    """Return the rows beside the first: the visitor's own, else the proposed support."""
    own = state.workspace().tables.get(TABLE)
    if own is not None:
        return [dict(row) for row in own]
    return [{"type": row.type, "medium": row.medium} for row in diagnosis.plan.rows[1:]]


def _row(at: int, row: dict[str, Any], diagnosis: Diagnosis, t: Texts) -> None:
    with st.container(border=True, key=f"plan.row.{at}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"**{plain(type_name(diagnosis, str(row['type']), t))}**", width="content")
            st.button(
                t("plan_page.row_drop"),
                key=f"plan.row.drop.{at}",
                icon=":material/close:",
                on_click=_drop,
                args=(at, _rows(diagnosis)),
            )
        with st.grid(3, min_column_width=150):
            for column, step in NUMBERS.items():
                key = f"plan.row.{column}.{at}"
                given = row.get(column)
                state.offer(key, float(given) if isinstance(given, int | float) else None)
                st.number_input(
                    t(f"plan_page.row_{column}"),
                    min_value=0.0,
                    value=None,
                    step=step,
                    format=AMOUNT,
                    key=key,
                    on_change=_write,
                    args=(at, column, key, _rows(diagnosis)),
                )


def _write(at: int, column: str, key: str, rows: list[dict[str, Any]]) -> None:
    rows[at] = {**rows[at], column: state.shown(key)}
    state.keep("tables", TABLE, tuple(rows))


def _add(rows: list[dict[str, Any]]) -> None:
    state.keep("tables", TABLE, (*rows, {"type": state.shown("plan.row.new")}))


def _drop(at: int, rows: list[dict[str, Any]]) -> None:
    state.keep("tables", TABLE, tuple(row for place, row in enumerate(rows) if place != at))
    for column in NUMBERS:
        for place in range(len(rows)):
            state.clear(f"plan.row.{column}.{place}")


def _undo() -> None:
    state.keep("tables", TABLE, None)
