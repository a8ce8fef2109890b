"""Every answer on one page, what is missing, and the way back to each."""

import streamlit as st

from logic.content.texts import Texts
from pages.parts import answering, answers, cached, frame, state
from pages.parts.blocks import EXPRESS, PROFILE, Block, Question, Step, progress, whole
from pages.parts.words import plain

t = frame.open_page("review")


def show_missing(t: Texts) -> None:
    """Say what is left of the twelve questions and of the segment, with the way there."""
    for block, page in ((cached.assessment_blocks()[EXPRESS], "assessment"), (profile(), "segment")):
        done = progress(block, cached.given())
        if done.answered < done.asked:
            label = t("review.missing", n=done.asked - done.answered, title=answering.title_of(block, t))
            frame.link(page, label, icon=":material/arrow_forward:", **address(block, block.steps[0]))


def show_block(block: Block, t: Texts) -> None:
    """List the answers of one block, a table a step."""
    done = progress(block, cached.given())
    label = t("review.block", title=answering.title_of(block, t), done=done.answered, asked=done.asked)
    with st.expander(label):
        for step in block.steps:
            title = t.of(step.title) if step.title else answering.title_of(block, t)
            st.subheader(title, anchor=False)
            st.table(dict(row(one, t) for one in step.questions), border="horizontal")
            page = "segment" if block.id == PROFILE else "assessment"
            frame.link(page, t("review.edit", title=title), icon=":material/edit:", **address(block, step))


def row(question: Question, t: Texts) -> tuple[str, str]:
    """Return a question and its answer in words, with the note under it."""
    item, given = question.item, cached.given().answers[question.asked.id]
    if item.id not in given:
        return t.of(item.text), t("review.unanswered")
    words = answers.in_words(item, given[item.id], cached.content(), t)
    note = state.workspace().notes.get(item.id)
    return t.of(item.text), t("review.with_note", answer=words, note=plain(note)) if note else words


def address(block: Block, step: Step) -> dict[str, str]:
    """Return what leads back to a step."""
    return {"step": step.id} if block.id == PROFILE else {"block": block.id, "step": step.id}


def profile() -> Block:
    """Return the questions about the segment."""
    return answering.block_of(PROFILE)


show_missing(t)
frame.go_on("results")
for asked in cached.content().questionnaires.values():
    if (block := whole(asked, cached.given())).steps:
        show_block(block, t)
