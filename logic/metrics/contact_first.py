"""Whom to contact first: a short list by value and lateness, each with the reason as a code and values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.metrics.customer_table import CustomerTable
from logic.metrics.policy import MetricsPolicy
from logic.metrics.segments import SegmentId
from logic.purchases import IntArray

Reason = Literal["late", "watch", "silent", "once", "valuable"]
ORDER: Sequence[Reason] = ("late", "watch", "once", "silent", "valuable")
"""Who comes first: late customers can still be won back; the long silent seldom."""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One customer to contact."""

    name: str
    """As the user's file writes it."""
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
    reason = _reasons(table, policy.limits.late_bands.cuts, has_cycle)
    rows = np.flatnonzero(_worth_it(table) & (reason >= 0))
    best = rows[np.lexsort((-table.cents[rows], reason[rows]))]
    return [
        _contact(table, int(row), ORDER[reason[row]], has_cycle) for row in _pick(table, reason, best, policy)
    ]


def _worth_it(table: CustomerTable) -> NDArray[np.bool_]:
    """Keep customers of high value; in a file too small for scores, everybody who brought money."""
    return table.cents > 0 if table.scored is None else table.scored.high_value


def _reasons(table: CustomerTable, cuts: Sequence[float], has_cycle: bool) -> NDArray[np.int8]:
    """Return, of each customer, the position of the reason in ORDER; -1: none."""
    reason = np.full(len(table), -1, np.int8)
    if not has_cycle:
        reason[:] = ORDER.index("valuable")
        return reason
    on_time, watch, late = cuts
    reason[table.late > on_time] = ORDER.index("watch")
    reason[table.late > watch] = ORDER.index("late")
    reason[table.late > late] = ORDER.index("silent")
    reason[(table.occasions == 1) & (table.late > on_time) & (table.late <= late)] = ORDER.index("once")
    return reason


def _pick(table: CustomerTable, reason: IntArray, best: IntArray, policy: MetricsPolicy) -> Iterator[int]:
    """Take the first ones; customers alike in reason and value come in the order of their names."""
    most = policy.limits.contacts.most
    if len(best) > most:
        edge = best[most - 1]
        ahead = (reason[best] < reason[edge]) | (
            (reason[best] == reason[edge]) & (table.cents[best] >= table.cents[edge])
        )
        best = best[ahead]
    ordered = sorted(best.tolist(), key=lambda row: (reason[row], -table.cents[row], table.name(row)))
    yield from ordered[:most]


def _contact(table: CustomerTable, row: int, reason: Reason, has_cycle: bool) -> Contact:
    return Contact(
        name=table.name(row),
        reason=reason,
        segment=None if table.segment is None else table.segment_ids[int(table.segment[row])],
        days_since_last=int(table.days_since_last[row]),
        own_cycle=has_cycle and bool(table.own_cycle[row]),
        cycle_days=float(table.cycle[row]) if has_cycle else None,
        late=float(table.late[row]) if has_cycle else None,
        occasions=int(table.occasions[row]),
        cents=int(table.cents[row]),
    )
