"""A sales file to what it says: the way in, read as a table of contents."""

import datetime as dt

from logic.sales.columns import CUSTOMER_ROLES, Columns, recognise
from logic.sales.layout import Layout, find_layout
from logic.sales.orders import build_orders
from logic.sales.platforms import platforms, recognise_platform
from logic.sales.profile import profiles
from logic.sales.rows import kinds, read_rows
from logic.sales.source import open_source, too_large
from logic.sales.table import load
from logic.sales.values import (
    Choices,
    FileFacts,
    Level,
    Reading,
    Refusal,
)

NO_CHOICES = Choices()


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
    source = open_source(data)
    if isinstance(source, Refusal):
        return source
    layout = find_layout(source, choices)
    if isinstance(layout, Refusal):
        return layout
    return read_layout(layout, choices, today or dt.date.today())


def read_layout(layout: Layout, choices: Choices, today: dt.date) -> Reading | Refusal:
    """Read a file whose cells are already told apart."""
    if not layout.sample:
        return Refusal("header_only", {"headers": ", ".join(layout.headers[:12])})
    name = recognise_platform(layout.headers) if layout.header_line else None
    platform = platforms()[name] if name else None
    found = profiles(layout.sample, len(layout.headers))
    columns = recognise(
        layout.headers, found, choices.columns, platform, named=layout.header_line is not None
    )
    if isinstance(columns, Refusal):
        return columns
    missing = _missing(columns)
    if missing:
        return missing
    table = load(layout, kinds(columns))
    rows = read_rows(table, columns, choices, platform)
    orders = build_orders(table, columns, rows, choices, today)
    if isinstance(orders, Refusal):
        return orders
    file = FileFacts(
        encoding=layout.source.encoding,
        delimiter=" " if layout.dialect.blanks else layout.dialect.delimiter,
        decimal=rows.priced.decimal,
        date_order=rows.dated.order,
        platform=name,
        header_row=layout.header_line,
    )
    level: Level = "orders" if rows.groups.single else "lines"
    return Reading(
        file=file,
        level=level,
        headers=layout.headers,
        columns={role: columns.found(role) for role in columns.roles},
        receipt=orders.receipt,
        questions=orders.questions,
        payload=orders.purchases,
    )


def _missing(columns: Columns) -> Refusal | None:
    """Say by name what an order file lacks."""
    lacks = []
    if not any(role in columns for role in (*CUSTOMER_ROLES, "first_name")):
        lacks.append("customer")
    if "date" not in columns:
        lacks.append("date")
    if not ("amount" in columns or "unit_price" in columns):
        lacks.append("amount")
    if not lacks:
        return None
    headers = ", ".join(columns.headers[:30])
    return Refusal(
        "no_" + "_".join(lacks) if len(lacks) == 1 else "no_columns",
        {"missing": tuple(lacks), "headers": headers},
    )
