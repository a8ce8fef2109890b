"""The way through a block: how far one got, the questions of a step, and the steps before and after."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, frame, kept, state
from pages.parts.asking import behind, hidden, questions
from pages.parts.asking.blocks import PROFILE, Block, Step, alone, dimensions, progress, whole
from pages.parts.asking.hidden import Hidden
from pages.parts.words import plain

CAME = "from"
"""What the address says of where one came from to change an answer; it stays from step to step."""
REVIEW = "review"


def walk(block: Block, finish: str, skip: Mapping[str, str] | None = None) -> None:
    """Show one step of a block, the one that the address names, and the ways out of it.

    Args:
        block: What is asked.
        finish: The page that comes after the last step.
        skip: Step id -> page that its primary action may lead to before the block is done.
    """
    at = block.place(frame.place("step"))
    step = block.way[at]
    tell = partial(_tell, block)
    kept.show_progress(tell())
    _heading(block, at)
    details = step.before is None
    for question in step.questions:
        questions.ask_alone(question, details, tell)
    tell_hidden(_hidden_here(block, at))
    scored = [one for one in dimensions(step) if one in _scored()]
    if scored and details:
        behind.ask_evidence(scored, tell)
    _ways_out(block, at, (skip or {}).get(step.id), finish)


def _tell(block: Block) -> Mapping[str, object]:
    """Say how far one got and what is left, honestly: counted over what is really asked."""
    t, done = cached.texts(), progress(block, state.workspace().answers)
    left = t("answering.minutes", n=done.minutes_left) if done.minutes_left else t("answering.done")
    words = t(
        "answering.progress",
        title=title_of(block, t),
        done=t.number(done.answered),
        asked=t.number(done.asked),
        left=left,
    )
    return {"share": done.answered / max(done.asked, 1), "words": words, "name": t("frame.name_progress")}


def block_of(id: str) -> Block:
    """Return a block by its id: the profile, or one of the assessment."""
    if id == PROFILE:
        return whole(cached.content().questionnaires[PROFILE], cached.given(), cached.content().pace)
    return cached.assessment_blocks()[id]


def page_of(block: Block) -> str:
    """Return the page on which a block is answered."""
    return "segment" if block.id == PROFILE else "assessment"


def address_of(block: Block, step: Step) -> dict[str, str]:
    """Return what the address says of a step."""
    return {"step": step.id} if block.id == PROFILE else {"block": block.id, "step": step.id}


def change_address_of(block: Block, step: Step) -> dict[str, str]:
    """Return the address of a step for whoever comes from the review and means to go back there."""
    return {**address_of(block, step), CAME: REVIEW}


def title_of(block: Block, t: Texts) -> str:
    """Return the title of a block."""
    return t.of(block.title) if block.title else t(f"answering.{block.id}_title")


def intro_of(block: Block, t: Texts) -> str:
    """Return what a block says before its first step."""
    return t.of(block.intro) if block.intro else t(f"answering.{block.id}_intro")


def _heading(block: Block, at: int) -> None:
    t, step = cached.texts(), block.way[at]
    if len(block.way) > 1:
        label = t("answering.step", at=at + 1, of=len(block.way))
        with st.container(key="steps"), st.expander(label, type="compact"), st.container(gap="xxsmall"):
            _steps(block, t)
    st.header(t.of(step.title) if step.title else title_of(block, t), anchor=False)
    intro = t.of(step.intro) if step.intro else intro_of(block, t) if at == len(block.first) else ""
    if intro:
        st.markdown(intro)


def _steps(block: Block, t: Texts) -> None:
    """List the steps: any order is fine."""
    for at, step in enumerate(block.way):
        done = progress(alone(block, step), cached.given().answers)
        title = t.of(step.title) if step.title else t("answering.step", at=at + 1, of=len(block.way))
        label = t("answering.step_done", title=title, done=done.answered, asked=done.asked)
        frame.lead(label, **address_of(block, step))


def _hidden_here(block: Block, at: int) -> Sequence[Hidden]:
    """Return what an answer hides in this step, and of the steps just before it (after it, at the end)."""
    asked = cached.content().questionnaires.get(block.id)
    if asked is None:
        return ()
    place = {section.id: place for place, section in enumerate(asked.sections)}
    here = place.get(block.way[at].id, 0)
    since = place.get(block.way[at - 1].id, -1) if at else -1
    until = len(place) if at == len(block.way) - 1 else here
    return [
        one for one in hidden.hidden_steps(asked, cached.given()) if since < place[one.section or ""] <= until
    ]


def tell_hidden(left_out: Sequence[Hidden]) -> None:
    """Say in a line each what is not asked and because of which answer; silence hides nothing for long."""
    t, asked = cached.texts(), cached.content().questionnaires
    for one in left_out:
        if not one.because:
            continue
        named = [plain(t.of(asked[block].item(item).text)) for block, item in one.because]
        because = t.list([t("answering.quoted", text=text) for text in named])
        whose = asked[one.questionnaire]
        title = t.of(hidden.section_of(whose, one.section).title if one.section else whose.title)
        kind = "questions" if not one.whole else "step" if one.section else "block"
        st.caption(t(f"answering.skipped_{kind}", n=one.count, title=plain(title), because=because))


def _ways_out(block: Block, at: int, skip: str | None, finish: str) -> None:
    t, last = cached.texts(), at == len(block.way) - 1
    back = frame.place(CAME) == REVIEW
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways"):
        if at:
            before = block.way[at - 1]
            st.button(
                t("answering.back"),
                key=f"back.to.{before.id}",
                icon=":material/arrow_back:",
                on_click=frame.move,
                kwargs={"step": before.id},
            )
        with st.container(horizontal=True, horizontal_alignment="right", width="stretch"):
            if not last:
                _next(t, block.way[at + 1], primary=not (skip or back))
            if back:
                frame.go_on(REVIEW, t("answering.to_review"), block=block.id)
            elif skip or last:
                frame.go_on(skip or finish)


def _next(t: Texts, step: Step, primary: bool) -> None:
    """Lead to the next step; the key is that step's own, so that a double click goes one step."""
    st.button(
        t("answering.next"),
        key=f"on.to.{step.id}",
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=frame.move,
        kwargs={"step": step.id},
    )


def _scored() -> frozenset[str]:
    """Return the dimensions whose score is shown with a doubt around it."""
    found = (asked.dimensions for asked in cached.content().questionnaires.values() if asked.kind == "scored")
    return frozenset(one.id for dimensions in found for one in dimensions if one.role == "score")


def segment_name() -> str:
    """Return what the visitor calls the segment, or an empty text."""
    return str(state.workspace().answers_of(PROFILE).get("segment_name") or "")
