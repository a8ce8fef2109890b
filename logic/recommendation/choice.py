"""The choice without its doubt: scores, conditions, who leads, who supports. Cheap enough to ask "what
if"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from logic.content.advice import Advice
from logic.recommendation.context import STEPS, Context, State
from logic.recommendation.limits import LimitResult, check_limits
from logic.recommendation.quantity import Quantity
from logic.recommendation.ranking import Fits, lay_fits, score

COMPLEMENTS_FROM = 2
"""Least fit of a support on the factor where the main type is weakest."""


@dataclass(frozen=True)
class Support:
    """A second type that stands where the first is weak."""

    type: str
    factor: str | None
    """Where the first type is weakest; None when the second is its way out to a person."""
    customers: int | None = None
    """Only for so many, the most valuable."""
    reserved: bool = False
    """There are not enough hours to give it to everyone."""


@dataclass(frozen=True, eq=False)
class Choice:
    """What the scores and the conditions say."""

    context: Context
    fits: Fits
    scores: Mapping[str, float]
    limits: tuple[LimitResult, ...]
    order: tuple[str, ...]
    """All types, best score first."""
    allowed: tuple[str, ...]
    """Those that no condition keeps from first place, best score first."""

    @property
    def first(self) -> str:
        """The type to try. Two personal types have no excluding condition, so there always is one."""
        return self.allowed[0]

    @property
    def second(self) -> str:
        """The best of the others that are allowed."""
        return self.allowed[1]

    @property
    def lead(self) -> float:
        """Points between the first two."""
        return self.scores[self.first] - self.scores[self.second]

    def excluded_by(self, type: str) -> tuple[LimitResult, ...]:
        """List the conditions that keep a type from first place."""
        return tuple(limit for limit in self.limits if limit.type == type and limit.keeps_from_first)


def choose(advice: Advice, context: Context, like: Fits | None = None) -> Choice:
    """Score every type, then apply the conditions; fits of another context spare some work."""
    fits = lay_fits(advice, context, like.answers if like else None)
    scores = score(fits)
    limits = check_limits(advice, context)
    barred = {limit.type for limit in limits if limit.keeps_from_first}
    order = tuple(sorted(fits.types, key=lambda type: -scores[type]))
    return Choice(
        context=context,
        fits=fits,
        scores=scores,
        limits=limits,
        order=order,
        allowed=tuple(type for type in order if type not in barred),
    )


def find_support(advice: Advice, choice: Choice) -> Support | None:
    """Find one type that is good where the chosen one is weakest.

    Where even that is no weakness there is none. It must fit at least neutrally there, and better than the
    chosen one; the best score wins. A type that
    cannot be the only one, or only serves a few, may still be a support; one that is excluded may not.
    """
    way_out = advice.types.types[choice.first].way_out
    if way_out is not None:
        return Support(way_out, None)
    factor = _weakest(choice, choice.first)
    if factor is None:
        return None
    row = choice.fits.fit[choice.fits.factors.index(factor)]
    fit = dict(zip(choice.fits.types, row, strict=True))
    if fit[choice.first] >= COMPLEMENTS_FROM:
        return None  # no weakness to cover
    out = {limit.type for limit in choice.limits if limit.keeps_out}
    for type in choice.order:
        if type not in out and fit[type] >= max(COMPLEMENTS_FROM, fit[choice.first] + 1):
            return Support(type, factor, _few(choice, type), _is_scarce(choice, type))
    return None


def _weakest(choice: Choice, type: str) -> str | None:
    """Return the known factor with the lowest fit; among equals the one that weighs most."""
    column = choice.fits.types.index(type)
    weights = choice.fits.known_weights
    known = [at for at in range(len(choice.fits.factors)) if weights[at] > 0]
    if not known:
        return None
    return choice.fits.factors[min(known, key=lambda at: (choice.fits.fit[at, column], -weights[at]))]


def _few(choice: Choice, type: str) -> int | None:
    for limit in choice.limits:
        if limit.type == type and limit.status == "failed" and limit.consequence == "few":
            left = limit.values.get("target")
            return int(left.value) if isinstance(left, Quantity) else None
    return None


def _is_scarce(choice: Choice, type: str) -> bool:
    """Whether its hours do not reach everyone, which is only a warning."""
    return any(
        limit.type == type
        and limit.status == "failed"
        and limit.consequence == "warn"
        and "target" in limit.values
        for limit in choice.limits
    )


def look_ahead(advice: Advice, context: Context) -> str:
    """Return the type with the best score one stage ahead, before conditions: what they would have to
    unlock."""
    steps = advice.factors.later
    states = {id: _later(state, steps.get(id, 0)) for id, state in context.states.items()}
    scores = score(lay_fits(advice, replace(context, states=states)))
    return max(scores, key=lambda type: scores[type])


def _later(state: State, steps: int) -> State:
    if state.value is None or not steps:
        return state
    return replace(state, value=float(np.clip(state.value + steps, 0, STEPS)))
