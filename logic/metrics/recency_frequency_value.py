"""Recency, frequency, value: scores from 1 to 5 that never part equal customers.

A score is one plus the number of cut points strictly below the value, so ties share it, the lowest value
always scores 1 and the most recent buyer always 5. Scores may skip: where 94 % bought once, F is 1 or 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.purchases import IntArray

FIFTHS = (0.2, 0.4, 0.6, 0.8)
THIRDS = (1 / 3, 2 / 3)
HIGH_VALUE = 4
"""Value score from which a customer is flagged as of high value."""

Numbers = NDArray[np.integer] | NDArray[np.floating]
Rule = Literal["fifths", "fixed", "own"]
Scores = NDArray[np.int8]


@dataclass(frozen=True)
class CutPoints:
    """The user's own cut points, four ascending each; None leaves that axis to the rule."""

    recency: tuple[float, ...] | None = None
    """Days since the last occasion."""
    frequency: tuple[float, ...] | None = None
    """Occasions."""
    value: tuple[float, ...] | None = None
    """Cents."""


@dataclass(frozen=True)
class Axis:
    """How one axis was cut."""

    rule: Rule
    unit: Literal["days", "cycles", "occasions", "cents"]
    cuts: tuple[float, ...]
    """Four ascending: the score is one plus the number of them strictly below (recency: 6 minus that)."""
    counts: tuple[int, ...]
    """Customers with score 1 to 5."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Scored:
    """Every customer's three scores, in the order of Occasions."""

    recency: Scores
    frequency: Scores
    value: Scores
    recency_axis: Axis
    frequency_axis: Axis
    value_axis: Axis

    @property
    def high_value(self) -> NDArray[np.bool_]:
        """Whether each customer's value score is 4 or 5."""
        return self.value >= HIGH_VALUE


@dataclass(frozen=True, eq=False, kw_only=True)
class Standing:
    """What is scored: one entry a customer."""

    days_since_last: IntArray
    occasions: IntArray
    cents: IntArray
    late: NDArray[np.float64] | None = None
    """Days since the last occasion in cycles; None where the file shows no cycle."""


@dataclass(frozen=True)
class Bands:
    """Fixed cut points for files too small or too uniform for fifths."""

    frequency: tuple[float, ...]
    recency_cycles: tuple[float, ...]
    fifths_from: int
    """Customers from which fifths are used."""
    distinct_frequencies: int
    """Different frequencies that fifths need."""


def quantiles(values: Numbers, shares: Sequence[float]) -> tuple[float, ...]:
    """Return quantiles by linear interpolation (type 7 of Hyndman and Fan 1996).

    One sort of whole numbers; numpy's own way turns them into floats and costs five times as much.

    >>> quantiles(np.array([1, 1, 2, 9]), (0.25, 0.5))
    (1.0, 1.5)
    """
    ordered = np.sort(values)
    # rounded, because 0.2 x 35 is 7 and not a hair above
    place = np.round(np.asarray(shares) * (len(ordered) - 1), 9)
    below = place.astype(int)
    part = np.round(place - below, 9)
    above = np.minimum(below + 1, len(ordered) - 1)
    low, high = ordered[below].astype(float), ordered[above].astype(float)
    return tuple((low + (high - low) * part).tolist())


def score_up(values: Numbers, cuts: Sequence[float]) -> Scores:
    """Score 1 plus the number of cut points strictly below each value.

    >>> score_up(np.array([1, 1, 2, 9]), (1, 1, 2, 3)).tolist()
    [1, 1, 3, 5]
    """
    scores = np.ones(len(values), np.int8)
    for cut in cuts:
        scores += values > cut
    return scores


def score(standing: Standing, bands: Bands, own: CutPoints | None = None) -> Scored:
    """Score every customer on the three axes.

    Args:
        standing: At least one customer.
        bands: When fifths do not serve, and what does then.
        own: The user's cut points, which go before any rule.
    """
    own = own or CutPoints()
    fixed = _too_few(standing.occasions, bands)
    in_cycles = fixed and own.recency is None and standing.late is not None
    recent: Numbers = standing.late if in_cycles and standing.late is not None else standing.days_since_last
    recency_axis = (
        Axis("fixed", "cycles", bands.recency_cycles, ())
        if in_cycles
        else _cut(recent, "days", own.recency, None)
    )
    frequency_axis = _cut(standing.occasions, "occasions", own.frequency, bands.frequency if fixed else None)
    value_axis = _cut(standing.cents, "cents", own.value, _thirds(standing.cents) if fixed else None)
    recency = (6 - score_up(recent, recency_axis.cuts)).astype(np.int8)
    frequency = score_up(standing.occasions, frequency_axis.cuts)
    value = score_up(standing.cents, value_axis.cuts)
    return Scored(
        recency=recency,
        frequency=frequency,
        value=value,
        recency_axis=_counted(recency_axis, recency),
        frequency_axis=_counted(frequency_axis, frequency),
        value_axis=_counted(value_axis, value),
    )


def _too_few(occasions: IntArray, bands: Bands) -> bool:
    return len(occasions) < bands.fifths_from or len(np.unique(occasions)) < bands.distinct_frequencies


def _cut(
    values: Numbers,
    unit: Literal["days", "occasions", "cents"],
    own: tuple[float, ...] | None,
    fixed: tuple[float, ...] | None,
) -> Axis:
    if own is not None:
        return Axis("own", unit, own, ())
    if fixed is not None:
        return Axis("fixed", unit, fixed, ())
    return Axis("fifths", unit, quantiles(values, FIFTHS), ())


def _thirds(values: Numbers) -> tuple[float, ...]:
    """Cut value in three: each cut stands twice, so that the thirds score 1, 3 and 5."""
    low, high = quantiles(values, THIRDS)
    return low, low, high, high


def _counted(axis: Axis, scores: Scores) -> Axis:
    counts = np.bincount(scores, minlength=6)[1:6]
    return Axis(axis.rule, axis.unit, axis.cuts, tuple(counts.tolist()))
