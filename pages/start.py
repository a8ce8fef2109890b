"""Welcome: what this is, how long it takes, what happens to the data; start, carry on, see an example."""

import streamlit as st

from logic.content.texts import Texts
from pages.parts import cached, cards, frame, session_files, state
from pages.parts.asking import walk
from pages.parts.asking.blocks import EXPRESS, progress, unfinished
from pages.parts.words import plain

t = frame.open_page("start")

RINGS = '<img src="app/static/hero.svg" alt="" style="width: 100%">'
"""Two linked rings. Not st.image, whose button to enlarge a decoration is one more thing to tab over."""
STEPS = ("answer", "bring", "leave")
ICONS = {"answer": "checklist", "bring": "query_stats", "leave": "map"}


def greet(t: Texts) -> None:
    """Say what this is, and offer the one thing to do next."""
    words, art = st.columns([3, 2], gap="medium", vertical_alignment="center")
    with words:
        st.title(t("start.title"), anchor=False)
        st.markdown(t("start.lead"))
    with art.container(key="art"):
        st.html(RINGS)
    with st.container(horizontal=True):
        if any(state.own_workspace().answers.values()):
            carry_on(t)
        else:
            frame.go_on("assessment", t("start.begin"), by=go_with_own, **begin())
        if cached.example_file() and not state.example_is_open():
            st.button(t("start.example"), icon=":material/visibility:", on_click=see_example)


def begin() -> dict[str, str]:
    """Return the way to the first question: whom this is about, then the twelve."""
    express = cached.assessment_blocks()[EXPRESS]
    return walk.address_of(express, express.way[0])


def carry_on(t: Texts) -> None:
    """Go on with the twelve questions where they are not finished, else with the results."""
    express = cached.assessment_blocks()[EXPRESS]
    if step := unfinished(express, state.own_workspace().answers):
        frame.go_on("assessment", t("start.carry_on"), by=go_with_own, **walk.address_of(express, step))
    else:
        frame.go_on("results", by=go_with_own)


def go_with_own(name: str, **address: str) -> None:
    """Lead to a page with the visitor's own answers: what is answered in the example is not kept."""
    state.close_example()
    frame.go(name, **address)


def see_example() -> None:
    """Show the worked example on every screen."""
    if example := cached.example():
        state.open_example(example)
        frame.go("results" if frame.exists("results") else "review")


def tell_steps(t: Texts) -> None:
    """Say what happens in three steps."""
    st.header(t("start.how_title"), anchor=False)
    with st.grid(3, min_column_width=210):
        for step in STEPS:
            with cards.card(step):
                st.subheader(t(f"start.{step}_title"), anchor=False, icon=f":material/{ICONS[step]}:")
                st.markdown(t(f"start.{step}_text"))


def tell_where_you_are(t: Texts) -> None:
    """Say what this browser keeps of an earlier visit."""
    done = progress(cached.assessment_blocks()[EXPRESS], cached.given().answers)
    answered = sum(len(given) for given in cached.given().answers.values())
    name = walk.segment_name()
    with cards.card("yours", tinted=False):
        st.header(plain(name) if name else t("start.yours"), anchor=False)
        st.markdown(t("start.so_far", n=answered, express=done.answered, asked=done.asked))
        if state.workspace().sales:
            st.markdown(t("start.with_sales"))
        session_files.offer_download(t)
        session_files.offer_erasing(t)


def tell_privacy(t: Texts) -> None:
    """Say what happens to the data, and how to take it along."""
    st.header(t("start.data_title"), anchor=False)
    st.markdown(t("start.data_text"))
    with st.expander(t("start.open"), icon=":material/folder_open:"):
        session_files.offer_opening(t)


greet(t)
if not (state.own_workspace().is_empty() or state.example_is_open()):
    tell_where_you_are(t)
tell_steps(t)
tell_privacy(t)
