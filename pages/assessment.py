"""Answer: twelve questions, or any block in full, in any order."""

from collections.abc import Mapping

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, cards, frame
from pages.parts.asking import walk
from pages.parts.asking.blocks import EXPRESS, Block, Progress, progress, unfinished
from pages.parts.asking.hidden import hidden_blocks
from pages.parts.words import plain

t = frame.open_page("assessment")


def show_overview(blocks: Mapping[str, Block], t: Texts) -> None:
    """Show every block with how far one got."""
    express = progress(blocks[EXPRESS], cached.given().answers)
    with cards.card("express"):
        st.header(walk.title_of(blocks[EXPRESS], t), anchor=False)
        st.markdown(t("assessment_page.express_lead"))
        st.caption(_size(express, t))
        st.caption(_think_of(t))
        _open(blocks[EXPRESS], express, primary=express.answered < express.asked)
    if express.answered == express.asked:
        frame.go_on("results")
    st.header(t("assessment_page.in_full"), anchor=False)
    st.markdown(t("assessment_page.in_full_lead"))
    with st.grid(2, min_column_width=260):
        for block in list(blocks.values())[1:]:
            done = progress(block, cached.given().answers)
            with cards.card(block.id, tinted=False):
                st.subheader(walk.title_of(block, t), anchor=False)
                st.caption(_size(done, t) + _shared(block, done, t))
                _open(block, done)
    walk.tell_hidden(hidden_blocks(cached.content().questionnaires, cached.given()))


def _size(done: Progress, t: Texts) -> str:
    """Say how many questions there are, how many are answered, and how long the rest takes."""
    if not done.minutes_left:
        return t("assessment_page.all_done", n=done.asked)
    key = "left" if done.answered else "size"
    words = {"done": t.number(done.answered), "asked": t.number(done.asked)}
    return t(f"assessment_page.{key}", n=done.minutes_left, **words)


def _shared(block: Block, done: Progress, t: Texts) -> str:
    """Say that the questions of the express form are among those of the block."""
    shared = sum(question.item.core for question in block.questions())
    if not shared or done.answered == done.asked:
        return ""
    return " · " + t("assessment_page.shared", n=shared)


def _open(block: Block, done: Progress, primary: bool = False) -> None:
    state = "begin" if not done.answered else "carry_on" if done.answered < done.asked else "look_again"
    st.button(
        t(f"assessment_page.{state}"),
        key=f"open.{block.id}",
        type="primary" if primary else "secondary",
        on_click=frame.move,
        kwargs={"block": block.id, "step": _first_step(block)},
    )


def _first_step(block: Block) -> str | None:
    """Begin where something is left to answer."""
    step = unfinished(block, cached.given().answers)
    return step.id if step else None


def _think_of(t: Texts) -> str:
    name = walk.segment_name()
    return t("assessment_page.think_of", name=plain(name)) if name else t("assessment_page.no_segment")


blocks = cached.assessment_blocks()
chosen = frame.place("block") or ""
if chosen in blocks:
    st.button(
        t("assessment_page.all_blocks"),
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=frame.move,
        kwargs={"block": None, "step": None, walk.CAME: None},
    )
    walk.walk(blocks[chosen], finish="results")
else:
    show_overview(blocks, t)
