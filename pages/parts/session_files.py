"""The session as a file that the visitor keeps: save it, open it, start over."""

import datetime as dt
import re
import unicodedata

import streamlit as st

from logic.assessment.migration import migrate
from logic.assessment.say import say_migration
from logic.content.texts import Texts
from logic.storage.session_file import to_bytes
from logic.survey.result import without_words
from logic.workspace import Workspace
from pages.parts import cached, frame, state, uploads
from pages.parts.asking.blocks import PROFILE
from pages.parts.words import plain

MIME = "application/json"
LONGEST_NAME = 40
"""Letters of a segment's name in a file name."""
LONGEST_ARTICLE = 2
"""Letters of a word that a name does not end in."""


def offer_download(t: Texts) -> None:
    """Draw the button that saves what is on the screens as a file; customers' words only if asked for."""
    now = _with_words_if_wanted(state.workspace(), t)  # what a download button calls runs outside the session
    st.download_button(
        t("start.save"),
        lambda: to_bytes(now),
        file_name=f"vinculo-{slug(now, t)}-{dt.date.today().isoformat()}.vinculo.json",
        mime=MIME,
        icon=":material/download:",
        on_click="ignore",
    )


def _with_words_if_wanted(work: Workspace, t: Texts) -> Workspace:
    bare = without_their_words(work)
    if bare == work:
        return work
    wanted = st.checkbox(t("start.save_words"), key="start.save_words")
    st.caption(t("start.words_go_along" if wanted else "start.words_stay"))
    return work if wanted else bare


def without_their_words(work: Workspace) -> Workspace:
    """Leave out what customers wrote, now and at earlier runs; what they ticked stays."""
    runs = tuple(run.model_copy(update={"survey": without_words(run.survey)}) for run in work.runs)
    return work.model_copy(update={"survey": without_words(work.survey), "runs": runs})


def offer_opening(t: Texts) -> None:
    """Draw the way to open a saved session; it replaces what is entered only when the visitor says so."""
    opened = uploads.pick_session("session", t("start.open_label"), ["json", "pdf"], t)
    if opened is None:
        return
    found = migrate(cached.content(), opened)
    opened = found.workspace
    for sentence in say_migration(found, cached.content(), t):
        st.info(plain(sentence))
    answers = sum(len(given) for given in opened.answers.values())
    st.markdown(t("start.open_found", n=answers))
    if not state.own_workspace().is_empty():
        st.markdown(t("start.open_replaces"))
    st.button(t("start.open_now"), type="primary", on_click=_open, args=(opened,))


def _open(opened: Workspace) -> None:
    state.replace(opened)
    frame.go("review")


def offer_erasing(t: Texts) -> None:
    """Draw the way to forget everything on this device, with a second step."""
    with st.expander(t("start.erase"), icon=":material/delete:", type="compact"):
        st.markdown(t("start.erase_what"))
        st.button(t("start.erase_now"), on_click=state.erase_draft)


def slug(workspace: Workspace, t: Texts) -> str:
    """Make a file name of the segment's name: whole words of plain letters and digits, at most forty."""
    name = str(workspace.answers_of(PROFILE).get("segment_name") or "")
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return file_name(re.findall(r"[a-z0-9]+", ascii_only)) or t("plan_page.file_unnamed")


def file_name(words: list[str]) -> str:
    """Join as many words as fit, without an article or a preposition at the end.

    >>> file_name("familias del barrio que encargan pan y tortas".split())
    'familias-del-barrio-que-encargan-pan'
    """
    joined = "-".join(words)
    if len(joined) <= LONGEST_NAME:
        return joined
    kept = joined[: LONGEST_NAME + 1].split("-")[:-1]
    while kept and len(kept[-1]) <= LONGEST_ARTICLE:
        kept.pop()
    return "-".join(kept) or joined[:LONGEST_NAME]
