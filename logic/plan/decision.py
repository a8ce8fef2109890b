"""Scale, iterate or stop: a rule for small numbers, written before the try begins.

Scale when the lower bound of a one-sided 90 % Wilson interval reaches the threshold; stop when the upper
bound stays below it; else change one thing and try again.
"""

from dataclasses import dataclass
from typing import Literal

from logic.statistics import wilson

Z_90_ONE_SIDED = 1.2815515655446004
"""Normal quantile at 0.90."""
TINY = 5
"""Up to so many participants the result is a hint and no more."""
Call = Literal["scale", "iterate", "stop"]
Verdict = Literal["scale", "iterate", "stop", "works_but_costs_too_much", "works_but_does_not_fit", "harm"]


@dataclass(frozen=True)
class Rule:
    """How many successes decide what."""

    n: int
    threshold: float
    """Share of participants (0 to 1) from which it is worth scaling."""
    floor: float
    """Share below which it is worth stopping; the same as the threshold unless the user parts them."""
    scale_from: int | None
    """Fewest successes that scale; None when even all of them would not do."""
    stop_to: int | None
    """Most successes that stop; None when even none of them would not do."""

    def call(self, successes: int) -> Call:
        """Apply the rule to a count."""
        if self.scale_from is not None and successes >= self.scale_from:
            return "scale"
        return "stop" if self.stop_to is not None and successes <= self.stop_to else "iterate"


@dataclass(frozen=True)
class Reading:
    """A result read aloud."""

    successes: int
    n: int
    low: float
    high: float
    """With low: the two-sided 95 % Wilson interval."""
    tiny: bool
    """So few that it says "promising" or "no" at most."""

    @property
    def share(self) -> float:
        """Successes of participants, 0 to 1."""
        return self.successes / self.n


def set_rule(n: int, threshold: float, floor: float | None = None) -> Rule:
    """Work out the rule for any number of participants and any threshold.

    >>> set_rule(10, 0.5).scale_from, set_rule(10, 0.5).stop_to
    (8, 2)
    """
    low_enough = threshold if floor is None else min(floor, threshold)
    bounds = [wilson(successes, n, Z_90_ONE_SIDED) for successes in range(n + 1)]
    return Rule(
        n=n,
        threshold=threshold,
        floor=low_enough,
        scale_from=next((k for k, (low, _) in enumerate(bounds) if low >= threshold), None),
        stop_to=max((k for k, (_, high) in enumerate(bounds) if high < low_enough), default=None),
    )


def successes_wanted(rule: Rule) -> int:
    """Return how many successes reach the threshold itself, apart from chance.

    >>> successes_wanted(set_rule(10, 0.5)), successes_wanted(set_rule(9, 0.5))
    (5, 5)
    """
    return -int(-round(rule.threshold * rule.n, 6) // 1)


def read_aloud(successes: int, n: int) -> Reading:
    """Say what a result means, with its doubt."""
    low, high = wilson(successes, n)
    return Reading(successes, n, low, high, n <= TINY)


def decide(
    rule: Rule,
    successes: int,
    *,
    pays: bool | None,
    fits: bool | None,
    harm: int = 0,
    harm_limit: int | None = None,
) -> Verdict:
    """Decide at the planned end; only harm decides earlier.

    Args:
        rule: Set before the start.
        successes: Participants who showed the behaviour.
        pays: Whether the cost passes its gate; None, not known, does not hold the decision up.
        fits: Whether twice the customers fit in the hours.
        harm: Complaints about the trial.
        harm_limit: Above it the trial stops.
    """
    if harm_limit is not None and harm > harm_limit:
        return "harm"
    called = rule.call(successes)
    if called == "scale" and pays is False:
        return "works_but_costs_too_much"
    if called == "scale" and fits is False:
        return "works_but_does_not_fit"
    return called
