"""How a number came out: its parts, their weights and the rule, down to the answers."""

from collections.abc import Callable, Sequence
from statistics import fmean

import pandas as pd
import streamlit as st

from logic.assessment.explain import Explanation, Term, explain_dimension, explain_evidence, explain_index
from logic.assessment.scoring import DimensionScore, ItemScore
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, frame
from pages.parts.asking.answers import in_words
from pages.parts.lists import bullets
from pages.parts.results.tables import name
from pages.parts.words import plain

DIGITS = 2
"""Decimals of a part: so the parts sum to what is shown."""
INDEX, EVIDENCE = "index", "evidence"


def dimensions(scores: Sequence[DimensionScore], diagnosis: Diagnosis, t: Texts) -> None:
    """Fold away the sum behind each dimension; one at a time."""
    with cards.how(t, "dimensions"):
        _choose([score.id for score in scores], "results.how", diagnosis, t)
        frame.link("method", t("results.to_method"), icon=":material/menu_book:")


def index(diagnosis: Diagnosis, t: Texts) -> None:
    """Fold away the sum behind the index, down to the answers of any dimension."""
    with cards.how(t, "index"):
        parts = list(diagnosis.assessment.index.weights)
        _choose([INDEX, *parts, EVIDENCE], "results.how_index", diagnosis, t)


def table(told: Explanation, named: Callable[[Term], str], t: Texts) -> None:
    """Show the parts of a number, summing exactly to what is shown, and the rule before them."""
    st.markdown(t(f"assessment.rule_{told.rule}", needed=t.number(told.needed)))
    if told.total is None or told.shown is None:
        return
    st.table(_rows(told, named, t).map(plain), hide_index=True, border="horizontal")
    total = t.number(told.total, DIGITS)
    st.markdown(t("results.adds_up", total=total, shown=t.number(told.shown)))


def _rows(told: Explanation, named: Callable[[Term], str], t: Texts) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("results.part"): [named(term) for term in told.terms],
            t("results.points"): [t.number(term.points, DIGITS) for term in told.terms],
            t("results.weight"): [t.percent(term.weight, 1) for term in told.terms],
            t("results.adds"): [t.number(term.contribution, DIGITS) for term in told.terms],
        }
    )


def _choose(ids: list[str], key: str, diagnosis: Diagnosis, t: Texts) -> None:
    chosen = st.selectbox(
        t("results.which"), ids, format_func=lambda id: _title(id, t), key=key, placeholder=t("frame.choose")
    )
    found = diagnosis.assessment
    if chosen in (INDEX, EVIDENCE):
        told = explain_index(found) if chosen == INDEX else explain_evidence(found)
        table(told, lambda term: name(term.id, t), t)
        _left_out([name(id, t) for id in told.left_out], "left_out_dimensions", t)
    elif chosen is not None:
        _dimension(found.dimensions[chosen], diagnosis, t)


def _title(id: str, t: Texts) -> str:
    return t(f"assessment.figure_{id}") if id in (INDEX, EVIDENCE) else name(id, t)


def _dimension(score: DimensionScore, diagnosis: Diagnosis, t: Texts) -> None:
    """Show the answers behind a dimension, then where its margin of doubt comes from."""
    told = explain_dimension(score, diagnosis.assessment)
    asked = diagnosis.content.questionnaires[score.questionnaire]
    table(told, lambda term: _item(score, term, diagnosis, t), t)
    _left_out([t.of(asked.item(id).text) for id in told.left_out], "left_out_items", t)
    if score.low is None or score.high is None:
        return
    halves = [_half(item, score.id, diagnosis) for item in score.items]
    rules = diagnosis.content.readings.evidence
    rests = {item.evidence: half for item, half in zip(score.items, halves, strict=True)}
    said = t.list([f"{t.of(rules.levels[level].label)} ± {t.number(half)}" for level, half in rests.items()])
    width = t.number(fmean(halves) * (rules.rough_factor if score.rough else 1), 1)
    low, high = t.number(score.low), t.number(score.high)
    words = t("results.doubt_sum", rests=said, width=width, low=low, high=high)
    if score.rough:
        words += " " + t("results.doubt_rough", times=t.number(rules.rough_factor, 1))
    st.markdown(plain(words))
    st.caption(t("results.rule_of_thumb"))


def _item(score: DimensionScore, term: Term, diagnosis: Diagnosis, t: Texts) -> str:
    item = diagnosis.content.questionnaires[score.questionnaire].item(term.id)
    answer = in_words(item, term.answer, diagnosis.content, t)
    return t(
        "results.item_reversed" if term.reversed else "results.item", text=t.of(item.text), answer=answer
    )


def _half(item: ItemScore, dimension: str, diagnosis: Diagnosis) -> float:
    """Return the margin of one answer: the rule's, or the survey's own where it was measured."""
    measured = diagnosis.assessment.figures.get(f"doubt.{dimension}")
    if item.evidence == "E3" and measured is not None:
        return measured
    return diagnosis.content.readings.evidence.levels[item.evidence].half_width


def _left_out(names: Sequence[str], key: str, t: Texts) -> None:
    if names:
        st.caption(t(f"results.{key}", n=len(names)))
        bullets(names)
