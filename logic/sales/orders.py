"""Rows to orders, with the receipt of what became of each row and what the file left open."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY, Purchases
from logic.sales.cells.amounts import Bools, is_null
from logic.sales.cells.vocabulary import plain
from logic.sales.cleaning.folding import Cents, amount_stands, first_given
from logic.sales.cleaning.identities import Names, referred
from logic.sales.cleaning.persons import name_persons
from logic.sales.cleaning.rows import Rows, currencies_of
from logic.sales.cleaning.sieve import Sieve, account
from logic.sales.loading.column import Column
from logic.sales.loading.table import Table
from logic.sales.notes import row_notes
from logic.sales.open_points import Doubts, settle
from logic.sales.recognition.columns import Columns
from logic.sales.values import Choices, Level, Note, Question, Receipt, Refusal, Role

LINE_WORDS = {
    "item",
    "line",
    "lineitem",
    "linea",
    "producto",
    "product",
    "unit",
    "articulo",
    "items",
    "produto",
}
"""Words in a heading that make its amount that of a line."""
MANY_CHANNELS = 1000
MANY_STRANGERS = 50
"""Orders of which no two are of one customer, from which the column may be another id than the customer's."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Orders:
    """What an order file comes to."""

    payload: Purchases
    receipt: Receipt
    questions: tuple[Question, ...]
    level: Level
    decimal: str | None
    date_order: str | None
    converted: bool
    """The amounts are those of the converted column."""


def build_orders(
    table: Table, columns: Columns, rows: Rows, choices: Choices, today: dt.date
) -> Orders | Refusal:
    """Clean the rows, fold them into orders and account for each.

    Args:
        table: Names the lines of rows.
        columns: What was read.
        rows: The rows as numbers.
        choices: What the user decided.
        today: Later dates are errors.
    """
    stands, guessed = _stands(columns, rows, choices)
    worth = _worth(rows, stands)
    doubts = Doubts(table, columns, rows, choices, worth, today)
    sieve, questions = settle(doubts, stands, guessed=guessed)
    sieve = _without_zero(rows, worth, sieve, choices)
    notes = row_notes(table, rows, columns)
    if rows.priced.refunded is not None:
        worth = np.where(sieve.used, worth, _worth(rows, stands, net=False))
    if not sieve.used.any():
        receipt = account(table, worth, sieve, 0, notes)
        return Refusal("nothing_left", {"rows": rows.count, "rule": _commonest(receipt)})
    purchases = _purchases(table, columns, rows, worth, sieve.used, choices)
    orders = int((purchases.cents > 0).sum())
    if not orders:
        return Refusal("no_sales", {"rows": rows.count})
    if MANY_STRANGERS <= len(purchases.names) == len(purchases.customer):
        notes.append(Note("all_different", orders))
    return Orders(
        payload=purchases,
        receipt=account(table, worth, sieve, orders, notes),
        questions=tuple(questions),
        level="ledger" if rows.ledger else "orders" if rows.groups.single else "lines",
        decimal=rows.priced.decimal,
        date_order=rows.dated.order,
        converted=rows.priced.converted,
    )


def nothing_readable(table: Table, columns: Columns, rows: Rows) -> Refusal | None:
    """Refuse a file whose dates or amounts cannot be read at all, with the first one that cannot."""
    bad_dates = (rows.dated.day == UNKNOWN_DAY) & ~rows.dated.blank
    if bad_dates.any() and not (rows.dated.day != UNKNOWN_DAY).any():
        return _unreadable(table, columns, "date", bad_dates)
    bad_amounts = ~rows.priced.given & ~rows.priced.blank
    if bad_amounts.any() and not rows.priced.given.any():
        return _unreadable(table, columns, "amount" if "amount" in columns else "unit_price", bad_amounts)
    return None


def _unreadable(table: Table, columns: Columns, role: Role, bad: Bools) -> Refusal:
    first = int(np.argmax(bad))
    column = table.column(columns.roles[role])
    values = {
        "column": columns.headers[columns.roles[role]],
        "sample": column.texts[column.codes[first]],
        "line": table.lines([first])[0],
    }
    code = "no_valid_date" if role == "date" else "no_valid_amount"
    return Refusal(code, values, tuple(columns.headers))


def _stands(columns: Columns, rows: Rows, choices: Choices) -> tuple[Literal["once", "sum"], bool]:
    if rows.groups.single:
        return "sum", False
    if choices.order_amount:
        return choices.order_amount, False
    return amount_stands(rows.groups, rows.priced.cents, rows.priced.given, _named(columns))


def _named(columns: Columns) -> Literal["sum"] | None:
    """Read from the heading whether its amount is a line's."""
    if "amount" not in columns:
        return "sum"
    words = set(plain(columns.headers[columns.roles["amount"]]).split())
    return "sum" if words & LINE_WORDS else None


def _worth(rows: Rows, stands: str, *, net: bool = True) -> Cents:
    """Give each row its part of the total: adding up all rows adds up all orders.

    Args:
        rows: The rows.
        stands: Whether the amount stands once an order or on each line.
        net: Whether what was given back is taken off.
    """
    priced = rows.priced
    cents = priced.cents - priced.refunded if net and priced.refunded is not None else priced.cents
    cents = cents if priced.given.all() else np.where(priced.given, cents, 0)
    if stands == "once" and not rows.groups.single:
        return np.where(first_given(rows.groups, priced.given), cents, 0)
    return cents


def _without_zero(rows: Rows, worth: Cents, sieve: Sieve, choices: Choices) -> Sieve:
    """Leave out orders that come to nothing."""
    used = sieve.used
    if "zero" in choices.keep:
        return sieve
    if rows.groups.single:
        return sieve.without("zero", worth == 0)
    total = np.bincount(rows.groups.codes[used], weights=worth[used], minlength=rows.groups.count)
    return sieve.without("zero", (total == 0)[rows.groups.codes])


def _purchases(
    table: Table, columns: Columns, rows: Rows, worth: Cents, used: Bools, choices: Choices
) -> Purchases:
    if rows.groups.single:
        at: Any = slice(None) if used.all() else np.flatnonzero(used)
        cents = worth[at]
    else:
        groups = rows.groups.codes[used]
        total = np.bincount(groups, weights=worth[used], minlength=rows.groups.count)
        found, first = np.unique(groups, return_index=True)
        at, cents = np.flatnonzero(used)[first], np.rint(total[found]).astype(np.int64)
    customer, names = _compact(rows, rows.who.codes[at])
    channel, channels = _channel(rows, at)
    return Purchases(
        customer=customer,
        names=names,
        day=rows.dated.day[at],
        cents=cents,
        currency=_currency(rows, at, choices),
        channel=channel,
        channels=channels,
        referred=referred(rows.words["referred_by"])[at] if "referred_by" in rows.words else None,
        persons=name_persons(table, columns, at, customer, len(names)),
    )


def _compact(rows: Rows, codes: NDArray[np.int32]) -> tuple[NDArray[np.int32], Names]:
    """Leave out the names that no order is left of."""
    import pyarrow as pa

    present = np.bincount(codes, minlength=len(rows.who.names)) > 0
    if present.all():
        return codes, rows.who.names
    position = (np.cumsum(present) - 1).astype(np.int32)
    return position[codes], Names(rows.who.names.packed.filter(pa.array(present)))


def _currency(rows: Rows, at: Any, choices: Choices) -> str | None:
    """Name the currency, when the file says one and the same for all orders."""
    role = "converted_currency" if rows.priced.converted else "currency"
    if role in rows.words:
        column = rows.words[role]
        named = list(currencies_of(Column(column.codes[at], column.words)))
        return named[0] if len(named) == 1 else choices.currency
    if not rows.priced.currencies:
        return choices.currency
    signs = {rows.priced.currencies[n] for n in np.unique(rows.priced.currency[at]) if n >= 0}
    return signs.pop() if len(signs) == 1 else choices.currency


def _channel(rows: Rows, at: Any) -> tuple[NDArray[np.int16] | None, Sequence[str]]:
    column = rows.words.get("channel") or rows.words.get("shop")
    if (
        column is None
        or len(column.words) > MANY_CHANNELS
        or not any(map(str.isalpha, "".join(column.texts)))
    ):
        return None, ()
    null = is_null(column.words)
    names = [text for text, nothing in zip(column.texts, null, strict=True) if not nothing]
    position = np.where(null, -1, np.cumsum(~null) - 1).astype(np.int16)
    return position[column.codes[at]], names


def _commonest(receipt: Receipt) -> str:
    return max(receipt.set_aside, key=lambda aside: aside.rows).rule
