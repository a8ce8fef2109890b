"""The card of the try: type, medium, justification, cost; every field editable, and the rule read aloud."""

from functools import partial

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.plan.card import fitting_behaviours, fitting_media
from logic.plan.wording import PlanText, RowText
from logic.recommendation.medium import rank_media
from pages.parts import cards
from pages.parts.lists import bullets
from pages.parts.plan import exchange, rows
from pages.parts.plan import fields as plan_fields
from pages.parts.plan.words import said
from pages.parts.words import plain

WHAT = ("type", "medium", "objective", "behaviour", "participants", "box_days", "start", "threshold")
WHY = ("justification", "promise", "difference", "assumption", "hypothesis", "selection")
GUARDS = ("harm", "max_hours_week", "max_cost_per_success", "baseline")
ICONS = {"mend": ":material/build:", "note": ":material/info:"}


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the card, let every field be written over, and read the rule aloud."""
    text = said(diagnosis, t)
    with cards.card("plan"):
        st.markdown(f"**{plain(text.summary)}**")
        _row(text.rows[0], text, t)
    for row in text.rows[1:]:
        with cards.card(f"plan.{row.type}", tinted=False):
            st.markdown(f"**{t('plan_page.beside_it')}**")
            _row(row, text, t)
    _hypothesis(text, t)
    draw = partial(_edit, diagnosis, text, t)
    cards.fold(t("plan_page.edit"), "plan.edit", draw, icon=":material/edit:")
    exchange.show(diagnosis, t)
    _rule(diagnosis, text, t)
    rows.show(diagnosis, t)


def _row(row: RowText, text: PlanText, t: Texts) -> None:
    fields = ("type", "medium", "justification", "cost", "objective", "metric", "box", "decision")
    shown = {
        f"**{plain(head)}**": plain(getattr(row, field))
        for field, head in zip(fields, text.heads, strict=True)
        if getattr(row, field)
    }
    st.table(shown, border="horizontal", alt=t("plan_page.card_alt"))


def _hypothesis(text: PlanText, t: Texts) -> None:
    st.header(t("plan_page.hypothesis"), anchor=False)
    st.markdown(plain(text.card.hypothesis))
    for severity, sentence in text.findings:
        st.markdown(f"{ICONS[severity]} {plain(sentence)}")
    card = text.card
    known = (card.metric, card.baseline, card.threshold, card.window, card.cycle)
    st.caption(plain(" ".join(line.rstrip(".") + "." for line in known if line)))


def _edit(diagnosis: Diagnosis, text: PlanText, t: Texts) -> None:
    st.caption(t("plan_page.edit_note"))
    with st.grid(2, min_column_width=250):
        _what(diagnosis, t)
    _why(text, diagnosis, t)
    with st.grid(2, min_column_width=250):
        _guards(diagnosis, t)
    plan_fields.offer_undo((*WHAT, *WHY, *GUARDS), "plan.undo_card", t)


def _what(diagnosis: Diagnosis, t: Texts) -> None:
    card, advice = diagnosis.plan.card, diagnosis.content.advice
    plan_fields.choice("type", card.type, {id: t.of(one.name) for id, one in advice.types.types.items()}, t)
    media = fitting_media(
        rank_media(advice, diagnosis.recommendation.context, diagnosis.workspace, card.type)
    )
    channels = {id: t.of(one.name) for id, one in advice.channels.channels.items() if id in media}
    plan_fields.choice("medium", card.medium, channels, t)
    plan_fields.instead("medium", card.medium, channels, t)
    goals = {id: t.of(one.short) for id, one in advice.plan.objectives.items()}
    plan_fields.choice("objective", card.objective, goals, t)
    fitting = fitting_behaviours(advice.plan, card.objective, card.type)
    acts = {id: t.of(advice.plan.behaviours[id].name) for id in fitting}
    plan_fields.choice("behaviour", card.behaviour, acts, t)
    plan_fields.number("participants", card.participants, t, least=1, most=1000)
    plan_fields.number("box_days", card.box_days, t, least=1, most=1000)
    plan_fields.day("start", card.start, t)
    plan_fields.number("threshold", round(100 * card.threshold), t, least=1, most=100)


def _why(text: PlanText, diagnosis: Diagnosis, t: Texts) -> None:
    card = diagnosis.plan.card
    plan_fields.words("justification", text.rows[0].justification, t, lines=4)
    plan_fields.words("promise", card.promise or text.card.promise, t, lines=2)
    plan_fields.words("difference", card.difference, t, lines=2)
    plan_fields.words("assumption", text.card.assumption, t, lines=2)
    plan_fields.words("hypothesis", text.card.hypothesis, t, lines=3)
    plan_fields.words("selection", text.card.selection, t, lines=2)


def _guards(diagnosis: Diagnosis, t: Texts) -> None:
    card = diagnosis.plan.card
    plan_fields.number("harm", card.harm, t, most=100)
    plan_fields.number("max_hours_week", diagnosis.plan.guard.limit, t, step=0.5, most=168)
    plan_fields.number("max_cost_per_success", card.max_cost_per_success, t, step=0.5)
    baseline = None if card.baseline is None else round(100 * card.baseline.share)
    plan_fields.number("baseline", baseline, t, most=100)


def _rule(diagnosis: Diagnosis, text: PlanText, t: Texts) -> None:
    st.header(t("plan_page.rule"), anchor=False)
    bullets((*text.rule, *text.card.guards))
    with cards.how(t, "critical", t("plan_page.critical")):
        st.caption(t("plan_page.critical_note", share=t.percent(diagnosis.plan.card.threshold)))
        columns = zip(text.critical_heads, zip(*text.critical, strict=True), strict=True)
        st.table({head: list(cells) for head, cells in columns}, hide_index=True, border="horizontal")
    if text.result:
        st.header(t("plan_page.result"), anchor=False)
        for line in text.result:
            st.markdown(plain(line))
