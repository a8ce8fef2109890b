"""What the owner believes customers would answer, minus what they answered, to the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from logic.content.survey import SurveyContent
from logic.statistics import Floats, wilson
from logic.survey.form import Form, Question
from logic.survey.intervals import mean_interval
from logic.survey.tally import in_any_order, points_table
from logic.workspace import Answer, Respondent

Own = Mapping[str, Mapping[str, Answer]]
"""Questionnaire -> item -> the owner's answer."""
Reason = Literal["few_answers", "no_own_answer", "all_equal", "few_dimensions", "no_spread"]


@dataclass(frozen=True, kw_only=True)
class DimensionGap:
    """One dimension, seen from both sides through the same items."""

    dimension: str
    questionnaire: str
    items: tuple[str, ...]
    """The items that were put to customers; the owner's answers to others are left out."""
    n: int
    needed: int
    """Answers below which no number is shown."""
    own: float | None
    """0 to 100."""
    mean: float | None = None
    """Of the customers, 0 to 100; None below the gate."""
    low: float | None = None
    high: float | None = None
    gap: float | None = None
    """Own minus mean, in points: positive where the owner thinks better of it than customers do."""
    flagged: bool = False
    """Large enough to matter, and more than chance: the interval of the mean leaves out the owner's value."""
    reason: Reason | None = None
    """Why a number is withheld."""


@dataclass(frozen=True, kw_only=True)
class ShareGap:
    """One behaviour: the share of customers who say yes, beside the share that the owner estimated."""

    item: str
    yes: int
    n: int
    share: float | None = None
    """0 to 1; None below the gate."""
    low: float | None = None
    high: float | None = None
    own: float | None = None
    """0 to 1: the middle of the band that the owner chose."""
    flagged: bool = False
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Two things that are not one: whether the owner is too optimistic, and whether the profile is right."""

    dimensions: int
    """Dimensions compared."""
    bias: float | None = None
    """Mean gap in points."""
    accuracy: float | None = None
    """Correlation between both profiles, -1 to 1; None with too few dimensions or a flat profile."""
    reason: Reason | None = None
    """Why there is no accuracy."""


def dimension_gaps(
    form: Form,
    respondents: Sequence[Respondent],
    own: Own,
    content: SurveyContent,
    population: int | None = None,
) -> Mapping[str, DimensionGap]:
    """Compare both sides in every dimension that customers were asked about.

    Args:
        form: The survey.
        respondents: What customers answered.
        own: What the owner answered.
        content: Gate and flag rule.
        population: How many customers the segment has, when known.
    """
    found: dict[str, list[Question]] = {}
    for question in form.of_kind("scale"):
        if question.dimension:
            found.setdefault(question.dimension, []).append(question)
    return {
        dimension: _dimension_gap(dimension, questions, respondents, own, content, population)
        for dimension, questions in found.items()
    }


def _dimension_gap(
    dimension: str,
    questions: Sequence[Question],
    respondents: Sequence[Respondent],
    own: Own,
    content: SurveyContent,
    population: int | None,
) -> DimensionGap:
    values = person_means(in_any_order(points_table(questions, respondents)))
    bare = DimensionGap(
        dimension=dimension,
        questionnaire=questions[0].questionnaire or "",
        items=tuple(question.id for question in questions),
        n=len(values),
        needed=content.gates.gap.count,
        own=own_points(questions, own),
    )
    if len(values) < bare.needed:
        return replace(bare, reason="few_answers")
    return _measured(bare, values, content.flag_points.value, population)


def _measured(bare: DimensionGap, values: Floats, flag_points: float, population: int | None) -> DimensionGap:
    mean = float(values.mean())
    interval = mean_interval(values, population)
    low, high = interval or (None, None)
    reason: Reason | None = None if interval else "all_equal"
    if bare.own is None:
        return replace(bare, mean=mean, low=low, high=high, reason=reason or "no_own_answer")
    gap = bare.own - mean
    outside = interval is None or not interval[0] <= bare.own <= interval[1]
    flagged = abs(gap) >= flag_points and outside
    return replace(bare, mean=mean, low=low, high=high, gap=gap, flagged=flagged, reason=reason)


def person_means(table: Floats) -> Floats:
    """Average each customer's answers to a dimension; customers who gave none are left out."""
    answered = table[~np.isnan(table).all(axis=1)] if table.size else table[:0]
    return np.nanmean(answered, axis=1) if len(answered) else np.empty(0)


def own_points(questions: Sequence[Question], own: Own) -> float | None:
    """Average the owner's answers to the same items; None where none of them was answered."""
    answers = [(q, own.get(q.questionnaire or "", {}).get(q.id)) for q in questions]
    points = [q.own_points[a] for q, a in answers if isinstance(a, int) and a in q.own_points]
    return sum(points) / len(points) if points else None


def share_gaps(
    form: Form, respondents: Sequence[Respondent], own: Own, content: SurveyContent
) -> Mapping[str, ShareGap]:
    """Compare the share of yes with the share that the owner estimated, for every behaviour."""
    return {q.id: _share_gap(q, respondents, own, content) for q in form.of_kind("yes_no")}


def _share_gap(
    question: Question, respondents: Sequence[Respondent], own: Own, content: SurveyContent
) -> ShareGap:
    said = [one.answers.get(question.id) for one in respondents]
    yes, n = said.count(1), said.count(1) + said.count(0)
    estimate = own_points([question], own)
    bare = ShareGap(item=question.id, yes=yes, n=n, own=None if estimate is None else estimate / 100)
    if n < content.gates.gap.count:
        return replace(bare, reason="few_answers")
    low, high = wilson(yes, n)
    far = bare.own is not None and abs(bare.own - yes / n) * 100 >= content.flag_points.value
    flagged = far and not low <= (bare.own or 0) <= high
    return replace(bare, share=yes / n, low=low, high=high, flagged=flagged, reason=_own_missing(bare))


def _own_missing(bare: ShareGap) -> Reason | None:
    return "no_own_answer" if bare.own is None else None


def agreement(gaps: Mapping[str, DimensionGap], content: SurveyContent) -> Agreement:
    """Tell bias (how far off on the whole) from accuracy (whether high and low stand where they should)."""
    compared = [gap for gap in gaps.values() if gap.gap is not None]
    if not compared:
        return Agreement(dimensions=0, reason="few_dimensions")
    bias = float(np.mean([gap.gap for gap in compared]))
    if len(compared) < content.gates.accuracy.count:
        return Agreement(dimensions=len(compared), bias=bias, reason="few_dimensions")
    both = np.array([[gap.own, gap.mean] for gap in compared], dtype=float)
    if not both.std(axis=0).all():
        return Agreement(dimensions=len(compared), bias=bias, reason="no_spread")
    return Agreement(dimensions=len(compared), bias=bias, accuracy=float(np.corrcoef(both.T)[0, 1]))
