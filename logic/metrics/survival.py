"""How long customers take to come back: Kaplan-Meier over gaps, open gaps censored at the reference day.

Kaplan, E. L. and Meier, P. (1958), Journal of the American Statistical Association 53, 457-481.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.metrics.cycle import Gaps
from logic.metrics.occasions import Occasions

RETURNS_SEEN = 0.95
"""Share of the returns that are ever observed, after which a silent customer counts as lapsed."""


@dataclass(frozen=True, eq=False)
class Survival:
    """Share of gaps still open after each day, from day 0 to the end of follow-up."""

    still_open: NDArray[np.float64]
    """By day."""

    @property
    def follow_up(self) -> int:
        """The longest gap, open or closed, that was observed: days beyond it are unknown."""
        return len(self.still_open) - 1

    def at(self, day: int) -> float | None:
        """Return the share still open after a day; None beyond the follow-up."""
        return float(self.still_open[day]) if 0 <= day <= self.follow_up else None

    @property
    def lapse_day(self) -> int:
        """The first day by which 95 % of the returns that are ever observed have happened."""
        came_back = 1 - self.still_open
        # the tolerance keeps a share that is equal on paper from missing by a rounding error
        return int(np.argmax(came_back >= RETURNS_SEEN * came_back[-1] - 1e-12))


def survive(occasions: Occasions, gaps: Gaps) -> Survival:
    """Estimate the share of gaps still open after each day."""
    still = occasions.days_since_last
    end = int(max(gaps.days.max(initial=0), still.max(initial=0)))
    closed, censored = np.bincount(gaps.days, minlength=end + 1), np.bincount(still, minlength=end + 1)
    at_risk = np.cumsum((closed + censored)[::-1])[::-1]
    return Survival(np.cumprod(1 - closed / np.maximum(at_risk, 1), dtype=np.float64))
