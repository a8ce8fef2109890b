"""What a number of participants can tell apart, with the bounds that decide the trial."""

from math import ceil

from logic.plan.decision import Z_90_ONE_SIDED, set_rule
from logic.statistics import wilson

MOST_PEOPLE = 1000
"""More participants than this is no small trial; then the number is not named."""
STEP = 0.05
"""Thresholds are named in steps of five per cent."""
HAIR = 1e-9


def tells_apart(n: int, threshold: float, baseline: float) -> bool:
    """Say whether reaching the threshold would be more than what happens anyway.

    It is when the lower bound of the share at the threshold lies above the baseline.

    >>> tells_apart(10, 0.5, 0.1), tells_apart(10, 0.9, 0.88)
    (True, False)
    """
    reached = ceil(round(threshold * n, 6))
    return wilson(reached, n, Z_90_ONE_SIDED)[0] > baseline


def people_to_tell(threshold: float, baseline: float) -> int | None:
    """Return the fewest participants from which threshold and baseline stay apart; None: too many.

    >>> people_to_tell(0.9, 0.8), people_to_tell(0.9, 0.9)
    (23, None)
    """
    if threshold <= baseline:
        return None
    sizes = range(MOST_PEOPLE, 0, -1)
    too_few = next((n for n in sizes if not tells_apart(n, threshold, baseline)), 0)
    return too_few + 1 if too_few < MOST_PEOPLE else None


def threshold_to_tell(n: int, baseline: float) -> float | None:
    """Return the lowest threshold that so many participants tell apart and could reach; None: there is none.

    >>> threshold_to_tell(10, 0.47), threshold_to_tell(10, 0.88)
    (0.65, None)
    """
    above = (share for share in _steps() if can_scale(n, share))
    return next((share for share in above if tells_apart(n, share, baseline)), None)


def can_scale(n: int, threshold: float) -> bool:
    """Say whether any result of so many participants would scale."""
    return set_rule(n, threshold).scale_from is not None


def people_to_scale(threshold: float) -> int | None:
    """Return the fewest participants of whom all together would scale.

    All of n have the lower bound n / (n + z²).

    >>> people_to_scale(0.9), people_to_scale(1.0)
    (15, None)
    """
    if threshold >= 1:
        return None
    n = ceil(Z_90_ONE_SIDED**2 * threshold / (1 - threshold) - HAIR)
    return n if n <= MOST_PEOPLE else None


def threshold_to_scale(n: int) -> float | None:
    """Return the highest threshold at which so many participants could scale.

    >>> threshold_to_scale(10), threshold_to_scale(1)
    (0.85, 0.35)
    """
    return next((share for share in reversed(_steps()) if can_scale(n, share)), None)


def _steps() -> list[float]:
    return [round(at * STEP, 2) for at in range(1, round(1 / STEP))]
