"""What the answers say: the profile first, the index last."""

import streamlit as st

from pages.parts import (
    cached,
    cards,
    frame,
    results_beside,
    results_profile,
    results_reading,
    results_returns,
    results_witnesses,
)

t = frame.open_page("results")
VIEWS = ("profile", "witnesses", "moves", "returns")


def show(view: str) -> None:
    """Draw one view."""
    match view:
        case "profile":
            results_profile.show(diagnosis, t)
            results_reading.flags(diagnosis, t)
            results_beside.show(diagnosis, t)
        case "witnesses":
            results_witnesses.show(diagnosis, t)
        case "moves":
            results_reading.actions(diagnosis, t)
            results_reading.patterns(diagnosis, t)
        case "returns":
            results_returns.show(diagnosis, t)
            results_returns.ledger(diagnosis, t)


diagnosis = cached.diagnosis()
if any(score.answered for score in diagnosis.assessment.dimensions.values()):
    names = [t(f"results.view_{view}") for view in VIEWS]
    for view, tab in zip(VIEWS, st.tabs(names, key="results.views", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                show(view)
    results_profile.index(diagnosis, t)
    frame.go_on("relationship")
else:
    cards.missing(t("results.nothing"), "answers")
    frame.go_on("assessment")
