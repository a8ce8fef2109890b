"""Which rule left each row out, and what it all adds up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.amounts import Bools
from logic.sales.cleaning.folding import Cents
from logic.sales.cleaning.rules import Found
from logic.sales.loading.table import Table
from logic.sales.values import NAMED_LINES, REVERSIBLE, Note, Receipt, Rule, SetAside


@dataclass(frozen=True, eq=False)
class Sieve:
    """The rule of each row that is left out."""

    reason: NDArray[np.int8]
    """Position in rules, from 1; 0: the row is used."""
    rules: tuple[Rule, ...]

    @property
    def used(self) -> Bools:
        """The rows that the figures rest on."""
        used: Bools = self.reason == 0
        return used

    def without(self, rule: Rule, rows: Bools) -> "Sieve":
        """Leave out rows for one more rule."""
        rows = rows & self.used
        if not rows.any():
            return self
        rules = self.rules if rule in self.rules else (*self.rules, rule)
        reason = self.reason.copy()
        reason[rows] = rules.index(rule) + 1
        return Sieve(reason, rules)


def sift(count: int, found: Iterable[Found], keep: frozenset[Rule]) -> Sieve:
    """Apply rules in their order.

    Args:
        count: Rows of the file.
        found: For each rule the rows it is for; a rule may come more than once.
        keep: Rules that the user does not want.
    """
    reason = np.zeros(count, np.int8)
    rules: list[Rule] = []
    for rule, mask in found:
        if (rule in keep and rule in REVERSIBLE) or not mask.any():
            continue
        if rule not in rules:
            rules.append(rule)
        reason[mask & (reason == 0)] = rules.index(rule) + 1
    return Sieve(reason, tuple(rules))


def account(table: Table, worth: Cents, sieve: Sieve, orders: int, notes: Sequence[Note]) -> Receipt:
    """Write the receipt: every row is used or stands under one rule.

    Args:
        table: Names the lines of rows.
        worth: What each row adds to the total.
        sieve: The rule of each row.
        orders: Purchases found.
        notes: What else was seen.
    """
    if not sieve.rules:
        return Receipt(read=len(worth), used=len(worth), set_aside=(), orders=orders, notes=tuple(notes))
    counts = np.bincount(sieve.reason, minlength=len(sieve.rules) + 1)
    sums = np.bincount(sieve.reason, weights=worth, minlength=len(sieve.rules) + 1)
    aside = []
    for number, rule in enumerate(sieve.rules, 1):
        if counts[number]:
            at = np.flatnonzero(sieve.reason == number)[:NAMED_LINES]
            aside.append(SetAside(rule, int(counts[number]), round(sums[number]), table.lines(at)))
    return Receipt(
        read=len(worth), used=int(counts[0]), set_aside=tuple(aside), orders=orders, notes=tuple(notes)
    )
