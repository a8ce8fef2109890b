"""What it costs: hours and money that the visitor may change, and what follows at once."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import figures, frame
from pages.parts.lists import bullets
from pages.parts.plan import fields, words
from pages.parts.plan.words import said

FIELDS = (
    "setup_hours",
    "hours_customer_month",
    "fixed_hours_month",
    "hour_value",
    "cash_month",
    "tools_month",
    "gifts_month",
)


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the cost of the try, its inputs and its gates."""
    text, cost = said(diagnosis, t), diagnosis.plan.cost
    st.header(t("plan_page.cost"), anchor=False)
    if cost.at_factors:
        st.caption(t("plan_page.cost_note", n=diagnosis.plan.card.participants))
        figures.show(
            "costs",
            lambda: words.costs(diagnosis, t),
            diagnosis,
            currency=diagnosis.plan.currency or None,
        )
    bullets(text.cost)
    if not diagnosis.plan.currency:
        frame.link("segment", t("plan_page.name_currency"), icon=":material/edit:", step="capacity")
    _inputs(diagnosis, t)
    st.header(t("plan_page.grow"), anchor=False)
    bullets((*text.gates, text.capacity, text.full_size))


def _inputs(diagnosis: Diagnosis, t: Texts) -> None:
    inputs = diagnosis.plan.cost.inputs
    label = t("plan_page.cost_edit")
    with st.expander(label, key="plan.cost_edit", icon=":material/edit:", expanded=True):
        st.caption(t("plan_page.cost_edit_note"))
        with st.grid(2, min_column_width=250):
            fields.number("setup_hours", inputs.setup_hours, t, step=0.5, most=1000)
            fields.number("hours_customer_month", inputs.hours_customer_month, t, step=0.05, most=200)
            fields.number("fixed_hours_month", inputs.fixed_hours_month, t, step=0.5, most=1000)
            fields.number("hour_value", inputs.hour_value, t, step=0.5)
            fields.number("cash_month", inputs.cash_month, t, step=0.5)
            fields.number("tools_month", inputs.tools_month, t, step=0.5)
            fields.number("gifts_month", inputs.gifts_month, t, step=0.5)
        fields.offer_undo(FIELDS, "plan.undo_costs", t)
