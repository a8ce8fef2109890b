"""The few statistics that every room needs: one formula, one place.

Shares: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
Net score: the variance of p - d, with p the share of promoters and d that of detractors, is p + d - (p - d)².
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Interval = tuple[float, float]
Z_95 = 1.959963984540054
"""Normal quantile at 0.975: both sides of an interval of 95 %."""


def wilson(part: float, n: int, z: float = Z_95) -> Interval:
    """Return the Wilson score interval of a share (0 to 1).

    >>> [round(end, 3) for end in wilson(4, 6)]
    [0.3, 0.903]
    """
    share = part / n
    spread = z * sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2)
    centre, scale = share + z**2 / (2 * n), 1 + z**2 / n
    # none and all touch the end, which rounding would miss by a hair
    return (
        (centre - spread) / scale if part > 0 else 0.0,
        (centre + spread) / scale if part < n else 1.0,
    )


def normal_interval(values: Floats) -> Interval:
    """Return the 95 % interval of a mean of many values; at least two."""
    mean, half = float(values.mean()), Z_95 * float(values.std(ddof=1)) / sqrt(len(values))
    return mean - half, mean + half


def student_quantile(freedom: float) -> float:
    """Return the t quantile at 0.975: both sides of an interval of 95 % of a mean of few values.

    >>> [round(student_quantile(freedom), 3) for freedom in (1, 10, 1000)]
    [12.706, 2.228, 1.962]
    """
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.975))


def net_margin(promoters: float, detractors: float, n: int) -> float:
    """Return half the 95 % interval of promoters minus detractors, in points.

    Args:
        promoters: Share, 0 to 1, as is detractors.
        detractors: Share.
        n: Who answered.

    >>> [round(net_margin(0.5, 0.2, n)) for n in (10, 20, 30, 50, 100, 200, 400)]
    [48, 34, 28, 22, 15, 11, 8]
    """
    return 100 * Z_95 * sqrt((promoters + detractors - (promoters - detractors) ** 2) / n)
