"""What explains scores without adding to them: lock-in, practices, the wallet, what holds the bond."""

import streamlit as st

from logic.content.questionnaire import Multi, Single
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.facts import words
from pages.parts import figures
from pages.parts.lists import bullets
from pages.parts.results import tables
from pages.parts.words import plain

BESIDE = ("moderator", "driver")
NATURE = "nature"


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what stands beside the profile, where anything was answered."""
    found = diagnosis.assessment
    scores = [score for score in found.dimensions.values() if score.role in BESIDE and score.answered]
    if scores:
        st.header(t("results.beside"), anchor=False)
        st.markdown(t("results.beside_note"))
        figures.show("profile", lambda: tables.profile(scores, t), diagnosis, key="beside")
        known = tables.dimensions(diagnosis.content)
        for score in scores:
            st.caption(f"**{plain(t.of(known[score.id].label))}.** {plain(t.of(known[score.id].meaning))}")
    if found.wallet_share is not None:
        st.caption(t("results.wallet", share=t.percent(found.wallet_share)))
    _nature(diagnosis, t)


def _nature(diagnosis: Diagnosis, t: Texts) -> None:
    """Say what holds the relationship today and where it is heading, as it was answered."""
    answered = diagnosis.assessment.given.answers.get(NATURE, {})
    told = diagnosis.content.questionnaires[NATURE]
    for item in ("kinds", "heading"):
        asked = told.item(item)
        if not isinstance(asked, Multi | Single) or not (value := answered.get(item)):
            continue
        values = (value,) if isinstance(value, str) else words(answered, item)
        chosen = [one for one in asked.options if one.value in values]
        st.subheader(t.of(asked.text), anchor=False)
        bullets(". ".join(t.of(text) for text in (one.label, one.help) if text) for one in chosen)
