"""The minimum viable relationship: the smallest thing worth trying, what it costs and when to stop."""

from functools import partial

import streamlit as st

from pages.parts import cached, frame, plan_card, plan_costs, plan_documents, plan_loyalty, plan_week, views

t = frame.open_page("plan")
diagnosis = cached.diagnosis()

if not diagnosis.recommendation.ready:
    st.info(t("plan_page.not_ready"), icon=":material/info:")
    frame.link("relationship", t("frame.to_relationship"), icon=":material/arrow_forward:")
views.show(
    "plan_page",
    {
        "card": partial(plan_card.show, diagnosis, t),
        "costs": partial(plan_costs.show, diagnosis, t),
        "week": partial(plan_week.show, diagnosis, t),
        "loyalty": partial(plan_loyalty.show, diagnosis, t),
        "documents": partial(plan_documents.show, diagnosis, t),
    },
)
frame.go_on("followup")
