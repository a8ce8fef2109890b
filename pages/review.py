"""Every answer on one page, what is missing, and the way back to each."""

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, frame, state
from pages.parts.asking import answers, walk
from pages.parts.asking.blocks import EXPRESS, PROFILE, Block, Question, progress, unfinished, whole
from pages.parts.words import plain

t = frame.open_page("review")


def show_missing(t: Texts) -> None:
    """Say what is left of the twelve questions and of the segment, with the way there."""
    for block in (cached.assessment_blocks()[EXPRESS], walk.block_of(PROFILE)):
        done = progress(block, cached.given().answers)
        if done.answered < done.asked:
            label = t("review.missing", n=done.asked - done.answered, title=walk.title_of(block, t))
            first = walk.address_of(block, unfinished(block, cached.given().answers) or block.steps[0])
            frame.link(walk.page_of(block), label, icon=":material/arrow_forward:", **first)


def show_block(block: Block, t: Texts) -> None:
    """List the answers of one block, step by step; open where one comes back from changing one of them."""
    done = progress(block, cached.given().answers)
    label = t("review.block", title=walk.title_of(block, t), done=done.answered, asked=done.asked)
    with st.expander(label, expanded=frame.place("block") == block.id):
        for step in block.steps:
            title = t.of(step.title) if step.title else walk.title_of(block, t)
            st.subheader(title, anchor=False)
            st.markdown("\n\n".join(line(question, t) for question in step.questions))
            there = walk.change_address_of(block, step)
            frame.link(walk.page_of(block), t("review.edit", title=title), icon=":material/edit:", **there)


def line(question: Question, t: Texts) -> str:
    """Write a question with its answer in words and the note."""
    item, given = question.item, cached.given().answers[question.asked.id]
    if item.id not in given:
        return t("review.line", question=t.of(item.text), answer=t("review.unanswered"))
    words = answers.in_words(item, given[item.id], cached.content(), t)
    note = state.workspace().notes.get(item.id)
    answer = t("review.with_note", answer=words, note=plain(note)) if note else words
    return t("review.line", question=t.of(item.text), answer=f"**{answer}**")


show_missing(t)
frame.go_on("results")
for asked in cached.content().questionnaires.values():
    if (block := whole(asked, cached.given(), cached.content().pace)).steps:
        show_block(block, t)
