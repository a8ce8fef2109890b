"""The parser: rows of plain text to columns of distinct cells, all at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from logic.sales.loading.coding import encode
from logic.sales.loading.column import AnyColumn, Column, Integers, Kind
from logic.sales.loading.plain_cents import join, read_plain
from logic.sales.opening.layout import UNSEEN, Layout, clean
from logic.sales.opening.lines import LF, Text

BLOCK = 1 << 23
"""Bytes that are parsed in one go: few enough to stay near the processor, more than the longest line."""
PIECE = 1 << 26
"""Bytes after which a large file is cut."""
LINE_END_WITHIN = 1 << 22
"""Bytes within which every line ends; longer ones were refused."""
DAY_CHARACTERS = 10
HIDDEN = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Control characters that may stand in a cell."""

Wanted = Mapping[int, Kind]
"""Position of a column -> how to read it."""


@dataclass(frozen=True, eq=False)
class Bulk:
    """Rows as parsed."""

    rows: int
    columns: Mapping[int, AnyColumn]


def parse(layout: Layout, text: Text, wanted: Wanted, *, quoted: bool) -> Bulk | None:
    """Parse rows strictly.

    Args:
        layout: How the file is written.
        text: Whole rows.
        wanted: Positions of columns, and how to read them.
        quoted: Whether there are quotes.

    Returns:
        The columns; None where a row has another width than the headings.
    """
    import pyarrow as pa

    if not len(text):
        nothing = pa.array([], pa.dictionary(pa.int32(), pa.binary()))
        return Bulk(0, {n: _decoded(layout, nothing) for n in wanted})
    try:
        pieces = [_read(layout, piece, wanted, quoted=quoted) for piece in _pieces(text, quoted=quoted)]
    except pa.ArrowInvalid:
        pieces = []
    if not pieces or any(part is None for piece in pieces for part in piece.parts.values()):
        careful = all_words(wanted)  # a later cell may be no number, or not in plain style
        return None if careful == wanted else parse(layout, text, careful, quoted=quoted)
    columns = {n: [piece.parts.pop(n) for piece in pieces] for n in wanted}
    read = {n: _column(layout, columns.pop(n), kind) for n, kind in wanted.items()}  # lets go one by one
    repeated = {n for n, column in read.items() if isinstance(column, Integers) and not column.unique}
    for n in repeated:  # the same number may be written 7 and 007, which are two ids
        again = parse(layout, text, {n: "many_words"}, quoted=quoted)
        read |= again.columns if again else {}
    let_go()
    return Bulk(sum(piece.rows for piece in pieces), read)


def let_go() -> None:
    """Give memory that the parser no longer needs back to the system; it would keep a quarter of the file."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def _pieces(text: Text, *, quoted: bool) -> Iterator[Text]:
    """Cut a large text at line ends, so that the parser never holds all of it at once.

    Where cells may hold line ends, only the parser itself can tell where a row ends.
    """
    start = 0
    while len(text) - start > PIECE and not quoted:
        ends = np.flatnonzero(text[start + PIECE - LINE_END_WITHIN : start + PIECE] == LF)
        if not len(ends):
            break
        end = start + PIECE - LINE_END_WITHIN + int(ends[-1]) + 1
        yield text[start:end]
        start = end
    yield text[start:]


@dataclass(frozen=True, eq=False)
class _Piece:
    """Some of the rows, as parsed."""

    rows: int
    parts: dict[int, Any]
    """Column -> pyarrow ChunkedArray, or PlainAmounts; None where amounts are not in plain style."""


def _read(layout: Layout, text: Text, wanted: Wanted, *, quoted: bool) -> _Piece:
    import pyarrow as pa
    from pyarrow import csv

    names = [str(n) for n in range(len(layout.headers))]
    table = csv.read_csv(
        pa.BufferReader(pa.py_buffer(text)),
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
    parts = {
        n: read_plain(table[names[n]]) if kind == "plain_amounts" else table[names[n]]
        for n, kind in wanted.items()
    }
    return _Piece(table.num_rows, parts)


def all_words(wanted: Wanted) -> dict[int, Kind]:
    """Read every column by its distinct cells."""
    return {n: "many_words" if kind in ("integers", "plain_amounts") else kind for n, kind in wanted.items()}


def _arrow_type(kind: Kind) -> Any:
    import pyarrow as pa

    if kind == "integers":
        return pa.int64()
    return pa.dictionary(pa.int32(), pa.binary()) if kind == "words" else pa.binary()


def _column(layout: Layout, parts: Sequence[Any], kind: Kind) -> AnyColumn:
    import pyarrow as pa
    from pyarrow import compute

    if kind == "plain_amounts":
        return join(parts)
    column = pa.chunked_array([chunk for part in parts for chunk in part.chunks], parts[0].type)
    if kind == "integers":
        return Integers(np.asarray(column.fill_null(0)), np.asarray(column.is_null()))
    if kind == "day_prefix":
        column = compute.binary_slice(column, 0, DAY_CHARACTERS)
    return _decoded(
        layout, column.unify_dictionaries().combine_chunks() if kind == "words" else encode(column)
    )


def _decoded(layout: Layout, array: Any) -> Column:
    words = _decode(layout, array.dictionary)
    return Column(array.indices.to_numpy(), words, _same_length(words, array.dictionary))


def _same_length(words: Any, raw: Any) -> bool:
    """Say whether nothing was taken off any cell, so that different cells have stayed different."""
    from pyarrow import compute

    return bool(compute.sum(compute.binary_length(words)) == compute.sum(compute.binary_length(raw)))


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
