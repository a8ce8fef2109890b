"""A part of a page that runs by itself, and leaves for the whole page where that is needed.

    @fragments.fragment
    def draw(question): ...

A busy browser sends an answer and the click after it in one message, as if both came from the fragment of the
answer. Every callback is heard all the same. One that changes more than its own question says so
(`state.ask_for_whole_page`), and the fragment makes way. It does so here and not in the callback: there,
the new run would take the address from before the callbacks that follow.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from pages.parts import state

P = ParamSpec("P")


def fragment(draw: Callable[P, None]) -> Callable[P, None]:
    """Let what a function draws run by itself; not within containers, of which it would keep copies."""

    @st.fragment
    @wraps(draw)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        if state.whole_page_is_asked_for():
            st.rerun()
        draw(*args, **kwargs)

    return run
