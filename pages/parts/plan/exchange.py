"""What both sides put in and get, where the relationship should go, and who sees to it."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts.plan import fields

FIELDS = ("customer_puts", "customer_gets", "goal_medium", "goal_long")


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Ask for it in the visitor's own words; nothing is proposed."""
    written = diagnosis.workspace.plan
    with st.expander(t("plan_page.exchange"), icon=":material/handshake:"):
        with st.grid(2, min_column_width=250):
            for id in FIELDS:
                fields.words(id, str(written.get(id) or ""), t, lines=2)
        fields.words("owner", str(written.get("owner") or ""), t, help=t("plan_page.owner_help"))
