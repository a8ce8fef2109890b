"""The columns of a file that were asked for, and the lines of the file that its rows stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from logic.sales.loading.bulk import Wanted, parse
from logic.sales.loading.column import AnyColumn, Column, as_words
from logic.sales.loading.damaged import Damage, read_damaged
from logic.sales.opening.layout import Layout
from logic.sales.opening.lines import Positions, quote_positions, record_lines, swallowed, well_quoted


@dataclass(frozen=True, eq=False)
class Table:
    """The columns that were asked for."""

    rows: int
    columns: Mapping[int, AnyColumn]
    """By position in the file."""
    damage: tuple[Damage, ...] = ()
    ragged: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Row -> its cells as found, for rows of another width than the headings."""
    layout: Layout | None = None
    row_lines: Positions | None = None
    """Line of the file of each row, where it had to be worked out."""

    @property
    def width(self) -> int:
        """Columns of the file."""
        return len(self.layout.headers) if self.layout else 0

    def cells(self) -> list[list[str]]:
        """List the rows as found: a row of another width keeps it. Only columns that were read are there."""
        texts = [np.array(self.column(n).texts, object)[self.column(n).codes] for n in sorted(self.columns)]
        rows = [list(row) for row in zip(*texts, strict=True)] if self.rows else []
        for row, cells in self.ragged.items():
            rows[row] = list(cells)
        return rows

    def column(self, at: int) -> Column:
        """Return a column by its distinct cells."""
        column = self.columns[at]
        return column if isinstance(column, Column) else as_words(column)

    def with_columns(self, columns: Mapping[int, AnyColumn]) -> "Table":
        """Exchange some columns."""
        return replace(self, columns={**self.columns, **columns})

    def lines(self, rows: Sequence[int] | Positions) -> tuple[int, ...]:
        """Name the lines of the file, from 1, on which these rows begin."""
        return tuple(int(line) for line in self._lines[np.asarray(rows, np.int64)]) if len(rows) else ()

    @cached_property
    def _lines(self) -> Positions:
        if self.row_lines is not None or self.layout is None:
            return self.row_lines if self.row_lines is not None else np.arange(self.rows) + 1
        return record_lines(self.layout.body, self.layout.dialect.quote) + self.layout.body_line


def load(layout: Layout, wanted: Wanted) -> Table:
    """Read columns of the whole file.

    Args:
        layout: The file as understood.
        wanted: Positions of columns, and how to read them where the cells allow it.
    """
    dialect, body = layout.dialect, layout.body
    quoted = layout.source.data.find(dialect.quote.encode(), layout.offset) >= 0
    quotes = quote_positions(body, dialect.quote) if quoted else np.empty(0, np.int64)
    strict = not dialect.escape and well_quoted(body, quotes, dialect.delimiter, dialect.quote)
    bulk = parse(layout, body, wanted, quoted=quoted) if strict else None
    if bulk is not None and not (quoted and _several_lines(layout, bulk.rows, quotes)):
        return Table(bulk.rows, bulk.columns, layout=layout)
    mended = read_damaged(layout, wanted)
    return Table(mended.rows, mended.columns, mended.damage, mended.ragged, layout, mended.row_lines)


def _several_lines(layout: Layout, rows: int, quotes: Positions) -> bool:
    """Say whether quotes of different rows have met and made one cell of the rows between them."""
    data = layout.source.data
    newlines = max(data.count(b"\n", layout.offset), data.count(b"\r", layout.offset))
    return newlines > rows and swallowed(layout.body, quotes, layout.dialect.delimiter, layout.dialect.width)
