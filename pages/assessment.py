"""Answer: twelve questions, or any block in full, in any order."""

from collections.abc import Mapping

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, cards, frame
from pages.parts.asking import walk
from pages.parts.asking.blocks import EXPRESS, Block, Progress, progress
from pages.parts.words import plain

t = frame.open_page("assessment")


def show_overview(blocks: Mapping[str, Block], t: Texts) -> None:
    """Show every block with how far one got."""
    express = progress(blocks[EXPRESS], cached.given().answers)
    with cards.card("express"):
        st.header(walk.title_of(blocks[EXPRESS], t), anchor=False)
        st.markdown(t("assessment_page.express_lead", asked=t.number(express.asked)))
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
                st.caption(t("assessment_page.size", n=block.minutes, done=done.answered, asked=done.asked))
                _open(block, done)


def _open(block: Block, done: Progress, primary: bool = False) -> None:
    state = "begin" if not done.answered else "carry_on" if done.answered < done.asked else "look_again"
    st.button(
        t(f"assessment_page.{state}"),
        key=f"open.{block.id}",
        type="primary" if primary else "secondary",
        on_click=frame.move,
        kwargs={"block": block.id},
    )


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
        kwargs={"block": None, "step": None},
    )
    walk.walk(blocks[chosen], finish="results")
else:
    show_overview(blocks, t)
