"""Several owners who answered apart: take the others' sessions in, and show where they differ."""

import streamlit as st

from logic.content.texts import Texts
from logic.survey.founders import Spread, add_founder, owners_of, spreads
from logic.workspace import Workspace
from pages.parts import cached, cards, state, uploads
from pages.parts.words import plain

NAME_LENGTH = 40
SHOWN = 8
"""Differences told one by one; the rest is counted."""


def show(t: Texts) -> None:
    """Show where owners differ, and the way to take another one's answers in."""
    work = state.workspace()
    with cards.how(t, "founders", t("founders.title")):
        st.markdown(t("founders.lead"))
        _add(work, t)
        if work.founders:
            _tell(work, t)
            for name in work.founders:
                label = t("founders.remove", name=plain(name))
                st.button(
                    label, icon=":material/close:", key=f"founders.{name}", on_click=_remove, args=(name,)
                )


def _add(work: Workspace, t: Texts) -> None:
    name = st.text_input(t("founders.name"), max_chars=NAME_LENGTH, key="founders.name").strip()
    other = uploads.pick_session("founder", t("founders.upload"), ["json"], t)
    if other is None:
        return
    known = name or t("founders.nameless", n=len(work.founders) + 2)
    st.button(t("founders.add", name=plain(known)), type="primary", on_click=_take, args=(known, other))


def _take(name: str, other: Workspace) -> None:
    state.change(founders=add_founder(state.workspace(), name, other).founders)


def _remove(name: str) -> None:
    state.keep("founders", name, None)


def _tell(work: Workspace, t: Texts) -> None:
    content = cached.content()
    found = [
        (asked.id, spread)
        for asked in content.questionnaires.values()
        for spread in spreads(asked, owners_of(work, asked.id, t("founders.you")), content.customers.survey)
        if spread.talk
    ]
    if not found:
        st.markdown(t("founders.agree"))
    for questionnaire, spread in sorted(found, key=lambda one: -one[1].range)[:SHOWN]:
        st.markdown(f"- {_say(questionnaire, spread, t)}")
    if len(found) > SHOWN:
        st.markdown(t("founders.more", n=len(found) - SHOWN))


def _say(questionnaire: str, spread: Spread, t: Texts) -> str:
    content = cached.content()
    item = content.questionnaires[questionnaire].item(spread.item)
    scale = {step.value: t.of(step.label) for step in content.scales[getattr(item, "scale", "")]}
    said = t.list([f"{plain(owner)}: {scale[answer]}" for owner, answer in spread.answers.items()])
    return t("founders.differ", item=plain(t.of(item.text)), said=said)
