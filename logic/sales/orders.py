"""Rows to orders, with the receipt of what became of each row."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from logic.purchases import Purchases
from logic.sales.amounts import Bools, is_null
from logic.sales.columns import Columns
from logic.sales.folding import Cents, amount_stands, first_given
from logic.sales.identities import Names, referred
from logic.sales.rows import Rows
from logic.sales.rules import MOST_PENDING, Found, by_state, pending, unreadable
from logic.sales.table import Table
from logic.sales.values import (
    NAMED_LINES,
    Choices,
    Note,
    Question,
    Receipt,
    Refusal,
    Rule,
    SetAside,
)
from logic.sales.vocabulary import plain

ORDER_TOTALS = ("order", "pedido", "orden", "factura", "invoice", "grand", "general")
"""Words in a heading that make its amount the whole order's."""
LINE_TOTALS = ("item", "line", "lineitem", "linea", "producto", "product", "unit", "articulo")


@dataclass(frozen=True, eq=False, kw_only=True)
class Orders:
    """What an order file comes to."""

    purchases: Purchases
    receipt: Receipt
    questions: tuple[Question, ...]


@dataclass(frozen=True, eq=False)
class _Sieve:
    """Which rule, if any, left each row out; 0: none."""

    reason: NDArray[np.int8]
    rules: tuple[Rule, ...]

    @property
    def used(self) -> Bools:
        used: Bools = self.reason == 0
        return used


def sift(count: int, found: Iterable[Found], keep: frozenset[Rule]) -> _Sieve:
    """Apply rules in order; a row goes to the first that holds."""
    reason = np.zeros(count, np.int8)
    rules: list[Rule] = []
    for rule, mask in found:
        if rule in keep or not mask.any():
            continue
        if rule not in rules:
            rules.append(rule)
        reason[mask & (reason == 0)] = rules.index(rule) + 1
    return _Sieve(reason, tuple(rules))


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
    sieve, asked = _clean(rows, columns, choices, stands, today)
    sieve = _without_zero(rows, worth, sieve, choices)
    receipt = _receipt(table, rows, worth, sieve, _notes(table, columns, rows))
    if not sieve.used.any():
        return Refusal("nothing_left", {"rows": rows.count, "rule": _commonest(receipt)})
    purchases = _purchases(rows, worth, sieve.used)
    questions = [*_reading_questions(rows), *asked]
    if guessed:
        questions.append(Question("order_amount", stands, ("once", "sum")))
    orders = int((purchases.cents > 0).sum())
    return Orders(
        purchases=purchases,
        receipt=_with_orders(receipt, orders),
        questions=tuple(questions),
    )


def _stands(columns: Columns, rows: Rows, choices: Choices) -> tuple[Literal["once", "sum"], bool]:
    if choices.order_amount or rows.groups.single:
        return choices.order_amount or "sum", False
    return amount_stands(rows.groups, rows.priced.cents, rows.priced.given, _named(columns))


def _named(columns: Columns) -> Literal["once", "sum"] | None:
    """Read from the heading whose amount it is."""
    if "amount" not in columns:
        return "sum"
    words = set(_plain_words(columns.headers[columns.roles["amount"]]))
    if words & set(LINE_TOTALS):
        return "sum"
    return None


def _plain_words(header: str) -> list[str]:
    return plain(header).split()


def _worth(rows: Rows, stands: str) -> Cents:
    """Give each row its share of the total: adding up all rows adds up all orders."""
    cents = np.where(rows.priced.given, rows.priced.cents, 0)
    if stands == "once" and not rows.groups.single:
        return np.where(first_given(rows.groups, rows.priced.given), cents, 0)
    return cents


def _clean(
    rows: Rows, columns: Columns, choices: Choices, stands: str, today: dt.date
) -> tuple[_Sieve, list[Question]]:
    found = [
        *unreadable(rows, _empty(rows), today),
        ("no_amount", _no_amount(rows, stands)),
        *by_state(rows, choices),
    ]
    questions: list[Question] = []
    waiting = pending(rows, choices)
    if waiting.any():
        keep = _keep_pending(sift(rows.count, found, choices.keep).used, waiting, choices)
        if not keep:
            found.append(("pending", waiting))
        if not {"pending"} & (choices.keep | choices.apply):
            questions.append(
                Question(
                    "pending", "keep" if keep else "drop", ("keep", "drop"), {"rows": int(waiting.sum())}
                )
            )
    found.append(("generic_customer", _generic(rows)))
    return sift(rows.count, found, choices.keep), questions


def _keep_pending(used: Bools, waiting: Bools, choices: Choices) -> bool:
    if "pending" in choices.keep or "pending" in choices.apply:
        return "pending" in choices.keep
    return float(waiting[used].mean()) > MOST_PENDING if used.any() else False


def _empty(rows: Rows) -> Bools:
    empty = (rows.who.codes < 0) & rows.dated.blank & rows.priced.blank
    for column in rows.words.values():
        if not empty.any():
            break
        empty &= is_null(column.words)[column.codes]
    return np.asarray(empty)


def _no_amount(rows: Rows, stands: str) -> Bools:
    blank = rows.priced.blank
    if stands == "once" and blank.any():
        given = np.bincount(rows.groups.codes[rows.priced.given], minlength=rows.groups.count) > 0
        return np.asarray(blank & ~given[rows.groups.codes])
    return blank


def _generic(rows: Rows) -> Bools:
    if not rows.who.generic.any():
        return np.zeros(rows.count, bool)
    return np.asarray(rows.who.generic[rows.who.codes] & (rows.who.codes >= 0))


def _without_zero(rows: Rows, worth: Cents, sieve: _Sieve, choices: Choices) -> _Sieve:
    """Leave out orders that come to nothing."""
    if "zero" in choices.keep:
        return sieve
    used = sieve.used
    if rows.groups.single:
        zero = used & (worth == 0)
    else:
        total = np.bincount(rows.groups.codes[used], weights=worth[used], minlength=rows.groups.count)
        zero = used & (total == 0)[rows.groups.codes]
    if not zero.any():
        return sieve
    reason = sieve.reason.copy()
    reason[zero] = len(sieve.rules) + 1
    return _Sieve(reason, (*sieve.rules, "zero"))


def _purchases(rows: Rows, worth: Cents, used: Bools) -> Purchases:
    whole = bool(used.all())
    if rows.groups.single:
        at = np.arange(rows.count) if whole else np.flatnonzero(used)
        cents = worth if whole else worth[used]
    else:
        groups = rows.groups.codes[used]
        total = np.bincount(groups, weights=worth[used], minlength=rows.groups.count)
        found, first = np.unique(groups, return_index=True)
        at, cents = np.flatnonzero(used)[first], np.rint(total[found]).astype(np.int64)
    pick = slice(None) if whole and rows.groups.single else at
    customer, names = _compact(rows, rows.who.codes[pick])
    return Purchases(
        customer=customer,
        names=names,
        day=rows.dated.day[pick],
        cents=cents,
        currency=_currency(rows, at),
        channel=_channel(rows, pick)[0],
        channels=_channel(rows, pick)[1],
        referred=referred(rows.words["referred_by"])[pick] if "referred_by" in rows.words else None,
    )


def _compact(rows: Rows, codes: NDArray[np.int32]) -> tuple[NDArray[np.int32], Names]:
    """Leave out the names that no order is left of."""
    import pyarrow as pa

    present = np.bincount(codes, minlength=len(rows.who.names)) > 0
    if present.all():
        return codes, rows.who.names
    position = (np.cumsum(present) - 1).astype(np.int32)
    return position[codes], Names(rows.who.names.packed.filter(pa.array(present)))


def _currency(rows: Rows, at: NDArray[np.int64]) -> str | None:
    if "currency" in rows.words:
        column = rows.words["currency"]
        words = [column.texts[n] for n in np.unique(column.codes[at])]
        named = sorted({word.upper() for word in words if word})
        return named[0] if len(named) == 1 else None
    found = np.unique(rows.priced.currency[at])
    named = [rows.priced.currencies[n] for n in found if n >= 0]
    return named[0] if len(named) == 1 else None


def _channel(rows: Rows, pick: Any) -> tuple[NDArray[np.int16] | None, Sequence[str]]:
    column = rows.words.get("channel")
    if column is None or len(column.words) > np.iinfo(np.int16).max:
        return None, ()
    null = is_null(column.words)
    names = [text for text, nothing in zip(column.texts, null, strict=True) if not nothing]
    position = np.where(null, -1, np.cumsum(~null) - 1).astype(np.int16)
    return position[column.codes[pick]], names


def _reading_questions(rows: Rows) -> list[Question]:
    questions = []
    if rows.dated.undecided:
        questions.append(
            Question("date_order", rows.dated.order or "day_first", ("day_first", "month_first"))
        )
    if rows.priced.undecided:
        questions.append(Question("decimal", rows.priced.decimal or ".", (",", ".")))
    return questions


def _notes(table: Table, columns: Columns, rows: Rows) -> list[Note]:
    notes = [Note(damage.code, len(damage.lines), damage.lines[:NAMED_LINES]) for damage in table.damage]
    if rows.priced.against.any():
        at = np.flatnonzero(rows.priced.against)
        notes.append(Note("other_decimal", len(at), table.lines(at[:NAMED_LINES])))
    if rows.dated.order == "mixed":
        notes.append(Note("mixed_dates"))
    for role, used in list(rows.who.by_role.items())[1:]:
        notes.append(Note(f"customer_by_{role}", used))
    return notes


def _receipt(table: Table, rows: Rows, worth: Cents, sieve: _Sieve, notes: Sequence[Note]) -> Receipt:
    counts = np.bincount(sieve.reason, minlength=len(sieve.rules) + 1)
    sums = np.bincount(sieve.reason, weights=worth, minlength=len(sieve.rules) + 1)
    set_aside = []
    for number, rule in enumerate(sieve.rules, 1):
        if counts[number]:
            at = np.flatnonzero(sieve.reason == number)[:NAMED_LINES]
            set_aside.append(SetAside(rule, int(counts[number]), round(sums[number]), table.lines(at)))
    return Receipt(
        read=rows.count, used=int(counts[0]), set_aside=tuple(set_aside), orders=0, notes=tuple(notes)
    )


def _with_orders(receipt: Receipt, orders: int) -> Receipt:
    return replace(receipt, orders=orders)


def _commonest(receipt: Receipt) -> Rule:
    return max(receipt.set_aside, key=lambda aside: aside.rows).rule
