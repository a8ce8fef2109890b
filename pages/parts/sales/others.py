"""Files that are no sales: answers to one question, and lists of contacts without amounts."""

from collections.abc import Mapping

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.contact_list import ContactMetrics
from logic.metrics.ratings import RatingMetrics
from logic.metrics.reasons import say
from pages.parts import cards, figures
from pages.parts.sales import tables
from pages.parts.sales.file import policy
from pages.parts.sales.words import say_doubt, say_value
from pages.parts.words import plain

MOST = 12
"""Stages or origins that are listed."""


def show(measured: RatingMetrics | ContactMetrics, t: Texts) -> None:
    """Show what such a file says."""
    if isinstance(measured, RatingMetrics):
        _ratings(measured, t)
    else:
        _contacts(measured, t)


def _ratings(measured: RatingMetrics, t: Texts) -> None:
    """Show the answers to one question, whatever the gates say of the number."""
    st.header(t("sales_page.ratings"), anchor=False)
    st.caption(t("sales_page.ratings_note", n=measured.answers))
    found = [
        cards.Figure(
            t.of(policy().metrics[id].title),
            say_value(id, figure.value, t, None),
            plain(say_doubt(id, figure, t, None)),
            t.of(policy().metrics[id].explanation),
        )
        for id, figure in measured.figures.items()
    ]
    if found:
        cards.figures(found)
    for reason in measured.withheld.values():
        cards.missing(plain(say(reason, t)), reason.code)
    figures.show("answers", lambda: tables.answers(measured), measured)


def _contacts(measured: ContactMetrics, t: Texts) -> None:
    """Count what a contact list holds, and say what it cannot tell."""
    st.header(t("sales_page.people_list"), anchor=False)
    st.caption(t("sales_page.people_list_note", n=measured.contacts))
    for head, counts in (("stages", measured.stages), ("origins", measured.sources)):
        if counts:
            _counts(head, counts, t)
    if measured.silent:
        names = (t(f"sales_page.silence_{at}") for at in range(len(measured.silent)))
        _counts("silence", dict(zip(names, measured.silent, strict=True)), t)
    for reason in measured.withheld.values():
        cards.missing(plain(say(reason, t)), reason.code)


def _counts(head: str, counts: Mapping[str, int], t: Texts) -> None:
    shown = list(counts.items())[:MOST]
    st.table(
        {
            t(f"sales_page.{head}"): [plain(name) or t("sales_page.blank") for name, _ in shown],
            t("charts.customers"): [t.number(count) for _, count in shown],
        },
        hide_index=True,
        border="horizontal",
    )
