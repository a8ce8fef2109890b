"""Dates as days; whether the day or the month comes first is decided on the whole column."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY
from logic.sales.cells.vocabulary import dates

FIRST_YEAR, LAST_YEAR = 1980, 2100
"""Outside lie typing errors and the dates that programs write for "none" (1900-01-01, 1970-01-01)."""
EPOCH = dt.date(1970, 1, 1).toordinal()
EXCEL_EPOCH = dt.date(1899, 12, 30).toordinal()
YEAR_DIGITS = 4
CENTURY = 70
"""A year of two digits below it is of this century."""
MIXED_SHARE = 0.1
"""Share of cells against the majority beyond which the column is called mixed."""

_TIME = r"(?:[T\s,]+\d{1,2}(?:[:.h]\d{2})+(?:[.,]\d+)?.*|[T\s]+\d{1,2}\s?[ap]\.?m\.?.*)?"
ISO = re.compile(rf"^(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
TRIPLE = re.compile(rf"^(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}$", re.IGNORECASE)
COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}(?:Z|\.\d+)?)?$")
WEEKDAY = re.compile(r"^[^\W\d_]{3,9}\.?,?\s+(?=\d{1,4}[-/.]\d{1,2}[-/.])")
"""A day's name before a date in numbers; before a month's name it is told apart from the month later."""
CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?\s*([ap]\.?\s?m\.?)?", re.IGNORECASE)
MONTH_ONLY = re.compile(r"^(\d{4})[-/.](\d{1,2})$|^(\d{1,2})[-/.](\d{4})$|^((?:19|20)\d\d)(\d\d)$")
SERIAL = re.compile(r"^\d{5}([.,]\d+)?$")
LETTER = re.compile(r"[^\W\d_]")
SECONDS = re.compile(r"^(\d{10})(\d{3})?(\.\d+)?$")


@dataclass(frozen=True, eq=False)
class Days:
    """The distinct cells of a column, read as dates; one entry a cell in every array."""

    day: NDArray[np.int32]
    """Days since 1970-01-01; UNKNOWN_DAY where the cell is no date."""
    valid: NDArray[np.bool_]
    blank: NDArray[np.bool_]
    order: str | None
    """As FileFacts.date_order; None when no cell is a date."""
    undecided: bool
    """Day and month could be exchanged in every cell."""
    other: NDArray[np.int32]
    """The days under the other order, where the order is undecided."""


@dataclass(frozen=True)
class _Cell:
    """One cell: a day, or two numbers whose order is open."""

    kind: str
    ordinal: int | None = None
    first: int = 0
    second: int = 0
    year: int = 0


def read_days(words: Sequence[str], day_first: bool | None = None, *, serials: bool = True) -> Days:
    """Read dates as exports write them.

    Args:
        words: Distinct cells, trimmed.
        day_first: The order of day and month, where the user or the platform says it.
        serials: Whether bare numbers may be dates (a spreadsheet's serial numbers, seconds since 1970).
    """
    nulls = frozenset(dates().nulls)
    cells = [None if word.lower() in nulls else _read(word, serials) for word in words]
    open_cells = [cell for cell in cells if cell is not None and cell.kind == "triple"]
    order, undecided = _order(open_cells, day_first)
    day = np.array([_resolve(cell, order != "month_first") for cell in cells] or [0], np.int32)[: len(cells)]
    other = np.array([_resolve(cell, order == "month_first") for cell in cells] or [0], np.int32)[
        : len(cells)
    ]
    blank = np.array([cell is None for cell in cells], bool)
    kinds = {cell.kind for cell in cells if cell is not None} - {"bad", "triple"}
    label = order or (sorted(kinds)[0] if kinds else None)
    return Days(day, day != UNKNOWN_DAY, blank, label, undecided, other)


def _order(cells: Sequence[_Cell], day_first: bool | None) -> tuple[str | None, bool]:
    """Decide which number is the day, and say whether nothing decides it."""
    if not cells:
        return None, False
    if day_first is not None:
        return ("day_first" if day_first else "month_first"), False
    days_first = sum(cell.first > 12 >= cell.second for cell in cells)
    months_first = sum(cell.second > 12 >= cell.first for cell in cells)
    if min(days_first, months_first) > MIXED_SHARE * len(cells):
        return "mixed", True
    if days_first or months_first:
        return ("day_first" if days_first >= months_first else "month_first"), False
    return "day_first", any(cell.first != cell.second for cell in cells)


def _resolve(cell: _Cell | None, day_first: bool) -> int:
    if cell is None:
        return UNKNOWN_DAY
    if cell.kind != "triple":
        return UNKNOWN_DAY if cell.ordinal is None else cell.ordinal - EPOCH
    day, month = (cell.first, cell.second) if day_first else (cell.second, cell.first)
    ordinal = _ordinal(cell.year, month, day)
    return UNKNOWN_DAY if ordinal is None else ordinal - EPOCH


def _ordinal(year: int, month: int, day: int) -> int | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < CENTURY else 1900)


def _read(word: str, serials: bool) -> _Cell:
    word = WEEKDAY.sub("", word)
    found = ISO.match(word)
    if found:
        return _Cell("year_first", _ordinal(int(found[1]), int(found[3]), int(found[4])))
    found = TRIPLE.match(word)
    if found:
        return _Cell("triple", None, int(found[1]), int(found[3]), _year(found[4]))
    found = COMPACT.match(word)
    if found:
        return _Cell("year_first", _ordinal(int(found[1]), int(found[2]), int(found[3])))
    if LETTER.search(word):
        return _named_month(word) if _names_a_month(word) else _Cell("bad")
    return _number(word) if serials else _Cell("bad")


def _number(word: str) -> _Cell:
    """Read a spreadsheet's serial number, or seconds since 1970."""
    if SERIAL.match(word):
        return _Cell("serial", _in_range(int(word[:5]) + EXCEL_EPOCH))
    found = SECONDS.match(word)
    if found:
        return _Cell("serial", _in_range(int(found[1]) // 86400 + EPOCH))
    return _Cell("bad")


def _in_range(ordinal: int) -> int | None:
    return ordinal if FIRST_YEAR <= dt.date.fromordinal(ordinal).year <= LAST_YEAR else None


@lru_cache(maxsize=1)
def _month_starts() -> re.Pattern[str]:
    starts = sorted({name[:3] for names in dates().months.values() for name in names})
    return re.compile("|".join(starts), re.IGNORECASE)


def _names_a_month(word: str) -> bool:
    """Say at a glance whether a date in words is possible; most texts are none."""
    return bool(_month_starts().search(_bare(word))) and any(c.isdigit() for c in word)


def _named_month(word: str) -> _Cell:
    """Read dates with the month in words: Sep 4, 2026 1:05:07 AM PDT; 4 de septiembre de 2026; 04-sep-26."""
    clock = CLOCK.search(word)
    if not clock:
        return _from_tokens(word)
    before, after = word[: clock.start()], word[clock.end() :]
    cell = _from_tokens(before)
    return cell if cell.kind != "bad" else _from_tokens(f"{before} {after}")


def _from_tokens(text: str) -> _Cell:
    tokens = re.findall(r"[^\W\d_]+|\d+", text)
    months = [n for token in _without_weekday(tokens) if (n := _month(token))]
    numbers = [token for token in tokens if token.isdigit()]
    strange = [t for t in tokens if not t.isdigit() and not _month(t) and not _is_filler(t)]
    if len(months) != 1 or len(numbers) != 2 or max(map(len, numbers)) > YEAR_DIGITS or strange:
        return _Cell("bad")
    if len(numbers[0]) == YEAR_DIGITS:
        return _Cell("named_month", _ordinal(int(numbers[0]), months[0], int(numbers[1])))
    if len(numbers[1]) not in (2, YEAR_DIGITS):
        return _Cell("bad")
    return _Cell("named_month", _ordinal(_year(numbers[1]), months[0], int(numbers[0])))


def _without_weekday(tokens: Sequence[str]) -> Sequence[str]:
    """Tell Tuesday from March, both "mar" in Spanish: the weekday comes first, and a month follows."""
    named = [at for at, token in enumerate(tokens) if _month(token)]
    if len(named) > 1 and _bare(tokens[named[0]])[:3] in dates().weekdays:
        return tokens[named[1] :]
    return tokens


def _bare(word: str) -> str:
    word = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in word if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number for number, names in dates().months.items() for name in names}


def _month(token: str) -> int:
    return _months().get(_bare(token), 0)


def _is_filler(token: str) -> bool:
    """Say whether the word may stand in a date: "de", a weekday, AM, a time zone."""
    bare = _bare(token)
    weekday = bare[:3] in dates().weekdays
    return bare in dates().filler or weekday or (token.isupper() and len(token) <= 5)


def read_months(words: Sequence[str]) -> list[str | None]:
    """Read months of a spend file, whole dates included, as YYYY-MM."""
    whole = read_days(words, True, serials=True)
    found: list[str | None] = []
    for word, day, valid in zip(words, whole.day.tolist(), whole.valid.tolist(), strict=True):
        found.append(dt.date.fromordinal(day + EPOCH).strftime("%Y-%m") if valid else _month_only(word))
    return found


def _month_only(word: str) -> str | None:
    """Read 2024-03, 03/2024, 202403, mar 2024, marzo de 2024."""
    found = MONTH_ONLY.match(word)
    if found:
        year, month = (
            (found[1], found[2]) if found[1] else (found[4], found[3]) if found[3] else (found[5], found[6])
        )
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None
    tokens = re.findall(r"[^\W\d_]+|\d+", word)
    months = [n for token in tokens if (n := _month(token))]
    years = [token for token in tokens if token.isdigit() and len(token) in (2, 4)]
    return f"{_year(years[0])}-{months[0]:02d}" if len(months) == 1 and len(years) == 1 else None
