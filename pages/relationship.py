"""Which relationship suits this segment, why, and what would change that."""

from functools import partial

import streamlit as st

from pages.parts import cached, cards, frame, state, views
from pages.parts.asking import before
from pages.parts.relationship import choice, compare, firmness, guide, what_if

t = frame.open_page("relationship")
ASKING = "asking"
diagnosis = cached.diagnosis()

ready = diagnosis.recommendation.ready
if not ready:
    state.hold_here(ASKING)  # whoever is answering is not led away by the answer that suffices
elif not state.answered_here():
    state.hold_here(None)  # what suffices came with the browser's draft

if ready and state.held_here() != ASKING:
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
    if ready:
        cards.missing(t("relationship.ready"), "choice")
    else:
        cards.missing(choice.words(diagnosis, t).headline, "choice")
        st.markdown(t("relationship.how_to_be_ready"))
    before.offer("relationship", t)
    guide.ask(diagnosis, t)
    if ready:
        show = t("relationship.see_choice")
        st.button(show, type="primary", icon=":material/visibility:", on_click=state.hold_here, args=(None,))
