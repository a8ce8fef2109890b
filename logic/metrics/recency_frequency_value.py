"""Recency, frequency, value: scores from 1 to 5 that never part equal customers.

A score is one plus the number of cut points strictly below the value, so ties share it, the lowest value
always scores 1 and the most recent buyer always 5. Scores may skip: where 94 % bought once, F is 1 or 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.metrics.cycle import Gaps, late_index
from logic.metrics.occasions import Occasions

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


@dataclass(frozen=True)
class Bands:
    """Fixed cut points for files too small or too uniform for fifths."""

    frequency: tuple[float, ...]
    recency_cycles: tuple[float, ...]
    fifths_from: int
    """Customers from which fifths are used."""
    distinct_frequencies: int
    """Different frequencies that fifths need."""


def score_up(values: Numbers, cuts: Sequence[float]) -> Scores:
    """Score 1 plus the number of cut points strictly below each value.

    >>> score_up(np.array([1, 1, 2, 9]), (1, 1, 2, 3)).tolist()
    [1, 1, 3, 5]
    """
    return (np.searchsorted(np.asarray(cuts, float), values, side="left") + 1).astype(np.int8)


def score(occasions: Occasions, gaps: Gaps, bands: Bands, own: CutPoints | None = None) -> Scored:
    """Score every customer on the three axes.

    Args:
        occasions: At least one customer.
        gaps: Of the same occasions.
        bands: When fifths do not serve, and what does then.
        own: The user's cut points, which go before any rule.
    """
    own = own or CutPoints()
    fixed = _too_few(occasions, bands)
    days, cycles = occasions.days_since_last, late_index(occasions, gaps)
    in_cycles = fixed and own.recency is None and bool(gaps.customers)
    recency_axis = (
        Axis("fixed", "cycles", bands.recency_cycles, ())
        if in_cycles
        else _cut(days, "days", own.recency, None)
    )
    frequency_axis = _cut(occasions.count, "occasions", own.frequency, bands.frequency if fixed else None)
    value_axis = _cut(occasions.value, "cents", own.value, _thirds(occasions.value) if fixed else None)
    recency = 6 - score_up(cycles if in_cycles else days, recency_axis.cuts)
    frequency, value = (
        score_up(occasions.count, frequency_axis.cuts),
        score_up(occasions.value, value_axis.cuts),
    )
    return Scored(
        recency=recency.astype(np.int8),
        frequency=frequency,
        value=value,
        recency_axis=_counted(recency_axis, recency),
        frequency_axis=_counted(frequency_axis, frequency),
        value_axis=_counted(value_axis, value),
    )


def _too_few(occasions: Occasions, bands: Bands) -> bool:
    distinct = int(np.count_nonzero(np.bincount(occasions.count)))
    return occasions.customers < bands.fifths_from or distinct < bands.distinct_frequencies


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
    return Axis("fifths", unit, tuple(np.quantile(values, FIFTHS).tolist()), ())


def _thirds(values: Numbers) -> tuple[float, ...]:
    """Cut value in three: each cut stands twice, so that the thirds score 1, 3 and 5."""
    low, high = np.quantile(values, THIRDS).tolist()
    return low, low, high, high


def _counted(axis: Axis, scores: Scores) -> Axis:
    counts = np.bincount(scores, minlength=6)[1:6]
    return Axis(axis.rule, axis.unit, axis.cuts, tuple(counts.tolist()))
