"""Every row of an order file as numbers: who, when, how much, in which state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY, IntArray
from logic.sales.amounts import Amounts, Bools, is_null, read_amounts
from logic.sales.columns import CUSTOMER_ROLES, Columns
from logic.sales.days import read_days
from logic.sales.folding import Cents, Groups, each_row, fill_within, group
from logic.sales.identities import Identities, clean_ids, identify
from logic.sales.platforms import Platform
from logic.sales.profile import MOST
from logic.sales.table import Codes, Column, Integers, Kind, Table
from logic.sales.values import Choices, Role

PRICE_ROLES: tuple[Role, ...] = ("amount", "unit_price", "quantity", "refunded", "converted_amount")
WORD_ROLES: tuple[Role, ...] = (
    "status", "payment_status", "fulfilment_status", "cancelled_at", "type", "balance_impact", "currency",
    "converted_currency", "shop", "channel", "referred_by",
)  # fmt: skip
ISO_PREFIX = r"^\d{4}-\d{2}-\d{2}[ T]\d"


@dataclass(frozen=True, eq=False, kw_only=True)
class Dated:
    """The date of every row."""

    day: NDArray[np.int32]
    """UNKNOWN_DAY where there is none."""
    blank: Bools
    order: str | None
    undecided: bool


@dataclass(frozen=True, eq=False, kw_only=True)
class Priced:
    """The amount of every row."""

    cents: Cents
    given: Bools
    """The row has an amount."""
    blank: Bools
    decimal: str | None
    undecided: bool
    against: Bools
    """Rows whose amount only reads with the other decimal mark."""
    currency: IntArray
    """Position in currencies; -1: none named."""
    currencies: tuple[str, ...]
    whole: bool
    """No amount has cents."""


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


def kinds(columns: Columns) -> dict[int, Kind]:
    """Choose which columns to read, and how."""
    wanted: dict[int, Kind] = {}
    for role in (*CUSTOMER_ROLES, "first_name", "last_name", *PRICE_ROLES, *WORD_ROLES, "date", "order"):
        if role in columns:
            wanted[columns.roles[role]] = "words"
    if "order" in columns and _whole_numbers(columns.profiles[columns.roles["order"]].cells):
        wanted[columns.roles["order"]] = "integers"
    if "date" in columns and _timestamps(columns.profiles[columns.roles["date"]].cells):
        wanted[columns.roles["date"]] = "day_prefix"
    return wanted


def _whole_numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and all(
        (cell.isdecimal() and len(cell) < 18 and cell[0] != "0") or cell == "0" for cell in cells
    )


def _timestamps(cells: Sequence[str]) -> bool:
    import re

    return len(cells) > 200 and all(re.match(ISO_PREFIX, cell) for cell in cells)


def read_rows(table: Table, columns: Columns, choices: Choices, platform: Platform | None) -> Rows:
    """Turn the columns of an order file into numbers.

    Args:
        table: The columns in bulk.
        columns: What they are.
        choices: What the user decided.
        platform: The export, when known.
    """
    groups = _orders(table, columns)
    who = identify(list(customer_columns(table, columns)))
    who = replace(who, codes=fill_within(groups, who.codes, who.codes < 0))
    dated = _dated(table, columns, choices, platform)
    filled = fill_within(groups, dated.day, dated.blank)
    dated = replace(dated, day=filled, blank=dated.blank & (filled == UNKNOWN_DAY))
    words = {role: table.column(columns.roles[role]) for role in WORD_ROLES if role in columns}
    words = {role: _filled(groups, column) for role, column in words.items()}
    return Rows(
        count=table.rows,
        who=who,
        dated=dated,
        priced=_priced(table, columns, choices, platform),
        groups=_apart(groups, who.codes, dated.day),
        words=words,
    )


def _orders(table: Table, columns: Columns) -> Groups:
    if "order" not in columns:
        return each_row(table.rows)
    column = table.columns[columns.roles["order"]]
    if isinstance(column, Integers):
        if column.unique:
            return each_row(table.rows)
        return group(np.where(column.blank, -1, column.values))
    ids = clean_ids(column.words)
    encoded = ids.dictionary_encode()
    codes = np.asarray(encoded.indices).astype(np.int64)
    codes[is_null(ids)] = -1
    rows = codes[column.codes]
    if len(encoded.dictionary) == table.rows:
        return each_row(table.rows)
    return group(rows)


def _apart(groups: Groups, who: Codes, day: IntArray) -> Groups:
    """Keep orders apart that only share a number: of two customers, or of two days."""
    if groups.single:
        return groups
    first = groups.first[groups.codes]
    if (who == who[first]).all() and (day == day[first]).all():
        return groups
    return group(groups.codes, who, day)


def customer_columns(table: Table, columns: Columns) -> Any:
    """Yield what identifies customers, the surest first; a column that is mostly blank comes last."""
    roles = [role for role in CUSTOMER_ROLES if role in columns]
    roles.sort(key=lambda role: columns.profiles[columns.roles[role]].filled < 0.5)
    for role in roles:
        yield role, table.column(columns.roles[role])
    if "name" not in columns and "first_name" in columns:
        yield "name", _full_names(table, columns)


def _full_names(table: Table, columns: Columns) -> Column:
    from pyarrow import compute as pc

    first = table.column(columns.roles["first_name"])
    if "last_name" not in columns:
        return first
    last = table.column(columns.roles["last_name"])
    pairs = first.codes.astype(np.int64) * len(last.words) + last.codes
    distinct, codes = np.unique(pairs, return_inverse=True)
    parts = first.words.take(distinct // len(last.words)), last.words.take(distinct % len(last.words))
    words = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return Column(codes.astype(np.int32), words)


def _filled(groups: Groups, column: Column) -> Column:
    """Give the later lines of an order the state that stands on its first."""
    blank = is_null(column.words)
    if groups.single or not blank.any():
        return column
    return replace(column, codes=fill_within(groups, column.codes, blank[column.codes]))


def _dated(table: Table, columns: Columns, choices: Choices, platform: Platform | None) -> Dated:
    column = table.column(columns.roles["date"])
    said = choices.day_first
    if said is None and platform:
        said = platform.day_first
    serials = columns.profiles[columns.roles["date"]].date_share < MOST or "date" not in columns.by_content
    days = read_days(column.texts, said, serials=serials)
    undecided = days.undecided
    if undecided and _rises_better(days.other[column.codes], days.day[column.codes]):
        days = replace(days, day=days.other, valid=days.other != UNKNOWN_DAY, order="month_first")
    return Dated(
        day=days.day[column.codes],
        blank=days.blank[column.codes],
        order=days.order,
        undecided=undecided,
    )


def _rises_better(other: IntArray, day: IntArray) -> bool:
    """Say whether the rows, as most exports do, follow each other in time only under the other order."""
    return _sorted_share(other) > 0.95 > 0.8 > _sorted_share(day)


def _sorted_share(day: IntArray) -> float:
    steps = np.diff(day[day != UNKNOWN_DAY].astype(np.int64))
    return max(float((steps >= 0).mean()), float((steps <= 0).mean())) if len(steps) > 5 else 0.0


def _priced(table: Table, columns: Columns, choices: Choices, platform: Platform | None) -> Priced:
    decimal = choices.decimal or (platform.decimal if platform else None)
    if choices.converted and "converted_amount" in columns:
        return _one_column(table.column(columns.roles["converted_amount"]), decimal)
    if "amount" in columns:
        return _one_column(table.column(columns.roles["amount"]), decimal)
    price = _one_column(table.column(columns.roles["unit_price"]), decimal)
    if "quantity" not in columns:
        return price
    return _times(table.column(columns.roles["unit_price"]), table.column(columns.roles["quantity"]), decimal)


def _one_column(column: Column, decimal: str | None) -> Priced:
    amounts = read_amounts(clean_ids(column.words), decimal)
    cents = amounts.cents[column.codes]
    return _assemble(column, amounts, cents, amounts.valid[column.codes], amounts.blank[column.codes])


def _times(price: Column, quantity: Column, decimal: str | None) -> Priced:
    """Multiply price and quantity before rounding: a price may be below a cent."""
    prices, quantities = (
        read_amounts(clean_ids(price.words), decimal),
        read_amounts(clean_ids(quantity.words)),
    )
    exact = prices.exact[price.codes] * quantities.exact[quantity.codes]
    given = prices.valid[price.codes] & quantities.valid[quantity.codes]
    blank = prices.blank[price.codes] | quantities.blank[quantity.codes]
    return _assemble(price, prices, np.rint(np.where(given, exact, 0) * 100).astype(np.int64), given, blank)


def _assemble(column: Column, amounts: Amounts, cents: Cents, given: Bools, blank: Bools) -> Priced:
    nothing = np.zeros(len(cents), bool)
    return Priced(
        cents=cents,
        given=given,
        blank=blank,
        decimal=amounts.decimal,
        undecided=amounts.undecided,
        against=amounts.against[column.codes] if amounts.against.any() else nothing,
        currency=amounts.currency[column.codes] if amounts.currencies else np.full(len(cents), -1, np.int16),
        currencies=amounts.currencies,
        whole=bool((amounts.cents[amounts.valid] % 100 == 0).all()),
    )
