"""The guide: what is asked to choose a relationship, what is known already, and its six questions."""

from collections.abc import Sequence, Set
from functools import partial

import streamlit as st

from logic.content.questionnaire import Item, Questionnaire
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.say_guide import GuideText
from pages.parts import cached, cards, frame, state
from pages.parts.asking import questions
from pages.parts.asking.blocks import Question
from pages.parts.relationship.choice import words
from pages.parts.words import plain

GUIDE = "guide"
ELSEWHERE = ("profile", "sales")
"""Origins of what the guide need not ask again."""


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the six questions, what is known, and the questions of the guide."""
    _six(diagnosis, t)
    ask(diagnosis, t)


def ask(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what is known from elsewhere, then ask only what is not; each answer counts at once."""
    asked, context = cached.content().questionnaires[GUIDE], diagnosis.recommendation.context
    told = {id for id, one in context.states.items() if one.origin in ELSEWHERE}
    _known(diagnosis, told.union(context.unsized), t)
    st.header(t("relationship.guide"), anchor=False)
    st.markdown(t.of(asked.intro))
    items = cached.given().asked[GUIDE]
    with st.container(key="questions", gap="medium"):
        for item in items:
            if item.id not in told:
                questions.ask(Question(asked, item))
    again = [item for item in items if item.id in told]
    if again:
        draw = partial(_otherwise, asked, again, t)
        cards.fold(t("relationship.otherwise", n=len(again)), "guide", draw, icon=":material/edit:")


def _otherwise(asked: Questionnaire, items: Sequence[Item], t: Texts) -> None:
    """Ask again what is known from elsewhere; an answer here prevails."""
    st.caption(t("relationship.otherwise_note"))
    for item in items:
        questions.ask(Question(asked, item))


def _known(diagnosis: Diagnosis, told: Set[str], t: Texts) -> None:
    """Show what the segment or the sales file tells of each factor, with the way to change it."""
    states = [one for one in words(diagnosis, t).states if one.factor in told]
    if not states:
        return
    st.header(t("relationship.known"), anchor=False)
    st.caption(t("relationship.known_note"))
    st.table(
        {
            t("charts.factor"): [plain(one.name) for one in states],
            t("relationship.state"): [plain(one.sentence) for one in states],
            t("relationship.origin"): [plain(one.origin) for one in states],
        },
        hide_index=True,
        border="horizontal",
    )
    if diagnosis.recommendation.context.unsized:
        st.caption(t("relationship.unsized_note"))
    frame.link("segment", t("relationship.to_segment"), icon=":material/edit:")
    if any(state.origin == "sales" for state in diagnosis.recommendation.context.states.values()):
        frame.link("sales", t("relationship.to_sales"), icon=":material/edit:")


def _six(diagnosis: Diagnosis, t: Texts) -> None:
    """Answer the six questions of the guide; each answer may be written over."""
    st.header(t("relationship.six"), anchor=False)
    st.markdown(t("relationship.six_note"))
    for answer in words(diagnosis, t).guide:
        _answer(answer, t)


def _answer(answer: GuideText, t: Texts) -> None:
    with cards.card(answer.id, tinted=False):
        st.markdown(f"**{plain(answer.question)}**")
        st.text(answer.answer)
        draw = partial(_write_over, answer, t)
        cards.fold(t("relationship.write_over"), answer.id, draw, icon=":material/edit:", small=True)


def _write_over(answer: GuideText, t: Texts) -> None:
    key = f"relationship.{answer.id}"
    state.offer(key, answer.answer)
    st.text_area(plain(answer.question), key=key, max_chars=600, on_change=_written, args=(answer.id, key))
    if answer.own:
        undo = t("relationship.back_to_proposal")
        st.button(undo, key=f"{key}.undo", on_click=_proposed, args=(answer.id,))


def _written(id: str, key: str) -> None:
    state.keep("plan", id, (state.shown(key) or "").strip() or None)


def _proposed(id: str) -> None:
    state.keep("plan", id, None)
