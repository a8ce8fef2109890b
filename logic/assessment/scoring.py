"""Answers in; a score per dimension out, with the doubt that its evidence leaves.

The score is the percentage of the maximum possible (POMP: 0 worst, 100 best) and the mean of the answered
items. "I don't know" is missing, never the middle. Evidence widens the doubt around a score and never
moves it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import fmean

from logic.assessment.answers import Scales
from logic.content.questionnaire import (
    Dimension,
    Item,
    Likert,
    Point,
    Questionnaire,
    Scoring,
    is_scored,
)
from logic.content.readings import EvidenceRules
from logic.workspace import Answer, Evidence

BEST = 100.0
"""The end of the line on which everything is scored."""


@dataclass(frozen=True)
class ItemScore:
    """What one answer adds to its dimension."""

    id: str
    answer: int
    """As given, before turning reversed items round."""
    key: int
    points: float
    """0 to 100, already turned round where the item is reversed."""
    weight: float
    """Its part of the dimension's mean; the weights of a dimension sum to 1."""
    evidence: Evidence


@dataclass(frozen=True)
class DimensionScore:
    """One dimension: its score apart from its doubt, and what both come from."""

    id: str
    questionnaire: str
    role: str
    """score, moderator or driver."""
    value: float | None
    """0 to 100; None: too few answers."""
    low: float | None
    high: float | None
    """The margin of doubt around value: a rule of ours, no statistical interval."""
    answered: int
    unknown: int
    """Answered "I don't know"."""
    asked: int
    """Scored items that this user sees."""
    needed: int
    """Answers that a full score takes."""
    evidence: float | None
    """0 (all guesses) to 100 (all measured); None while nothing is answered."""
    rough: bool
    """Rests on the core item alone, as the express form asks it."""
    items: tuple[ItemScore, ...]

    @property
    def shown(self) -> int | None:
        """The score as it is written: whole points."""
        return None if self.value is None else shown(self.value)

    @property
    def risk(self) -> float | None:
        """The same score read as risk."""
        return None if self.value is None else BEST - self.value

    @property
    def spread(self) -> float | None:
        """Points between its highest and its lowest item."""
        points = [item.points for item in self.items]
        return max(points) - min(points) if len(points) > 1 else None


def shown(value: float) -> int:
    """Round as people do, so that the number and its band agree.

    >>> shown(74.5), shown(0.5)
    (75, 1)
    """
    return floor(value + 0.5)


def to_points(scale: Sequence[Point], answer: int, key: int = 1) -> float:
    """Put an answer on the 0–100 line by its place on the scale, turned round where high is bad.

    >>> scale = [Point(value=step, label={"es": "a", "en": "a"}) for step in range(1, 6)]
    >>> to_points(scale, 4), to_points(scale, 4, key=-1)
    (75.0, 25.0)
    """
    first, last = scale[0].value, scale[-1].value
    points = BEST * (answer - first) / (last - first)
    return BEST - points if key == -1 else points


def to_share(scale: Sequence[Point], answer: int) -> float | None:
    """Return the middle of a band of shares, in percent: the unit of customers' "yes"."""
    return next((step.points for step in scale if step.value == answer), None)


def score_questionnaire(
    questionnaire: Questionnaire,
    asked: Sequence[Item],
    answers: Mapping[str, Answer],
    scales: Scales,
    rules: EvidenceRules,
    evidence: Mapping[str, Evidence] | None = None,
    measured: Mapping[str, float] | None = None,
) -> dict[str, DimensionScore]:
    """Score every dimension of one questionnaire.

    Args:
        questionnaire: What is asked.
        asked: The visible items; only these count.
        answers: Usable answers by item.
        scales: Answer scales by id.
        rules: How evidence turns into doubt.
        evidence: Dimension or item -> what it rests on; an item's own goes first, E0 where absent.
        measured: Dimension -> half-width of an interval that was computed from data; under E3 it stands
            in for the rule's.

    Returns:
        Dimension -> score, in the questionnaire's order.
    """
    counted: dict[str | None, list[Item]] = {dimension.id: [] for dimension in questionnaire.dimensions}
    for item in asked:
        if is_scored(item):
            counted[item.dimension].append(item)
    given = _Answered(answers, scales, rules, evidence or {}, measured or {})
    return {
        dimension.id: _score(dimension, questionnaire, counted[dimension.id], given)
        for dimension in questionnaire.dimensions
    }


@dataclass(frozen=True)
class _Answered:
    answers: Mapping[str, Answer]
    scales: Scales
    rules: EvidenceRules
    evidence: Mapping[str, Evidence]
    measured: Mapping[str, float]

    def of(self, item: Item, dimension: str) -> Evidence:
        return self.evidence.get(item.id) or self.evidence.get(dimension) or "E0"

    def half_width(self, level: Evidence, dimension: str) -> float:
        if level == "E3" and dimension in self.measured:
            return self.measured[dimension]
        return self.rules.levels[level].half_width


def _score(
    dimension: Dimension, questionnaire: Questionnaire, asked: Sequence[Item], given: _Answered
) -> DimensionScore:
    found = list(_item_scores(dimension.id, asked, given))
    touched = [item for item in asked if item.id in given.answers]
    needed = _needed(questionnaire.scoring, len(asked))
    rough = len(found) < needed and [item.core for item in touched] == [True] and len(found) == 1
    enough = len(found) >= needed or rough
    value = fmean(item.points for item in found) if enough else None
    half = _half_width(found, dimension.id, given) * (given.rules.rough_factor if rough else 1)
    return DimensionScore(
        id=dimension.id,
        questionnaire=questionnaire.id,
        role=dimension.role,
        value=value,
        low=None if value is None else max(0.0, value - half),
        high=None if value is None else min(BEST, value + half),
        answered=len(found),
        unknown=len(touched) - len(found),
        asked=len(asked),
        needed=needed,
        evidence=fmean(given.rules.levels[item.evidence].index for item in found) if found else None,
        rough=rough,
        items=tuple(found),
    )


def _needed(scoring: Scoring, asked: int) -> int:
    return max(scoring.min_items, ceil(scoring.min_share * asked))


def _item_scores(dimension: str, asked: Sequence[Item], given: _Answered) -> Iterator[ItemScore]:
    answered = [
        (item, answer)
        for item in asked
        if isinstance(item, Likert) and isinstance(answer := given.answers.get(item.id), int)
    ]
    for item, answer in answered:
        yield ItemScore(
            id=item.id,
            answer=answer,
            key=item.key,
            points=to_points(given.scales[item.scale], answer, item.key),
            weight=1 / len(answered),
            evidence=given.of(item, dimension),
        )


def _half_width(found: Sequence[ItemScore], dimension: str, given: _Answered) -> float:
    return fmean(given.half_width(item.evidence, dimension) for item in found) if found else 0.0
