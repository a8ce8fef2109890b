"""The columns of a file in bulk: every distinct cell once, and for each row which of them it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from logic.sales.layout import UNSEEN, Layout, clean
from logic.sales.lines import (
    Positions,
    Text,
    find_lines,
    plain_lines,
    quote_positions,
    record_lines,
    swallowed,
    well_quoted,
)
from logic.sales.records import NEWLINE, Record, read_record

BLOCK = 1 << 24
HIDDEN = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters that may stand in a cell."""
Codes = NDArray[np.int32]
Kind = Literal["words", "integers", "day_prefix"]
"""How a column is read in bulk: by distinct cells; as whole numbers, for ids that hardly repeat; or by the
first ten characters of each cell, for timestamps."""
DAY_CHARACTERS = 10


@dataclass(frozen=True, eq=False)
class Column:
    """A column by its distinct cells."""

    codes: Codes
    """int32: for each row the position of its cell in words."""
    words: Any
    """pyarrow StringArray: the distinct cells, trimmed."""
    distinct: bool = False
    """Whether words are known to be all different, which trimming and decoding may have changed."""

    @cached_property
    def texts(self) -> list[str]:
        """The distinct cells as a list."""
        return list(self.words.to_pylist())


@dataclass(frozen=True, eq=False)
class Integers:
    """A column of whole numbers."""

    values: NDArray[np.int64]
    blank: NDArray[np.bool_]

    @cached_property
    def unique(self) -> bool:
        """Whether no number stands twice; told without sorting where they only rise."""
        rising = bool((self.values[1:] > self.values[:-1]).all())
        return not self.blank.any() and (rising or len(np.unique(self.values)) == len(self.values))


@dataclass(frozen=True)
class Damage:
    """Lines that are not as the rest: a code of locales/sales.yaml (note_<code>) and where."""

    code: str
    lines: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """The columns that were asked for."""

    rows: int
    columns: Mapping[int, Column | Integers]
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
        return column if isinstance(column, Column) else _as_words(column)

    def with_columns(self, columns: Mapping[int, Column | Integers]) -> "Table":
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


def load(layout: Layout, wanted: Mapping[int, Kind]) -> Table:
    """Read columns of the whole file.

    Args:
        layout: The file as understood.
        wanted: Positions of columns, and how to read them where the cells allow it.
    """
    dialect, body = layout.dialect, layout.body
    quoted = layout.source.data.find(dialect.quote.encode(), layout.offset) >= 0
    quotes = quote_positions(body, dialect.quote) if quoted else np.empty(0, np.int64)
    strict = not dialect.escape and well_quoted(body, quotes, dialect.delimiter, dialect.quote)
    if strict and len(dialect.delimiter) == 1:
        table = _parse(layout, body, wanted, quoted=quoted)
        if table is not None and not (quoted and _several_lines(layout, len(table[0]), quotes)):
            return Table(len(table[0]), _columns(layout, table[1]), layout=layout)
    return _load_damaged(layout, wanted)


def _several_lines(layout: Layout, rows: int, quotes: Positions) -> bool:
    """Say whether quotes of different rows have met and made one cell of the rows between them."""
    data = layout.source.data
    newlines = max(data.count(b"\n", layout.offset), data.count(b"\r", layout.offset))
    return newlines > rows and swallowed(layout.body, quotes, layout.dialect.delimiter, layout.dialect.width)


def _parse(layout: Layout, body: Any, wanted: Mapping[int, Kind], *, quoted: bool) -> Any:
    """Parse strictly; None when a row has another width than the headings."""
    import pyarrow as pa
    from pyarrow import csv

    if not len(body):
        return range(0), {n: pa.array([], pa.dictionary(pa.int32(), pa.binary())) for n in wanted}
    names = [str(n) for n in range(len(layout.headers))]
    try:
        parsed = csv.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            read_options=csv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=layout.dialect.delimiter,
                quote_char=layout.dialect.quote if quoted else False,
                newlines_in_values=quoted,
            ),
            convert_options=csv.ConvertOptions(
                include_columns=[names[n] for n in wanted],
                column_types={names[n]: _arrow_type(kind) for n, kind in wanted.items()},
                null_values=[""],
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        if "integers" in wanted.values():  # a later cell is no number
            return _parse(layout, body, _all_words(wanted), quoted=quoted)
        return None
    columns = {n: _encoded(parsed[names[n]], kind) for n, kind in wanted.items()}
    return range(parsed.num_rows), columns


def _all_words(wanted: Mapping[int, Kind]) -> dict[int, Kind]:
    return {n: "words" if kind == "integers" else kind for n, kind in wanted.items()}


def _arrow_type(kind: Kind) -> Any:
    import pyarrow as pa

    if kind == "integers":
        return pa.int64()
    return pa.binary() if kind == "day_prefix" else pa.dictionary(pa.int32(), pa.binary())


def _encoded(column: Any, kind: Kind) -> Any:
    from pyarrow import compute

    if kind == "integers":
        return column
    if kind == "day_prefix":
        column = compute.binary_slice(column, 0, DAY_CHARACTERS).dictionary_encode()
    return column.unify_dictionaries().combine_chunks()


def _columns(layout: Layout, parsed: Mapping[int, Any]) -> dict[int, Column | Integers]:
    return {n: _column(layout, array) for n, array in parsed.items()}


def _column(layout: Layout, array: Any) -> Column | Integers:
    if hasattr(array, "indices"):
        words = _decode(layout, array.dictionary)
        return Column(array.indices.to_numpy(), words, _same_length(words, array.dictionary))
    return Integers(np.asarray(array.fill_null(0)), np.asarray(array.is_null()))


def _same_length(words: Any, raw: Any) -> bool:
    """Say whether nothing was taken off any cell, so that different cells have stayed different."""
    from pyarrow import compute

    return bool(compute.sum(compute.binary_length(words)) == compute.sum(compute.binary_length(raw)))


def _as_words(column: Integers) -> Column:
    import pyarrow as pa

    distinct, codes = np.unique(column.values, return_inverse=True)
    words = pa.concat_arrays([pa.array(distinct).cast(pa.string()), pa.array([""])])
    return Column(np.where(column.blank, len(distinct), codes).astype(np.int32), words)


def _decode(layout: Layout, words: Any) -> Any:
    """Decode and trim the distinct cells, and take them out of formulas such as ="0012"."""
    from pyarrow import compute

    text = _text(layout, words)
    if compute.any(compute.starts_with(text, '="')).as_py():
        text = compute.replace_substring_regex(text, r'^="(.*)"$', r"\1")
    return text


def _text(layout: Layout, words: Any) -> Any:
    import pyarrow as pa
    from pyarrow import compute

    raw = words.buffers()[2]
    data = b"" if raw is None else bytes(raw)
    if data.isascii():
        text = compute.ascii_trim_whitespace(words.cast(pa.string(), safe=False))
        return _cleaned(text) if len(data.translate(None, HIDDEN)) < len(data) else text
    if layout.source.encoding in ("utf-8", "utf-8-sig", "utf-16"):
        text = compute.utf8_trim_whitespace(words.cast(pa.string(), safe=False))
        odd = compute.any(compute.match_substring_regex(text, UNSEEN.pattern)).as_py()
        return _cleaned(text) if odd else text
    return pa.array([clean(layout.source.decode(word)) for word in words.to_pylist()], pa.string())


def _cleaned(text: Any) -> Any:
    import pyarrow as pa

    return pa.array([clean(word) for word in text.to_pylist()], pa.string())


def _load_damaged(layout: Layout, wanted: Mapping[int, Kind]) -> Table:
    """Parse the lines that are whole in bulk and the others one by one, then put the rows in their order."""
    dialect, body = layout.dialect, layout.body
    lines = find_lines(body)
    plain = plain_lines(body, lines, dialect.delimiter, dialect.quote, dialect.width)
    if dialect.escape:
        plain[_lines_with(body, lines.starts, "\\")] = False
    wanted = _all_words(wanted)
    odd = _odd_records(layout, lines, plain)
    whole = np.flatnonzero(plain)
    parsed = _parse(layout, _only(body, lines.starts, plain), wanted, quoted=True)
    if parsed is None or len(parsed[0]) != len(whole):
        odd, whole = _all_records(layout), whole[:0]
        parsed = _parse(layout, b"", wanted, quoted=False)
    at = np.concatenate([whole, np.array([record.line - 1 for record in odd], np.int64)])
    order = np.argsort(at, kind="stable")
    columns = _merge(layout, _columns(layout, parsed[1]), odd, order)
    place = {int(n): row for row, n in enumerate(order)}
    ragged = {
        place[len(whole) + n]: tuple(layout.cell(cell) for cell in record.cells)
        for n, record in enumerate(odd)
        if len(record.cells) != dialect.width
    }
    damage = _damage(layout, odd)
    return Table(len(at), columns, damage, ragged, layout, at[order] + layout.body_line)


def _lines_with(body: Text, starts: Positions, mark: str) -> Positions:
    found = np.flatnonzero(body == ord(mark))
    return np.unique(np.searchsorted(starts, found, side="right") - 1)


def _only(body: Text, starts: Positions, chosen: NDArray[np.bool_]) -> Any:
    """Join the chosen lines with their newlines."""
    if chosen.all():
        return body
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
    bounds = np.append(starts, len(body))
    view = body.data
    return b"".join(view[bounds[a] : bounds[b]] for a, b in zip(edges[0::2], edges[1::2], strict=True))


def _odd_records(layout: Layout, lines: Any, plain: NDArray[np.bool_]) -> list[Record]:
    """Read the lines that are not whole, each with those that its open quote takes in."""
    text = _LineTexts(layout.body, lines.starts, lines.ends)
    found: list[Record] = []
    reached = 0
    for position in np.flatnonzero(~plain):
        if position < reached or lines.ends[position] == lines.starts[position]:
            continue
        record = read_record(text, int(position), layout.dialect)
        reached = record.last_line
        plain[position:reached] = False
        if any(cell.strip() for cell in record.cells):
            found.append(record)
    return found


def _all_records(layout: Layout) -> list[Record]:
    lines = NEWLINE.split(layout.body.tobytes().decode("latin-1"))
    found, position = [], 0
    while position < len(lines):
        if not lines[position]:
            position += 1
            continue
        record = read_record(lines, position, layout.dialect)
        position = record.last_line
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
) -> dict[int, Column | Integers]:
    """Add the cells of the odd records behind the parsed ones, and sort all rows as in the file."""
    import pyarrow as pa

    merged: dict[int, Column | Integers] = {}
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
