"""Where the table stands in the file: lines before it, headings and first rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from logic.sales.dialect import hinted_delimiter, sniff, with_tabs
from logic.sales.records import NEWLINE, Dialect, Record, records
from logic.sales.source import HEAD, Source
from logic.sales.values import Choices, Refusal
from logic.sales.vocabulary import columns, limits, squeeze

HEADER_SEARCH = 40
"""Rows among which the headings are looked for."""
SAMPLE_ROWS = 1000
LARGEST_HEAD = 1 << 23
DATA_CELL = re.compile(r"^[\s$€£R+(-]*\d[\d.,\s/:%€$)TZ+-]*$|@.+\.|^\d{4}-\d\d-\d\d")
"""What stands in rows and not in headings: numbers, dates, addresses."""
TOTAL_CELL = re.compile(
    r"^\W*(sub[\s-]?|gran |grand )?tota(l|les|is|ls)(\s+(general|geral|sales|(de )?ventas))?\W*$"
    r"|^\W*sumas?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Layout:
    """A file understood as far as its cells; no column has a meaning yet."""

    source: Source
    dialect: Dialect
    headers: tuple[str, ...]
    """As written; made up ("1", "2", …) where the file has none."""
    header_line: int | None
    """From 1."""
    offset: int
    """Byte at which the rows below the headings begin."""
    body_line: int
    """Line of the file that they begin at, from 1."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows that are not blank, decoded and as wide as the headings."""

    @property
    def preamble(self) -> int:
        """Lines before the headings."""
        return (self.header_line or 1) - 1

    @property
    def body(self) -> NDArray[np.uint8]:
        """The bytes of the rows, not copied."""
        return np.frombuffer(self.source.data, np.uint8)[self.offset :]

    def cell(self, raw: str) -> str:
        """Decode a cell that was split as bytes."""
        return clean(self.source.decode(raw.encode("latin-1")))


def clean(cell: str) -> str:
    """Trim a cell and take out marks that cannot be seen.

    >>> clean("\\ufeff Ana\\u200b ")
    'Ana'
    """
    cell = re.sub("[\u200b-\u200d\u2060\ufeff]", "", cell).strip().strip("\xa0")
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell


def find_layout(source: Source, choices: Choices) -> Layout | Refusal:
    """Find delimiter, headings and first rows.

    Args:
        source: The whole file.
        choices: May name the delimiter and the line of the headings.
    """
    size = HEAD
    while True:
        layout = _layout(source, choices, _head(source.data, size))
        enough = isinstance(layout, Refusal) or len(layout.sample) >= 20
        if enough or size >= min(len(source.data), LARGEST_HEAD):
            return layout
        size *= 8  # a long preamble, or rows of empty cells


def _head(data: bytes, size: int) -> str:
    """Return the first whole lines, one character a byte."""
    head = data[:size]
    if len(data) > size:
        end = max(head.rfind(b"\n"), head.rfind(b"\r"))
        head = head[: end + 1] if end > 0 else head
    return head.decode("latin-1")


def _layout(source: Source, choices: Choices, head: str) -> Layout | Refusal:
    lines = NEWLINE.split(head)
    hint = choices.delimiter or hinted_delimiter(lines[0])
    dialect = sniff([line for line in lines if line.strip()], hint)
    if dialect.width > limits().columns:
        return Refusal("too_many_columns", {"columns": dialect.width, "limit": limits().columns})
    if dialect.blanks:
        lines = [with_tabs(line) for line in lines]
        source = replace(source, data=with_tabs(source.data.decode("latin-1")).encode("latin-1"))
        head = "\n".join(lines)
    start = 1 if hinted_delimiter(lines[0]) else 0
    found = list(records(lines, dialect, start))
    rows = [record for record in found if any(cell.strip() for cell in record.cells)]
    if not rows:
        return Refusal("empty")
    return _with_headers(source, choices, dialect, rows)


def _with_headers(source: Source, choices: Choices, dialect: Dialect, rows: list[Record]) -> Layout:
    decoded = [[clean(source.decode(c.encode("latin-1"))) for c in r.cells] for r in rows[:SAMPLE_ROWS]]
    position = _header_position(decoded, [r.line for r in rows], dialect.width, choices.header_row)
    width = max(dialect.width, 1)
    if position is None:
        first = _first_row(decoded, width)
        headers = tuple(str(n) for n in range(1, width + 1))
        line, body_line, below = None, rows[first].line, decoded[first:]
    else:
        headers, width = _headers(decoded[position], decoded[position + 1 :], width)
        line, body_line, below = rows[position].line, rows[position].last_line + 1, decoded[position + 1 :]
    return Layout(
        source=source,
        dialect=replace(dialect, width=width),
        headers=headers,
        header_line=line,
        offset=_offset(source.data, body_line),
        body_line=body_line,
        sample=tuple(tuple((row + [""] * width)[:width]) for row in below if any(row)),
    )


def _header_position(
    rows: Sequence[Sequence[str]], lines: Sequence[int], width: int, chosen: int | None
) -> int | None:
    """Find the row of the headings among the rows that are not blank; None when the file has none."""
    if chosen is not None:
        return next((n for n, line in enumerate(lines[: len(rows)]) if line >= chosen), 0) if chosen else None
    searched = rows[:HEADER_SEARCH]
    for position, row in enumerate(searched):
        if _known_names(row) >= min(2, width) and _known_names(row) > _data_cells(row):
            return position
    first = _first_row(searched, width)
    return None if _data_cells(searched[first]) else first


def _first_row(rows: Sequence[Sequence[str]], width: int) -> int:
    """Skip lines before the table: too narrow or nearly blank."""
    for position, row in enumerate(rows[:HEADER_SEARCH]):
        if len(row) >= width and sum(map(bool, row)) > max(1, width // 3) - (width == 1):
            return position
    return 0


def _known_names(row: Sequence[str]) -> int:
    return sum(squeeze(cell) in _names() for cell in row if 0 < len(cell) < 60)


def _data_cells(row: Sequence[str]) -> int:
    return sum(bool(DATA_CELL.search(cell)) for cell in row)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(squeeze(name) for role in columns().roles.values() for name in role.names)


def _headers(row: Sequence[str], below: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], int]:
    """Name every column: blank headings get their number, repeated ones a count.

    Rows may end in a delimiter that the headings lack, or the reverse: the width is that of the rows.
    """
    usual = max((len(other) for other in below[:200]), default=len(row)) if below else len(row)
    wide = max(len(row), min(width, usual))
    while wide > 1 and not any(len(other) >= wide and other[wide - 1] for other in (row, *below[:200])):
        wide -= 1
    seen: dict[str, int] = {}
    names = []
    for number, name in enumerate((*row, *[""] * (wide - len(row)))[:wide], 1):
        name = name or str(number)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names), wide


def _offset(data: bytes, line: int) -> int:
    """Find the byte at which a line begins."""
    position = 0
    for _ in range(line - 1):
        found = re.compile(rb"\r\n|\n|\r").search(data, position)
        if not found:
            return len(data)
        position = found.end()
    return position
