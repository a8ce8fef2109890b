"""Files wrong in every line alike: whole lines between quotes, decimal commas that split amounts."""

import re
from collections.abc import Callable, Sequence

from logic.sales.opening.headings import Headings
from logic.sales.opening.records import NEWLINE, Dialect

MOST_LINES = 0.8
WRAPPED = re.compile(r'^"(.*)"[;,\s]*$')
AMOUNT_WORDS = re.compile(
    r"total|amount|importe|monto|valor|price|precio|preco|venta|sales|revenue", re.IGNORECASE
)


def rewrite_lines(data: bytes, rewrite: Callable[[str], str]) -> bytes:
    """Rewrite every line; the number of lines stays."""
    return "\n".join(rewrite(line) for line in NEWLINE.split(data.decode("latin-1"))).encode("latin-1")


def wrapped(lines: Sequence[str], dialect: Dialect) -> bool:
    """Say whether whole lines stand between quotes, as when a saved table is saved again as text."""
    filled = [line for line in lines if line.strip()]
    inside = [found[1] for line in filled if (found := WRAPPED.match(line))]
    if dialect.width > 1 or len(inside) < MOST_LINES * len(filled):
        return False
    return bool(inside) and any(mark in inside[0] for mark in ",;\t|")


def unwrap_line(line: str) -> str:
    """Take the quotes off a whole line.

    >>> unwrap_line('"A,""B, C"",3"')
    'A,"B, C",3'
    """
    found = WRAPPED.match(line)
    return found[1].replace('""', '"') if found else line


def split_decimals_at(table: Headings, dialect: Dialect) -> int | None:
    """Find the column whose decimal comma was mistaken for the end of the cell.

    Returns:
        Its position, where every row has one cell more than there are headings, one or two digits behind
        whole digits under the heading of an amount; None elsewhere.
    """
    rows = [row for row in table.below if any(row)]
    if dialect.delimiter != "," or table.position is None or not rows:
        return None
    named = len([name for name in table.rows[table.position] if name])
    wider = [row for row in rows if len(row) == named + 1]
    if len(wider) < MOST_LINES * len(rows):
        return None
    fitting = [at for at in range(named) if all(_is_split(row, at) for row in wider)]
    told = [at for at in fitting if AMOUNT_WORDS.search(table.headings[at])]
    return told[-1] if told else None


def _is_split(row: Sequence[str], at: int) -> bool:
    return bool(re.fullmatch(r"-?\d+", row[at])) and bool(re.fullmatch(r"\d{1,2}", row[at + 1]))


def join_decimals(data: bytes, first_line: int, at: int) -> bytes:
    """Put a point where a decimal comma was, in the rows below the headings."""
    pattern = re.compile(rf"^((?:[^,]*,){{{at}}}\s*-?\d+),(\d{{1,2}})(?=,|\s*$)")
    lines = NEWLINE.split(data.decode("latin-1"))
    body = [pattern.sub(r"\1.\2", line) for line in lines[first_line - 1 :]]
    return "\n".join([*lines[: first_line - 1], *body]).encode("latin-1")
