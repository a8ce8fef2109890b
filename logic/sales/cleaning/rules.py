"""The cleaning rules: which rows each one leaves out. The first that holds for a row is the one named."""

import datetime as dt
import re
from collections.abc import Iterator

import numpy as np

from logic.purchases import UNKNOWN_DAY
from logic.sales.cells.amounts import Bools, is_null
from logic.sales.cells.days import EPOCH
from logic.sales.cells.verdicts import DROPS, is_yes, type_of, verdict_of
from logic.sales.cells.vocabulary import squeeze
from logic.sales.cleaning.identities import looks_like_test
from logic.sales.cleaning.rows import Rows
from logic.sales.loading.column import Column
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.values import Choices, Role, Rule

Found = tuple[Rule, Bools]
STATUS_ROLES: tuple[Role, ...] = ("payment_status", "status", "fulfilment_status")
TOTAL_CELL = re.compile(
    r"^\W*(sub[\s-]?|gran |grand )?tota(l|les|is|ls)(\s+(general|geral|sales|(de )?ventas))?\W*$"
    r"|^\W*sumas?\W*$",
    re.IGNORECASE,
)
MOST = 0.5
"""Share of rows with plain numbers for ids that makes a C before a number the mark of a cancelled invoice."""


def in_words(column: Column, said: list[bool]) -> Bools:
    """Spread what holds for the distinct cells over the rows."""
    rows: Bools = np.array(said or [False], bool)[column.codes]
    return rows


def no_rows(rows: Rows) -> Bools:
    """Mark none."""
    return np.zeros(rows.count, bool)


def of_the_sheet(table: Table, columns: Columns, rows: Rows) -> Iterator[Found]:
    """Find rows that belong to the sheet and not to the sales: empty, headings again, totals."""
    yield "empty_row", _empty(rows)
    yield "shifted_row", _shifted(table)
    unread = rows.dated.day == UNKNOWN_DAY
    if unread.any():
        date = table.column(columns.roles["date"])
        header = columns.headers[columns.roles["date"]]
        yield "repeated_header", in_words(date, [text == header for text in date.texts])
        yield "total_row", unread & _says_total(table, columns, rows)


def _shifted(table: Table) -> Bools:
    """Find rows with a figure beyond their last column: what stands before it may have slipped."""
    found = np.zeros(table.rows, bool)
    for row, cells in table.ragged.items():
        extra = cells[table.width :] if table.width else ()
        found[row] = any(re.fullmatch(r"\d{1,3}", cell) for cell in extra)
    return found


def _empty(rows: Rows) -> Bools:
    empty = (rows.who.codes < 0) & rows.dated.blank & rows.priced.blank
    for column in rows.words.values():
        if not empty.any():
            break
        empty &= is_null(column.words)[column.codes]
    return empty


def _says_total(table: Table, columns: Columns, rows: Rows) -> Bools:
    found = no_rows(rows)
    for role in ("customer", "email", "name", "order", "date"):
        if role in columns:
            column = table.column(columns.roles[role])
            found |= in_words(column, [bool(TOTAL_CELL.match(text)) for text in column.texts])
    return found


def unreadable(rows: Rows, stands: str, today: dt.date) -> Iterator[Found]:
    """Find rows that lack what every figure needs.

    Args:
        rows: The rows as numbers.
        stands: Whether the amount stands once an order or on each line.
        today: Dates after the next day are typing errors.
    """
    dated, priced = rows.dated, rows.priced
    yield "no_customer", rows.who.codes < 0
    yield "no_date", dated.blank
    yield "bad_date", dated.day == UNKNOWN_DAY
    yield "future_date", dated.day > today.toordinal() - EPOCH + 1
    yield "bad_amount", ~priced.given & ~priced.blank
    yield "no_amount", _no_amount(rows, stands)


def _no_amount(rows: Rows, stands: str) -> Bools:
    blank = rows.priced.blank & ~rows.priced.given
    if stands == "once" and blank.any():
        given = np.bincount(rows.groups.codes[rows.priced.given], minlength=rows.groups.count) > 0
        return np.asarray(blank & ~given[rows.groups.codes])
    return blank


def by_type(rows: Rows) -> Iterator[Found]:
    """Find movements of a ledger that are no payment of a customer."""
    if not rows.ledger:
        return
    column = rows.words["type"]
    kinds = [type_of(text) for text in column.texts]
    yield "not_a_payment", in_words(column, [kind == "other" for kind in kinds])
    yield "unknown_type", in_words(column, [kind is None for kind in kinds])
    yield "own_payment", in_words(column, [kind == "payment" for kind in kinds]) & (rows.priced.cents < 0)


def by_state(rows: Rows, choices: Choices) -> Iterator[Found]:
    """Find rows that are no sale by their status."""
    kept = frozenset(squeeze(word) for word in choices.keep_statuses)
    columns = [rows.words[role] for role in STATUS_ROLES if role in rows.words]
    # Where a ledger has a row of its own for the money given back, the payment itself stays.
    drops = [rule for rule in DROPS if not (rule == "refunded" and rows.refund.any())]
    for rule in drops:
        for column in columns:
            yield rule, _with_verdict(column, rule, kept)
    yield from _by_marks(rows)


def _by_marks(rows: Rows) -> Iterator[Found]:
    """Find sales undone by a date of cancellation, a yes, or a C before the number."""
    if "cancelled_at" in rows.words:
        column = rows.words["cancelled_at"]
        yield "cancelled", ~is_null(column.words)[column.codes]
    if "undone" in rows.words:
        column = rows.words["undone"]
        yield "refunded", in_words(column, [is_yes(text) is True for text in column.texts])
    if rows.order_words is not None:
        yield "cancelled_invoice", _cancelled_invoices(rows.order_words)


def _with_verdict(column: Column, verdict: str, kept: frozenset[str]) -> Bools:
    return in_words(
        column, [verdict_of(word) == verdict and squeeze(word) not in kept for word in column.texts]
    )


def _cancelled_invoices(column: Column) -> Bools:
    from pyarrow import compute as pc

    marked = np.asarray(pc.match_substring_regex(column.words, r"^C\d+$"))
    numbers = np.asarray(pc.match_substring_regex(column.words, r"^\d+$"))
    if not marked.any() or numbers.mean() < MOST:
        return np.zeros(len(column.codes), bool)
    cancelled: Bools = marked[column.codes]
    return cancelled


def unknown_status(rows: Rows) -> Bools:
    """Find rows whose status is no word that we know; they stay in."""
    found = no_rows(rows)
    for role in STATUS_ROLES[:2]:
        if role in rows.words:
            column = rows.words[role]
            null = is_null(column.words)
            said = [
                not blank and verdict_of(text) is None for text, blank in zip(column.texts, null, strict=True)
            ]
            found |= in_words(column, said)
    return found


def pending(rows: Rows, choices: Choices) -> Bools:
    """Find rows whose sale may or may not come about; the payment's state says more than the order's."""
    kept = frozenset(squeeze(word) for word in choices.keep_statuses)
    for role in STATUS_ROLES[:2]:
        if role in rows.words:
            return _with_verdict(rows.words[role], "ask", kept)
    return no_rows(rows)


def tests(table: Table, columns: Columns, rows: Rows) -> Bools:
    """Find orders by which the shop tried its own checkout."""
    found = no_rows(rows)
    for role in ("email", "name", "customer", "first_name"):
        if role in columns:
            column = table.column(columns.roles[role])
            said = looks_like_test(column.words)
            if said.any():
                found |= said[column.codes]
    return found


def generic(rows: Rows) -> Bools:
    """Find sales in nobody's name."""
    if not rows.who.generic.any():
        return no_rows(rows)
    return np.asarray(rows.who.generic[rows.who.codes] & (rows.who.codes >= 0))


def named_generic(table: Table, columns: Columns, rows: Rows) -> Bools:
    """Find sales whose customer has an id but whose name is nobody's, such as a till's own account."""
    from logic.sales.cleaning.identities import stands_for_nobody

    if "name" not in columns:
        return no_rows(rows)
    column = table.column(columns.roles["name"])
    said = stands_for_nobody(column.words)
    return said[column.codes] if said.any() else no_rows(rows)


def other_than(column: Column, wanted: str) -> Bools:
    """Find rows of another currency or shop than the one wanted; blanks go along."""
    keep = squeeze(wanted)
    null = is_null(column.words)
    return in_words(
        column,
        [not blank and squeeze(text) != keep for text, blank in zip(column.texts, null, strict=True)],
    )


def other_sign(rows: Rows, wanted: str) -> Bools:
    """Find rows whose amount bears the sign of another currency."""
    codes = rows.priced.currency
    others = np.array([name != wanted for name in rows.priced.currencies] + [False], bool)
    said: Bools = others[codes]
    return said


def repeated(rows: Rows) -> Bools:
    """Find rows that an export wrote twice: one order with one amount again, where a row is an order."""
    groups = rows.groups
    if groups.single or groups.count < 0.9 * rows.count:
        return no_rows(rows)
    first = groups.first[groups.codes]
    again = first != np.arange(rows.count)
    same = again & (rows.priced.cents == rows.priced.cents[first]) & rows.priced.given
    for column in rows.words.values():
        same &= column.codes == column.codes[first]
    return np.asarray(same)
