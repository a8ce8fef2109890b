"""Every question: its code, its direction, what it rests on, and whether customers are asked it too."""

import streamlit as st

from logic.content.library import Content
from logic.content.questionnaire import Basis, Item, Likert, Questionnaire
from logic.content.texts import Texts
from pages.parts.method import search
from pages.parts.words import plain

SIGNS = {1: "+", -1: "−", 0: "·"}


def show(content: Content, t: Texts) -> None:
    """List the questions of every block, or those that a search finds."""
    st.header(t("method.items"), anchor=False)
    st.markdown(t("method.items_note"))
    wanted = search.ask("method.items", t)
    for asked in content.questionnaires.values():
        found = [item for item in asked.items() if search.matches(_all_words(asked, item, t), wanted)]
        if found:
            counted = t("method.n_items", n=len(found))
            with st.expander(f"{plain(t.of(asked.title))} · {counted}", expanded=bool(wanted)):
                _block(asked, found, t)


def _all_words(asked: Questionnaire, item: Item, t: Texts) -> str:
    refs = item.basis.refs if item.basis else ()
    return " ".join((item.id, item.dimension or "", t.of(item.text), t.of(asked.title), *refs))


def _block(asked: Questionnaire, found: list[Item], t: Texts) -> None:
    st.caption(t("method.block", version=asked.version, source=plain(asked.source)))
    if asked.scoring.min_dimensions:
        least = t.number(asked.scoring.min_dimensions)
        st.caption(t("method.index_rule", least=least))
    st.table(
        {
            t("method.code"): [
                f"{item.id} {SIGNS[item.key]}" if isinstance(item, Likert) else item.id for item in found
            ],
            t("method.text"): [plain(t.of(item.text)) for item in found],
            t("method.basis"): [_basis(asked, item) for item in found],
            t("method.mirror"): [t("charts.yes") if item.mirror else t("charts.no") for item in found],
        },
        hide_index=True,
        border="horizontal",
    )


def _code(item: Item) -> str:
    return f"{item.id} {SIGNS[item.key]}" if isinstance(item, Likert) else item.id


def _basis(asked: Questionnaire, item: Item) -> str:
    """Say what an item rests on: its own basis, else that of its dimension."""
    dimension = next((one for one in asked.dimensions if one.id == item.dimension), None)
    basis = item.basis or (dimension.basis if dimension else None)
    return plain(say_basis(basis))


def say_basis(basis: Basis | None) -> str:
    """Write a level and its sources."""
    return " · ".join((basis.level, *basis.refs)) if basis else "–"
