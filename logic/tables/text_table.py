"""A small table in a text file, whatever its encoding: for answers typed or exported, not for sales files."""

import codecs
import csv
import io
from collections.abc import Iterator

DELIMITERS = (",", ";", "\t")
"""In the order they are tried."""
MAX_BYTES = 30_000_000
"""Twenty thousand long answers stay well below it."""
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Row = list[str]


class NotATableError(ValueError):
    """The bytes are no table of text. code: why ("empty", "too_large", "spreadsheet", "not_text")."""

    def __init__(self, code: str) -> None:
        """Keep the code for whoever writes the sentence."""
        super().__init__(code)
        self.code = code


def decode(data: bytes) -> tuple[str, str]:
    """Turn bytes into text.

    Returns:
        The text and the name of its encoding. What is not UTF-8 nor marked is read as Windows-1252, in which
        spreadsheets of Spanish and English speakers save.

    Raises:
        NotATableError: empty, too large, a spreadsheet, or no text at all.

    >>> decode("Sí;No".encode("cp1252"))
    ('Sí;No', 'cp1252')
    """
    if len(data) > MAX_BYTES:
        raise NotATableError("too_large")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotATableError("spreadsheet")
    text, encoding = _decode(data)
    if not text.strip():
        raise NotATableError("empty")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if b"\x00" in data:
        raise NotATableError("not_text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def rows(text: str, delimiter: str) -> Iterator[Row]:
    """Go through the rows of a table; quoted cells may hold the delimiter and line breaks.

    >>> list(rows('a;b\\n"1;2";3', ";"))
    [['a', 'b'], ['1;2', '3']]

    Raises:
        NotATableError: a cell is endless, as where a quote was never closed in a huge file.
    """
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise NotATableError("not_text") from None


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    >>> safe_cell("=1+1"), safe_cell("Sí")
    ("'=1+1", 'Sí')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def to_bytes(table: list[Row], delimiter: str = ",") -> bytes:
    """Write a table as spreadsheets open it: marked UTF-8, no cell that runs."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([safe_cell(cell) for cell in row] for row in table)
    return out.getvalue().encode("utf-8-sig")
