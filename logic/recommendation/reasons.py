"""What speaks for one type against another, and how far a weight may move before the other leads."""

from dataclasses import dataclass

from logic.recommendation.ranking import BEST, Fits

FOR_SHOWN = 3
"""Reasons shown for the leader; against it, one."""
NOTHING = 1e-9
"""Differences below it are rounding, not reasons."""


@dataclass(frozen=True)
class Reason:
    """One factor's part in the distance between two types."""

    factor: str
    points: float
    """Points (0 to 100) that the factor gives the first type over the second; negative: it takes them."""
    fit: float
    """Fit (0 to 4) of the first type here."""
    other_fit: float


@dataclass(frozen=True)
class Comparison:
    """One type against another."""

    one: str
    other: str
    reasons: tuple[Reason, ...]
    """Every known factor, from what most favours the first type to what most opposes it."""

    @property
    def shown(self) -> tuple[Reason, ...]:
        """The factors that most favour the first type, three at most."""
        return tuple(reason for reason in self.reasons if reason.points > NOTHING)[:FOR_SHOWN]

    @property
    def against(self) -> Reason | None:
        """The factor that most opposes it."""
        last = self.reasons[-1] if self.reasons else None
        return last if last and last.points < -NOTHING else None


@dataclass(frozen=True)
class Flip:
    """The weight at which two types change places, all else as it is."""

    factor: str
    weight: float
    """The factor's weight now."""
    flips_at: float


def compare(fits: Fits, one: str, other: str) -> Comparison:
    """Set one type against another, factor by factor."""
    a, b = fits.types.index(one), fits.types.index(other)
    whole = BEST * float(fits.known_weights.sum())
    reasons = [
        Reason(factor, 100 * gained / whole, float(fits.fit[at, a]), float(fits.fit[at, b]))
        for factor, gained in fits.difference(one, other).items()
        if whole and (at := fits.factors.index(factor)) >= 0
    ]
    return Comparison(one, other, tuple(sorted(reasons, key=lambda reason: -reason.points)))


def find_flips(fits: Fits, one: str, other: str, highest: float) -> tuple[Flip, ...]:
    """Find where each weight, moved alone, would make the second type lead.

    With D = sum_f w_f (fit_A - fit_B), the weight of factor c flips the two at
    w_c* = w_c - D / (fit_A,c - fit_B,c): the weight stability interval of the weighted sum.

    Returns:
        The flips within 0 and the highest weight allowed, the smallest move first.
    """
    gained = fits.difference(one, other)
    lead = sum(gained.values())
    a, b = fits.types.index(one), fits.types.index(other)
    found = []
    for factor in gained:
        at = fits.factors.index(factor)
        step = float(fits.fit[at, a] - fits.fit[at, b])
        weight = float(fits.weights[at])
        if abs(step) > NOTHING and 0 <= weight - lead / step <= highest:
            found.append(Flip(factor, weight, weight - lead / step))
    return tuple(sorted(found, key=lambda flip: abs(flip.flips_at - flip.weight)))
