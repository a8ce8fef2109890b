"""The one module that touches st.session_state.

What a visitor has entered is one frozen Workspace; every change makes a new one. Widgets are never the
truth: they start from the workspace (`offer`) and are copied out at once when they change (`keep_*`).
Streamlit forgets a widget's key when its page closes, so nothing else may be kept in one.

What a page needs to remember besides (a sales file that was read, a figure that is slow to compute) goes
through `hold` and `held`: it lives as long as the session and never reaches the browser.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import streamlit as st

from logic.workspace import Answer, Workspace
from pages.parts.visit import Visit

T = TypeVar("T")
UNSEEN = object()
PAGE, HERE, ANSWERED = "page", "here", "answered"


def _visit() -> Visit:
    known = st.session_state.get("visit")
    if known is None:
        known = st.session_state["visit"] = Visit()
    return cast("Visit", known)


def workspace() -> Workspace:
    """Return what is on the screens: the visitor's own work, or the worked example while it is open."""
    return _visit().shown


def own_workspace() -> Workspace:
    """Return the visitor's own work, even while the example is open."""
    return _visit().own


def keep_answer(questionnaire: str, version: str, item: str, value: Answer) -> None:
    """Keep one answer; version is the questionnaire's, so that a later one can say what changed."""
    hold(ANSWERED, True)
    changed = workspace().with_answer(questionnaire, item, value)
    same = changed.content.get(questionnaire) == version
    _visit().change(changed if same else changed.with_part("content", questionnaire, version))


def drop_answer(questionnaire: str, item: str) -> None:
    """Take one answer back."""
    _visit().change(workspace().without_answer(questionnaire, item))


def keep(part: str, key: str, value: Any) -> None:
    """Keep one entry of a part of the workspace (evidence, notes, plan, weights, tables); None drops it."""
    _visit().change(workspace().with_part(part, key, value))


def change(**parts: Any) -> None:
    """Keep whole parts of the workspace, such as survey=… or experiments=…."""
    _visit().change(workspace().model_copy(update=parts))


def replace(opened: Workspace) -> None:
    """Put another workspace in the place of the visitor's own: a saved session that was opened."""
    close_example()
    _visit().own = opened


def open_example(example: Workspace) -> None:
    """Show the worked example on every screen; the visitor's own work waits, the example is never saved."""
    _visit().example = example
    ask_for_whole_page()


def close_example() -> None:
    """Return to the visitor's own work."""
    _visit().example = None
    ask_for_whole_page()


def example_is_open() -> bool:
    """Say whether the screens show the worked example."""
    return _visit().example is not None


# The draft in the browser: read before the first save, then one entry an answer.


def hear_draft(text: str) -> None:
    """Take over what the browser keeps; where both know an answer, the later one stands."""
    _visit().hear(text)


def draft_for_browser() -> str | None:
    """Return what the browser has to add to what it keeps; None: it must first tell what that is."""
    return _visit().for_browser()


def browser_lacks_something() -> bool:
    """Say whether something was entered since the browser was last given what to keep."""
    visit = _visit()
    return visit.given is not visit.own


def draft_is_newer() -> bool:
    """Say whether the browser keeps a draft of a newer version, which is left as it is."""
    return _visit().browser_is_newer


def erase_draft() -> None:
    """Forget everything the visitor entered, here and in the browser."""
    _visit().erase()
    for key in [key for key in st.session_state if str(key).startswith("ask.")]:
        del st.session_state[key]


# Widgets


def offer(key: str, value: Any) -> None:
    """Let a widget start from the workspace; call it just before the widget is drawn.

    Where nothing is known, a widget that this session has not seen yet keeps what it shows: after a restart
    of the server, the page may hold an answer that nobody else knows. What is known is offered once more when
    the browser is first heard: a page that outlived its server may have let go of a choice it still reports.
    """
    nothing = value is None or value is False or value in ("", [])
    shows = st.session_state.get(key, UNSEEN)
    if nothing and shows is UNSEEN:
        return
    visit = _visit()
    unseen = visit.unseen
    again = visit.just_heard and not nothing
    if again or shows is UNSEEN or shows != value or key in unseen:
        st.session_state[key] = value
        unseen.add(key)


def all_was_seen() -> None:
    """Note that a run came to its end: what it offered to widgets has reached the page.

    A run that another one interrupts may never be seen, so what it offered is offered again.
    """
    visit = _visit()
    visit.just_heard = False
    visit.unseen.clear()


def shown(key: str) -> Any:
    """Return what a widget shows."""
    return st.session_state.get(key)


def clear(key: str) -> None:
    """Let a widget start anew at the next run."""
    st.session_state.pop(key, None)


# What is remembered for a session only


def hold(name: str, value: Any) -> None:
    """Remember something until the session ends, such as a sales file that was read."""
    _visit().held[name] = value


def held(name: str) -> Any:
    """Return what was remembered, else None."""
    return _visit().held.get(name)


def drop(name: str) -> None:
    """Stop remembering."""
    _visit().held.pop(name, None)


def once_for(name: str, inputs: Iterable[object], make: Callable[[], T]) -> T:
    """Make a value once and again only when one of the inputs is another object."""
    now = tuple(inputs)
    before, value = held(f"once.{name}") or ((), None)
    if len(before) != len(now) or any(old is not new for old, new in zip(before, now, strict=True)):
        value = make()
        hold(f"once.{name}", (now, value))
    return cast("T", value)


def ask_for_whole_page() -> None:
    """Note that something happened which shows on more than one question; see fragments.py."""
    _visit().whole_page = True


def whole_page_is_asked_for() -> bool:
    """Say whether something happened, since the page was last drawn, that shows on more than one question."""
    return _visit().whole_page


def whole_page_begins(name: str) -> None:
    """Note that the whole page is being drawn; what was remembered for another page is forgotten."""
    _visit().whole_page = False
    if held(PAGE) != name:
        hold(PAGE, name)
        drop(HERE)
        drop(ANSWERED)


def answered_here() -> bool:
    """Say whether an answer was given on this page since it was opened."""
    return held(ANSWERED) is True


def hold_here(value: Any) -> None:
    """Remember something until another page is opened."""
    hold(HERE, value)


def held_here() -> Any:
    """Return what was remembered for this page, else None."""
    return held(HERE)


def language() -> str | None:
    """Return the reader's language, None before it was found."""
    return _visit().language


def choose_language(code: str) -> None:
    """Keep the reader's language."""
    _visit().language = code
    ask_for_whole_page()


def framed() -> bool:
    """Say whether app.py has drawn the frame in this session."""
    return _visit().framed


def mark_framed() -> None:
    """Note that app.py has drawn the frame."""
    _visit().framed = True


def want(page: str) -> None:
    """Note the page that a visitor came for past the frame."""
    _visit().wanted = page


def take_wanted() -> str | None:
    """Return the page that a visitor came for past the frame, and forget it."""
    visit = _visit()
    page, visit.wanted = visit.wanted, None
    return page
