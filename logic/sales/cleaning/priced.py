"""The amount of every row: a total, a price times a quantity, or a converted amount."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.amounts import Amounts, Bools, read_amounts
from logic.sales.cells.vocabulary import currencies, plain
from logic.sales.cleaning.folding import Cents
from logic.sales.cleaning.identities import clean_ids
from logic.sales.loading.column import Column, PlainAmounts
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.recognition.platforms import Platform
from logic.sales.values import Choices

FIRST_ROWS = 10_000
CENT_WORDS = {"cents", "centavos", "centimos", "centavo", "cent", "minor"}
"""Words in a heading that say that its amounts are hundredths."""
MINOR_UNIT_COMPANY = {
    "payment method", "balance transaction", "captured", "amount refunded", "application fee amount",
    "livemode", "payment intent", "statement descriptor", "paymentmethod",
}  # fmt: skip
"""Headings beside a bare `amount` in exports that write whole hundredths (the Stripe API and its kin)."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Priced:
    """The amount of every row."""

    cents: Cents
    """0 where there is none."""
    given: Bools
    """The row has an amount."""
    blank: Bools
    refunded: Cents | None
    """What a column of refunds says was given back; never negative."""
    decimal: str | None
    undecided: bool
    against: Bools
    """Rows whose amount only reads with the other decimal mark."""
    currency: NDArray[np.int16]
    """Position in currencies of the one its sign names; -1: none."""
    currencies: tuple[str, ...]
    converted: bool
    """The amounts are those of the converted column."""
    may_be_cents: bool
    """The amounts are whole and the headings are those of programs that write hundredths."""


def read_prices(
    table: Table, columns: Columns, choices: Choices, platform: Platform | None, *, several_currencies: bool
) -> Priced:
    """Read what every row comes to.

    Args:
        table: The columns.
        columns: What they are.
        choices: What the user decided.
        platform: The export, when known.
        several_currencies: The file has amounts in more than one; a converted column is then taken.
    """
    mark = choices.decimal or (platform.decimal if platform else None)
    role = _role(columns, choices, several_currencies)
    priced = _amount(table, columns, role, mark)
    priced = replace(
        priced, converted=role == "converted_amount", refunded=_refunded(table, columns, role, mark)
    )
    return _in_units(priced, columns, role, choices, platform)


def _role(columns: Columns, choices: Choices, several_currencies: bool) -> str:
    if "converted_amount" in columns:
        wanted = choices.converted if choices.converted is not None else several_currencies
        if wanted and not choices.currency:
            return "converted_amount"
    return "amount" if "amount" in columns else "unit_price"


def _amount(table: Table, columns: Columns, role: str, mark: str | None) -> Priced:
    plain_amounts = table.columns[columns.roles[role]]
    if isinstance(plain_amounts, PlainAmounts) and mark != ",":
        return _of_plain(plain_amounts)
    column = table.column(columns.roles[role])
    if role == "unit_price" and "quantity" in columns:
        return _times(column, table.column(columns.roles["quantity"]), mark)
    amounts = read_amounts(clean_ids(column.words), mark)
    codes = column.codes
    return _priced(column, amounts, amounts.cents[codes], amounts.valid[codes], amounts.blank[codes])


def _of_plain(amounts: PlainAmounts) -> Priced:
    rows = len(amounts.cents)
    return Priced(
        cents=amounts.cents,
        given=~amounts.blank,
        blank=amounts.blank,
        refunded=None,
        decimal="." if amounts.pointed else None,
        undecided=False,
        against=np.zeros(rows, bool),
        currency=np.full(rows, -1, np.int16),
        currencies=(),
        converted=False,
        may_be_cents=_whole_units(amounts.cents),
    )


def _whole_units(cents: Cents) -> bool:
    """Say whether there are amounts and all are whole; the first ones mostly tell."""
    return len(cents) > 0 and not (cents[:FIRST_ROWS] % 100).any() and not (cents % 100).any()


def _times(price: Column, quantity: Column, mark: str | None) -> Priced:
    """Multiply price and quantity before rounding: a price may be below a cent."""
    prices, quantities = (
        read_amounts(clean_ids(price.words), mark),
        read_amounts(clean_ids(quantity.words), mark),
    )
    exact = prices.exact[price.codes] * quantities.exact[quantity.codes]
    given = prices.valid[price.codes] & quantities.valid[quantity.codes]
    blank = prices.blank[price.codes] | quantities.blank[quantity.codes]
    return _priced(price, prices, np.rint(np.where(given, exact, 0) * 100).astype(np.int64), given, blank)


def _priced(column: Column, amounts: Amounts, cents: Cents, given: Bools, blank: Bools) -> Priced:
    rows = len(cents)
    return Priced(
        cents=cents,
        given=given,
        blank=blank,
        refunded=None,
        decimal=amounts.decimal,
        undecided=amounts.undecided,
        against=amounts.against[column.codes] if amounts.against.any() else np.zeros(rows, bool),
        currency=amounts.currency[column.codes] if amounts.currencies else np.full(rows, -1, np.int16),
        currencies=amounts.currencies,
        converted=False,
        may_be_cents=bool(amounts.valid.any()) and bool((amounts.cents[amounts.valid] % 100 == 0).all()),
    )


def _refunded(table: Table, columns: Columns, role: str, mark: str | None) -> Cents | None:
    given_back = "converted_refunded" if role == "converted_amount" else "refunded"
    if given_back not in columns:
        return None
    column = table.column(columns.roles[given_back])
    return np.abs(read_amounts(clean_ids(column.words), mark).cents)[column.codes]


def _in_units(
    priced: Priced, columns: Columns, role: str, choices: Choices, platform: Platform | None
) -> Priced:
    """Turn hundredths into units where that is certain; else say that it may be so."""
    header = plain(columns.headers[columns.roles[role]])
    certain = choices.cents if choices.cents is not None else (platform.cents if platform else None)
    if certain is None and priced.may_be_cents and set(header.split()) & CENT_WORDS:
        certain = True
    if certain:
        refunded = None if priced.refunded is None else priced.refunded // 100
        return replace(priced, cents=priced.cents // 100, refunded=refunded, may_be_cents=False)
    doubtful = certain is None and priced.may_be_cents and _minor_units(columns, header)
    return replace(
        priced, may_be_cents=doubtful and not set(priced.currencies) & set(currencies().without_cents)
    )


def _minor_units(columns: Columns, header: str) -> bool:
    others = {plain(name) for name in columns.headers}
    return header == "amount" and bool(others & MINOR_UNIT_COMPANY)
