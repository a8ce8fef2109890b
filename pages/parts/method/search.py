"""A search over what the method page lists: words anywhere, without accents or capitals."""

import unicodedata
from collections.abc import Sequence

import streamlit as st

from logic.content.texts import Texts
from pages.parts.words import plain

SHOWN = 40
"""Entries drawn at once; a search narrows the rest."""


def normal(text: str) -> str:
    """Make words comparable.

    >>> normal("¿Retención?")
    '¿retencion?'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matches(text: str, wanted: str) -> bool:
    """Say whether every word that is wanted stands in the text.

    >>> matches("Recompra a 90 días", "dias recompra")
    True
    """
    have = normal(text)
    return all(word in have for word in normal(wanted).split())


def ask(key: str, t: Texts) -> str:
    """Ask what to look for."""
    return str(st.text_input(t("method.search"), key=key, placeholder=t("method.search_hint")) or "")


def some(found: Sequence[object], t: Texts) -> None:
    """Say how much is left out, or that nothing was found."""
    if not found:
        st.markdown(t("method.nothing_found"))
    elif len(found) > SHOWN:
        st.caption(t("method.more", n=len(found) - SHOWN))


def source(text: str, t: Texts) -> None:
    """Show where something comes from; the notes on sources are written in English."""
    st.caption(t("method.source", text=plain(text)))
