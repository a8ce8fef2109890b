"""The row of headings among the first rows of a file, and a name for every column."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from logic.sales.cells.vocabulary import columns, squeeze

HEADER_SEARCH = 40
"""Rows among which the headings are looked for."""
LONGEST_NAME = 60
DATA_CELL = re.compile(r"^[\s$€£R+(-]*\d[\d.,\s/:%€$)TZ+-]*$|@.+\.|^\d{4}-\d\d-\d\d")
"""What stands in rows and not in headings: numbers, dates, addresses."""

Row = Sequence[str]


@dataclass(frozen=True)
class Headings:
    """Where the headings stand and what they say."""

    headings: tuple[str, ...]
    """A name for every column; its number where it has none."""
    position: int | None
    """Their row among the rows that are not blank; None: the file has none."""
    rows: Sequence[Row]
    """The rows that were looked at."""

    @property
    def first(self) -> int:
        """The first row below."""
        return 0 if self.position is None else self.position + 1

    @property
    def unnamed(self) -> bool:
        """Whether the last column has cells and no heading, so that headings may stand over wrong columns."""
        wide = len(self.headings)
        bare = self.position is not None and not any(self.rows[self.position][wide - 1 :])
        return bare and any(len(row) >= wide and row[wide - 1] for row in self.below)

    @property
    def below(self) -> Sequence[Row]:
        """The rows below."""
        return self.rows[self.first :]


def find_headings(rows: Sequence[Row], lines: Sequence[int], width: int, chosen: int | None) -> Headings:
    """Find the headings.

    Args:
        rows: The first rows that are not blank.
        lines: The line of each in the file.
        width: Cells that most rows have.
        chosen: The line that the user names; 0: there are none.
    """
    position = _position(rows, lines, width, chosen)
    if position is None:
        first = _first_row(rows, width)
        names = tuple(str(n) for n in range(1, max(width, 1) + 1))
        return Headings(names, None, rows[first:]) if first == 0 else _below(rows, first, names)
    return Headings(_names_of(rows[position], rows[position + 1 :]), position, rows)


def _below(rows: Sequence[Row], first: int, names: tuple[str, ...]) -> Headings:
    """Take the line before the first row for headings that say nothing."""
    return Headings(names, first - 1, rows)


def _position(rows: Sequence[Row], lines: Sequence[int], width: int, chosen: int | None) -> int | None:
    if chosen is not None:
        return next((n for n, line in enumerate(lines[: len(rows)]) if line >= chosen), 0) if chosen else None
    searched = rows[:HEADER_SEARCH]
    for position, row in enumerate(searched):
        if _known_names(row) >= min(2, width) and _known_names(row) > _data_cells(row):
            return position
    first = _first_row(searched, width)
    return None if _data_cells(searched[first]) else first


def _first_row(rows: Sequence[Row], width: int) -> int:
    """Skip lines before the table: too narrow or nearly blank."""
    for position, row in enumerate(rows[:HEADER_SEARCH]):
        if len(row) >= width and sum(map(bool, row)) > max(1, width // 3) - (width == 1):
            return position
    return 0


def _known_names(row: Row) -> int:
    return sum(squeeze(cell) in _names() for cell in row if 0 < len(cell) < LONGEST_NAME)


def _data_cells(row: Row) -> int:
    return sum(bool(DATA_CELL.search(cell)) for cell in row)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(squeeze(name) for role in columns().roles.values() for name in role.names)


def _names_of(row: Row, below: Sequence[Row]) -> tuple[str, ...]:
    """Name every column: blank headings get their number, repeated ones a count.

    Rows may end in a delimiter that the headings lack, or the reverse; the rows decide.
    """
    usual = Counter(len(other) for other in below).most_common(1)[0][0] if below else len(row)
    row = _without_strays(row, usual)
    named = max((n for n, name in enumerate(row, 1) if name), default=1)
    seen: dict[str, int] = {}
    names = []
    wide = max(named, usual)
    for number, name in enumerate((*row, *[""] * wide)[:wide], 1):
        name = name or str(number)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def _without_strays(row: Row, usual: int) -> Row:
    """Leave out blank headings where there are just as many too many: delimiters that slipped in."""
    filled = [name for name in row if name]
    return filled if len(row) > usual == len(filled) else row
