"""Which relationship suits this segment, why, and what would change that."""

from functools import partial

import streamlit as st

from pages.parts import cached, cards, frame, views
from pages.parts.asking import before
from pages.parts.relationship import choice, compare, firmness, guide, what_if

t = frame.open_page("relationship")
diagnosis = cached.diagnosis()

if diagnosis.recommendation.ready:
    views.show(
        "relationship",
        {
            "choice": partial(choice.show, diagnosis, t),
            "firmness": partial(firmness.show, diagnosis, t),
            "compare": partial(compare.show, diagnosis, t),
            "what_if": partial(what_if.show, diagnosis, t),
            "guide": partial(guide.show, diagnosis, t),
        },
    )
    before.offer("relationship", t)
    frame.go_on("plan")
else:
    cards.missing(choice.words(diagnosis, t).headline, "choice")
    st.markdown(t("relationship.how_to_be_ready"))
    before.offer("relationship", t)
    guide.ask(diagnosis, t)
