"""Where the table stands in the file: lines before it, headings and first rows."""

import re
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.vocabulary import limits
from logic.sales.opening.dialect import hinted_delimiter, sniff, with_tabs
from logic.sales.opening.headings import find_headings
from logic.sales.opening.mending import join_decimals, rewrite_lines, split_decimals_at, unwrap_line, wrapped
from logic.sales.opening.records import NEWLINE, Dialect, Record, records
from logic.sales.opening.source import HEAD, Source
from logic.sales.values import Choices, Refusal

SAMPLE_ROWS = 400
LARGEST_HEAD = 1 << 23
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Control characters and marks of no width, among them those that turn the direction of writing."""


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
    header_damaged: bool = False
    """The quotes of the headings do not pair."""
    unnamed: bool = False
    """The last column has cells and no heading."""

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
    cell = UNSEEN.sub("", cell).strip().strip("\xa0")
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
    rewrite = with_tabs if dialect.blanks else unwrap_line if wrapped(lines, dialect) else None
    if rewrite:
        note = () if dialect.blanks else ("unwrapped_lines",)
        plain_text = rewrite_lines(source.data, rewrite)
        return _rewritten(
            replace(source, data=plain_text, mends=(*source.mends, *note)), choices, head, dialect
        )
    return _with_rows(source, choices, dialect, lines)


def _rewritten(source: Source, choices: Choices, head: str, dialect: Dialect) -> Layout | Refusal:
    """Start again on lines that were rewritten."""
    lines = NEWLINE.split(_head(source.data, len(head)))
    again = sniff([line for line in lines if line.strip()], "\t" if dialect.blanks else None)
    return _with_rows(source, choices, replace(again, blanks=dialect.blanks), lines)


def _with_rows(source: Source, choices: Choices, dialect: Dialect, lines: list[str]) -> Layout | Refusal:
    start = 1 if hinted_delimiter(lines[0]) else 0
    filled = (r for r in records(lines, dialect, start) if any(cell.strip() for cell in r.cells))
    rows = list(islice(filled, SAMPLE_ROWS + 1))
    if not rows:
        return Refusal("empty")
    return _with_headers(source, choices, dialect, rows)


def _with_headers(source: Source, choices: Choices, dialect: Dialect, rows: list[Record]) -> Layout | Refusal:
    decoded = [[clean(source.decode(c.encode("latin-1"))) for c in r.cells] for r in rows[:SAMPLE_ROWS]]
    table = find_headings(decoded, [r.line for r in rows], dialect.width, choices.header_row)
    split_at = split_decimals_at(table, dialect) if "split_decimals" not in source.mends else None
    if split_at is not None:
        joined = join_decimals(source.data, rows[table.first].line, split_at)
        mended = replace(source, data=joined, mends=(*source.mends, "split_decimals"))
        return _with_rows(mended, choices, dialect, NEWLINE.split(_head(joined, LARGEST_HEAD)))
    width = len(table.headings)
    body_line = rows[table.first].line if table.first < len(rows) else rows[-1].last_line + 1
    return Layout(
        source=source,
        dialect=replace(dialect, width=width),
        headers=table.headings,
        header_line=None if table.position is None else rows[table.position].line,
        header_damaged=table.position is not None and rows[table.position].damaged,
        unnamed=table.unnamed,
        offset=_offset(source.data, body_line),
        body_line=body_line,
        sample=tuple(tuple((row + [""] * width)[:width]) for row in decoded[table.first :] if any(row)),
    )


def _offset(data: bytes, line: int) -> int:
    """Find the byte at which a line begins."""
    position = 0
    for _ in range(line - 1):
        found = re.compile(rb"\r\n|\n|\r").search(data, position)
        if not found:
            return len(data)
        position = found.end()
    return position
