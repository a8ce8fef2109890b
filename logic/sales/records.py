"""Lines to records, one by one and forgiving: the slow, sure way, for samples and damaged lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEWLINE = re.compile(r"\r\n|\n|\r")
JOINED_LINES = 60
"""A quoted cell may span this many lines; beyond that its quote is taken for a letter."""
JOINED_CHARACTERS = 1 << 16
QUOTES_TRIED = 40
"""Quotes of a damaged line that are tried as plain letters."""


@dataclass(frozen=True)
class Dialect:
    """How cells are set apart."""

    delimiter: str
    quote: str = '"'
    escape: bool = False
    """Whether a backslash before a quote makes it a letter."""
    width: int = 0
    """Cells that most records have."""
    blanks: bool = False
    """Cells are set apart by runs of blanks, which stand as tabs once the text is prepared."""


@dataclass(frozen=True)
class Record:
    """One row of cells as found."""

    line: int
    """Its first line, from 1."""
    cells: list[str]
    last_line: int
    damaged: bool = False
    """Its quotes do not pair; cells are the best guess."""


def split(line: str, dialect: Dialect, literal: int = -1) -> tuple[list[str], bool]:
    """Split one logical line into cells.

    Args:
        line: A line, or several joined by the newlines inside a quoted cell.
        dialect: How it is written.
        literal: The opening quote, counted from 0, that is to be read as a letter.

    Returns:
        The cells, and whether every quote was closed.
    """
    if dialect.quote not in line:
        return line.split(dialect.delimiter), True
    cells: list[str] = []
    position, opened, closed = 0, 0, True
    while closed and position <= len(line):
        start = _skip_blanks(line, position, dialect)
        quoted = line[start : start + 1] == dialect.quote
        opened += quoted
        if quoted and opened - 1 != literal:
            cell, end, closed = _quoted(line, start + 1, dialect)
        else:
            cell, end = _unquoted(line, position, dialect)
        cells.append(cell)
        position = end + 1
    return cells, closed


def _unquoted(line: str, position: int, dialect: Dialect) -> tuple[str, int]:
    end = line.find(dialect.delimiter, position)
    end = len(line) if end < 0 else end
    return line[position:end], end


def _skip_blanks(line: str, position: int, dialect: Dialect) -> int:
    if dialect.delimiter != " ":
        while line[position : position + 1] == " ":
            position += 1
    return position


def _quoted(line: str, position: int, dialect: Dialect) -> tuple[str, int, bool]:
    """Read a quoted cell from behind its opening quote. A quote that nothing ends at is kept as a letter."""
    quote = dialect.quote
    kept: list[str] = []
    while True:
        mark = line.find(quote, position)
        if mark < 0:
            return "".join([*kept, line[position:]]), len(line), False
        if dialect.escape and mark > position - 1 and line[mark - 1] == "\\":
            kept.append(line[position : mark - 1] + quote)
            position = mark + 1
        elif line[mark + 1 : mark + 2] == quote:
            kept.append(line[position:mark] + quote)
            position = mark + 2
        else:
            end = _skip_blanks(line, mark + 1, dialect)
            if end >= len(line) or line[end] == dialect.delimiter:
                return "".join([*kept, line[position:mark]]), end, True
            kept.append(line[position : mark + 1])
            position = mark + 1


def records(lines: Sequence[str], dialect: Dialect, start: int = 0) -> Iterator[Record]:
    """Yield the records of physical lines from a position on; empty lines give none."""
    position = start
    while position < len(lines):
        if lines[position]:
            record = read_record(lines, position, dialect)
            yield record
            position = record.last_line
        else:
            position += 1


def read_record(lines: Sequence[str], position: int, dialect: Dialect) -> Record:
    """Read the record that begins at a physical line (counted from 0)."""
    line = lines[position]
    cells, closed = split(line, dialect)
    if closed and (not dialect.width or len(cells) == dialect.width or dialect.quote not in line):
        return Record(position + 1, cells, position + 1)
    if closed:
        mended = _mend(line, dialect)
        return Record(position + 1, mended or cells, position + 1, damaged=mended is not None)
    joined = _join(lines, position, dialect)
    if joined:
        return joined
    guess = _mend(line, dialect) or split(line.replace(dialect.quote, ""), dialect)[0]
    return Record(position + 1, guess, position + 1, damaged=True)


def _join(lines: Sequence[str], position: int, dialect: Dialect) -> Record | None:
    """Close an open quote with the lines that follow, when that gives a whole record."""
    text = lines[position]
    for last in range(position + 1, min(len(lines), position + JOINED_LINES)):
        text += "\n" + lines[last]
        if len(text) > JOINED_CHARACTERS:
            return None
        if dialect.quote in lines[last]:
            cells, closed = split(text, dialect)
            if closed:
                whole = not dialect.width or len(cells) == dialect.width
                return Record(position + 1, cells, last + 1) if whole else None
    return None


def _mend(line: str, dialect: Dialect) -> list[str] | None:
    """Read one of the quotes as a letter, if that gives the right number of cells."""
    for literal in range(min(line.count(dialect.quote), QUOTES_TRIED)):
        cells, closed = split(line, dialect, literal)
        if closed and len(cells) == dialect.width:
            return cells
    return None
