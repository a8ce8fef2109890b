"""What explains scores without adding to them: lock-in, our own practices, and the share of the wallet."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import figures, results_tables
from pages.parts.words import plain

BESIDE = ("moderator", "driver")


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what stands beside the profile, where anything was answered."""
    found = diagnosis.assessment
    scores = [score for score in found.dimensions.values() if score.role in BESIDE and score.answered]
    if scores:
        st.header(t("results.beside"), anchor=False)
        st.markdown(t("results.beside_note"))
        figures.show("profile", lambda: results_tables.profile(scores, t), diagnosis, key="beside")
        known = results_tables.dimensions(diagnosis.content)
        for score in scores:
            st.caption(f"**{plain(t.of(known[score.id].label))}.** {plain(t.of(known[score.id].meaning))}")
    if found.wallet_share is not None:
        st.caption(t("results.wallet", share=t.percent(found.wallet_share)))
