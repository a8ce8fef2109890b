"""What was understood of a sales file, what it could not decide, and what became of every row."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from logic.content.texts import Texts
from logic.sales.receipt_text import say_option, write_receipt
from logic.sales.recognition.platforms import platforms
from logic.sales.values import NO_COLUMN, ColumnFound, Question, Reading, Receipt, Refusal, SetAside
from pages.parts import cards, state
from pages.parts.sales import file
from pages.parts.words import plain

FIRST_ROLES = ("customer", "date", "amount", "order", "status", "currency")
TELL_APART = ("email", "phone", "name")
"""Columns by which customers are told apart where none holds a code, the surest first."""


def show(reading: Reading, t: Texts) -> None:
    """Show what was understood, the open questions, the columns and the receipt."""
    _understood(reading, t)
    for question in reading.questions:
        _ask(question, t)
    draw = partial(_choose_columns, reading, t)
    cards.fold(t("sales_page.columns"), "sales.columns", draw, icon=":material/view_column:")
    with st.expander(t("sales_page.receipt"), icon=":material/receipt_long:"):
        _receipt(reading, t)


def _choose_columns(reading: Reading, t: Texts) -> None:
    st.caption(t("sales_page.columns_note"))
    others = [role for role in reading.columns if role not in FIRST_ROLES]
    _columns([*FIRST_ROLES, *others], reading.headers, reading.columns, t)


def _understood(reading: Reading, t: Texts) -> None:
    platform = platforms().get(reading.file.platform or "")
    if platform:
        st.markdown(t("sales_page.platform", title=plain(platform.title)))
        st.caption(plain(t.of(platform.clicks)))
    receipt = reading.receipt
    st.markdown(
        t("sales_page.understood", read=t.number(receipt.read), used=t.number(receipt.used), n=receipt.orders)
    )


def _ask(question: Question, t: Texts) -> None:
    values: dict[str, Any] = {id: _say_value(value, t) for id, value in question.values.items()}
    key = f"sales_question_{question.id}{question.about}"
    with st.container(border=True, key=f"{key}_card"):
        state.offer(key, question.assumed)
        st.radio(
            plain(t(f"sales.question_{question.id}", **values)),
            list(question.options),
            format_func=lambda option: plain(say_option(option, t)),
            key=key,
            on_change=_answered,
            args=(key, question),
        )
        st.caption(plain(t("sales.receipt_assumed", option=say_option(question.assumed, t))))
        if question.id != "shop":  # one shop may be looked at whenever one likes
            st.button(t("sales_page.agree"), key=f"{key}_agree", on_click=_answered, args=(key, question))


def _say_value(value: object, t: Texts) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    if isinstance(value, float | int):
        return t.number(value, 0 if float(value).is_integer() else 2)
    return value


def _answered(key: str, question: Question) -> None:
    if question.id == "status_sign":
        file.answer_sign(question.about, state.shown(key))
    else:
        file.answer(question.id, state.shown(key))


def mend(refusal: Refusal, t: Texts) -> None:
    """Let the user name the columns of a file that was refused for want of one."""
    if refusal.headers:
        with st.expander(t("sales_page.columns"), icon=":material/view_column:", expanded=True):
            _columns(FIRST_ROLES, refusal.headers, {}, t)
    _offer_undo(t)


def _offer_undo(t: Texts) -> None:
    if file.choices() != file.NO_CHOICES:
        st.button(t("sales_page.undo"), icon=":material/undo:", on_click=file.undo)


def _columns(
    roles: Sequence[str], headers: Sequence[str], found: Mapping[str, ColumnFound], t: Texts
) -> None:
    with st.grid(2, min_column_width=250):
        for role in roles:
            _column(role, headers, found, t)


def _column(role: str, headers: Sequence[str], columns: Mapping[str, ColumnFound], t: Texts) -> None:
    key, found = f"sales_column_{role}", columns.get(role)
    chosen = file.choices().columns.get(role, found.header if found else NO_COLUMN)
    with st.container():
        state.offer(key, chosen)
        st.selectbox(
            t(f"sales.role_{role}").capitalize(),
            [NO_COLUMN, *headers],
            format_func=lambda header: header or t("sales_page.no_column"),
            key=key,
            on_change=_column_chosen,
            args=(role,),
        )
        st.caption(plain(" · ".join(found.samples)) if found else _without_column(role, columns, t))


def _without_column(role: str, columns: Mapping[str, ColumnFound], t: Texts) -> str:
    """Say that the column is missing, or what tells customers apart in its place."""
    instead = [t(f"sales.role_{other}") for other in TELL_APART if other in columns]
    if role == "customer" and instead:
        return t("sales_page.told_apart", roles=t.list(instead))
    return t("sales_page.no_samples")


def _column_chosen(role: str) -> None:
    file.choose_column(role, state.shown(f"sales_column_{role}"))


def _receipt(reading: Reading, t: Texts) -> None:
    receipt = reading.receipt
    st.markdown(t("sales.receipt_read", n=receipt.read) + " " + t("sales.receipt_used", n=receipt.used))
    for aside in receipt.set_aside:
        _set_aside(aside, t)
    for rule in sorted(file.choices().keep):
        _counted_again(rule, t)
    _notes(receipt, t)
    with st.container(horizontal=True):
        st.download_button(
            t("sales_page.receipt_download"),
            lambda: write_receipt(reading, t).encode("utf-8-sig"),
            file_name=t("sales_page.receipt_file"),
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
        )
        _offer_undo(t)


def _set_aside(aside: SetAside, t: Texts) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"sales_aside_{aside.rule}"):
        rule = t(f"sales.rule_{aside.rule}")
        amount = t.money(aside.cents / 100, file.currency(), 2)
        st.markdown(plain(t("sales.receipt_aside", n=aside.rows, rule=rule, amount=amount)), width="stretch")
        if aside.reversible:
            st.button(
                t("sales_page.count_them"),
                key=f"sales_count_{aside.rule}",
                on_click=file.count_rows,
                args=(aside.rule, True),
            )


def _counted_again(rule: str, t: Texts) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"sales_kept_{rule}"):
        st.markdown(t("sales_page.counted", rule=plain(t(f"sales.rule_{rule}"))), width="stretch")
        st.button(
            t("sales_page.set_aside"),
            key=f"sales_uncount_{rule}",
            on_click=file.count_rows,
            args=(rule, False),
        )


def _notes(receipt: Receipt, t: Texts) -> None:
    for note in receipt.notes:
        values: dict[str, Any] = {id: _say_value(value, t) for id, value in note.values.items()}
        counted = f"{t.number(note.rows)} " if note.rows else ""
        st.caption(plain(counted + t(f"sales.note_{note.code}", **values)))
