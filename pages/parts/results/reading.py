"""What to make of the answers: flags, what to do with each dimension, and patterns as hypotheses."""

from typing import Literal

import streamlit as st

from logic.assessment.actions import Action
from logic.assessment.facts import Fact
from logic.assessment.flags import FlagHit
from logic.assessment.patterns import PatternHit
from logic.assessment.say import say_fact
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards
from pages.parts.lists import bullets
from pages.parts.results.tables import name
from pages.parts.words import plain

READINGS: tuple[Literal["act", "ask", "ask_high", "protect"], ...] = ("act", "ask", "ask_high", "protect")
"""What to do with a dimension, in the order it is said: low or high, firm or a guess."""
CLOSER = {"note": ":material/info:", "warning": ":material/error:"}


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what to do with each dimension, then patterns."""
    _actions(diagnosis, t)
    _patterns(diagnosis, t)


def flags(diagnosis: Diagnosis, t: Texts) -> None:
    """Say aloud what weakens the numbers; no flag changes one."""
    for hit in diagnosis.assessment.flags:
        _flag(hit, diagnosis, t)


def _flag(hit: FlagHit, diagnosis: Diagnosis, t: Texts) -> None:
    flag = next(one for one in diagnosis.content.readings.flags.flags if one.id == hit.id)
    with st.container(border=True):
        st.markdown(f"{CLOSER[flag.severity]} **{plain(t.of(flag.title))}**")
        st.markdown(plain(t.of(flag.text)))
        _facts(hit.facts, diagnosis, t)
        st.markdown(plain(t.of(flag.mend)))


def _facts(facts: tuple[Fact, ...], diagnosis: Diagnosis, t: Texts) -> None:
    bullets(say_fact(fact, diagnosis.content, t) for fact in facts)


def _actions(diagnosis: Diagnosis, t: Texts) -> None:
    """Part the dimensions into what to act on, what to ask about first and what to protect."""
    sorted_, told = diagnosis.assessment.actions, diagnosis.content.readings.evidence.sorting
    if not any(sorted_.values()):
        return
    st.header(t("results.actions"), anchor=False)
    st.markdown(t("results.actions_note"))
    with st.grid(2, min_column_width=260):
        for reading in READINGS:
            found = [one for actions in sorted_.values() for one in actions if one.reading == reading]
            with cards.card(f"action.{reading}", tinted=reading == "act"):
                st.subheader(t.of(told[reading].label), anchor=False)
                st.caption(t.of(told[reading].text))
                if not found:
                    st.markdown(t("results.none"))
                bullets(_say(action, diagnosis, t) for action in found)


def _say(action: Action, diagnosis: Diagnosis, t: Texts) -> str:
    score = diagnosis.assessment.dimensions[action.dimension]
    return f"{name(action.dimension, t)} ({t.number(score.shown or 0)})"


def _patterns(diagnosis: Diagnosis, t: Texts) -> None:
    """Show patterns as hypotheses, each with the answers that fired it and a first move."""
    shown = [hit for hit in diagnosis.assessment.patterns if not hit.held]
    held = [hit for hit in diagnosis.assessment.patterns if hit.held]
    if not shown:
        return
    st.header(t("results.patterns"), anchor=False)
    st.markdown(t("results.patterns_note"))
    for at, hit in enumerate(shown):
        _pattern(hit, diagnosis, t, tinted=not at)
    if held:
        st.caption(t("results.held", n=len(held)))


def _pattern(hit: PatternHit, diagnosis: Diagnosis, t: Texts, *, tinted: bool) -> None:
    told = next(one for one in diagnosis.content.readings.patterns.patterns if one.id == hit.id)
    with cards.card(f"pattern.{hit.id}", tinted=tinted):
        st.subheader(t.of(told.title), anchor=False)
        st.markdown(plain(t.of(told.reading)))
        st.markdown(t("results.first_move", move=plain(t.of(told.first_move))))
        if told.avoid:
            st.markdown(t("results.avoid", what=plain(t.of(told.avoid))))
        with cards.how(t, f"pattern.{hit.id}", t("results.because")):
            _facts(hit.because, diagnosis, t)
            level = told.basis.level
            st.caption(t("results.level", level=level, words=t(f"method.level_{level}")))
