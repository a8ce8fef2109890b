"""Pieces that screens are made of: tinted cards, figures, what is missing, and how a number came out.

    with cards.card("witnesses"):
        st.header(...)

    cards.figures([Figure(t("metrics.repeat_rate"), "38 %", t("sales.of", n=120))])

    with cards.how(t, "index"):
        st.markdown(...)

No dividers: space and tint part things. One primary action a page (`frame.go_on`). Nothing is red or green.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from logic.content.texts import Texts
from pages.parts.words import plain


@contextmanager
def card(key: str, tinted: bool = True) -> Iterator[None]:
    """Group what belongs together; keys are unique on a page."""
    kind = "card" if tinted else "plaincard"
    with st.container(border=True, key=f"{kind}.{key}", height="stretch"):
        yield


@dataclass(frozen=True)
class Figure:
    """One number as it is shown."""

    label: str
    value: str
    """Already written for the reader: t.percent(…), t.money(…); or why it is withheld."""
    basis: str = ""
    """Its n and window: "48 clientes, 14 meses"."""
    help: str | None = None


def figures(shown: Sequence[Figure], least_width: int = 150) -> None:
    """Show numbers side by side, two in a row on a phone; nothing where there are none."""
    if not shown:
        return
    with st.grid(len(shown), min_column_width=least_width):
        for figure in shown:
            with st.container(border=True, height="stretch"):
                value = plain(figure.value).replace("\N{NO-BREAK SPACE}", " ")  # may break, on a phone
                st.metric(figure.label, value, help=figure.help)
                if figure.basis:
                    st.caption(figure.basis)


@contextmanager
def how(t: Texts, key: str, label: str | None = None) -> Iterator[None]:
    """Fold away how a number came out.

    Args:
        t: The reader's language.
        key: Unique on the page. Without one the browser tells folds apart by their place, and one that stands
            open closes when something appears or goes away above it.
        label: What is inside.
    """
    with st.expander(label or t("frame.how"), key=f"how.{key}"):
        yield


def fold(
    label: str, key: str, draw: Callable[[], None], *, icon: str | None = None, small: bool = False
) -> None:
    """Fold away inputs, and draw them only while the fold is open.

    The browser builds what is inside a closed fold only when it opens. An input that was given its value by
    an earlier run would then show its first choice instead.

    Args:
        label: What is inside.
        key: Unique on the page.
        draw: Draws the inputs.
        icon: Before the label.
        small: Without a border.
    """
    box = st.expander(
        label, key=f"fold.{key}", icon=icon, type="compact" if small else "default", on_change="rerun"
    )
    if box.open:
        with box:
            draw()


def missing(text: str, key: str) -> None:
    """Say what is missing before something can be shown; the way there stands below, never an empty chart."""
    with st.container(border=True, key=f"missing.{key}"):
        st.markdown(text)
