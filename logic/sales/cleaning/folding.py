"""Lines to orders: which lines are one order, and whether its amount stands once or on every line."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.amounts import Bools

Cents = NDArray[np.int64]
SAME_AMOUNT_SHARE = 0.95
"""Share of the orders of several lines whose lines all bear one amount, from which it is the order's."""
SURE_ORDERS = 5
"""Orders of several lines that make this evidence rather than chance."""
BLANK_SHARE = 0.8


@dataclass(frozen=True, eq=False)
class Groups:
    """Which order each row belongs to."""

    codes: NDArray[np.int64]
    """Position of the row's order, in the order of their first rows; empty where every row is an order."""
    count: int
    first: NDArray[np.int64]
    """The first row of each order; empty where every row is an order."""

    @property
    def single(self) -> bool:
        """Whether every row is an order."""
        return not len(self.codes)


def each_row(rows: int) -> Groups:
    """Take every row for an order."""
    nothing = np.empty(0, np.int64)
    return Groups(nothing, rows, nothing)


def group(*keys: NDArray[np.integer]) -> Groups:
    """Group rows that agree in all keys; a first key below 0 is no key: such a row stands alone.

    Args:
        keys: Codes, one a row each.
    """
    rows = len(keys[0])
    combined = keys[0].astype(np.int64)
    for key in keys[1:]:
        low = int(key.min(initial=0))
        combined = combined * (int(key.max(initial=0)) - low + 1) + (key - low)
        combined = (
            np.unique(combined, return_inverse=True)[1] if combined.max(initial=0) > 2**40 else combined
        )
    alone = keys[0] < 0
    combined = np.where(alone, -1 - np.arange(rows), combined)
    _, first, codes = np.unique(combined, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    by_row = np.argsort(first, kind="stable")
    rank[by_row] = np.arange(len(first))
    return each_row(rows) if len(first) == rows else Groups(rank[codes], len(first), first[by_row])


def fill_within(groups: Groups, codes: NDArray[np.int32], blank: Bools) -> NDArray[np.int32]:
    """Give blank rows the value of the first row of their order that has one."""
    if groups.single or not blank.any():
        return codes
    rows = np.flatnonzero(~blank)
    source = np.full(groups.count, -1, np.int64)
    source[groups.codes[rows][::-1]] = rows[::-1]
    found = source[groups.codes]
    usable = blank & (found >= 0)
    return np.where(usable, codes[np.maximum(found, 0)], codes)


def amount_stands(
    groups: Groups, cents: Cents, given: Bools, named: Literal["once", "sum"] | None
) -> tuple[Literal["once", "sum"], bool]:
    """Decide whether the amount of an order stands once or is spread over its lines.

    Args:
        groups: The orders.
        cents: The amount of each row.
        given: Where the row has an amount.
        named: What the heading says.

    Returns:
        The decision, and whether it is a guess.
    """
    lines = np.bincount(groups.codes, minlength=groups.count)
    several = lines > 1
    if not several.any():
        return "sum", False
    with_amount = np.bincount(groups.codes[given], minlength=groups.count)
    if float((with_amount[several] <= 1).mean()) >= BLANK_SHARE:
        return "once", False
    if named:
        return named, False
    equal = _all_equal(groups, cents, given) & (with_amount > 1)
    judged = several & (with_amount > 1)
    share = float(equal[judged].mean())
    if share < SAME_AMOUNT_SHARE:
        return "sum", False
    return "once", int(judged.sum()) < SURE_ORDERS


def _all_equal(groups: Groups, cents: Cents, given: Bools) -> Bools:
    low = np.full(groups.count, np.iinfo(np.int64).max)
    high = np.full(groups.count, np.iinfo(np.int64).min)
    np.minimum.at(low, groups.codes[given], cents[given])
    np.maximum.at(high, groups.codes[given], cents[given])
    same: Bools = low == high
    return same


def first_given(groups: Groups, given: Bools) -> Bools:
    """Mark the first row of each order that has an amount."""
    rows = np.flatnonzero(given)
    first = np.zeros(len(given), bool)
    if len(rows):
        _, at = np.unique(groups.codes[rows], return_index=True)
        first[rows[at]] = True
    return first
