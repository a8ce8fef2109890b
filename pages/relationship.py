"""Which relationship suits this segment, why, and what would change that."""

import streamlit as st

from pages.parts import (
    cached,
    cards,
    frame,
    relationship_choice,
    relationship_compare,
    relationship_firmness,
    relationship_guide,
    relationship_what_if,
)

t = frame.open_page("relationship")
VIEWS = ("choice", "firmness", "compare", "what_if", "guide")


def show(view: str) -> None:
    """Draw one view."""
    match view:
        case "choice":
            relationship_choice.show(diagnosis, t)
        case "firmness":
            relationship_firmness.show(diagnosis, t)
        case "compare":
            relationship_compare.show(diagnosis, t)
        case "what_if":
            relationship_what_if.show(diagnosis, t)
        case "guide":
            relationship_guide.six(diagnosis, t)
            relationship_guide.known(diagnosis, t)
            relationship_guide.ask(t)


diagnosis = cached.diagnosis()
if diagnosis.recommendation.ready:
    names = [t(f"relationship.view_{view}") for view in VIEWS]
    for view, tab in zip(VIEWS, st.tabs(names, key="relationship.views", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                show(view)
    frame.go_on("plan")
else:
    cards.missing(relationship_choice.words(diagnosis, t).headline, "choice")
    frame.link("segment", t("frame.to_segment"), icon=":material/arrow_forward:")
    relationship_guide.ask(t)
