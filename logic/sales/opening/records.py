"""Lines to records, one by one and forgiving: the slow, sure way, for samples and damaged lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

NEWLINE = re.compile(r"\r\n|\n|\r")
AMOUNT = re.compile(r"[-+$€£R\s]*\d[\d.,]*,\d[\d.,]*\s*")
"""A cell that quotes keep together for the comma of its amount."""
JOINED_LINES = 60
"""A quoted cell may span this many lines; beyond that its quote is taken for a letter."""
JOINED_CHARACTERS = 1 << 16
QUOTES_TRIED = 40
"""Quotes of a damaged line that are tried as plain letters; so many too many, and it is beyond mending."""
JOINS_FAILED = 200
"""After so many open quotes that nothing below closes, they are no longer looked for there."""


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


@dataclass(frozen=True)
class _Quoting:
    """What a quoted cell looks like, as patterns: a damaged one may hold 100,000 quotes."""

    body: re.Pattern[str]
    """All up to the quote that closes the cell, or to the end where none does."""
    letters: re.Pattern[str]
    """Two quotes, or one behind a backslash, that stand for a quote."""


@lru_cache(maxsize=64)
def _quoting(delimiter: str, quote: str, escape: bool) -> _Quoting:
    mark, ends = re.escape(quote), re.escape(delimiter)
    blanks = "" if delimiter == " " else " *"
    letters = rf"\\{mark}|{mark}{mark}" if escape else f"{mark}{mark}"
    other = rf"[^{mark}\\]++|\\(?!{mark})" if escape else f"[^{mark}]++"
    stray = f"{mark}(?!{blanks}(?:{ends}|\\Z))"
    return _Quoting(re.compile(f"(?:{other}|{letters}|{stray})*+", re.DOTALL), re.compile(letters))


def _quoted(line: str, position: int, dialect: Dialect) -> tuple[str, int, bool, bool]:
    """Read a quoted cell from behind its opening quote. A quote that nothing ends at is kept as a letter.

    Returns:
        The cell, where it ends, whether it was closed, and whether a stray quote was kept.
    """
    quoting = _quoting(dialect.delimiter, dialect.quote, dialect.escape)
    found = quoting.body.match(line, position)
    end = found.end() if found else position
    body = line[position:end]
    cell = quoting.letters.sub(dialect.quote, body)
    stray = dialect.quote in quoting.letters.sub("", body)
    if end == len(line):
        return cell, end, False, stray
    return cell, _skip_blanks(line, end + 1, dialect), True, stray


@dataclass
class Patience:
    """How often the end of an open quote is still looked for: a file of nothing else must not take hours."""

    left: int = JOINS_FAILED


def records(lines: Sequence[str], dialect: Dialect, start: int = 0) -> Iterator[Record]:
    """Yield the records of physical lines from a position on; empty lines give none."""
    position, patience = start, Patience()
    while position < len(lines):
        if lines[position]:
            record = read_record(lines, position, dialect, patience)
            yield record
            position = record.last_line
        else:
            position += 1


def read_record(
    lines: Sequence[str], position: int, dialect: Dialect, patience: Patience | None = None
) -> Record:
    """Read the record that begins at a physical line.

    Args:
        lines: Physical lines, without their ends.
        position: The record's first line, from 0.
        dialect: How it is written.
        patience: The same for all records of a file.
    """
    line = lines[position]
    found = split(line, dialect)
    whole = not dialect.width or len(found.cells) == dialect.width
    if found.closed and (whole or dialect.quote not in line or _quotes_only_decimals(found, dialect)):
        return Record(position + 1, found.cells, position + 1, damaged=found.stray)
    mended = _mend(line, dialect)
    if found.closed:
        return Record(position + 1, mended or found.cells, position + 1, damaged=mended is not None)
    joined = _join_if_worth_it(lines, position, dialect, patience or Patience())
    if joined and not (joined.damaged and mended):
        return joined
    guess = mended or split(line.replace(dialect.quote, ""), dialect).cells
    return Record(position + 1, guess, position + 1, damaged=True)


def _quotes_only_decimals(found: Cells, dialect: Dialect) -> bool:
    """Say whether quotes keep only amounts with a comma together: the row is short, not damaged."""
    kept = [cell for cell in found.cells if dialect.delimiter in cell]
    return bool(kept) and not found.stray and all(AMOUNT.fullmatch(cell) for cell in kept)


def _join_if_worth_it(
    lines: Sequence[str], position: int, dialect: Dialect, patience: Patience
) -> Record | None:
    joined = _join(lines, position, dialect) if patience.left > 0 else None
    patience.left += 1 if joined else -1
    return joined


def _join(lines: Sequence[str], position: int, dialect: Dialect) -> Record | None:
    """Close an open quote with the lines that follow, when that gives a whole record.

    One of another width is taken where its quotes leave no doubt and none of the lines that follow could be a
    record by itself.

    Each line is read once, from where the open cell stands: reading them all again for every further line
    would let a small damaged file take minutes.
    """
    found, length = split(lines[position], dialect), len(lines[position])
    for last in range(position + 1, min(len(lines), position + JOINED_LINES)):
        length += 1 + len(lines[last])
        if length > JOINED_CHARACTERS:
            return None
        found = _continued(found, lines[last], dialect)
        if found.closed:
            whole = not dialect.width or len(found.cells) == dialect.width
            taken = [_stands_alone(lines[n], dialect) for n in range(position, last + 1)]
            doubtful = all(taken) if whole else any(taken[1:]) or found.stray
            return None if doubtful else Record(position + 1, found.cells, last + 1, found.stray)
    return None


def _continued(begun: Cells, line: str, dialect: Dialect) -> Cells:
    """Go on in the cell that was left open, with the next line."""
    more, end, closed, stray = _quoted(line, 0, dialect)
    rest = Cells([], closed, stray=False) if end >= len(line) else split(line[end + 1 :], dialect)
    cells = [*begun.cells[:-1], f"{begun.cells[-1]}\n{more}", *rest.cells]
    return Cells(cells, rest.closed, begun.stray or stray or rest.stray)


def _stands_alone(line: str, dialect: Dialect) -> bool:
    """Say whether a line by itself has as many cells as there are columns.

    Where each of the lines does, the quotes, of two different rows, have only met by chance.
    """
    return dialect.width > 1 and line.count(dialect.delimiter) + 1 == dialect.width


def _mend(line: str, dialect: Dialect) -> list[str] | None:
    """Read one of the quotes as a letter, if that gives the right number of cells."""
    quotes = line.count(dialect.quote)
    if not dialect.width or quotes > 2 * dialect.width + QUOTES_TRIED:
        return None
    for literal in range(min(quotes, QUOTES_TRIED)):
        found = split(line, dialect, literal)
        if found.closed and len(found.cells) == dialect.width:
            return [_without_lone_quote(cell, dialect.quote) for cell in found.cells]
    return None


def _without_lone_quote(cell: str, quote: str) -> str:
    """Take a cell off the quote that opened it and was never closed."""
    return cell[1:] if cell.startswith(quote) and cell.count(quote) == 1 else cell
