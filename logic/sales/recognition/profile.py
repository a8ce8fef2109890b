"""What the cells of a column look like, on the first rows of the file."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from logic.sales.cells.amounts import Amounts, is_null, read_amounts
from logic.sales.cells.days import Days, read_days, read_months
from logic.sales.cells.verdicts import is_yes
from logic.sales.cells.vocabulary import Content

EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[A-Za-z]{2,}$")
PHONE = re.compile(r"^'?\+?[\d\s().-]{7,20}$")
LETTERS = re.compile(r"[^\W\d_]{2,}")
IDENTIFIER = re.compile(r"^[='\"]*[\w.@#/+:-]+(\s[\w.#/-]+)?\"?$")
MEANINGS: Mapping[str, Callable[[str], bool]] = {
    "flag": lambda cell: is_yes(cell) is not None,
    "month": lambda cell: read_months([cell])[0] is not None,
}
PATTERNS = {"email": EMAIL, "phone": PHONE, "text": LETTERS}
PROFILED = 300
"""Rows that are looked at."""
MOST = 0.7
"""Share of cells that must look like the kind for a column to be of it."""


@dataclass(frozen=True, eq=False)
class Profile:
    """The cells of one column that are not blank."""

    cells: tuple[str, ...]
    rows: int
    """Sample rows, blank cells included."""

    @cached_property
    def amounts(self) -> Amounts:
        """The cells as amounts."""
        return read_amounts(_array(self.cells))

    @cached_property
    def days(self) -> Days:
        """The cells as dates, bare numbers aside."""
        return read_days(self.cells, serials=False)

    @cached_property
    def serial_days(self) -> Days:
        """The cells as dates, where bare numbers may be."""
        return read_days(self.cells)

    @property
    def filled(self) -> float:
        """Share of rows with something in this column."""
        return len(self.cells) / self.rows if self.rows else 0.0

    @cached_property
    def distinct(self) -> int:
        """Number of different cells."""
        return len(set(self.cells))

    def fit(self, content: Content) -> float:
        """Say how far the cells look like a kind of content, 0 to 1. Blank columns fit a little."""
        if not self.cells:
            return 0.4
        share = float(self.share(content))
        return share if share >= MOST else 0.0

    def share(self, content: Content) -> float:
        """Say which share of the cells looks like a kind of content."""
        if content == "date":
            return max(self.date_share, float(self.serial_days.valid.mean()) * 0.9)
        if content == "number":
            return self.number_share
        if content == "id":
            return self._identifiers()
        if content in MEANINGS:
            return sum(MEANINGS[content](cell) for cell in self.cells) / len(self.cells)
        if content in PATTERNS:
            return _share(self.cells, PATTERNS[content])
        return 1.0 if self.distinct <= max(40, len(self.cells) // 4) else 0.8

    @property
    def date_share(self) -> float:
        """Share of cells that are dates beyond doubt."""
        return float(self.days.valid.mean()) if self.cells else 0.0

    @property
    def number_share(self) -> float:
        """Share of cells that are amounts."""
        return float(self.amounts.valid.mean()) if self.cells else 0.0

    def _identifiers(self) -> float:
        if self.date_share > MOST and not all(cell.isdigit() for cell in self.cells):
            return 0.0
        return max(_share(self.cells, IDENTIFIER), 0.75)

    @property
    def whole_share(self) -> float:
        """Share of the cells that are amounts without cents."""
        amounts = self.amounts
        return float((amounts.cents[amounts.valid] % 100 == 0).mean()) if amounts.valid.any() else 0.0


def _share(cells: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.search(cell)) for cell in cells) / len(cells)


def _array(cells: Sequence[str]) -> object:
    import pyarrow as pa

    return pa.array(cells, pa.string())


def profiles(sample: Sequence[Sequence[str]], width: int) -> list[Profile]:
    """Profile every column of the first rows."""
    found = []
    for n in range(width):
        column = [row[n] for row in sample[:PROFILED]]
        null = is_null(_array(column)) if column else np.empty(0, bool)
        cells = tuple(unwrap(cell) for cell, nothing in zip(column, null, strict=True) if not nothing)
        found.append(Profile(cells, len(column)))
    return found


def unwrap(cell: str) -> str:
    """Take a cell off the apostrophe by which spreadsheets keep zeros.

    >>> unwrap("'0012"), unwrap("12")
    ('0012', '12')
    """
    return cell[1:] if cell.startswith("'") and len(cell) > 1 else cell
