"""Steps of the segment, offered before the page that they serve: each says what it is for."""

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, cards, frame
from pages.parts.asking import walk
from pages.parts.asking.blocks import PROFILE, Block, Step, alone, progress
from pages.parts.asking.hidden import hidden_steps
from pages.parts.asking.walk import tell_hidden

SERVED = ("assessment", "relationship", "plan")
"""Pages that steps of the segment serve, in the order of the way."""


def offer(page: str, t: Texts) -> None:
    """Offer the steps that this page needs and that are not finished; nothing where all are."""
    block = walk.block_of(PROFILE)
    steps = [step for step in block.steps if step.before == page and _left(block, step)]
    if not steps:
        return
    minutes = progress(
        Block(PROFILE, None, None, block.pace, tuple(steps)), cached.given().answers
    ).minutes_left
    with cards.card(f"before.{page}", tinted=False):
        st.header(t(f"segment.before_{page}"), anchor=False)
        st.markdown(t("segment.before_lead", n=minutes))
        for step in steps:
            _offer(block, step, t)


def show_all(t: Texts) -> None:
    """Show every step of the segment under the page that it serves."""
    block = walk.block_of(PROFILE)
    for page in SERVED:
        st.header(t(f"segment.for_{page}"), anchor=False)
        for step in block.steps:
            if step.before == page:
                _offer(block, step, t, here=True)
    tell_hidden(hidden_steps(cached.content().questionnaires[PROFILE], cached.given()))


def ends(block: Block) -> dict[str, str]:
    """Return the last step of each page's steps -> that page, where one may leave."""
    last = {step.before: step.id for step in block.steps if step.before}
    return {step: page for page, step in last.items()}


def _offer(block: Block, step: Step, t: Texts, here: bool = False) -> None:
    done = progress(alone(block, step), cached.given().answers)
    label = t(
        "segment.step",
        title=t.of(step.title) if step.title else "",
        done=t.number(done.answered),
        asked=t.number(done.asked),
    )
    icon = ":material/check:" if done.answered == done.asked else ":material/arrow_forward:"
    with st.container(gap="xxsmall"):
        if here:
            frame.lead(label, icon=icon, step=step.id)
        else:
            frame.link(walk.page_of(block), label, icon=icon, step=step.id)
        if step.intro:
            st.caption(t.of(step.intro))


def _left(block: Block, step: Step) -> int:
    done = progress(alone(block, step), cached.given().answers)
    return done.asked - done.answered
