"""The minimum viable relationship: the smallest thing worth trying, what it costs and when to stop."""

from functools import partial

import streamlit as st

from pages.parts import cached, frame, views
from pages.parts.asking import before
from pages.parts.plan import card, costs, documents, loyalty, week

t = frame.open_page("plan")
diagnosis = cached.diagnosis()

if not diagnosis.recommendation.ready:
    st.info(t("plan_page.not_ready"), icon=":material/info:")
    frame.link("relationship", t("frame.to_relationship"), icon=":material/arrow_forward:")
views.show(
    "plan_page",
    {
        "card": partial(card.show, diagnosis, t),
        "costs": partial(costs.show, diagnosis, t),
        "week": partial(week.show, diagnosis, t),
        "loyalty": partial(loyalty.show, diagnosis, t),
        "documents": partial(documents.show, diagnosis, t),
    },
)
before.offer("plan", t)
frame.go_on("followup")
