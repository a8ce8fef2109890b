"""What is needed before a relationship is advised, and where to tell it."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, frame
from pages.parts.lists import bullets
from pages.parts.relationship.choice import words


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Say how much is known, and list what is not, page by page."""
    said = words(diagnosis, t)
    cards.missing(said.headline, "needed")
    for wanted in said.wanted:
        with st.container(key=f"needed.{wanted.place}", gap="xsmall"):
            st.markdown(f"**{t(f'recommendation.wanted_{wanted.place}')}**")
            bullets(wanted.items)
            if wanted.place == "segment":
                frame.link("segment", t("frame.to_segment"), icon=":material/arrow_forward:")
