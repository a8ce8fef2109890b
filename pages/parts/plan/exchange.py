"""What both sides put in and get, where the relationship should go, and who sees to it."""

from functools import partial

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards
from pages.parts.lists import bullets
from pages.parts.plan import fields

SAID = {"customer_puts": "puts", "customer_gets": "gets", "goal_medium": "medium", "goal_long": "long"}
"""Field -> how documents say it too."""


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show it, and let it be written over; what was told with the returns is there already."""
    written = diagnosis.plan.written
    told = [t(f"report.{said}", text=written[id]) for id, said in SAID.items() if id in written]
    if told:
        st.header(t("plan_page.both_sides"), anchor=False)
        bullets(told)
    draw = partial(_ask, diagnosis, t)
    cards.fold(t("plan_page.exchange"), "plan.exchange", draw, icon=":material/handshake:")


def _ask(diagnosis: Diagnosis, t: Texts) -> None:
    with st.grid(2, min_column_width=250):
        for id in SAID:
            fields.words(id, diagnosis.plan.written.get(id, ""), t, lines=2)
    owner = str(diagnosis.workspace.plan.get("owner") or "")
    fields.words("owner", owner, t, help=t("plan_page.owner_help"))
