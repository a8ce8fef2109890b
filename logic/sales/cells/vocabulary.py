"""The words of sales files, from questionnaires/sales/: names of columns, statuses, currencies, limits."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from logic.content.model import Model, load

FOLDER = Path(__file__).parents[3] / "questionnaires" / "sales"

Content = Literal["id", "email", "phone", "date", "number", "code", "text", "flag", "month", "any"]
Words = tuple[str, ...]


class RoleWords(Model):
    """The names of one role's column."""

    names: Words
    never: Words = ()
    content: Content = "text"
    decoy: bool = False


class Columns(Model):
    """Every role, in the order in which they choose."""

    source: str
    roles: Mapping[str, RoleWords]


class SheetLimits(Model):
    """What a spreadsheet may hold."""

    megabytes_unpacked: int
    rows: int
    cells: int
    seconds: int
    memory_megabytes: int


class Limits(Model):
    """How large a file may be."""

    source: str
    upload_megabytes: int
    columns: int
    line_bytes: int
    cell_characters: int
    sheet: SheetLimits


class Statuses(Model):
    """What the words of a status or type column mean."""

    source: str
    drop: Mapping[str, Words]
    net: Words
    ask: Words
    keep: Words
    yes: Words
    no: Words
    types: Mapping[Literal["payment", "refund", "other"], Words]


class TestWords(Model):
    """How a shop's own test orders are recognised."""

    words: Words
    codes: Words


class Customers(Model):
    """Names that stand for no customer."""

    source: str
    generic: Words
    test: TestWords


class Dates(Model):
    """Words inside dates, and cells that stand for nothing."""

    source: str
    months: Mapping[int, Words]
    filler: Words
    weekdays: Words
    nulls: Words


class Currencies(Model):
    """Signs and codes of currencies."""

    source: str
    signs: Mapping[str, str | None]
    codes: Words
    without_cents: Words = Field(description="Amounts in these are whole")


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Reduce a heading or a word to what is compared: no accents, capitals, signs or double spaces.

    >>> plain("  Número de  Orden "), plain("InvoiceDate"), plain("CustomerID"), plain("¿Cómo nos conociste?")
    ('numero de orden', 'invoice date', 'customer id', 'como nos conociste')
    """
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", text)
    text = unicodedata.normalize("NFKD", text.replace("º", "o").replace("°", "o"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def squeeze(text: str) -> str:
    """Reduce further, to letters and digits alone: "Order ID", "order_id" and "orderid" are one name."""
    return plain(text).replace(" ", "")


@lru_cache(maxsize=1)
def columns() -> Columns:
    """Read the names of columns."""
    return load(FOLDER / "columns.yaml", Columns)


@lru_cache(maxsize=1)
def limits() -> Limits:
    """Read the limits."""
    return load(FOLDER / "limits.yaml", Limits)


@lru_cache(maxsize=1)
def statuses() -> Statuses:
    """Read the words of status columns."""
    return load(FOLDER / "statuses.yaml", Statuses)


@lru_cache(maxsize=1)
def customers() -> Customers:
    """Read the names that stand for no customer."""
    return load(FOLDER / "customers.yaml", Customers)


@lru_cache(maxsize=1)
def dates() -> Dates:
    """Read the words of dates."""
    return load(FOLDER / "dates.yaml", Dates)


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """Read the signs of currencies."""
    return load(FOLDER / "currencies.yaml", Currencies)
