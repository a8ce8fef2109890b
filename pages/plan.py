"""The minimum viable relationship: the smallest thing worth trying, what it costs and when to stop."""

import streamlit as st

from pages.parts import (
    cached,
    frame,
    plan_card,
    plan_costs,
    plan_documents,
    plan_loyalty,
    plan_rows,
    plan_week,
)

t = frame.open_page("plan")
VIEWS = ("card", "costs", "week", "loyalty", "documents")


def show(view: str) -> None:
    """Draw one view."""
    match view:
        case "card":
            plan_card.show(diagnosis, t)
            plan_rows.show(diagnosis, t)
        case "costs":
            plan_costs.show(diagnosis, t)
        case "week":
            plan_week.show(diagnosis, t)
        case "loyalty":
            plan_loyalty.show(diagnosis, t)
        case "documents":
            plan_documents.show(diagnosis, t)


diagnosis = cached.diagnosis()
if not diagnosis.recommendation.ready:
    st.info(t("plan_page.not_ready"), icon=":material/info:")
    frame.link("relationship", t("frame.to_relationship"), icon=":material/arrow_forward:")
names = [t(f"plan_page.view_{view}") for view in VIEWS]
for view, tab in zip(VIEWS, st.tabs(names, key="plan.views", on_change="rerun"), strict=True):
    if tab.open:
        with tab:
            show(view)
frame.go_on("followup")
