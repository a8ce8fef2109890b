"""Intervals of 95 % for shares and means.

Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
"""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from logic.metrics.figure import Figure

Z_95 = 1.959963984540054
"""Normal quantile at 0.975."""


def wilson(part: float, n: int) -> tuple[float, float]:
    """Return the Wilson score interval of a share.

    >>> [round(end, 3) for end in wilson(4, 6)]
    [0.3, 0.903]
    """
    share = part / n
    spread = Z_95 * sqrt(share * (1 - share) / n + (Z_95 / (2 * n)) ** 2)
    centre, scale = share + Z_95**2 / (2 * n), 1 + Z_95**2 / n
    # none and all touch the end, which rounding would miss by a hair
    return (
        (centre - spread) / scale if part > 0 else 0.0,
        (centre + spread) / scale if part < n else 1.0,
    )


def share_of(part: int, n: int) -> Figure:
    """Return a share with its interval."""
    low, high = wilson(part, n)
    return Figure(value=part / n, n=n, part=part, low=low, high=high)


def mean_interval(values: NDArray[np.floating]) -> tuple[float, float]:
    """Return the normal interval of a mean; at least two values."""
    mean, half = float(values.mean()), Z_95 * float(values.std(ddof=1)) / sqrt(len(values))
    return mean - half, mean + half
