"""One number over the dimensions: secondary to the profile, and withheld while too few are scored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from logic.assessment.scoring import DimensionScore, shown
from logic.content.questionnaire import Questionnaire


@dataclass(frozen=True)
class Index:
    """The mean of the scored dimensions."""

    value: float | None
    """0 to 100; None: fewer dimensions than needed."""
    low: float | None
    high: float | None
    weights: Mapping[str, float]
    """Dimension -> its part of the mean; the parts sum to 1. Only those that have a score."""
    asked: int
    """Dimensions there are."""
    needed: int
    rough: bool
    """At least one of its dimensions rests on one answer."""

    @property
    def shown(self) -> int | None:
        """The index as it is written: whole points."""
        return None if self.value is None else shown(self.value)


def weigh_index(
    questionnaire: Questionnaire, scores: Mapping[str, DimensionScore], *, equal: bool = False
) -> Index | None:
    """Average the scored dimensions of a questionnaire that has an index.

    Equal weights are robust and honest without data to calibrate others (Dawes 1979, improper linear
    models); the weights of the YAML are 1 unless an expert changes them.

    Args:
        questionnaire: Its dimensions carry the weights.
        scores: By dimension.
        equal: Give every dimension the same weight, whatever the YAML says.

    Returns:
        None for a questionnaire without an index.
    """
    needed = questionnaire.scoring.min_dimensions
    if needed is None:
        return None
    counted = [dimension for dimension in questionnaire.dimensions if dimension.role == "score"]
    given = {d.id: 1.0 if equal else d.weight for d in counted if scores[d.id].value is not None}
    total = fsum(given.values())
    weights = {id: weight / total for id, weight in given.items()}
    enough = len(weights) >= needed
    used = [scores[id] for id in weights]
    return Index(
        value=_mean(used, weights, lambda score: score.value) if enough else None,
        low=_mean(used, weights, lambda score: score.low) if enough else None,
        high=_mean(used, weights, lambda score: score.high) if enough else None,
        weights=weights,
        asked=len(counted),
        needed=needed,
        rough=enough and any(score.rough for score in used),
    )


def lowest(scores: Iterable[DimensionScore], count: int = 2) -> Sequence[DimensionScore]:
    """Return the lowest dimensions, which are named beside any index; those that show alike stay together.

    Args:
        scores: Of any role; only scored dimensions are looked at.
        count: How many to name, but all of the very lowest, and never the highest.

    Returns:
        Lowest first; empty where all show alike.
    """
    scored = [score for score in scores if score.role == "score" and score.value is not None]
    ranked = sorted(scored, key=lambda score: score.value or 0.0)
    groups = [list(alike) for _, alike in groupby(ranked, key=lambda score: score.shown)]
    named = groups[0] if len(groups) > 1 else []
    for group in groups[1:-1]:
        if len(named) + len(group) > count:
            break
        named = [*named, *group]
    return named


def counted(scores: Iterable[DimensionScore]) -> tuple[int, int]:
    """Return how many answers count, and of how many questions; only scored dimensions are looked at."""
    scored = [score for score in scores if score.role == "score"]
    return sum(score.answered for score in scored), sum(score.asked for score in scored)


def _mean(
    scores: Sequence[DimensionScore],
    weights: Mapping[str, float],
    part: Callable[[DimensionScore], float | None],
) -> float:
    return fsum(weights[score.id] * (part(score) or 0.0) for score in scores)
