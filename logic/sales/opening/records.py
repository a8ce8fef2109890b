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


@dataclass(frozen=True)
class Cells:
    """One logical line, split."""

    cells: list[str]
    closed: bool
    """Every quote that opens a cell has its match."""
    stray: bool
    """Some quote stands inside a quoted cell and is not doubled."""


def split(line: str, dialect: Dialect, literal: int = -1) -> Cells:
    """Split one logical line into cells.

    Args:
        line: A line, or several joined by the newlines inside a quoted cell.
        dialect: How it is written.
        literal: The opening quote, counted from 0, that is to be read as a letter.
    """
    if dialect.quote not in line:
        return Cells(line.split(dialect.delimiter), closed=True, stray=False)
    cells: list[str] = []
    position, opened, closed, strays = 0, 0, True, 0
    while closed and position <= len(line):
        start = _quote_at(line, position, dialect)
        opened += start >= 0
        if start >= 0 and opened - 1 != literal:
            cell, end, closed, stray = _quoted(line, start + 1, dialect)
            strays += stray
        else:
            end = line.find(dialect.delimiter, position)
            end = len(line) if end < 0 else end
            cell = line[position:end]
        cells.append(cell)
        position = end + 1
    return Cells(cells, closed, stray=strays > 0)


def _quote_at(line: str, position: int, dialect: Dialect) -> int:
    """Find the quote that opens the cell at this position, behind blanks or a formula's sign; -1: none."""
    start = _skip_blanks(line, position, dialect)
    start += line[start : start + 2] == f"={dialect.quote}"
    return start if line[start : start + 1] == dialect.quote else -1


def _skip_blanks(line: str, position: int, dialect: Dialect) -> int:
    if dialect.delimiter != " ":
        while line[position : position + 1] == " ":
            position += 1
    return position


def _quoted(line: str, position: int, dialect: Dialect) -> tuple[str, int, bool, bool]:
    """Read a quoted cell from behind its opening quote. A quote that nothing ends at is kept as a letter.

    Returns:
        The cell, where it ends, whether it was closed, and whether a stray quote was kept.
    """
    quote = dialect.quote
    kept: list[str] = []
    stray = False
    while True:
        mark = line.find(quote, position)
        if mark < 0:
            return "".join([*kept, line[position:]]), len(line), False, stray
        end = _skip_blanks(line, mark + 1, dialect)
        if dialect.escape and line[mark - 1] == "\\" and mark > position:
            kept.append(line[position : mark - 1] + quote)
            position = mark + 1
        elif line[mark + 1 : mark + 2] == quote:
            kept.append(line[position:mark] + quote)
            position = mark + 2
        elif end >= len(line) or line[end] == dialect.delimiter:
            return "".join([*kept, line[position:mark]]), end, True, stray
        else:
            kept.append(line[position : mark + 1])
            position, stray = mark + 1, True


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
    found = split(line, dialect)
    whole = not dialect.width or len(found.cells) == dialect.width
    if found.closed and (whole or dialect.quote not in line):
        return Record(position + 1, found.cells, position + 1, damaged=found.stray)
    mended = _mend(line, dialect)
    if found.closed:
        return Record(position + 1, mended or found.cells, position + 1, damaged=mended is not None)
    joined = _join(lines, position, dialect)
    if joined and not (joined.damaged and mended):
        return joined
    guess = mended or split(line.replace(dialect.quote, ""), dialect).cells
    return Record(position + 1, guess, position + 1, damaged=True)


def _join(lines: Sequence[str], position: int, dialect: Dialect) -> Record | None:
    """Close an open quote with the lines that follow, when that gives a whole record."""
    text = lines[position]
    for last in range(position + 1, min(len(lines), position + JOINED_LINES)):
        text += "\n" + lines[last]
        if len(text) > JOINED_CHARACTERS:
            return None
        if dialect.quote in lines[last]:
            found = split(text, dialect)
            if found.closed:
                whole = not dialect.width or len(found.cells) == dialect.width
                if not whole or _swallows([lines[n] for n in range(position, last + 1)], dialect):
                    return None
                return Record(position + 1, found.cells, last + 1, found.stray)
    return None


def _swallows(lines: Sequence[str], dialect: Dialect) -> bool:
    """Say whether each of the lines by itself has as many cells as there are columns.

    Then the quotes, of two different rows, have only met by chance.
    """
    return dialect.width > 1 and all(line.count(dialect.delimiter) + 1 == dialect.width for line in lines)


def _mend(line: str, dialect: Dialect) -> list[str] | None:
    """Read one of the quotes as a letter, if that gives the right number of cells."""
    if not dialect.width:
        return None
    for literal in range(min(line.count(dialect.quote), QUOTES_TRIED)):
        found = split(line, dialect, literal)
        if found.closed and len(found.cells) == dialect.width:
            return [_without_lone_quote(cell, dialect.quote) for cell in found.cells]
    return None


def _without_lone_quote(cell: str, quote: str) -> str:
    """Take a cell off the quote that opened it and was never closed."""
    return cell[1:] if cell.startswith(quote) and cell.count(quote) == 1 else cell
