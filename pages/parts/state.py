"""The one module that touches st.session_state.

What a visitor has entered is one frozen Workspace; every change makes a new one. Widgets are never the
truth: they start from the workspace (`offer`) and are copied out at once when they change (`keep_*`).
Streamlit forgets a widget's key when its page closes, so nothing else may be kept in one.

What a page needs to remember besides (a sales file that was read, a figure that is slow to compute) goes
through `hold` and `held`: it lives as long as the session and never reaches the browser.
"""

import datetime as dt
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import streamlit as st

from logic.storage.draft import NOTHING, Draft, from_text, put_together, take_apart, to_text
from logic.workspace import Answer, Workspace

T = TypeVar("T")


def workspace() -> Workspace:
    """Return what is on the screens: the visitor's own work, or the worked example while it is open."""
    return cast("Workspace", _kept("example") or _kept("workspace") or _start("workspace", Workspace()))


def keep_answer(questionnaire: str, version: str, item: str, value: Answer) -> None:
    """Keep one answer; version is the questionnaire's, so that a later one can say what changed."""
    changed = workspace().with_answer(questionnaire, item, value)
    _change(changed.with_part("content", questionnaire, version))


def drop_answer(questionnaire: str, item: str) -> None:
    """Take one answer back."""
    _change(workspace().without_answer(questionnaire, item))


def keep(part: str, key: str, value: Any) -> None:
    """Keep one entry of a part of the workspace (evidence, notes, plan, weights, tables); None drops it."""
    _change(workspace().with_part(part, key, value))


def change(**parts: Any) -> None:
    """Keep whole parts of the workspace, such as survey=… or experiments=…."""
    _change(workspace().model_copy(update=parts))


def _change(changed: Workspace) -> None:
    known_by = changed.id or secrets.token_hex(8)
    dated = changed.model_copy(update={"id": known_by, "updated": dt.date.today()})
    st.session_state["example" if example_is_open() else "workspace"] = dated


def replace(opened: Workspace) -> None:
    """Put another workspace in the place of the visitor's own: a saved session that was opened."""
    close_example()
    st.session_state["workspace"] = opened


def open_example(example: Workspace) -> None:
    """Show the worked example on every screen; the visitor's own work waits, the example is never saved."""
    st.session_state["example"] = example


def close_example() -> None:
    """Return to the visitor's own work."""
    st.session_state["example"] = None


def example_is_open() -> bool:
    """Say whether the screens show the worked example."""
    return _kept("example") is not None


def own_workspace() -> Workspace:
    """Return the visitor's own work, even while the example is open."""
    return cast("Workspace", _kept("workspace") or Workspace())


# The draft in the browser: read before the first save, then one entry an answer.


def draft_was_heard() -> bool:
    """Say whether the browser has told what it keeps; nothing may be saved before."""
    return _kept("browser") is not None


def hear_draft(text: str) -> None:
    """Take over what the browser keeps; where both know an answer, the later one stands."""
    heard = from_text(text)
    st.session_state["draft_is_newer"] = heard is None
    if heard is None:
        return
    ours = _draft()
    merged = ours.merged(heard)
    st.session_state["browser"] = heard
    st.session_state["draft"] = merged
    if merged.entries != ours.entries:
        st.session_state["workspace"] = _with_what_browsers_lack(put_together(merged.values()))
    st.session_state["drafted"] = own_workspace()


def _with_what_browsers_lack(heard: Workspace) -> Workspace:
    """What customers answered is never in a browser; a session that has it keeps it."""
    own = own_workspace()
    surveys = {run.day: run.survey for run in own.runs}
    runs = (run.model_copy(update={"survey": surveys.get(run.day, run.survey)}) for run in heard.runs)
    return heard.model_copy(update={"survey": own.survey, "runs": tuple(runs)})


def draft_for_browser() -> str | None:
    """Return what the browser has to add to what it keeps; None: it must first tell what that is."""
    st.session_state["given_to_browser"] = own_workspace()
    if not draft_was_heard():
        return None
    return to_text(_draft().newer_than(cast("Draft", _kept("browser"))))


def browser_lacks_something() -> bool:
    """Say whether something was entered since the browser was last given what to keep."""
    return _kept("given_to_browser") is not own_workspace() and own_workspace() != Workspace()


def draft_is_newer() -> bool:
    """Say whether the browser keeps a draft of a newer version, which is left as it is."""
    return bool(_kept("draft_is_newer"))


def erase_draft() -> None:
    """Forget everything the visitor entered, here and in the browser."""
    st.session_state["draft"] = Draft({}, erased=_now())
    st.session_state["drafted"] = st.session_state["workspace"] = Workspace()
    close_example()
    for name in [name for name in st.session_state if str(name).startswith(("held.", "ask."))]:
        del st.session_state[name]


def _draft() -> Draft:
    """Return the draft with the latest changes stamped; a workspace that is the same object has none."""
    if _kept("drafted") is not own_workspace():
        draft = cast("Draft", _kept("draft") or NOTHING)
        st.session_state["draft"] = draft.changed(take_apart(own_workspace()), _now())
        st.session_state["drafted"] = own_workspace()
    return cast("Draft", _kept("draft") or NOTHING)


def _now() -> int:
    return time.time_ns() // 1_000_000


# Widgets


def offer(key: str, value: Any) -> None:
    """Let a widget start from the workspace; call it just before the widget is drawn.

    Where nothing is known, a widget that this session has not seen yet keeps what it shows: after a restart
    of the server, the page may hold an answer that nobody else knows.
    """
    nothing = value is None or value is False or value in ("", [])
    if nothing and key not in st.session_state:
        return
    unseen = cast("frozenset[str]", _kept("unseen") or frozenset())
    if key not in st.session_state or st.session_state[key] != value or key in unseen:
        st.session_state[key] = value
        st.session_state["unseen"] = unseen | {key}


def all_was_seen() -> None:
    """Note that a run came to its end: what it offered to widgets has reached the page.

    A run that another one interrupts may never be seen, so what it offered is offered again.
    """
    st.session_state["unseen"] = frozenset()


def shown(key: str) -> Any:
    """Return what a widget shows."""
    return st.session_state.get(key)


def clear(key: str) -> None:
    """Let a widget start anew at the next run."""
    st.session_state.pop(key, None)


# What is remembered for a session only


def hold(name: str, value: Any) -> None:
    """Remember something until the session ends, such as a sales file that was read."""
    st.session_state[f"held.{name}"] = value


def held(name: str) -> Any:
    """Return what was remembered, else None."""
    return _kept(f"held.{name}")


def drop(name: str) -> None:
    """Stop remembering."""
    st.session_state.pop(f"held.{name}", None)


def once_for(name: str, inputs: Iterable[object], make: Callable[[], T]) -> T:
    """Make a value once and again only when one of the inputs is another object."""
    now = tuple(inputs)
    before, value = held(f"once.{name}") or ((), None)
    if len(before) != len(now) or any(old is not new for old, new in zip(before, now, strict=True)):
        value = make()
        hold(f"once.{name}", (now, value))
    return cast("T", value)


def language() -> str | None:
    """Return the reader's language, None before it was found."""
    return cast("str | None", _kept("language"))


def choose_language(code: str) -> None:
    """Keep the reader's language."""
    st.session_state["language"] = code


def framed() -> bool:
    """Say whether app.py has drawn the frame in this session."""
    return bool(_kept("framed"))


def mark_framed() -> None:
    """Note that app.py has drawn the frame."""
    st.session_state["framed"] = True


def resume(page: str | None = None) -> str | None:
    """Note the page that a visitor came for past the frame; without a page, return the note and forget it."""
    if page is None:
        return cast("str | None", st.session_state.pop("resume", None))
    st.session_state["resume"] = page
    return None


def _kept(name: str) -> Any:
    return st.session_state.get(name)


def _start(name: str, value: T) -> T:
    st.session_state[name] = value
    return value
