"""How far a mean of some customers may be from that of all.

A t interval with the correction for a finite population (Cochran, 1977, Sampling Techniques, 3rd ed.).
"""

from math import ceil, sqrt

from logic.statistics import Z_95, Floats, Interval, student_quantile

USUAL_SPREAD = 25.0
"""Standard deviation, in points, of answers to one item, assumed before any answer is in."""


def mean_interval(values: Floats, population: int | None = None) -> Interval | None:
    """Return the 95 % t interval of a mean on a scale from 0 to 100.

    Args:
        values: At least two answers, in points.
        population: How many customers there are; None: very many. All of them asked leaves no doubt.

    Returns:
        None where all answers are equal: their spread says nothing about who did not answer.
    """
    n = len(values)
    spread = float(values.std(ddof=1))
    if not spread:
        return None
    half = student_quantile(n - 1) * spread / sqrt(n) * finite(n, population)
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
