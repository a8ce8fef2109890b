"""Lines of a list, written as one so that they stand close together."""

from collections.abc import Iterable

import streamlit as st

from pages.parts.words import plain


def bullets(lines: Iterable[str]) -> None:
    """Show lines of plain text as a list; nothing where there are none."""
    shown = "\n".join(f"- {plain(line)}" for line in lines if line)
    if shown:
        st.markdown(shown)
