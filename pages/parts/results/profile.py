"""The profile first: each dimension with its doubt, the lowest by name, the risk, and the index last."""

from collections.abc import Sequence

import streamlit as st

from logic.assessment.index import counted, lowest
from logic.assessment.scoring import DimensionScore
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, figures
from pages.parts.lists import bullets
from pages.parts.results import beside, how, reading, tables
from pages.parts.results.tables import name
from pages.parts.words import plain

MAIN = "quality"
RISKS = ("OFE", "INI")


def scored(diagnosis: Diagnosis, questionnaires: Sequence[str]) -> list[DimensionScore]:
    """Return the dimensions of some questionnaires of which anything was answered."""
    return [
        score
        for score in diagnosis.assessment.dimensions.values()
        if score.questionnaire in questionnaires and score.answered and score.role == "score"
    ]


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the profile, what weakens it, and what stands beside it."""
    _profile(diagnosis, t)
    reading.flags(diagnosis, t)
    beside.show(diagnosis, t)


def _profile(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the profile of the relationship, then the other scored blocks."""
    main = scored(diagnosis, (MAIN,))
    others = [id for id in diagnosis.content.questionnaires if id != MAIN]
    more = scored(diagnosis, others)
    if main:
        st.header(t("results.profile"), anchor=False)
        st.caption(_basis(diagnosis, t))
        _chart("profile", main, diagnosis, t)
        st.caption(_counted(diagnosis, t) + " " + t("results.rule_of_thumb"))
        _lowest(main, diagnosis, t)
    if more:
        st.header(t("results.more"), anchor=False)
        st.caption(t("results.more_note"))
        _chart("more", more, diagnosis, t)
    how.dimensions([*main, *more], diagnosis, t)
    _risk(main, diagnosis, t)


def _basis(diagnosis: Diagnosis, t: Texts) -> str:
    segment = diagnosis.workspace.answers_of("profile").get("segment_name")
    whose = plain(str(segment)) if segment else t("results.unnamed")
    return t("results.basis", segment=whose)


def _counted(diagnosis: Diagnosis, t: Texts) -> str:
    """Say how many answers the profile rests on, of all that it could."""
    found = diagnosis.assessment.dimensions.values()
    answered, asked = counted(score for score in found if score.questionnaire == MAIN)
    return t("results.counted", answered=t.number(answered), asked=t.number(asked))


def _chart(key: str, scores: list[DimensionScore], diagnosis: Diagnosis, t: Texts) -> None:
    bands = diagnosis.content.readings.bands.bands
    shown = () if diagnosis.assessment.words_withheld else tuple((b.min, t.of(b.label)) for b in bands)
    figures.show("profile", lambda: tables.profile(scores, t), diagnosis, key=key, bands=shown)


def _lowest(main: Sequence[DimensionScore], diagnosis: Diagnosis, t: Texts) -> None:
    known = tables.dimensions(diagnosis.content)
    low, with_score = lowest(main), [score for score in main if score.value is not None]
    if not low:
        if len(with_score) > 1:
            st.markdown(t("results.all_alike", score=t.number(with_score[0].shown or 0)))
        return
    named = t.list([f"**{plain(name(score.id, t))}** ({t.number(score.shown or 0)})" for score in low])
    st.markdown(t("results.lowest", names=named))
    limit = diagnosis.content.readings.evidence.low_limit
    meanings = (known[score.id].low_meaning for score in low if (score.shown or 0) < limit)
    bullets(t.of(meaning) for meaning in meanings if meaning)


def _risk(main: Sequence[DimensionScore], diagnosis: Diagnosis, t: Texts) -> None:
    scores = [score for score in main if score.id in RISKS and score.risk is not None]
    if scores:
        st.header(t("results.risk"), anchor=False)
        st.caption(t("results.risk_note"))
        figures.show("risk", lambda: tables.risk(scores, t), diagnosis)


def index(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the index, last and small: it hides what the profile shows."""
    found, equal = diagnosis.assessment.index, diagnosis.assessment.index_equal_weights
    st.header(t("results.index"), anchor=False)
    used, asked = t.number(len(found.weights)), t.number(found.asked)
    if found.shown is None or found.low is None or found.high is None:
        needed = t.number(found.needed)
        cards.missing(t("results.index_missing", needed=needed, used=used, asked=asked), "index")
        return
    low, high = t.number(found.low), t.number(found.high)
    shown = [
        cards.Figure(
            t("results.index_label"),
            t.number(found.shown),
            t("results.index_basis", low=low, high=high, used=used, asked=asked),
        )
    ]
    if equal.weights != found.weights:
        alike = t.number(equal.shown or 0)
        shown.append(cards.Figure(t("results.index_equal"), alike, t("results.index_equal_basis")))
    cards.figures(shown, least_width=220)
    st.caption(t("results.index_note"))
    how.index(diagnosis, t)
