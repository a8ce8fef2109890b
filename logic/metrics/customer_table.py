"""One row a customer: what the page lists, the download holds and the contact list draws from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.metrics.base import Base
from logic.metrics.cycle import late_index
from logic.metrics.recency_frequency_value import CutPoints, Scored, Standing, score
from logic.metrics.segments import SegmentId, assign
from logic.purchases import IntArray


@dataclass(frozen=True, eq=False, kw_only=True)
class CustomerTable:
    """Columns of one entry a customer with at least one purchase."""

    names: Sequence[str]
    """Ids of the whole file; code points into it."""
    persons: Sequence[str] | None
    """Of each name the person's, as the file writes it; None when it has no column of them."""
    code: IntArray
    first_day: IntArray | None
    """None where the file has one row a customer."""
    last_day: IntArray
    days_since_last: IntArray
    occasions: IntArray
    cents: IntArray
    """Net value to date."""
    late: NDArray[np.float64]
    """Days since the last purchase in cycles; nan while nobody has come back."""
    own_cycle: NDArray[np.bool_]
    """Whether that cycle is the customer's own and not everybody's."""
    cycle: NDArray[np.float64]
    """Days of the cycle the customer is held against; nan while nobody has come back."""
    scored: Scored | None = None
    """None below the gate of segments."""
    segment: IntArray | None = None
    """Position in segment_ids; None below the gate."""
    segment_ids: Sequence[SegmentId] = ()

    def __len__(self) -> int:
        """Count the customers."""
        return len(self.code)

    def name(self, row: int) -> str:
        """Return the customer's id as the file writes it."""
        return self.names[int(self.code[row])]

    def person(self, row: int) -> str:
        """Return the person's name as the file writes it; "" where it does not say."""
        return self.persons[int(self.code[row])] if self.persons is not None else ""


def list_customers(base: Base, cuts: CutPoints | None) -> CustomerTable:
    """Make the table, with scores and segments where the gate lets them."""
    occasions = base.occasions
    scored, segment = None, None
    ids: Sequence[SegmentId] = ()
    if not base.gate.refuse("segments"):
        standing = Standing(
            days_since_last=occasions.days_since_last,
            occasions=occasions.count,
            cents=occasions.value,
            late=late_index(occasions, base.gaps) if base.gaps.customers else None,
        )
        scored = score(standing, base.policy.bands, cuts)
        segment, ids = assign(scored, base.policy.segments)
    return CustomerTable(
        names=base.purchases.names,
        persons=base.purchases.persons,
        code=occasions.code,
        first_day=occasions.first,
        last_day=occasions.last,
        days_since_last=occasions.days_since_last,
        occasions=occasions.count,
        cents=occasions.value,
        late=late_index(occasions, base.gaps),
        own_cycle=base.gaps.has_own_cycle,
        cycle=base.gaps.cycle,
        scored=scored,
        segment=segment,
        segment_ids=ids,
    )
