"""The named grid of recency by frequency: every customer has exactly one segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from logic.metrics.policy import SCORES, SegmentsFile
from logic.metrics.recency_frequency_value import Scored
from logic.purchases import IntArray

SegmentId = str


@dataclass(frozen=True, kw_only=True)
class SegmentCount:
    """What one segment holds."""

    customers: int
    high_value: int
    """Customers of it whose value score is 4 or 5."""
    cents: int
    """Net value to date of its customers."""


def assign(scored: Scored, file: SegmentsFile) -> tuple[IntArray, Sequence[SegmentId]]:
    """Name every customer's segment.

    Returns:
        Of each customer the position in the second value, the ids in the order of the YAML.
    """
    ids = list(file.segments)
    lookup = np.array([[ids.index(name) for name in file.grid[row]] for row in SCORES], np.int8)
    return lookup[5 - scored.recency, scored.frequency - 1], ids


def count_segments(
    cents: IntArray, scored: Scored, segment: IntArray, ids: Sequence[SegmentId]
) -> Mapping[SegmentId, SegmentCount]:
    """Count customers, high-value customers and value of every segment, empty ones too."""
    customers = np.bincount(segment, minlength=len(ids))
    high = np.bincount(segment[scored.high_value], minlength=len(ids))
    # sums of cents stay exact in float64 up to 2**53 cents, ninety million million units
    sums = np.bincount(segment, weights=cents, minlength=len(ids))
    return {
        id: SegmentCount(customers=int(customers[at]), high_value=int(high[at]), cents=round(sums[at]))
        for at, id in enumerate(ids)
    }
