"""How the numbers are made: scores, doubt, bands, index, flags, patterns, returns and the rule of the try."""

import streamlit as st

from logic.content.library import Content
from logic.content.texts import Texts
from pages.parts.lists import bullets
from pages.parts.method import search
from pages.parts.method.items import say_basis
from pages.parts.words import plain

STEPS = ("points", "dimension", "unknown", "doubt", "index", "risk", "ior", "decision", "cost", "language")
"""Rules told in words in locales/method.yaml (rule_<id>)."""
VALIDATION = ("pretest", "replies", "behaviour", "groups", "again")
"""What it would take, in words in locales/method.yaml (validation_<id>)."""


def show(content: Content, t: Texts) -> None:
    """Show every rule with its numbers."""
    st.header(t("method.rules"), anchor=False)
    bullets(t(f"method.rule_{step}") for step in STEPS)
    _evidence(content, t)
    _bands(content, t)
    _flags(content, t)
    _patterns(content, t)
    st.subheader(t("method.validation"), anchor=False)
    bullets(t(f"method.validation_{step}") for step in VALIDATION)


def _evidence(content: Content, t: Texts) -> None:
    rules = content.readings.evidence
    st.subheader(t("method.evidence"), anchor=False)
    st.caption(plain(t.of(rules.doubt_note)))
    st.table(
        {
            t("method.rests_on"): [plain(t.of(level.label)) for level in rules.levels.values()],
            t("method.meaning"): [plain(t.of(level.meaning)) for level in rules.levels.values()],
            t("method.half_width"): [f"± {t.number(level.half_width)}" for level in rules.levels.values()],
        },
        hide_index=True,
        border="horizontal",
    )
    search.source(rules.source, t)


def _bands(content: Content, t: Texts) -> None:
    bands = content.readings.bands
    with st.expander(t("method.bands")):
        search.source(bands.source, t)
        bullets(
            t("method.band", start=t.number(band.min), label=t.of(band.label), reading=t.of(band.reading))
            for band in bands.bands
        )


def _flags(content: Content, t: Texts) -> None:
    flags = content.readings.flags.flags
    with st.expander(t("method.flags", n=len(flags))):
        bullets(f"{t.of(flag.title)}: {t.of(flag.text)}" for flag in flags)


def _patterns(content: Content, t: Texts) -> None:
    patterns = content.readings.patterns.patterns
    with st.expander(t("method.patterns", n=len(patterns))):
        for pattern in patterns:
            st.markdown(f"**{plain(t.of(pattern.title))}.** {plain(t.of(pattern.reading))}")
            st.caption(plain(say_basis(pattern.basis)))
