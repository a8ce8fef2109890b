"""A sales file to what it says: the way in, read as a table of contents."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from logic.sales.cleaning.rows import order_kinds, read_rows, word_kinds
from logic.sales.loading.bulk import let_go
from logic.sales.loading.table import Table, load
from logic.sales.opening.layout import Layout, find_layout
from logic.sales.opening.source import open_source, too_large
from logic.sales.opening.spreadsheet import Sheet, is_spreadsheet, open_sheet
from logic.sales.orders import Orders, build_orders, nothing_readable
from logic.sales.people import (
    ROLES,
    Answer,
    read_contacts,
    read_customers,
    read_ratings,
    read_spend,
)
from logic.sales.recognition.columns import Columns, recognise
from logic.sales.recognition.levels import find_level, missing
from logic.sales.recognition.platforms import Platform, platforms, recognise_platform
from logic.sales.recognition.profile import profiles
from logic.sales.values import CUSTOMER_ROLES, Choices, ColumnFound, FileFacts, Level, Reading, Refusal, Role

NO_CHOICES = Choices()
SHOWN_FIRST = (*CUSTOMER_ROLES, "date", "amount", "order", "status", "payment_status", "currency")


def read_sales(
    data: bytes,
    choices: Choices = NO_CHOICES,
    *,
    name: str = "",
    today: dt.date | None = None,
    limited: bool = True,
) -> Reading | Refusal:
    """Read a sales file as the shop exports it.

    Args:
        data: The whole file.
        choices: What the user decided; all else is recognised.
        name: The file's name; only its ending is looked at.
        today: Later dates are typing errors. The day of the call if not given.
        limited: Whether the limit of uploads holds; without a screen it does not.

    Returns:
        What the file says, or why it cannot be used.
    """
    refusal = too_large(len(data)) if limited else None
    if refusal:
        return refusal
    sheet = open_sheet(data, choices) if is_spreadsheet(data) else None
    if isinstance(sheet, Refusal):
        return sheet
    source = open_source(sheet.data if sheet else data)
    if isinstance(source, Refusal):
        return source
    layout = find_layout(source, choices)
    if isinstance(layout, Refusal):
        return layout
    reading = read_layout(layout, choices, today or dt.date.today())
    return reading if isinstance(reading, Refusal) or sheet is None else _from_sheet(reading, sheet)


def _from_sheet(reading: Reading, sheet: Sheet) -> Reading:
    file = replace(reading.file, encoding=sheet.kind, sheet=sheet.name, sheets=sheet.others)
    return replace(reading, file=file)


def read_layout(layout: Layout, choices: Choices, today: dt.date) -> Reading | Refusal:
    """Read a file whose cells are already told apart."""
    if not layout.sample:
        return Refusal("header_only", {"headers": ", ".join(layout.headers[:12])})
    named = layout.header_line is not None
    name = recognise_platform(layout.headers) if named else None
    platform = platforms()[name] if name else None
    found = profiles(layout.sample, len(layout.headers))
    columns = recognise(layout.headers, found, choices.columns, platform, named=named)
    if isinstance(columns, Refusal):
        return columns
    answer = _read(layout, columns, choices, today, platform)
    if isinstance(answer, Refusal):
        return replace(answer, platform=name)
    return _reading(layout, columns, answer, name)


READERS: Mapping[Level, Callable[[Table, Columns, Choices, dt.date], Answer | Refusal]] = {
    "customers": read_customers,
    "ratings": read_ratings,
    "spend": read_spend,
    "contacts": read_contacts,
}


def _read(
    layout: Layout, columns: Columns, choices: Choices, today: dt.date, platform: Platform | None
) -> Orders | Answer | Refusal:
    level = find_level(columns, choices, platform)
    refusal = missing(columns, level)
    if refusal:
        return refusal
    if level in READERS:
        table = load(layout, word_kinds(columns, (*CUSTOMER_ROLES, "first_name", "last_name", *ROLES)))
        return READERS[level](table, columns, choices, today)
    answer = _read_orders(layout, columns, choices, today, platform)
    let_go()
    return answer


def _read_orders(
    layout: Layout, columns: Columns, choices: Choices, today: dt.date, platform: Platform | None
) -> Orders | Refusal:
    table = load(layout, order_kinds(columns))
    rows = read_rows(table, columns, choices, platform, today)
    return nothing_readable(table, columns, rows) or build_orders(table, columns, rows, choices, today)


def _shown(columns: Columns, *, converted: bool) -> dict[Role, ColumnFound]:
    """List the columns used; the amount's is the converted one where that was taken."""
    first = [role for role in SHOWN_FIRST if role in columns]
    found = {role: columns.found(role) for role in (*first, *sorted(set(columns.roles) - set(first)))}
    if converted:
        found["amount"] = found["converted_amount"]
        found["currency"] = found.get("converted_currency", found["amount"])
    return found


def _reading(layout: Layout, columns: Columns, answer: Orders | Answer, platform: str | None) -> Reading:
    dialect = layout.dialect
    return Reading(
        file=FileFacts(
            encoding=layout.source.encoding,
            delimiter=" " if dialect.blanks else dialect.delimiter,
            decimal=answer.decimal,
            date_order=answer.date_order,
            platform=platform,
            header_row=layout.header_line,
        ),
        level=answer.level,
        headers=layout.headers,
        columns=_shown(columns, converted=isinstance(answer, Orders) and answer.converted),
        receipt=answer.receipt,
        questions=answer.questions,
        payload=answer.payload,
    )
