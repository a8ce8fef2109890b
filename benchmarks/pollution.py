"""Spoil a clean table in one way at a time and count how much of it comes back; after the idea of Pollock.

python -m benchmarks pollution            every way, every row
python -m benchmarks pollution --worst 20 with the worst files named

A file scores up to ten points: one for being read, and precision, recall and F1 of its headings, rows and
cells (Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16, 2023). The reader is told nothing.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

Row = tuple[str, ...]
HEADINGS: Row = ("Pedido", "Cliente", "Fecha", "Total", "Nota", "Estado")
ROWS, SEED = 40, 20261122
MEASURES = 3
COMMON, MET, RARE = 10.0, 3.0, 1.0
"""Weights: how often such files are met among exports of shops, in our judgement."""


@dataclass(frozen=True)
class Polluted:
    """A spoilt file and the table that should come back."""

    name: str
    weight: float
    data: bytes
    headings: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Style:
    """How a table is written."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    """"" doubles quotes."""
    newline: str = "\n"
    quote_all: bool = False

    def row(self, cells: Sequence[str]) -> str:
        """Write one row."""
        return self.delimiter.join(self.cell(cell) for cell in cells) + self.newline

    def cell(self, cell: str) -> str:
        """Write one cell, quoted where it must be."""
        odd = any(mark in cell for mark in (self.delimiter, self.quote, "\n", "\r"))
        if not (odd or self.quote_all):
            return cell
        return self.quote + cell.replace(self.quote, (self.escape or self.quote) + self.quote) + self.quote


PLAIN = Style()


def clean_rows() -> tuple[Row, ...]:
    """Make the rows of the clean table, some with commas, quotes and line ends in a cell."""
    chance = random.Random(SEED)
    people = ("Quispe, Rosa", "Luis Mamani", "José Núñez", "Ana «Nani» Ríos", "Elena Rojas")
    notes = ("", "entregar a las 5", 'dijo "mañana"', "piso 2,\npuerta B", "sin cebolla; con ají", "")
    return tuple(
        (
            f"P-{number:04}",
            chance.choice(people),
            f"2026-{chance.randint(1, 9):02}-{chance.randint(1, 28):02}",
            f"{chance.randint(500, 90_000) / 100:.2f}",
            chance.choice(notes),
            chance.choice(("Pagada", "Pagada", "Anulada")),
        )
        for number in range(1, ROWS + 1)
    )


def polluted() -> Iterator[Polluted]:
    """Yield every spoilt file."""
    rows = clean_rows()
    yield from _styles(rows)
    yield from _around(rows)
    yield from _headings(rows)
    yield from _encodings(rows)
    for at in range(len(rows)):
        yield from _one_row(rows, at)


def _write(rows: Iterable[Row], style: Style = PLAIN, headings: Row | None = HEADINGS) -> str:
    return "".join(style.row(row) for row in ([headings] if headings else []) + list(rows))


def _file(name: str, weight: float, text: str, rows: Sequence[Row], headings: Row = HEADINGS) -> Polluted:
    return Polluted(name, weight, text.encode(), headings, tuple(rows))


def _styles(rows: Sequence[Row]) -> Iterator[Polluted]:
    """Write the whole file otherwise."""
    yield _file("clean", COMMON, _write(rows), rows)
    for mark, weight in ((";", COMMON), ("\t", COMMON), ("|", MET)):
        yield _file(f"delimiter {mark!r}", weight, _write(rows, replace(PLAIN, delimiter=mark)), rows)
    yield _file("every cell quoted", COMMON, _write(rows, replace(PLAIN, quote_all=True)), rows)
    yield _file("single quotes", RARE, _write(rows, replace(PLAIN, quote="'", quote_all=True)), rows)
    yield _file("escape by backslash", MET, _write(rows, replace(PLAIN, escape="\\")), rows)
    for newline, weight in (("\r\n", COMMON), ("\r", RARE)):
        flat = [tuple(cell.replace("\n", " ") for cell in row) for row in rows]
        yield _file(f"newline {newline!r}", weight, _write(flat, replace(PLAIN, newline=newline)), flat)
    yield _file("no last newline", COMMON, _write(rows).rstrip("\n"), rows)
    yield _file("sep= line", MET, "sep=,\n" + _write(rows), rows)
    ended = [(*row, "") for row in rows]
    numbered = (*HEADINGS, str(len(HEADINGS) + 1))  # a column without a heading is named by its place
    yield _file("delimiter at every end", MET, _write(ended, headings=(*HEADINGS, "")), ended, numbered)


def _around(rows: Sequence[Row]) -> Iterator[Polluted]:
    """Put other things around the table."""
    for count in (1, 2, 3, 5, 8):
        lines = [f"Reporte de ventas {n}" for n in range(count)]
        yield _file(f"{count} preamble lines", MET, "\n".join(lines) + "\n" + _write(rows), rows)
        wide = [f"Reporte {n}" + "," * (len(HEADINGS) - 1) for n in range(count)]
        yield _file(f"{count} wide preamble lines", MET, "\n".join(wide) + "\n" + _write(rows), rows)
        yield _file(f"{count} blank lines first", MET, "\n" * count + _write(rows), rows)
        yield _file(f"{count} blank lines last", COMMON, _write(rows) + "\n" * count, rows)
    footer: Row = ("Total", "", "", "12345.00", "", "")
    yield _file("row of totals", COMMON, _write([*rows, footer]), [*rows, footer])
    note: Row = ("Fin del reporte",)
    yield _file("note below", MET, _write([*rows, note]), [*rows, note])
    other: tuple[Row, ...] = (("Producto", "Cantidad"), ("Pan", "10"), ("Torta", "2"))
    yield _file("second table", RARE, _write([*rows, *other]), [*rows, *other])


def _headings(rows: Sequence[Row]) -> Iterator[Polluted]:
    """Spoil the headings, or how many rows there are."""
    yield _file("no headings", MET, _write(rows, headings=None), rows, ())
    for count in (1, 2, 5):
        yield _file(f"{count} rows", MET, _write(rows[:count]), rows[:count])
    for at in range(len(HEADINGS)):
        longer = (*HEADINGS[:at], HEADINGS[at] + " " + "largo " * 40 + "fin", *HEADINGS[at + 1 :])
        yield _file(f"long heading {at}", RARE, _write(rows, headings=longer), rows, longer)
        odd = (*HEADINGS[:at], f'{HEADINGS[at]}, "S/"', *HEADINGS[at + 1 :])
        yield _file(f"quoted heading {at}", MET, _write(rows, headings=odd), rows, odd)
    wide = (*HEADINGS, *(f"Extra {n}" for n in range(200)))
    wider = [(*row, *([""] * 200)) for row in rows]
    yield _file("200 more columns", RARE, _write(wider, headings=wide), wider, wide)


def _encodings(rows: Sequence[Row]) -> Iterator[Polluted]:
    text = _write(rows)
    for encoding, weight in (("utf-8-sig", COMMON), ("cp1252", COMMON), ("utf-16", MET), ("cp850", RARE)):
        plain = [tuple(cell.replace("«", "").replace("»", "") for cell in row) for row in rows]
        written = _write(plain) if encoding == "cp850" else text
        wanted = plain if encoding == "cp850" else rows
        yield Polluted(f"encoding {encoding}", weight, written.encode(encoding), HEADINGS, tuple(wanted))


def _one_row(rows: Sequence[Row], at: int) -> Iterator[Polluted]:
    """Spoil one row and leave the others as they are."""
    row = rows[at]

    def spoilt(name: str, weight: float, written: str, *found: Row) -> Polluted:
        text = _write(rows[:at]) + written + _write(rows[at + 1 :], headings=None)
        return _file(f"row {at}: {name}", weight, text, [*rows[:at], *found, *rows[at + 1 :]])

    line = PLAIN.row(row)
    flat: Row = tuple(cell.replace("\n", " ") for cell in row)
    yield spoilt("last cell missing", MET, PLAIN.row(row[:-1]), row[:-1])
    yield spoilt("first cell only", RARE, PLAIN.row(row[:1]), row[:1])
    yield spoilt("one cell more", MET, PLAIN.row([*row, "de más"]), (*row, "de más"))
    yield spoilt("delimiter at the end", MET, line[:-1] + ",\n", (*row, ""))
    yield spoilt("blank line above", COMMON, "\n" + line, row)
    yield spoilt("delimiters only above", COMMON, "," * (len(row) - 1) + "\n" + line, ("",) * len(row), row)
    yield spoilt("carriage return", MET, replace(PLAIN, newline="\r\n").row(flat), flat)
    yield spoilt("all quoted", MET, replace(PLAIN, quote_all=True).row(row), row)
    stray: Row = (*row[:4], 'pan de 12" largo', row[5])
    first = PLAIN.row(row[:4])[:-1]
    yield spoilt("stray quote in a cell", MET, f"{first},{stray[4]},{row[5]}\n", stray)
    bare: Row = (*row[:4], "dijo mañana", row[5])
    yield spoilt("quote never closed", RARE, f'{first},"{bare[4]},{row[5]}\n', bare)


def read(data: bytes) -> tuple[Row, tuple[Row, ...]] | None:
    """Read headings and rows of cells, told nothing; None where the file is refused."""
    from logic.sales.loading.table import load
    from logic.sales.opening.layout import Layout, find_layout
    from logic.sales.opening.source import Source, open_source
    from logic.sales.values import Choices

    source = open_source(data)
    if not isinstance(source, Source):
        return None
    layout = find_layout(source, Choices())
    if not isinstance(layout, Layout):
        return None
    table = load(layout, dict.fromkeys(range(len(layout.headers)), "words"))
    headings = () if layout.header_line is None else layout.headers
    return headings, tuple(tuple(row) for row in table.cells())


def score(file: Polluted, reader: Callable[[bytes], tuple[Row, tuple[Row, ...]] | None] = read) -> float:
    """Give a file its points, 0 to 10."""
    got = reader(file.data)
    if got is None:
        return 0.0
    headings, rows = got
    return (
        1.0
        + _agreement(enumerate(file.headings), enumerate(headings))
        + _agreement(file.rows, rows)
        + _agreement(_cells(file.rows), _cells(rows))
    )


def _cells(rows: Iterable[Row]) -> Iterator[tuple[int, str]]:
    return ((at, cell) for row in rows for at, cell in enumerate(row))


def _agreement(wanted: Iterable[Hashable], got: Iterable[Hashable]) -> float:
    """Add precision, recall and F1 of what came back."""
    expected, found = Counter(wanted), Counter(got)
    right = (expected & found).total()
    if not expected and not found:
        return float(MEASURES)
    precision = right / found.total() if found else 0.0
    recall = right / expected.total() if expected else 0.0
    return precision + recall + (2 * precision * recall / (precision + recall) if right else 0.0)


def weighted(points: Sequence[tuple[Polluted, float]]) -> float:
    """Average by how often such files are met; the rows in which one kind was tried share its weight."""
    kinds: dict[tuple[str, float], list[float]] = defaultdict(list)
    for file, one in points:
        kinds[file.name.split(": ")[-1], file.weight].append(one)
    return sum(weight * fmean(all_of) for (_, weight), all_of in kinds.items()) / sum(w for _, w in kinds)


def main(argv: Sequence[str]) -> int:
    """Print the simple and the weighted score, and the files that came back worst."""
    parser = argparse.ArgumentParser("python -m benchmarks pollution", description=__doc__)
    parser.add_argument("--worst", type=int, default=10)
    asked = parser.parse_args(argv)
    points = [(file, score(file)) for file in polluted()]
    whole = sum(one > 9.9999 for _, one in points)
    print(f"{len(points)} files, {whole} wholly right: {fmean(one for _, one in points):.3f} of 10")
    print(f"weighted by how often they are met: {weighted(points):.3f}")
    for file, one in sorted(points, key=lambda pair: pair[1])[: asked.worst]:
        print(f"{one:6.2f} {file.name}")
    return 0
