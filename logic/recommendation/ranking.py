"""How well each type fits the context: simple additive weighting (MacCrimmon, 1968).

fit(t, f) = low[t, f] (1 - p) + high[t, f] p with p = answer / 4, and
score(t) = 100 sum_f w_f fit(t, f) / (4 sum_f w_f).

A factor that is unknown has no weight in the score: guessing its middle would favour whoever is good at
everything. The draws of stability.py let it be anything, so that not knowing shows as doubt and never as a
number.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.content.advice import Advice
from logic.content.relationship import CHANNEL_FACTOR, OBJECTIVE_FACTOR, OBJECTIVES, ObjectiveFit, PoleFit
from logic.recommendation.context import STEPS, Context

BEST = 4
"""The highest fit."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Fits:
    """Fit of every type in every factor, as arrays that the draws can use."""

    types: tuple[str, ...]
    factors: tuple[str, ...]
    known: NDArray[np.bool_]
    """By factor."""
    weights: Floats
    """By factor."""
    fit: Floats
    """Factor by type: fit in this context; 0 where the factor is unknown, and then without weight."""
    answers: tuple[Floats, ...]
    """By factor: the fit of every type (columns) for each answer it could have (rows)."""

    @property
    def known_weights(self) -> Floats:
        """Weights of what is known, and 0 for the rest."""
        return np.where(self.known, self.weights, 0.0)

    def difference(self, one: str, other: str) -> dict[str, float]:
        """Return what each known factor adds to one type over another: weight times difference of fit."""
        a, b = self.types.index(one), self.types.index(other)
        gained = self.known_weights * (self.fit[:, a] - self.fit[:, b])
        return {factor: float(gained[at]) for at, factor in enumerate(self.factors) if self.known[at]}


def lay_fits(advice: Advice, context: Context, answers: tuple[Floats, ...] | None = None) -> Fits:
    """Work out the fit of every type in every factor.

    Args:
        advice: The ratings.
        context: Where the business stands.
        answers: The same part of earlier fits, when only the context has changed.
    """
    types, factors = tuple(advice.types.types), tuple(advice.factors.factors)
    answers = answers or tuple(_answers(advice, types, factor) for factor in factors)
    here = [
        _here(advice, context, factor, possible) for factor, possible in zip(factors, answers, strict=True)
    ]
    return Fits(
        types=types,
        factors=factors,
        known=np.array([context.states[factor].known for factor in factors]),
        weights=np.array([context.weights[factor] for factor in factors]),
        fit=np.array(here),
        answers=answers,
    )


def score(fits: Fits) -> dict[str, float]:
    """Return each type's points, 0 to 100; all 0 when nothing is known."""
    weights = fits.known_weights
    whole = BEST * weights.sum()
    points = 100 * weights @ fits.fit / whole if whole else np.zeros(len(fits.types))
    return {type: float(points[at]) for at, type in enumerate(fits.types)}


def _answers(advice: Advice, types: tuple[str, ...], factor: str) -> Floats:
    """List the fit of every type for each answer that a factor can have."""
    if factor == CHANNEL_FACTOR:
        return np.array([[c.fit[type] for type in types] for c in advice.channels.channels.values()], float)
    if factor == OBJECTIVE_FACTOR:
        return np.array([[objective_points(advice, t, o) for t in types] for o in OBJECTIVES], float)
    low, high = np.array([pole_fit(advice, type, factor) for type in types], float).T
    place = np.linspace(0, 1, STEPS + 1)[:, None]
    return np.asarray(low * (1 - place) + high * place)


def _here(advice: Advice, context: Context, factor: str, answers: Floats) -> Floats:
    """Return the fit of every type in this context."""
    if not context.states[factor].known:
        return np.zeros(answers.shape[1])
    if factor == CHANNEL_FACTOR:
        known = tuple(advice.channels.channels)
        return np.asarray(answers[[known.index(id) for id in context.channels]].mean(axis=0))
    if factor == OBJECTIVE_FACTOR:
        shares = [context.objectives.get(objective, 0.0) for objective in OBJECTIVES]
        return np.asarray(np.array(shares) @ answers)
    place = (context.value(factor) or 0) / STEPS
    return np.asarray(answers[0] * (1 - place) + answers[-1] * place)


def pole_fit(advice: Advice, type: str, factor: str) -> tuple[int, int]:
    """Return how well a type fits both ends of a factor."""
    fit = advice.types.types[type].fit[factor]
    assert isinstance(fit, PoleFit)  # the loader refuses any other  # noqa: S101
    return fit.low, fit.high


def objective_points(advice: Advice, type: str, objective: str) -> int:
    """Return how well a type serves an objective."""
    fit = advice.types.types[type].fit[OBJECTIVE_FACTOR]
    assert isinstance(fit, ObjectiveFit)  # the loader refuses any other  # noqa: S101
    return fit.of(objective).points
