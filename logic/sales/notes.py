"""What was seen that changes no count: odd lines, odd marks, who was known by what."""

import numpy as np

from logic.sales.layout import Layout
from logic.sales.rows import Rows
from logic.sales.table import Table
from logic.sales.values import NAMED_LINES, Note


def row_notes(table: Table, rows: Rows) -> list[Note]:
    """Note what reading the rows of an order file showed."""
    notes = [*file_notes(table.layout), *damage_notes(table)]
    if rows.priced.against.any():
        at = np.flatnonzero(rows.priced.against)
        notes.append(Note("other_decimal", len(at), table.lines(at[:NAMED_LINES])))
    if rows.filled_down:
        notes.append(Note("filled_down", rows.filled_down))
    if rows.dated.order == "mixed":
        notes.append(Note("mixed_dates"))
    if next(iter(rows.who.by_role)) == "name":
        notes.append(Note("customer_by_name", rows.who.by_role["name"]))
    notes += [Note(f"customer_by_{role}", used) for role, used in list(rows.who.by_role.items())[1:]]
    return notes


def damage_notes(table: Table) -> list[Note]:
    """Note the lines that are not as the rest."""
    return [Note(one.code, len(one.lines), one.lines[:NAMED_LINES]) for one in table.damage]


def file_notes(layout: Layout | None) -> list[Note]:
    """Note what the bytes showed: lines before the headings, odd characters."""
    if layout is None:
        return []
    source, notes = layout.source, []
    for code, lines in (("odd_encoding", source.odd_lines), ("null_characters", source.null_lines)):
        if lines:
            notes.append(Note(code, len(lines), lines[:NAMED_LINES]))
    if layout.preamble:
        notes.append(Note("preamble", layout.preamble))
    return notes
