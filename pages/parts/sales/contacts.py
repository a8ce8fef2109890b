"""Whom to write to first: a short list with the reason, first words, and a file to take along."""

from collections.abc import Sequence

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.contact_first import Contact
from logic.metrics.contact_sheet import explain, say_who, suggest_opening, write_sheet
from logic.metrics.measure import Metrics
from logic.metrics.totals import TotalsMetrics
from pages.parts.sales.file import currency, policy
from pages.parts.words import plain

SHOWN = 5
"""Names on the screen at once; the rest unfolds, and the file has all."""


def show(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    """Show the first names, the rest folded away, and the file."""
    contacts = measured.contacts
    st.header(t("sales_page.contacts"), anchor=False)
    if not contacts:
        st.markdown(t("sales_page.nobody"))
        return
    st.markdown(t("sales_page.contacts_lead"))
    _list(contacts[:SHOWN], t)
    if contacts[SHOWN:]:
        with st.expander(t("sales_page.more_contacts", n=len(contacts[SHOWN:]))):
            _list(contacts[SHOWN:], t)
    st.download_button(
        t("sales_page.contacts_download", n=len(contacts)),
        lambda: write_sheet(contacts, t, policy(), currency()),
        file_name=t("sales_page.contacts_file"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _list(contacts: Sequence[Contact], t: Texts) -> None:
    for contact in contacts:
        with st.container(border=True):
            bought = t("sales_page.bought", amount=t.money(contact.cents / 100, currency(), 0))
            st.markdown(f"**{plain(say_who(contact))}** · {plain(bought)}")
            st.markdown(plain(explain(contact, t)))
            st.caption(plain(t("sales_page.opening", words=suggest_opening(contact, t, policy()))))
