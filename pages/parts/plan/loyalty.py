"""A loyalty programme behind its gates; while they are closed, gratitude."""

from functools import partial
from typing import Any

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, state
from pages.parts.lists import bullets
from pages.parts.plan.words import said
from pages.parts.words import AMOUNT, plain

TABLE = "loyalty"
YES_NO = ("viable", "integrated", "for_everyone", "exclusive", "many_benefits")
NUMBERS = (
    "reward_percent",
    "admin_month",
    "members",
    "orders_member_month",
    "benefits_percent",
    "redeemed_percent",
    "sentences",
)
CHOICES = ("objective", "lever", "mechanic")
ICONS = {"open": ":material/check:", "closed": ":material/close:", "unknown": ":material/help:"}


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the gates, the design and its sums, or gratitude in its place."""
    text = said(diagnosis, t).loyalty
    st.header(t("plan_page.loyalty"), anchor=False)
    with cards.card("loyalty"):
        st.markdown(plain(text.headline))
    gates = (f"- {ICONS[one.status]} {plain(one.text)} · {plain(one.status_name)}" for one in text.gates)
    st.markdown("\n".join(gates))
    cards.fold(t("plan_page.loyalty_design"), "plan.loyalty", partial(_design, diagnosis, t))
    bullets((*text.checks, *text.economics))
    st.markdown(plain(text.loyal_to_them))
    if text.gratitude:
        st.header(t("plan_page.gratitude"), anchor=False)
        st.markdown(plain(text.gratitude[0]))
        bullets(text.gratitude[1:])
        with cards.how(t, "gestures", t("plan_page.gestures")):
            bullets(text.gestures)


def _row() -> dict[str, Any]:
    return dict(next(iter(state.workspace().tables.get(TABLE, ())), {}))


def _design(diagnosis: Diagnosis, t: Texts) -> None:
    row, told = _row(), diagnosis.content.advice.loyalty
    with st.grid(2, min_column_width=250):
        options = {"objective": told.objectives, "lever": told.levers, "mechanic": told.mechanics}
        for field in CHOICES:
            labels = {id: t.of(text) for id, text in options[field].items()}
            _choose(field, row.get(field), labels, t)
        yes_no = {"yes": t("charts.yes"), "no": t("charts.no")}
        for field in YES_NO:
            _choose(field, row.get(field), yes_no, t)
        for field in NUMBERS:
            _number(field, row.get(field), t)


def _choose(field: str, shown: object, labels: dict[str, str], t: Texts) -> None:
    key = f"plan.loyalty.{field}"
    state.offer(key, shown if shown in labels else None)
    st.selectbox(
        t(f"plan_page.loyalty_{field}"),
        list(labels),
        index=None,
        format_func=lambda code: labels[code],
        placeholder=t("plan_page.choose"),
        key=key,
        on_change=_write,
        args=(field, key),
    )


def _number(field: str, shown: object, t: Texts) -> None:
    key = f"plan.loyalty.{field}"
    state.offer(key, float(shown) if isinstance(shown, int | float) else None)
    label = t(f"plan_page.loyalty_{field}")
    st.number_input(
        label, min_value=0.0, value=None, format=AMOUNT, key=key, on_change=_write, args=(field, key)
    )


def _write(field: str, key: str) -> None:
    row = {**_row(), field: state.shown(key)}
    state.keep("tables", TABLE, (row,))
