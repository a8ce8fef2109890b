"""What was read, what is kept, where and until when; and the words we use."""

import streamlit as st

from logic.content.texts import Texts
from logic.sales.values import Reading
from pages.parts import state
from pages.parts.lists import bullets
from pages.parts.method import search
from pages.parts.sales import file
from pages.parts.words import plain

TERMS = (
    "bond",
    "loyalty",
    "repurchase",
    "programme",
    "quality",
    "ior",
    "word_of_mouth",
    "lock_in",
    "felt_loss",
    "guess",
    "mirror",
    "gap",
    "mvr",
    "opportunity_cost",
    "cycle",
    "late",
    "rfv",
)
"""Entries of the glossary in locales/method.yaml (term_<id>)."""
PROMISES = ("no_account", "no_server", "no_request", "no_rows", "no_addresses", "no_words", "erase")


def show(t: Texts) -> None:
    """Show the privacy receipt, then the glossary."""
    _privacy(t)
    _glossary(t)


def _privacy(t: Texts) -> None:
    """Show the privacy receipt of this session, and let it be taken along."""
    st.header(t("method.privacy"), anchor=False)
    st.markdown(t("method.privacy_note"))
    lines = _receipt(t)
    st.table(
        {
            t("method.what"): [plain(what) for what, _, _ in lines],
            t("method.where"): [plain(where) for _, where, _ in lines],
            t("method.until"): [plain(until) for _, _, until in lines],
        },
        hide_index=True,
        border="horizontal",
    )
    bullets(t(f"method.promise_{promise}") for promise in PROMISES)
    written = "\n".join(" · ".join(line) for line in lines)
    promised = "\n".join(t(f"method.promise_{promise}") for promise in PROMISES)
    st.download_button(
        t("method.privacy_download"),
        f"{t('method.privacy')}\n\n{written}\n\n{promised}\n".encode("utf-8-sig"),
        file_name=t("method.privacy_file"),
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(t("method.law"))


def _receipt(t: Texts) -> list[tuple[str, str, str]]:
    """List what there is of this visitor: what, where, until when."""
    work = state.workspace()
    answers = sum(len(given) for given in work.answers.values())
    lines = [(t("method.kept_answers", n=answers), t("method.in_browser"), t("method.until_erased"))]
    if work.sales:
        kept = t("method.kept_figures", n=len(work.sales))
        lines.append((kept, t("method.in_browser"), t("method.until_erased")))
    reading = file.reading()
    if isinstance(reading, Reading):
        rows = t("method.kept_rows", n=reading.receipt.read)
        lines.append((rows, t("method.in_memory"), t("method.until_removed")))
    if work.survey.respondents:
        replies = t("method.kept_replies", n=len(work.survey.respondents))
        lines.append((replies, t("method.in_memory"), t("method.until_closed")))
    return lines


def _glossary(t: Texts) -> None:
    """Say what our words mean."""
    st.header(t("method.glossary"), anchor=False)
    wanted = search.ask("method.words", t)
    found = [words for term in TERMS if search.matches(words := t(f"method.term_{term}"), wanted)]
    for words in found:
        st.markdown(words)
    search.some(found, t)
