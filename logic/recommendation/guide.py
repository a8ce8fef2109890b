"""The six questions of the guide, answered from the computation; the user may write over each."""

from collections.abc import Iterable
from dataclasses import dataclass

from logic.recommendation.choice import Choice, Support
from logic.recommendation.medium import Medium

NEEDS = ("F1", "F2", "F3", "F4", "F5")
"""Factors that say what customers want or need."""
IMPACT = ("F6", "F7")
"""Factors that say what moves the market: the objective and the competition."""


@dataclass(frozen=True)
class GuideAnswer:
    """One question and what answers it."""

    id: str
    """guide_1 to guide_6; also the field of the plan that writes over the answer."""
    types: tuple[str, ...]
    channels: tuple[str, ...] = ()


def answer_guide(
    choice: Choice, support: Support | None, media: tuple[Medium, ...]
) -> tuple[GuideAnswer, ...]:
    """Answer: which relationship, by which means, with most impact, best for needs, one or several, which
    channels."""
    best_channel = tuple(medium.channel for medium in media[:1])
    theirs = tuple(medium.channel for medium in media if medium.theirs and medium.suits)
    both = (choice.first, *((support.type,) if support else ()))
    return (
        GuideAnswer("guide_1", (choice.first,)),
        GuideAnswer("guide_2", (choice.first,), best_channel),
        GuideAnswer("guide_3", (_best_on(choice, IMPACT),)),
        GuideAnswer("guide_4", (_best_on(choice, NEEDS),)),
        GuideAnswer("guide_5", both),
        GuideAnswer("guide_6", (choice.first,), theirs or best_channel),
    )


def _best_on(choice: Choice, factors: Iterable[str]) -> str:
    """Return the allowed type that fits best on some factors; the overall order decides ties."""
    rows = [choice.fits.factors.index(factor) for factor in factors]
    weights = choice.fits.known_weights[rows]
    points = weights @ choice.fits.fit[rows]
    return max(choice.allowed, key=lambda type: round(float(points[choice.fits.types.index(type)]), 9))
