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
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import streamlit as st

from logic.storage.draft import NOTHING, Draft, from_text, put_together, take_apart, to_text
from logic.workspace import Answer, Workspace

T = TypeVar("T")
EMPTY = Workspace()
UNSEEN = object()


@dataclass
class Visit:
    """What a session knows; one object, since each look into st.session_state is slow."""

    own: Workspace = EMPTY
    """The visitor's own work."""
    example: Workspace | None = None
    """The worked example, while it is open."""
    language: str | None = None
    draft: Draft = NOTHING
    """The visitor's own work as entries with stamps."""
    drafted: Workspace = EMPTY
    """The workspace that the draft was made of."""
    browser: Draft | None = None
    """What the browser said it keeps; None before it was heard, and nothing may be saved before."""
    given: Workspace = EMPTY
    """The workspace that the browser was last given to keep."""
    browser_is_newer: bool = False
    framed: bool = False
    """Whether app.py has drawn the frame."""
    wanted: str | None = None
    """The page that a visitor came for past the frame."""
    unseen: set[str] = field(default_factory=set)
    """Widgets that were offered a value by a run that did not end."""
    just_heard: bool = False
    """Whether no run has come to its end since the browser first told what it keeps."""
    held: dict[str, Any] = field(default_factory=dict)


def _visit() -> Visit:
    known = st.session_state.get("visit")
    if known is None:
        known = st.session_state["visit"] = Visit()
    return cast("Visit", known)


def workspace() -> Workspace:
    """Return what is on the screens: the visitor's own work, or the worked example while it is open."""
    visit = _visit()
    return visit.own if visit.example is None else visit.example


def own_workspace() -> Workspace:
    """Return the visitor's own work, even while the example is open."""
    return _visit().own


def keep_answer(questionnaire: str, version: str, item: str, value: Answer) -> None:
    """Keep one answer; version is the questionnaire's, so that a later one can say what changed."""
    changed = workspace().with_answer(questionnaire, item, value)
    same = changed.content.get(questionnaire) == version
    _change(changed if same else changed.with_part("content", questionnaire, version))


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
    visit = _visit()
    if changed == workspace():
        return  # the same object stays, and with it everything that was made of it
    known_by = changed.id or secrets.token_hex(8)
    dated = changed.model_copy(update={"id": known_by, "updated": dt.date.today()})
    if visit.example is None:
        visit.own = dated
    else:
        visit.example = dated


def replace(opened: Workspace) -> None:
    """Put another workspace in the place of the visitor's own: a saved session that was opened."""
    close_example()
    _visit().own = opened


def open_example(example: Workspace) -> None:
    """Show the worked example on every screen; the visitor's own work waits, the example is never saved."""
    _visit().example = example


def close_example() -> None:
    """Return to the visitor's own work."""
    _visit().example = None


def example_is_open() -> bool:
    """Say whether the screens show the worked example."""
    return _visit().example is not None


# The draft in the browser: read before the first save, then one entry an answer.


def hear_draft(text: str) -> None:
    """Take over what the browser keeps; where both know an answer, the later one stands."""
    visit, heard = _visit(), from_text(text)
    visit.browser_is_newer = heard is None
    if heard is None:
        return
    ours = _draft()
    visit.just_heard = visit.browser is None
    visit.browser, visit.draft = heard, ours.merged(heard)
    if visit.draft.entries != ours.entries:
        visit.own = _with_what_browsers_lack(put_together(visit.draft.values()))
    visit.drafted = visit.own


def _with_what_browsers_lack(heard: Workspace) -> Workspace:
    """What customers answered is never in a browser; a session that has it keeps it."""
    own = own_workspace()
    surveys = {run.day: run.survey for run in own.runs}
    runs = (run.model_copy(update={"survey": surveys.get(run.day, run.survey)}) for run in heard.runs)
    return heard.model_copy(update={"survey": own.survey, "runs": tuple(runs)})


def draft_for_browser() -> str | None:
    """Return what the browser has to add to what it keeps; None: it must first tell what that is."""
    visit = _visit()
    visit.given = visit.own
    return to_text(_draft().newer_than(visit.browser)) if visit.browser else None


def browser_lacks_something() -> bool:
    """Say whether something was entered since the browser was last given what to keep."""
    visit = _visit()
    return visit.given is not visit.own


def draft_is_newer() -> bool:
    """Say whether the browser keeps a draft of a newer version, which is left as it is."""
    return _visit().browser_is_newer


def erase_draft() -> None:
    """Forget everything the visitor entered, here and in the browser."""
    visit = _visit()
    visit.draft, visit.drafted, visit.held = Draft({}, erased=_now()), EMPTY, {}
    visit.own, visit.example = EMPTY, None
    for key in [key for key in st.session_state if str(key).startswith("ask.")]:
        del st.session_state[key]


def _draft() -> Draft:
    """Return the draft with the latest changes stamped; a workspace that is the same object has none."""
    visit = _visit()
    if visit.drafted is not visit.own:
        visit.draft = visit.draft.changed(take_apart(visit.own), _now())
        visit.drafted = visit.own
    return visit.draft


def _now() -> int:
    return time.time_ns() // 1_000_000


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


def language() -> str | None:
    """Return the reader's language, None before it was found."""
    return _visit().language


def choose_language(code: str) -> None:
    """Keep the reader's language."""
    _visit().language = code


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
