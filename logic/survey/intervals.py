"""How far a mean or a share of some customers may be from that of all.

Means: t interval with the correction for a finite population (Cochran, 1977, Sampling Techniques, 3rd ed.).
Shares: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
"""

from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

Z_95 = 1.959963984540054
"""Normal quantile at 0.975."""
USUAL_SPREAD = 25.0
"""Standard deviation, in points, of answers to one item, assumed before any answer is in."""
Floats = NDArray[np.floating]
Interval = tuple[float, float]


def mean_interval(values: Floats, population: int | None = None) -> Interval | None:
    """Return the 95 % t interval of a mean on a scale from 0 to 100.

    Args:
        values: At least two answers, in points.
        population: How many customers there are; None: very many. All of them asked leaves no doubt.

    Returns:
        None where all answers are equal: their spread says nothing about who did not answer.
    """
    from scipy.special import stdtrit

    n = len(values)
    spread = float(values.std(ddof=1))
    if not spread:
        return None
    half = float(stdtrit(n - 1, 0.975)) * spread / sqrt(n) * finite(n, population)
    mean = float(values.mean())
    return max(0.0, mean - half), min(100.0, mean + half)


def finite(n: int, population: int | None) -> float:
    """Return the factor by which asking many of few customers narrows an interval.

    >>> finite(30, None), finite(30, 30)
    (1.0, 0.0)
    """
    if not population or population <= 1:
        return 1.0
    return sqrt(max(0, population - n) / (population - 1))


def answers_needed(half_width: float, population: int | None = None, spread: float = USUAL_SPREAD) -> int:
    """Return how many answers estimate a mean within so many points, 19 times in 20.

    >>> [answers_needed(points) for points in (15, 10, 7.5, 5)]
    [11, 25, 43, 97]
    """
    endless = (Z_95 * spread / half_width) ** 2
    return ceil(endless / (1 + (endless - 1) / population)) if population else ceil(endless)


def share_interval(part: int, n: int) -> Interval:
    """Return the 95 % Wilson interval of a share (0 to 1).

    >>> [round(end, 3) for end in share_interval(4, 6)]
    [0.3, 0.903]
    """
    share = part / n
    spread = Z_95 * sqrt(share * (1 - share) / n + (Z_95 / (2 * n)) ** 2)
    centre, scale = share + Z_95**2 / (2 * n), 1 + Z_95**2 / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
