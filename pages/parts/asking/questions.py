"""A widget for each kind of question, started from the workspace and copied out at once.

    questions.ask(Question(questionnaire, item))

Every answer reaches the workspace and the browser by itself.

Keys are `ask.…`: see `key_of`. The prefix `ask.unknown.` marks a choice that ends in "I don't know", which
the style sheet sets apart from the scale.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from logic.content.questionnaire import Item, Likert, Multi, Number, Open, Single
from logic.content.texts import Texts
from pages.parts import cached, fragments, kept, state
from pages.parts.asking import behind
from pages.parts.asking.blocks import Question
from pages.parts.words import AMOUNT

UNKNOWN = "?"
"""The choice "I don't know" inside a widget; in the workspace it is None."""
WORD = 14
"""Characters of a word that fit one of six places side by side."""
LABEL = 28
"""Characters of a label that fit there in two lines."""
PLACES = 6
LINE = 34
"""Height of one line of text in a text area, in pixels."""

Tell = Callable[[], Mapping[str, object]]


def key_of(question: Question) -> str:
    """Return the key of the question's widget."""
    item = question.item
    ends_in_unknown = item.allow_unknown and not isinstance(item, Number | Open)
    kind = "unknown" if ends_in_unknown else "plain"
    return f"ask.{kind}.{question.asked.id}.{item.id}"


def ask(question: Question, details: bool = True) -> None:
    """Draw one question with its present answer; an answer runs the whole page again.

    Args:
        question: What is asked.
        details: Offer help, example, criterion and a note behind the question; else only a help mark.
    """
    with st.container(key=f"question.{question.asked.id}.{question.item.id}", gap="xxsmall"):
        _draw(question, details)
        if details:
            behind.offer_details(question)


def ask_alone(question: Question, details: bool = True, tell: Tell | None = None) -> None:
    """Draw one question; an answer runs nothing but the question, and the focus stays where it is.

    Only where the answer shows or hides other questions does the page run again. Call it outside of any
    container: a fragment keeps a copy of every container around it, for each session.

    Args:
        question: What is asked.
        details: As for `ask`.
        tell: Says how far one got after the answer; see kept.show_progress.
    """
    _alone(question, details, tell)
    if details:
        behind.offer_details(question)


@fragments.fragment
def _alone(question: Question, details: bool, tell: Tell | None) -> None:
    _draw(question, details)
    kept.pass_on(tell)


def _draw(question: Question, details: bool) -> None:
    help = None if details else _help(question.item, cached.texts())
    match question.item:
        case Likert() | Single():
            _ask_one(question, help)
        case Multi() as item:
            _ask_some(question, item, help)
        case Number() as item:
            _ask_number(question, item, help)
        case Open() as item:
            _ask_words(question, item, help)


def _ask_one(question: Question, help: str | None) -> None:
    labels = _labels(question.item)
    state.offer(key_of(question), _shown(question))
    side_by_side = _fit_a_row(list(labels.values()))
    widget: Any = st.segmented_control if side_by_side else st.radio
    layout: dict[str, Any] = {"required": True, "wrap": True} if side_by_side else {"index": None}
    value = widget(
        cached.texts().of(question.item.text),
        list(labels),
        format_func=labels.get,
        key=key_of(question),
        help=help,
        on_change=_take,
        args=(question,),
        width="stretch",
        **layout,
    )
    _adopt(question, value)


def _fit_a_row(labels: list[str]) -> bool:
    longest_word = max(len(word) for label in labels for word in label.split())
    return len(labels) <= PLACES and longest_word <= WORD and max(map(len, labels)) <= LABEL


def _ask_some(question: Question, item: Multi, help: str | None) -> None:
    t, key, labels = cached.texts(), key_of(question), _labels(item)
    state.offer(key, _shown(question) or [])
    text = t.of(item.text)
    chosen = st.pills(
        t("questions.up_to", n=item.max_choices, text=text) if item.max_choices else text,
        list(labels),
        selection_mode="multi",
        format_func=lambda code: labels[code],
        key=key,
        help=help,
        on_change=_take_some,
        args=(question, item),
    )
    if state.held(f"too_many.{key}"):
        st.caption(t("questions.too_many", n=item.max_choices))
    _adopt(question, chosen or None)


def _take_some(question: Question, item: Multi) -> None:
    """Keep the choices; "I don't know" and any choice exclude each other, the latest of them stands."""
    key = key_of(question)
    was_unknown = _shown(question) == [UNKNOWN]
    chosen = list(state.shown(key))
    if UNKNOWN in chosen and len(chosen) > 1:
        chosen = [value for value in chosen if (value != UNKNOWN) == was_unknown]
    too_many = len(chosen) > (item.max_choices or len(chosen))
    state.hold(f"too_many.{key}", too_many)
    if not too_many:
        _keep(question, chosen or None)


def _ask_number(question: Question, item: Number, help: str | None) -> None:
    t, key, value = cached.texts(), key_of(question), _shown(question)
    whole = all(float(one).is_integer() for one in (item.min, item.max, item.step))
    as_asked: Callable[[float], float] = int if whole else float
    state.offer(key, None if value in (None, UNKNOWN) else as_asked(value))
    text = t.of(item.text)
    shown = st.number_input(
        t("questions.with_unit", text=text, unit=t.of(item.unit)) if item.unit else text,
        min_value=as_asked(item.min),
        max_value=as_asked(item.max),
        value=None,
        step=as_asked(item.step),
        format="%d" if whole else AMOUNT,
        key=key,
        help=help,
        on_change=_take,
        args=(question,),
    )
    if item.allow_unknown:
        _ask_whether_unknown(question, value == UNKNOWN)
    if _is_unusual(item, value):
        st.caption(t("questions.is_it_right"))
    _adopt(question, shown)


def _ask_whether_unknown(question: Question, unknown: bool) -> None:
    key = f"{key_of(question)}.unknown"
    state.offer(key, unknown)
    ticked = st.checkbox(
        cached.texts()("questions.unknown"), key=key, on_change=_take_unknown, args=(question,)
    )
    _adopt(question, UNKNOWN if ticked else None)


def _is_unusual(item: Number, value: Any) -> bool:
    return item.soft_max is not None and isinstance(value, int | float) and value > item.soft_max


def _take_unknown(question: Question) -> None:
    """Keep "I don't know", or take it back; a number that is known by now is left alone."""
    if state.shown(f"{key_of(question)}.unknown"):
        _keep(question, UNKNOWN)
    elif _shown(question) == UNKNOWN:
        _keep(question, None)


def _ask_words(question: Question, item: Open, help: str | None) -> None:
    t, key = cached.texts(), key_of(question)
    state.offer(key, _shown(question) or "")
    common: dict[str, Any] = {
        "max_chars": item.max_chars,
        "key": key,
        "help": help,
        "placeholder": t("questions.placeholder", text=t.of(item.example)) if item.example else None,
        "on_change": _take,
        "args": (question,),
    }
    if item.lines == 1:
        value = st.text_input(t.of(item.text), **common)
    else:
        value = st.text_area(t.of(item.text), height=LINE * item.lines, **common)
    _adopt(question, value or None)


def _take(question: Question) -> None:
    """Keep what the widget shows."""
    value = state.shown(key_of(question))
    _keep(question, value.strip() or None if isinstance(value, str) else value)


def _keep(question: Question, shown: Any) -> None:
    """Keep an answer as a widget shows it; nothing shown takes it back."""
    if (question.asked.id, question.item.id) in cached.deciding():
        state.ask_for_whole_page()
    if shown is None:
        state.drop_answer(question.asked.id, question.item.id)
        return
    value = tuple(shown) if isinstance(shown, list) else shown
    unknown = value in (UNKNOWN, (UNKNOWN,))
    state.keep_answer(question.asked.id, question.asked.version, question.item.id, None if unknown else value)


def _adopt(question: Question, shown: Any) -> None:
    """Take over what the page shows when nobody here knows it: the server was restarted under it."""
    if shown is not None and _shown(question) is None:
        _keep(question, shown)


def _shown(question: Question) -> Any:
    """Return the answer as a widget shows it; None where there is none."""
    given: Mapping[str, Any] = state.workspace().answers_of(question.asked.id)
    if question.item.id not in given:
        return None
    value = given[question.item.id]
    if isinstance(question.item, Multi):
        return [UNKNOWN] if value is None else list(value)
    if isinstance(question.item, Open):
        return value
    return UNKNOWN if value is None else value


def _labels(item: Item) -> dict[Any, str]:
    """Return the choices with their words: codes inside, words only at the edge."""
    t = cached.texts()
    labels: dict[Any, str] = {}
    if isinstance(item, Likert):
        labels = {point.value: t.of(point.label) for point in cached.content().scales[item.scale]}
    elif isinstance(item, Single | Multi):
        labels = {option.value: t.of(option.label) for option in item.options}
    return {**labels, UNKNOWN: t("questions.unknown")} if item.allow_unknown else labels


def _help(item: Item, t: Texts) -> str | None:
    parts = [t.of(item.help)] if item.help else []
    if item.example and not isinstance(item, Open):
        parts.append(t("questions.example", text=t.of(item.example)))
    return "\n\n".join(parts) or None
