"""Blank cells that repeat the ones above, as accounting programs and pivot tables export them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from logic.sales.cells.amounts import Bools, is_null
from logic.sales.loading.column import AnyColumn, Column
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.recognition.platforms import Platform
from logic.sales.values import CUSTOMER_ROLES, Role

HEAD_ROLES: tuple[Role, ...] = (
    *CUSTOMER_ROLES, "first_name", "last_name", "date", "order", "status", "payment_status", "currency",
)  # fmt: skip
"""What stands once at the head of a block of lines."""
LEAST_SHARE = 0.1
LEAST_ROWS = 3


def fill_down(table: Table, columns: Columns, platform: Platform | None) -> tuple[Table, int]:
    """Fill the blanks that stand for what is above.

    Args:
        table: The columns.
        columns: What they are.
        platform: Some exports are known to be written so; elsewhere the blanks themselves must show it.

    Returns:
        The table, and how many rows were filled.
    """
    at = {columns.roles[role] for role in HEAD_ROLES if role in columns}
    if not at or not table.rows or any(_is_full(table.columns[n]) for n in at):
        return table, 0
    heads = {n: table.column(n) for n in at}
    below = _blank_heads(list(heads.values()))
    known = platform is not None and platform.fill_down
    if below is None or not (known or _shows(table, columns, below)):
        return table, 0
    filled = {at: _filled(column, below) for at, column in heads.items()}
    return table.with_columns(filled), int(below.sum())


def _is_full(column: AnyColumn) -> bool:
    """Say whether no cell of the column is blank."""
    return not (is_null(column.words) if isinstance(column, Column) else column.blank).any()


def _blank_heads(heads: Sequence[Column]) -> Bools | None:
    """Mark the rows with nothing in any of these columns; None where there is no such row."""
    below: Bools = np.logical_and.reduce([is_null(column.words)[column.codes] for column in heads])
    return below if below.any() else None


def _shows(table: Table, columns: Columns, below: Bools) -> bool:
    """Say whether rows without a head bear goods or amounts often enough to be lines of the order above."""
    lines = below.copy()
    for role in ("amount", "unit_price", "quantity"):
        if role in columns:
            column = table.column(columns.roles[role])
            lines &= ~is_null(column.words)[column.codes]
    last_head = int(np.flatnonzero(~below)[-1]) if (~below).any() else 0
    inner = int(lines[:last_head].sum())
    return not below[0] and inner >= LEAST_ROWS and inner >= LEAST_SHARE * len(below)


def _filled(column: Column, below: Bools) -> Column:
    above = np.maximum.accumulate(np.where(below, 0, np.arange(len(below))))
    return replace(column, codes=column.codes[above])
