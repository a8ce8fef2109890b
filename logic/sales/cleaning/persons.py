"""What to call each customer: the person's name that stands beside whatever tells customers apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.purchases import IntArray
from logic.sales.cells.amounts import is_null
from logic.sales.cells.vocabulary import plain
from logic.sales.cleaning.identities import Names
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns

ROLES = ("first_name", "name")
"""Columns that name persons, the better one for a greeting first."""
SURNAME_FIRST = ("apellido", "last", "surname", "sobrenome")
"""How a heading begins whose names begin with the surname: only a comma tells then where it ends."""


def name_persons(table: Table, columns: Columns, at: Any, customer: IntArray, count: int) -> Names | None:
    """Name the person behind each customer, as the file writes it; "" where it does not say.

    Args:
        table: The file.
        columns: What its columns are.
        at: Rows to look at: positions, or a slice.
        customer: Customer of each of those rows.
        count: How many customers there are.

    Returns:
        One name a customer; None where the file has no column of names.
    """
    import pyarrow as pa

    role = next((role for role in ROLES if role in columns), None)
    if role is None:
        return None
    column = table.column(columns.roles[role])
    blank = is_null(column.words) | _unclear(column.words, columns.headers[columns.roles[role]])
    cells = column.codes[at]
    rows: NDArray[np.intp] = np.flatnonzero(~blank[cells])[::-1]
    named = np.full(count, len(column.words), np.int64)
    named[customer[rows]] = cells[rows]  # the last one to be written is the first in the file
    return Names(pa.concat_arrays([column.words, pa.array([""], column.words.type)]).take(pa.array(named)))


def _unclear(words: Any, header: str) -> NDArray[np.bool_]:
    from pyarrow import compute as pc

    if not plain(header).startswith(SURNAME_FIRST):
        return np.zeros(len(words), bool)
    return ~np.asarray(pc.match_substring(words, ","))
