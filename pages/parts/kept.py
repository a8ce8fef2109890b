"""The draft in the browser's own storage, and the line that says whether the answers are kept.

One small component does three things: at the start of a session it tells what the browser keeps; after each
change it adds the new entries to what is there now (another tab may have added its own); and it says so, but
only once the browser has taken them. What customers answered or bought never goes there.
"""

import streamlit as st

from logic.content.library import ROOT
from logic.content.texts import Texts
from pages.parts import state

STORAGE_KEY = "vinculo.draft"
FRAGMENT = "kept"
"""Fragment to run again when something was kept; see questions.ask."""
WORDS = ("saved", "saving", "offline", "forbidden", "full", "newer", "erased", "example")

_keeper = st.components.v2.component(
    "vinculo_kept",
    html='<span part="line" role="status"></span>',
    css=(ROOT / "static" / "kept.css").read_text("utf-8"),
    js=(ROOT / "static" / "kept.js").read_text("utf-8"),
)


@st.fragment(key=FRAGMENT)
def line(t: Texts) -> None:
    """Keep what was entered and say so; the frame draws it on every page."""
    example = state.example_is_open()
    _keeper(
        key="kept",
        data={
            "storage_key": STORAGE_KEY,
            "draft": None if state.draft_is_newer() else state.draft_for_browser(),
            "newer": state.draft_is_newer(),
            "example": example,
            "words": {word: t(f"frame.kept_{word}") for word in WORDS},
        },
        on_heard_change=_hear,
    )


def _hear() -> None:
    state.hear_draft(state.shown("kept").heard or "")
    st.rerun()
