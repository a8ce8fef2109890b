"""One assessment is about one group of customers: who they are and what there is to spend on them."""

import streamlit as st

from pages.parts import cached, frame
from pages.parts.asking import before, walk
from pages.parts.asking.blocks import EXPRESS, PROFILE, progress

t = frame.open_page("segment")
block = walk.block_of(PROFILE)

if frame.place("step") in [step.id for step in block.steps]:
    st.button(
        t("segment.all_steps"),
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=frame.move,
        kwargs={"step": None, walk.CAME: None},
    )
    walk.walk(block, finish="plan", skip=before.ends(block))
else:
    before.show_all(t)
    express = progress(cached.assessment_blocks()[EXPRESS], cached.given().answers)
    frame.go_on("relationship" if express.answered == express.asked else "assessment")
