"""What stands behind an answer: help, an example, what can be observed, a note, and what it rests on."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from pages.parts import cached, fragments, kept, state
from pages.parts.asking.blocks import Question

EVIDENCE = ("E0", "E1", "E2", "E3")
NOTE = 600
"""Characters of a note."""


def offer_details(question: Question) -> None:
    """Fold away help, example, criterion and the visitor's own note.

    An expander, not a popover: the keyboard does not reach what a popover holds. No fragment of its own:
    notes are rare, and each fragment weighs on every session.
    """
    item, t = question.item, cached.texts()
    told = item.help or item.example or item.criterion
    label = t("questions.details" if told else "questions.details_note")
    box = st.container(key=f"details.{question.asked.id}.{item.id}")
    with box.expander(label, type="compact", icon=":material/edit_note:"):
        parts = [t.of(item.help)] if item.help else []
        if item.example:
            parts.append(t("questions.example", text=t.of(item.example)))
        if item.criterion:
            parts.append(t("questions.criterion", text=t.of(item.criterion)))
        if parts:
            st.markdown("\n\n".join(parts))
        key = f"ask.note.{question.asked.id}.{item.id}"
        state.offer(key, state.workspace().notes.get(item.id, ""))
        st.text_area(
            t("questions.note"),
            key=key,
            max_chars=NOTE,
            height=90,
            placeholder=t("questions.note_placeholder"),
            on_change=_take_note,
            args=(key, item.id),
        )


def _take_note(key: str, item: str) -> None:
    state.keep("notes", item, (state.shown(key) or "").strip() or None)


@fragments.fragment
def ask_evidence(dimensions: Sequence[str], tell: Callable[[], Mapping[str, object]] | None = None) -> None:
    """Ask what the answers to these dimensions rest on; one answer for all of them."""
    t = cached.texts()
    known = {state.workspace().evidence.get(dimension) for dimension in dimensions}
    key = f"ask.plain.evidence.{'.'.join(dimensions)}"
    state.offer(key, next(iter(known)) if len(known) == 1 else None)
    value = st.segmented_control(
        t("questions.rests_on" if len(dimensions) == 1 else "questions.rests_on_all"),
        EVIDENCE,
        format_func=lambda code: t(f"questions.{code}"),
        key=key,
        required=True,
        help=t("questions.rests_on_help"),
        on_change=_take_evidence,
        args=(key, tuple(dimensions)),
        width="stretch",
        wrap=True,
    )
    if value and known == {None}:  # shown by a page whose server was restarted
        _keep_evidence(dimensions, value)
    kept.pass_on(tell)


def _take_evidence(key: str, dimensions: Sequence[str]) -> None:
    _keep_evidence(dimensions, state.shown(key))


def _keep_evidence(dimensions: Sequence[str], code: str) -> None:
    state.change(evidence={**state.workspace().evidence, **dict.fromkeys(dimensions, code)})
