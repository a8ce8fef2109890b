"""Files with lines that are not as the rest: the whole ones in bulk, the others one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.sales.loading.bulk import Bulk, Wanted, all_words, parse
from logic.sales.loading.column import AnyColumn, Column
from logic.sales.opening.layout import Layout
from logic.sales.opening.lines import Lines, Positions, Text, find_lines, plain_lines
from logic.sales.opening.records import Patience, Record, read_record


@dataclass(frozen=True)
class Damage:
    """Lines that are not as the rest: a code of locales/sales.yaml (note_<code>) and where."""

    code: str
    lines: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Mended:
    """Rows put together from both ways of reading."""

    rows: int
    columns: Mapping[int, AnyColumn]
    damage: tuple[Damage, ...]
    ragged: Mapping[int, tuple[str, ...]]
    """Row -> its cells as found, where it has another width."""
    row_lines: Positions
    """Line of the file of each row."""


def read_damaged(layout: Layout, wanted: Wanted) -> Mended:
    """Parse the lines that are whole in bulk and the others one by one, then put the rows in their order."""
    dialect, body = layout.dialect, layout.body
    lines = find_lines(body)
    plain = plain_lines(body, lines, dialect.delimiter, dialect.quote, dialect.width)
    if dialect.escape:
        plain[_lines_with(body, lines.starts, "\\")] = False
    wanted = all_words(wanted)
    odd = _odd_records(layout, lines, plain)
    whole = np.flatnonzero(plain)
    bulk = parse(layout, _only(body, lines.starts, plain), wanted, quoted=True)
    if bulk is None or bulk.rows != len(whole):  # the parser sees rows where we do not
        odd, whole = _odd_records(layout, lines, np.zeros(len(plain), bool)), whole[:0]
        bulk = parse(layout, body[:0], wanted, quoted=False) or Bulk(0, {})
    return _put_together(layout, bulk, whole, odd)


def _put_together(layout: Layout, bulk: Bulk, whole: Positions, odd: Sequence[Record]) -> Mended:
    at = np.concatenate([whole, np.array([record.line - 1 for record in odd], np.int64)])
    order = np.argsort(at, kind="stable")
    row_of = np.empty(len(at), np.int64)
    row_of[order] = np.arange(len(at))
    ragged = {
        int(row_of[len(whole) + n]): tuple(layout.cell(cell) for cell in record.cells)
        for n, record in enumerate(odd)
        if len(record.cells) != layout.dialect.width
    }
    columns = _merge(layout, bulk.columns, odd, order)
    return Mended(len(at), columns, _damage(layout, odd), ragged, at[order] + layout.body_line)


def _lines_with(body: Text, starts: Positions, mark: str) -> Positions:
    found = np.flatnonzero(body == ord(mark))
    return np.unique(np.searchsorted(starts, found, side="right") - 1)


def _only(body: Text, starts: Positions, chosen: NDArray[np.bool_]) -> Text:
    """Join the chosen lines with their newlines."""
    if chosen.all():
        return body
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
    bounds = np.append(starts, len(body))
    runs = [body[bounds[a] : bounds[b]] for a, b in zip(edges[0::2], edges[1::2], strict=True)]
    return np.concatenate(runs) if runs else body[:0]


def _odd_records(layout: Layout, lines: Lines, plain: NDArray[np.bool_]) -> list[Record]:
    """Read the lines that are not whole, each with those that its open quote takes in."""
    text = _LineTexts(layout.body, lines.starts, lines.ends)
    found: list[Record] = []
    reached, patience = 0, Patience()
    for position in np.flatnonzero(~plain):
        if position < reached or lines.ends[position] == lines.starts[position]:
            continue
        record = read_record(text, int(position), layout.dialect, patience)
        reached = record.last_line
        plain[position:reached] = False
        if any(cell.strip() for cell in record.cells):
            found.append(record)
    return found


class _LineTexts(Sequence[str]):
    """The lines of a body, each decoded (one character a byte) when it is asked for."""

    def __init__(self, body: Text, starts: Positions, ends: Positions) -> None:
        self._body, self._starts, self._ends = body, starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, position: Any) -> Any:
        return self._body[self._starts[position] : self._ends[position]].tobytes().decode("latin-1")


def _merge(
    layout: Layout, parsed: Mapping[int, Any], odd: Sequence[Record], order: Positions
) -> dict[int, AnyColumn]:
    """Add the cells of the odd records behind the parsed ones, and sort all rows as in the file."""
    import pyarrow as pa

    merged: dict[int, AnyColumn] = {}
    for n, column in parsed.items():
        known: dict[str, int] = {}
        codes = []
        for record in odd:
            cell = layout.cell(record.cells[n]) if n < len(record.cells) else ""
            codes.append(known.setdefault(cell, len(known)))
        words = pa.concat_arrays([column.words, pa.array(list(known), pa.string())])
        added = np.array(codes, np.int32) + np.int32(len(column.words))
        merged[n] = Column(np.concatenate([column.codes, added])[order], words)
    return merged


def _damage(layout: Layout, odd: Sequence[Record]) -> tuple[Damage, ...]:
    width, first = layout.dialect.width, layout.body_line - 1
    kinds = {
        "damaged_quotes": [r.line + first for r in odd if r.damaged],
        "short_rows": [r.line + first for r in odd if len(r.cells) < width],
        "long_rows": [r.line + first for r in odd if any(cell.strip() for cell in r.cells[width:])],
    }
    return tuple(Damage(code, tuple(lines)) for code, lines in kinds.items() if lines)
