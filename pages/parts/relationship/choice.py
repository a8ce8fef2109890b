"""Which relationship suits: the answer, how firm it is, why, and what stands beside it."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.wording import RecommendationText, describe
from pages.parts import cards, figures, state
from pages.parts.lists import bullets
from pages.parts.relationship import tables
from pages.parts.relationship.tables import type_name
from pages.parts.words import plain


def words(diagnosis: Diagnosis, t: Texts) -> RecommendationText:
    """Return the advice in sentences."""
    return state.once_for(
        "relationship.words",
        (diagnosis, t),
        lambda: describe(diagnosis.content, diagnosis.workspace, diagnosis.recommendation, t),
    )


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the answer and the ranking behind it."""
    said, advice = words(diagnosis, t), diagnosis.recommendation
    told = diagnosis.content.advice.types.types[advice.first]
    with cards.card("choice"):
        st.badge(said.verdict_name, icon=":material/balance:", color="gray")
        st.header(plain(said.headline), anchor=False)
        st.markdown(plain(t.of(told.description)))
        st.markdown(plain(said.verdict))
    st.header(t("relationship.ranking"), anchor=False)
    known = t.number(advice.known_factors), t.number(len(advice.context.states))
    draws = t.number(diagnosis.content.advice.factors.ranking.draws)
    st.caption(t("relationship.ranking_note", known=known[0], total=known[1], draws=draws))
    figures.show("ranking", lambda: tables.ranking(advice.ranking, diagnosis, t), diagnosis)
    for note in said.notes:
        st.caption(plain(note))
    _reasons(diagnosis, said, t)
    _beside(diagnosis, said, t)


def _reasons(diagnosis: Diagnosis, said: RecommendationText, t: Texts) -> None:
    advice = diagnosis.recommendation
    first, second = (type_name(diagnosis, type, t) for type in (advice.first, advice.second))
    st.header(t("relationship.reasons"), anchor=False)
    st.markdown(t("relationship.reasons_note", first=plain(first), second=plain(second)))
    st.markdown("\n".join(f"1. {plain(reason)}" for reason in said.reasons))
    for caution in said.cautions:
        st.markdown(f":material/warning: {plain(caution)}")
    st.markdown(plain(said.against))
    with cards.how(t, "reasons"):
        st.caption(t("relationship.reasons_how"))
        figures.show(
            "contributions",
            lambda: tables.contributions(advice.comparison, diagnosis, t),
            diagnosis,
            one=first,
            other=second,
        )


def _beside(diagnosis: Diagnosis, said: RecommendationText, t: Texts) -> None:
    told = diagnosis.content.advice.types.types[diagnosis.recommendation.first]
    with st.grid(2, min_column_width=260):
        with cards.card("support", tinted=False):
            st.subheader(t("relationship.support"), anchor=False)
            st.markdown(plain(said.support))
        with cards.card("later", tinted=False):
            st.subheader(t("relationship.later"), anchor=False)
            st.markdown(plain(said.later))
    with cards.how(t, "triggers", t("relationship.triggers")):
        bullets(said.triggers)
    st.markdown(t("relationship.start_small", how=plain(t.of(told.start_small))))
    st.caption(plain(t.of(told.boundary)))
