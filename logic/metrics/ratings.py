"""What customers answered to one question: NPS on 0 to 10, the share of the two best answers on 1 to 5.

The score: Reichheld, F. (2003), Harvard Business Review 81(12), 46-54.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from logic.metrics.figure import Figure, MetricId, Result, Withheld, share_of
from logic.metrics.policy import Gatekeeper, MetricsPolicy
from logic.purchases import Ratings
from logic.statistics import net_margin

NPS_SCALE = (0, 10)
PROMOTER_FROM, DETRACTOR_TO = 9, 6


@dataclass(frozen=True, kw_only=True)
class RatingMetrics:
    """What the answers say."""

    answers: int
    lowest: int
    highest: int
    bars: Sequence[int]
    """Answers of each value from lowest to highest; shown whatever the gates say."""
    figures: Mapping[MetricId, Figure]
    withheld: Mapping[MetricId, Withheld]

    def value(self, metric: MetricId) -> float | None:
        """Return a figure's number, or None where it is withheld."""
        figure = self.figures.get(metric)
        return figure.value if figure else None


def measure_ratings(ratings: Ratings, policy: MetricsPolicy) -> RatingMetrics:
    """Work out what the scale of the question allows; NPS is never made from 1 to 5."""
    n = len(ratings.values)
    gate = Gatekeeper(policy.limits.gates, {"answers": n})
    if (ratings.lowest, ratings.highest) == NPS_SCALE:
        results: dict[MetricId, Result] = {"nps": gate.admit("nps", lambda: net_promoters(ratings))}
    else:
        results = {
            "nps": Withheld("not_0_to_10", {"lowest": ratings.lowest, "highest": ratings.highest}),
            "top_two_share": gate.admit("top_two", lambda: _top_two(ratings)),
        }
    bars = np.bincount(ratings.values - ratings.lowest, minlength=ratings.highest - ratings.lowest + 1)
    return RatingMetrics(
        answers=n,
        lowest=ratings.lowest,
        highest=ratings.highest,
        bars=bars.tolist(),
        figures={id: result for id, result in results.items() if isinstance(result, Figure)},
        withheld={id: result for id, result in results.items() if isinstance(result, Withheld)},
    )


def net_promoters(ratings: Ratings) -> Figure:
    """Return promoters (9, 10) minus detractors (0 to 6) in points from -100 to 100, with its margin."""
    n = len(ratings.values)
    promoters = np.count_nonzero(ratings.values >= PROMOTER_FROM) / n
    detractors = np.count_nonzero(ratings.values <= DETRACTOR_TO) / n
    points, margin = 100 * (promoters - detractors), net_margin(promoters, detractors, n)
    return Figure(value=points, n=n, low=max(-100.0, points - margin), high=min(100.0, points + margin))


def nps_moved(before: Figure, after: Figure) -> bool:
    """Say whether two scores differ by more than chance."""
    return abs(after.value - before.value) > sqrt(_margin(before) ** 2 + _margin(after) ** 2)


def _margin(figure: Figure) -> float:
    """Return the wider side of the interval: the other one may be cut off at -100 or 100."""
    low, high = figure.value if figure.low is None else figure.low, figure.high or figure.value
    return max(figure.value - low, high - figure.value)


def _top_two(ratings: Ratings) -> Figure:
    return share_of(int(np.count_nonzero(ratings.values >= ratings.highest - 1)), len(ratings.values))
