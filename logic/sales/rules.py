"""The cleaning rules: which rows each one leaves out. The first that holds for a row is the one named."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from logic.purchases import UNKNOWN_DAY
from logic.sales.amounts import Bools, is_null
from logic.sales.days import EPOCH
from logic.sales.rows import Rows
from logic.sales.table import Column
from logic.sales.values import Choices, Rule
from logic.sales.verdicts import verdict_of
from logic.sales.vocabulary import squeeze

Found = tuple[Rule, Bools]
STATUS_ROLES = ("payment_status", "status", "fulfilment_status")
DROPS: tuple[Rule, ...] = ("cancelled", "failed", "draft", "refunded")
MOST_PENDING = 0.5
"""Share of pending rows beyond which pending is how the shop works (cash on delivery), and stays in."""


def unreadable(rows: Rows, empty: Bools, today: dt.date) -> Iterator[Found]:
    """Find rows that cannot be counted whatever the user decides.

    Args:
        rows: The rows as numbers.
        empty: Rows with nothing in any column that is read.
        today: Dates after the next day are typing errors.
    """
    dated, priced = rows.dated, rows.priced
    yield "empty_row", empty
    yield "no_customer", rows.who.codes < 0
    yield "no_date", dated.blank
    yield "bad_date", dated.day == UNKNOWN_DAY
    yield "future_date", dated.day > today.toordinal() - EPOCH + 1
    yield "bad_amount", ~priced.given & ~priced.blank


def by_state(rows: Rows, choices: Choices) -> Iterator[Found]:
    """Find rows that are no sale by their status."""
    columns = [rows.words[role] for role in STATUS_ROLES if role in rows.words]
    kept = frozenset(squeeze(word) for word in choices.keep_statuses)
    for rule in DROPS:
        masks = [_with_verdict(column, rule, kept) for column in columns]
        yield rule, np.logical_or.reduce(masks) if masks else np.zeros(rows.count, bool)
    if "cancelled_at" in rows.words:
        column = rows.words["cancelled_at"]
        yield "cancelled", ~is_null(column.words)[column.codes]


def pending(rows: Rows, choices: Choices) -> Bools:
    """Find rows whose sale may or may not come about; the payment's state says more than the order's."""
    kept = frozenset(squeeze(word) for word in choices.keep_statuses)
    for role in STATUS_ROLES[:2]:
        if role in rows.words:
            return _with_verdict(rows.words[role], "ask", kept)
    return np.zeros(rows.count, bool)


def _with_verdict(column: Column, verdict: str, kept: frozenset[str]) -> Bools:
    words = [verdict_of(word) == verdict and squeeze(word) not in kept for word in column.texts]
    return np.array(words, bool)[column.codes] if any(words) else np.zeros(len(column.codes), bool)
