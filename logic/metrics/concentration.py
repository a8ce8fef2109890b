"""How unevenly value is spread over customers.

A customer whose returns exceed the purchases counts as 0. Exact sums: value is whole cents.
"""

from math import ceil

import numpy as np

from logic.purchases import IntArray


def gini(value: IntArray) -> float:
    """Return the Gini coefficient of values >= 0 with a positive sum.

    >>> round(gini(np.array([460, 120, 300, 200, 80, 1000])), 4)
    0.4414
    """
    ordered, n = np.sort(value), len(value)
    ranks = np.arange(1, n + 1, dtype=np.float64)
    return float(2 * (ranks * ordered).sum() / (n * float(ordered.sum())) - (n + 1) / n)


def top_share(value: IntArray, share: float) -> float:
    """Return what the best customers bring: ceil(share x n) of them, as a share of the sum.

    >>> round(top_share(np.array([460, 120, 300, 200, 80, 1000]), 0.2), 3)
    0.676
    """
    take = ceil(round(share * len(value), 9))
    best = np.partition(value, len(value) - take)[len(value) - take :]
    return float(best.sum() / value.sum())


def herfindahl(value: IntArray) -> float:
    """Return the Herfindahl-Hirschman index: the sum of squared shares.

    >>> round(herfindahl(np.array([460, 120, 300, 200, 80, 1000])), 4)
    0.292
    """
    share = value / value.sum()
    return float((share * share).sum())


def pareto_curve(value: IntArray, points: int = 50) -> list[tuple[float, float]]:
    """Return (share of customers, share of value) from the best customer on; at most `points` steps."""
    total = np.cumsum(np.sort(value)[::-1])
    at = np.unique(np.linspace(1, len(value), min(points, len(value))).round().astype(int))
    return [(0.0, 0.0), *((float(k / len(value)), float(total[k - 1] / total[-1])) for k in at)]
