"""The draft in the browser's own storage, and the line that says whether the answers are kept.

At the start of a session the line's script tells what the browser keeps. After each change it adds the new
entries to what is there by then (another tab may have added its own), and says so, but only once the browser
has taken them. What customers answered or bought never goes there.

A fragment that keeps an answer ends with `pass_on()`: it leaves the new entries where the same script finds
them, and with them what the line above the questions says of the progress. So one answer runs one small
fragment, once.
"""

import json
from collections.abc import Callable, Mapping

import streamlit as st

from logic.content.library import ROOT
from logic.content.texts import Texts
from pages.parts import state

STORAGE_KEY = "vinculo.draft"
WORDS = ("saved", "saving", "offline", "forbidden", "full", "newer", "erased")
STATIC = ROOT / "static"

_line = st.components.v2.component(
    "vinculo_kept",
    html='<span part="line" role="status"></span>',
    css=(STATIC / "kept.css").read_text("utf-8"),
    js=(STATIC / "kept.js").read_text("utf-8"),
)
_progress = st.components.v2.component(
    "vinculo_progress",
    html='<div part="words"></div>\n<div part="track" role="progressbar"><div part="done"></div></div>',
    css=(STATIC / "progress.css").read_text("utf-8"),
    js=(STATIC / "progress.js").read_text("utf-8"),
)


def line(t: Texts) -> None:
    """Keep what was entered and say so; the frame draws it on every page."""
    _line(
        key="kept",
        data=[
            {
                "storage_key": STORAGE_KEY,
                "draft": None if state.draft_is_newer() else state.draft_for_browser(),
                "newer": state.draft_is_newer(),
                "example": state.example_is_open(),
                "words": {word: t(f"frame.kept_{word}") for word in WORDS},
            }
        ],  # a list: of a dict each value would be tried as a table, which loads pandas before the first page
        on_heard_change=_hear,
    )


def _hear() -> None:
    state.hear_draft(state.shown("kept").heard or "")


def pass_on(tell: Callable[[], Mapping[str, object]] | None = None) -> None:
    """Leave what was just kept where kept.js finds it; the last thing that the fragment of a question draws.

    A text that nobody sees: a component in every question would cost more than the question.

    Args:
        tell: Says what the line of progress is to show now; see `show_progress`.
    """
    if state.browser_lacks_something():
        progress = tell() if tell else None
        st.text(json.dumps({"draft": state.draft_for_browser(), "progress": progress}))


def show_progress(progress: Mapping[str, object]) -> None:
    """Draw how far one got.

    Args:
        progress: `share` (0 to 1), `words`, and `name` for those who listen.
    """
    with st.container(key="progress"):
        _progress(key="progress.line", data=[dict(progress)])
