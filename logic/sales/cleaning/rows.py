"""Every row of an order file as numbers: who, when, how much, in which state."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY, IntArray
from logic.sales.cells.amounts import PLAIN, Bools, is_null
from logic.sales.cells.verdicts import type_of
from logic.sales.cleaning.dated import Dated, read_dates
from logic.sales.cleaning.fill_down import fill_down
from logic.sales.cleaning.folding import Groups, each_row, fill_within, group
from logic.sales.cleaning.identities import Identities, clean_ids, identify
from logic.sales.cleaning.priced import Priced, read_prices
from logic.sales.loading.column import Codes, Column, Integers, Kind
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.recognition.platforms import Platform
from logic.sales.values import CUSTOMER_ROLES, Choices, Role

PRICE_ROLES: tuple[Role, ...] = (
    "amount",
    "unit_price",
    "quantity",
    "refunded",
    "converted_amount",
    "converted_refunded",
)
WORD_ROLES: tuple[Role, ...] = (
    "status", "payment_status", "fulfilment_status", "cancelled_at", "type", "balance_impact", "currency",
    "converted_currency", "shop", "channel", "referred_by", "undone",
)  # fmt: skip
OTHER_ROLES: tuple[Role, ...] = ("first_name", "last_name", "refund_customer", "date", "order")
ISO_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[ T]\d")
ENOUGH_CELLS = 200
"""Cells on which the fast way of reading timestamps may be chosen."""
MOSTLY_KNOWN = 0.8
MANY_SHARE = 0.3
"""Share of distinct cells among the first ones beyond which a column is read as one that hardly repeats."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Rows:
    """The rows of an order file."""

    count: int
    who: Identities
    dated: Dated
    priced: Priced
    groups: Groups
    words: Mapping[Role, Column]
    """Columns of few words: statuses, currencies, shops."""
    order_words: Column | None
    """Order ids, unless they are plain numbers and all different."""
    refund: Bools
    """Rows of a ledger that give money back; their amounts are negative."""
    ledger: bool
    """The type column tells payments from other movements."""
    filled_down: int
    """Rows that took their blanks from the row above."""
    same: Bools
    """Rows that may have been exported twice; they stay in."""


def order_kinds(columns: Columns) -> dict[int, Kind]:
    """Choose which columns of an order file to read, and how."""
    wanted = word_kinds(columns, (*CUSTOMER_ROLES, *OTHER_ROLES, *PRICE_ROLES, *WORD_ROLES))
    cells = {role: columns.profiles[columns.roles[role]].cells for role in columns.roles}
    if "order" in columns and _whole_numbers(cells["order"]):
        wanted[columns.roles["order"]] = "integers"
    if "date" in columns:
        wanted[columns.roles["date"]] = "day_prefix" if _timestamps(cells["date"]) else "words"
    if "amount" in columns and _plain_amounts(cells["amount"]):
        wanted[columns.roles["amount"]] = "plain_amounts"
    return wanted


def word_kinds(columns: Columns, roles: Sequence[Role]) -> dict[int, Kind]:
    """Read these columns by their distinct cells."""
    places = [columns.roles[role] for role in roles if role in columns]
    return {at: "many_words" if _hardly_repeat(columns.profiles[at].cells) else "words" for at in places}


def _hardly_repeat(cells: Sequence[str]) -> bool:
    return len(set(cells)) > MANY_SHARE * len(cells)


def _plain_amounts(cells: Sequence[str]) -> bool:
    return bool(cells) and all(re.fullmatch(PLAIN, cell) for cell in cells)


def _whole_numbers(cells: Sequence[str]) -> bool:
    plain = bool(cells) and all(re.fullmatch(r"0|[1-9]\d{0,16}", cell) for cell in cells)
    return plain and len(set(cells)) == len(cells)


def _timestamps(cells: Sequence[str]) -> bool:
    return len(cells) >= ENOUGH_CELLS and all(ISO_PREFIX.match(cell) for cell in cells)


def read_rows(
    table: Table, columns: Columns, choices: Choices, platform: Platform | None, today: dt.date
) -> Rows:
    """Turn the columns of an order file into numbers.

    Args:
        table: The columns in bulk.
        columns: What they are.
        choices: What the user decided.
        platform: The export, when known.
        today: An order of day and month that puts sales after it is the less likely one.
    """
    table, filled_down = fill_down(table, columns, platform)
    groups, order_words = _orders(table, columns)
    words = {role: table.column(columns.roles[role]) for role in WORD_ROLES if role in columns}
    words = {role: _filled(groups, column) for role, column in words.items()}
    ledger = "type" in words and _is_ledger(words["type"], platform)
    refund = _refunds(words["type"]) if ledger else np.zeros(table.rows, bool)
    who = _who(table, columns, groups, refund)
    dated = read_dates(table, columns, choices, platform, today)
    day = fill_within(groups, dated.day, dated.blank)
    dated = replace(dated, day=day, blank=dated.blank & (day == UNKNOWN_DAY))
    several = "currency" in words and len(currencies_of(words["currency"])) > 1
    priced = read_prices(table, columns, choices, platform, several_currencies=several)
    if refund.any():
        priced = replace(priced, cents=np.where(refund, -np.abs(priced.cents), priced.cents))
    return Rows(
        count=table.rows,
        who=who,
        dated=dated,
        priced=priced,
        groups=_apart(groups, who.codes, day),
        words=words,
        order_words=order_words,
        refund=refund,
        ledger=ledger,
        filled_down=filled_down,
        same=_same(groups, order_known="order" in columns, keys=(who.codes, day, priced.cents)),
    )


def _same(groups: Groups, *, order_known: bool, keys: tuple[NDArray[np.integer], ...]) -> Bools:
    """Mark rows that repeat one above in customer, day and amount, where no order number tells them apart."""
    rows = len(keys[0])
    if order_known or not groups.single:
        return np.zeros(rows, bool)
    again = group(*keys)
    if again.single:
        return np.zeros(rows, bool)
    same: Bools = again.first[again.codes] != np.arange(rows)
    return same


def _orders(table: Table, columns: Columns) -> tuple[Groups, Column | None]:
    if "order" not in columns:
        return each_row(table.rows), None
    column = table.columns[columns.roles["order"]]
    if isinstance(column, Integers):
        return each_row(table.rows), None
    column = table.column(columns.roles["order"])
    ids = clean_ids(column.words)
    encoded = ids.dictionary_encode()
    codes = np.asarray(encoded.indices).astype(np.int64)
    codes[is_null(ids)] = -1
    if len(encoded.dictionary) == table.rows:
        return each_row(table.rows), column
    return group(codes[column.codes]), column


def _apart(groups: Groups, who: Codes, day: IntArray) -> Groups:
    """Keep orders apart that only share a number: of two customers, or of two days."""
    if groups.single:
        return groups
    first = groups.first[groups.codes]
    if (who == who[first]).all() and (day == day[first]).all():
        return groups
    return group(groups.codes, who, day)


def _is_ledger(column: Column, platform: Platform | None) -> bool:
    """Say whether the types are those of movements of money."""
    if platform and platform.level == "ledger":
        return True
    counts = np.bincount(column.codes, minlength=len(column.words))
    found = [(type_of(text), int(n)) for text, n in zip(column.texts, counts, strict=True) if n and text]
    known = sum(n for kind, n in found if kind)
    kinds = {kind for kind, _ in found if kind}
    return "payment" in kinds and len(kinds) > 1 and known >= MOSTLY_KNOWN * sum(n for _, n in found)


def _refunds(column: Column) -> Bools:
    words = np.array([type_of(text) == "refund" for text in column.texts] or [False], bool)
    refund: Bools = words[column.codes]
    return refund


def _who(table: Table, columns: Columns, groups: Groups, refund: Bools) -> Identities:
    who = identify(list(customer_columns(table, columns)))
    if "refund_customer" in columns and refund.any():
        who = _of_refunds(who, table.column(columns.roles["refund_customer"]), refund)
    return replace(who, codes=fill_within(groups, who.codes, who.codes < 0))


def _of_refunds(who: Identities, column: Column, refund: Bools) -> Identities:
    """In a refund the money flows back: the customer stands where the shop stands in a payment."""
    other = identify([("email", column)])
    known = {name: code for code, name in enumerate(who.names)}
    codes = np.array([known.get(name, -1) for name in other.names] or [-1], np.int32)
    theirs = np.where(other.codes >= 0, codes[np.maximum(other.codes, 0)], -1)
    return replace(who, codes=np.where(refund, theirs, who.codes).astype(np.int32))


def customer_columns(table: Table, columns: Columns) -> Iterator[tuple[Role, Column]]:
    """Yield what identifies customers, the surest first; a column that is mostly blank comes last."""
    roles = [role for role in CUSTOMER_ROLES if role in columns]
    roles.sort(key=lambda role: columns.profiles[columns.roles[role]].filled < 0.5)
    for role in roles:
        yield role, table.column(columns.roles[role])
    if "name" not in columns and "first_name" in columns:
        yield "name", full_names(table, columns)


def full_names(table: Table, columns: Columns) -> Column:
    """Join first and last names."""
    from pyarrow import compute as pc

    first = table.column(columns.roles["first_name"])
    if "last_name" not in columns:
        return first
    last = table.column(columns.roles["last_name"])
    pairs = first.codes.astype(np.int64) * len(last.words) + last.codes
    distinct, codes = np.unique(pairs, return_inverse=True)
    parts = first.words.take(distinct // len(last.words)), last.words.take(distinct % len(last.words))
    words: Any = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return Column(codes.astype(np.int32), words)


def _filled(groups: Groups, column: Column) -> Column:
    """Give the later lines of an order the state that stands on its first."""
    blank = is_null(column.words)
    if groups.single or not blank.any():
        return column
    return replace(column, codes=fill_within(groups, column.codes, blank[column.codes]))


def currencies_of(column: Column) -> dict[str, int]:
    """Count the rows of each currency that a column names, the commonest first."""
    counts = np.bincount(column.codes, minlength=len(column.words))
    found: dict[str, int] = {}
    for text, rows, nothing in zip(column.texts, counts.tolist(), is_null(column.words), strict=True):
        if rows and not nothing:
            found[text.upper()] = found.get(text.upper(), 0) + rows
    return dict(sorted(found.items(), key=lambda item: -item[1]))
