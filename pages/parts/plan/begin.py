"""Where a plan becomes a trial: the button that freezes it, and what follows from then on."""

from collections.abc import Mapping

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.followup.log import begin, freeze, next_version, open_version
from logic.plan.wording import say_hypothesis
from logic.workspace import AnswerValue
from pages.parts import cached, cards, frame, state
from pages.parts.words import plain


def go_on(diagnosis: Diagnosis, t: Texts) -> None:
    """Close the page of the plan: begin the trial, or go and see how it goes."""
    current = open_version(state.workspace().experiments)
    if current is None:
        offer(diagnosis, t)
        frame.link("followup", t("frame.to_followup"), icon=":material/arrow_forward:")
        return
    with cards.card("under_way"):
        st.markdown(f"**{t('followup_page.under_way')}**")
        st.markdown(plain(str(current.plan.get("hypothesis") or "")))
        st.caption(t("followup_page.under_way_note"))
    frame.go_on("followup")


def offer(diagnosis: Diagnosis, t: Texts) -> None:
    """Say what beginning does, and offer it; the page of what became of it follows."""
    experiments, plan = state.workspace().experiments, diagnosis.plan
    rules = cached.content().customers.follow_up
    hypothesis = say_hypothesis(diagnosis.content, plan, t)
    frozen = freeze(plan.card, hypothesis)
    used_up = next_version(experiments, frozen, rules) is None
    if used_up:
        st.info(t.of(rules.after_last_iteration))
    with cards.card("try_offer"):
        st.subheader(t("followup_page.ready_to_begin"), anchor=False)
        st.markdown(plain(hypothesis))
        if plan.card.start and plan.card.end:
            start, end = t.date(plan.card.start), t.date(plan.card.end)
            st.caption(t("followup_page.dates", start=start, end=end))
        st.markdown(t("followup_page.freeze"))
        st.button(
            t("followup_page.begin"),
            type="primary",
            icon=":material/play_arrow:",
            on_click=_begin,
            args=(frozen,),
            disabled=plan.card.start is None or used_up,
        )


def _begin(frozen: Mapping[str, AnswerValue]) -> None:
    rules = cached.content().customers.follow_up
    state.change(experiments=begin(state.workspace().experiments, frozen, rules))
    frame.go("followup")
