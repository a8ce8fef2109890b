"""What is needed before a relationship is advised, and where to tell it: the same on every screen."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, frame
from pages.parts.lists import bullets
from pages.parts.relationship.choice import words

ASKED_ON = {"segment": "segment", "guide": "relationship"}
"""Where something is asked -> its page."""


def show(diagnosis: Diagnosis, t: Texts, here: str) -> None:
    """Say how much is known, and list what is not with the way there.

    Args:
        diagnosis: Of a workspace for which nothing is advised yet.
        t: The reader's language.
        here: The page that this stands on, to which no link leads.
    """
    said = words(diagnosis, t)
    cards.missing(said.headline, "needed")
    for wanted in said.wanted:
        with st.container(key=f"needed.{wanted.place}", gap="xsmall"):
            st.markdown(f"**{t(f'recommendation.wanted_{wanted.place}')}**")
            bullets(wanted.items)
            page = ASKED_ON[wanted.place]
            if page != here:
                frame.link(page, t(f"frame.to_{page}"), icon=":material/arrow_forward:")
