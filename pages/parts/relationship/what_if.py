"""What a change of one answer would do, live, without changing anything."""

import streamlit as st

from logic.content.questionnaire import Item, Likert, Number, Single
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.recommend import Recommendation, recommend
from logic.workspace import Answer
from pages.parts import cards, figures, state
from pages.parts.relationship import tables
from pages.parts.relationship.tables import type_name
from pages.parts.words import AMOUNT, plain


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Let the reader try one answer and see the ranking it would give."""
    st.header(t("relationship.what_if"), anchor=False)
    st.markdown(t("relationship.what_if_note"))
    tried = [doubted.item for doubted in diagnosis.content.advice.factors.find_out]
    name = st.selectbox(
        t("relationship.which_answer"),
        tried,
        format_func=lambda name: t.of(_item(name, diagnosis).text),
        key="relationship.tried",
    )
    value = _value(name, diagnosis, t)
    if value is None:
        return
    questionnaire, id = name.split(".")
    other = state.once_for(
        "relationship.what_if",
        (diagnosis, name, value),
        lambda: recommend(
            diagnosis.content,
            diagnosis.workspace.with_answer(questionnaire, id, value),
            diagnosis.assessment,
            diagnosis.sales,
        ),
    )
    _compare(other, diagnosis, t)


def _item(name: str, diagnosis: Diagnosis) -> Item:
    questionnaire, id = name.split(".")
    return diagnosis.content.questionnaires[questionnaire].item(id)


def _value(name: str, diagnosis: Diagnosis, t: Texts) -> Answer:
    item, key = _item(name, diagnosis), f"relationship.try.{name}"
    questionnaire, id = name.split(".")
    given = diagnosis.workspace.answers_of(questionnaire).get(id)
    match item:
        case Likert():
            labels: dict[object, str] = {p.value: t.of(p.label) for p in diagnosis.content.scales[item.scale]}
        case Single():
            labels = {option.value: t.of(option.label) for option in item.options}
        case Number():
            start = float(given) if isinstance(given, int | float) else None
            step = float(item.step)
            return st.number_input(
                t("relationship.if_it_were"), item.min, item.max, start, step=step, format=AMOUNT, key=key
            )
        case _:
            return None
    values = list(labels)
    start_at = values.index(given) if given in values else None
    return st.radio(  # type: ignore[return-value]
        t("relationship.if_it_were"), values, index=start_at, format_func=lambda v: plain(labels[v]), key=key
    )


def _compare(other: Recommendation, diagnosis: Diagnosis, t: Texts) -> None:
    advice = diagnosis.recommendation
    now, then = type_name(diagnosis, advice.first, t), type_name(diagnosis, other.first, t)
    changed = "changes" if advice.first != other.first else "stays"
    with cards.card("what_if", tinted=changed == "changes"):
        st.markdown(t(f"relationship.{changed}", now=plain(now), then=plain(then)))
        st.caption(plain(t(f"recommendation.verdict_name_{other.verdict}")))
    figures.show("ranking", lambda: tables.ranking(other.ranking, diagnosis, t), other, key="tried")
