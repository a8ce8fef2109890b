"""Every figure of a sales file: what it is, how to read it, from where, and below what it is withheld."""

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.policy import Gate
from pages.parts.method import search
from pages.parts.sales.file import policy
from pages.parts.words import plain


def show(t: Texts) -> None:
    """List the figures, or those that a search finds."""
    st.header(t("method.sales"), anchor=False)
    st.markdown(t("method.sales_note"))
    wanted = search.ask("method.figures", t)
    found = [
        id
        for id, text in policy().metrics.items()
        if search.matches(f"{id} {t.of(text.title)} {t.of(text.explanation)} {text.source}", wanted)
    ]
    for id in found[: search.SHOWN]:
        _figure(id, t)
    search.some(found, t)
    bands = policy().limits.late_bands
    with st.expander(t("method.late")):
        st.markdown(t("method.late_cuts", cuts=" · ".join(t.number(cut, 1) for cut in bands.cuts)))
        search.source(bands.source, t)


def _figure(id: str, t: Texts) -> None:
    text = policy().metrics[id]
    with st.expander(plain(t.of(text.title))):
        st.markdown(plain(f"{t.of(text.explanation)} {t.of(text.reading)}"))
        gate = policy().limits.gates.get(text.gate or "")
        if gate:
            st.markdown(t("method.gate", needs=plain(_needs(gate, t)), instead=plain(t.of(gate.instead))))
            search.source(gate.source, t)
        search.source(text.source, t)


def _needs(gate: Gate, t: Texts) -> str:
    known = [t(f"method.need_{id}", number=t.number(least)) for id, least in gate.needs.items()]
    return t.list(
        [*known, *(t(f"method.most_{id}", number=t.number(most)) for id, most in gate.at_most.items())]
    )
