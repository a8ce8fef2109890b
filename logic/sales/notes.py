"""What was seen that changes no count: odd lines, odd marks, who was known by what."""

import numpy as np

from logic.sales.cells.amounts import Bools
from logic.sales.cells.vocabulary import limits
from logic.sales.cleaning.rows import Rows
from logic.sales.cleaning.rules import unknown_status
from logic.sales.cleaning.signs import asked_about
from logic.sales.loading.column import Column
from logic.sales.loading.table import Table
from logic.sales.opening.layout import Layout
from logic.sales.recognition.columns import Columns
from logic.sales.values import NAMED_LINES, Note


def row_notes(table: Table, rows: Rows, columns: Columns) -> list[Note]:
    """Note what reading the rows of an order file showed."""
    marked = (
        ("long_cells", long_cells(table)),
        ("other_decimal", rows.priced.against),
        ("lost_ids", rows.who.lost),
        ("same_rows", rows.same),
        ("unknown_status", unknown_status(rows) & ~asked_about(rows)),
    )
    notes = [*file_notes(table.layout), *damage_notes(table)]
    for code, mask in marked:
        if mask.any():
            at = np.flatnonzero(mask)
            notes.append(Note(code, len(at), table.lines(at[:NAMED_LINES])))
    if rows.filled_down:
        notes.append(Note("filled_down", rows.filled_down))
    if rows.dated.order == "mixed":
        notes.append(Note("mixed_dates"))
    if columns.by_content:
        notes.append(Note("by_content", values={"columns": tuple(sorted(columns.by_content))}))
    return [*notes, *_known_by(rows)]


def _known_by(rows: Rows) -> list[Note]:
    """Note who is known by something else than an id, and who by a name, which two people may share."""
    first, *others = rows.who.by_role.items()
    told = [first] if first[0] == "name" else []
    return [Note(f"customer_by_{role}", used) for role, used in (*told, *others)]


def long_cells(table: Table) -> Bools:
    """Find rows with a cell so long that it may have swallowed others."""
    from pyarrow import compute as pc

    found = np.zeros(table.rows, bool)
    for column in table.columns.values():
        if isinstance(column, Column) and len(column.words):
            said = np.asarray(pc.greater(pc.binary_length(column.words), limits().cell_characters))
            if said.any():
                found |= said[column.codes]
    return found


def damage_notes(table: Table) -> list[Note]:
    """Note the lines that are not as the rest."""
    return [Note(one.code, len(one.lines), one.lines[:NAMED_LINES]) for one in table.damage]


def file_notes(layout: Layout | None) -> list[Note]:
    """Note what the bytes showed: odd characters, lines before the headings, odd headings."""
    if layout is None:
        return []
    source = layout.source
    lines_of = {"odd_encoding": source.odd_lines, "null_characters": source.null_lines}
    notes = [Note(code, len(lines), lines[:NAMED_LINES]) for code, lines in lines_of.items() if lines]
    notes += [Note(code) for code in source.mends]
    if layout.preamble:
        before = tuple(range(1, layout.preamble + 1))
        notes.append(Note("preamble", layout.preamble, before[:NAMED_LINES]))
    odd_headings = {"unnamed_column": layout.unnamed, "damaged_quotes": layout.header_damaged}
    at = (layout.header_line or 1,)
    return [*notes, *(Note(code, 1, at) for code, odd in odd_headings.items() if odd)]
