"""Whom to contact first: a short list by value and lateness, each with the reason as a code and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.metrics.customer_table import CustomerTable
from logic.metrics.policy import MetricsPolicy
from logic.metrics.recency_frequency_value import score_up
from logic.metrics.segments import SegmentId
from logic.purchases import IntArray

Reason = Literal["late", "watch", "silent", "once", "valuable"]
ORDER: Sequence[Reason] = ("late", "watch", "once", "silent", "valuable")
"""Who comes first: late customers can still be won back; the long silent seldom."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One customer to contact."""

    name: str
    """What tells the customer apart, as the user's file writes it: a code, an address, a name."""
    person: str
    """The person's name as the file writes it; "" where it does not say."""
    reason: Reason
    """late, watch, silent: by the late index; once: bought once, over a cycle ago; valuable: no cycle yet."""
    segment: SegmentId | None
    days_since_last: int
    own_cycle: bool
    """Whether the cycle is the customer's own and not everybody's."""
    cycle_days: float | None
    """What the lateness is held against; None where the file shows no cycle."""
    late: float | None
    occasions: int
    cents: int
    """Net value to date."""


def list_contacts(table: CustomerTable, policy: MetricsPolicy, *, has_cycle: bool) -> Sequence[Contact]:
    """List whom to contact first.

    Args:
        table: All customers.
        policy: Its `contacts` says how many; its late bands when a customer is late.
        has_cycle: Whether the gate of the late index is open.
    """
    rows = np.flatnonzero(_worth_it(table))
    reason = _reasons(table, rows, policy.limits.late_bands.cuts, has_cycle)
    rows, reason = rows[reason >= 0], reason[reason >= 0]
    first = _first(table, rows, reason, policy.limits.contacts.most)
    return [_contact(table, row, ORDER[place], has_cycle) for place, _, _, row in first]


def _worth_it(table: CustomerTable) -> NDArray[np.bool_]:
    """Keep customers of high value; in a file too small for scores, everybody who brought money."""
    return table.cents > 0 if table.scored is None else table.scored.high_value


def _reasons(
    table: CustomerTable, rows: IntArray, cuts: Sequence[float], has_cycle: bool
) -> NDArray[np.int8]:
    """Return, of each of these customers, the position of the reason in ORDER; -1: none."""
    if not has_cycle:
        return np.full(len(rows), ORDER.index("valuable"), np.int8)
    late = table.late[rows]
    band = score_up(late, cuts) - 1
    reason = np.array([-1, *(ORDER.index(name) for name in ("watch", "late", "silent"))], np.int8)[band]
    reason[(table.occasions[rows] == 1) & (band > 0) & (band < len(cuts))] = ORDER.index("once")
    return reason


def _first(
    table: CustomerTable, rows: IntArray, reason: NDArray[np.int8], most: int
) -> Sequence[tuple[int, int, str, int]]:
    """Take the first ones by reason, value and, so that the order of the file does not matter, name."""
    cents = table.cents[rows]
    ranked = np.lexsort((-cents, reason))
    if len(ranked) > most:
        edge = ranked[most - 1]
        alike = (reason == reason[edge]) & (cents >= cents[edge])
        ranked = np.flatnonzero((reason < reason[edge]) | alike)
    listed = [(int(reason[at]), -int(cents[at]), table.name(int(rows[at])), int(rows[at])) for at in ranked]
    return sorted(listed)[:most]


def _contact(table: CustomerTable, row: int, reason: Reason, has_cycle: bool) -> Contact:
    return Contact(
        name=table.name(row),
        person=table.person(row),
        reason=reason,
        segment=None if table.segment is None else table.segment_ids[int(table.segment[row])],
        days_since_last=int(table.days_since_last[row]),
        own_cycle=has_cycle and bool(table.own_cycle[row]),
        cycle_days=float(table.cycle[row]) if has_cycle else None,
        late=float(table.late[row]) if has_cycle else None,
        occasions=int(table.occasions[row]),
        cents=int(table.cents[row]),
    )
