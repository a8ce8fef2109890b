"""Amounts in whole cents; the decimal mark is decided on the whole column, over its distinct cells."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.vocabulary import currencies, dates

Bools = NDArray[np.bool_]

PLAIN = r"^-?\d{1,13}(\.\d{1,2})?$"
SHAPE = (
    r"^(?P<open>\()?\s*(?P<sign>[-+−])?\s*(?P<before>[^\d\s.,()+−-][^\d()+−-]*)?(?P<inner>[-+−])?\s*"
    r"(?P<number>[\d.,](?:[\d.,\s'’]*[\d.,])?)\s*(?P<after>[^\d\s.,()+−-][^\d()+−-]*)?(?P<behind>[-−])?\s*(?P<close>\))?$"
)
GROUP = r"[\s'’]"
BLANKS = "[\u00a0\u2007\u2009\u202f]"
"""Blanks of fixed width that stand between thousands."""
POINT = (
    rf"^(\d+|\d{{1,3}}([,]\d{{3}})+|\d{{1,3}}({GROUP}\d{{3}})+|\d{{1,2}}(,\d{{2}})+,\d{{3}})?\.\d+$|^\d+\.$"
)
COMMA = rf"^(\d+|\d{{1,3}}([.]\d{{3}})+|\d{{1,3}}({GROUP}\d{{3}})+)?,\d+$|^\d+,$"
POINT_GROUPS = r"^[1-9]\d{0,2}(\.\d{3})+$"
COMMA_GROUPS = r"^[1-9]\d{0,2}(,\d{3})+$|^[1-9]\d?(,\d{2})+,\d{3}$"
WHOLE = rf"^(\d+|\d{{1,3}}({GROUP}\d{{3}})+)$"
LARGEST = 1e13
"""In units of the currency; beyond it a float no longer holds every cent."""


@dataclass(frozen=True, eq=False)
class Amounts:
    """The distinct cells of a column, read as amounts; one entry a cell in every array."""

    cents: NDArray[np.int64]
    """0 where the cell is no amount."""
    valid: Bools
    blank: Bools
    decimal: str | None
    """The mark decided on; None when every amount is whole."""
    undecided: bool
    """Nothing in the column tells a decimal mark from one of thousands."""
    against: Bools
    """Cells that can only be read with the other mark, and are."""
    currency: NDArray[np.int16]
    """Position in currencies of the one named by its sign; -1: none named."""
    currencies: tuple[str, ...]
    exact: NDArray[np.float64]
    """In units, unrounded: for prices below a cent that a quantity multiplies."""


def read_amounts(words: Any, decimal: str | None = None) -> Amounts:
    """Read amounts as shops write them.

    Args:
        words: pyarrow StringArray of distinct cells, trimmed.
        decimal: The mark, where the user or the platform says it.
    """
    from pyarrow import compute as pc

    blank = is_null(words)
    plain = np.asarray(pc.match_substring_regex(words, PLAIN))
    if decimal != "," and (plain | blank).all():
        return _plain_amounts(words, blank)
    return _styled_amounts(words, blank, decimal)


def is_null(words: Any) -> Bools:
    """Say which cells stand for nothing: empty, "-", "N/A", "\\\\N"."""
    import pyarrow as pa
    from pyarrow import compute as pc

    return np.asarray(pc.is_in(pc.utf8_lower(words), pa.array(dates().nulls)))


def _plain_amounts(words: Any, blank: Bools) -> Amounts:
    import pyarrow as pa
    from pyarrow import compute as pc

    exact = _floats(pc.if_else(pa.array(blank), "0", words))
    pointed = bool(pc.any(pc.match_substring(words, ".")).as_py())
    nothing = np.zeros(len(words), bool)
    return Amounts(
        cents=np.rint(exact * 100).astype(np.int64),
        valid=~blank,
        blank=blank,
        decimal="." if pointed else None,
        undecided=False,
        against=nothing,
        currency=np.full(len(words), -1, np.int16),
        currencies=(),
        exact=exact,
    )


def _floats(words: Any) -> NDArray[np.float64]:
    import pyarrow as pa

    return np.asarray(words.cast(pa.float64()))


def _styled_amounts(words: Any, blank: Bools, decimal: str | None) -> Amounts:
    from pyarrow import compute as pc

    parts = pc.extract_regex(pc.replace_substring_regex(words, BLANKS, " "), SHAPE)
    number = pc.fill_null(pc.struct_field(parts, "number"), "")
    shapes = {name: _matches(number, pattern) for name, pattern in _SHAPES}
    point_only = (shapes["point"] & ~shapes["point_groups"]) | (shapes["comma_groups"] & ~shapes["comma"])
    comma_only = (shapes["comma"] & ~shapes["comma_groups"]) | (shapes["point_groups"] & ~shapes["point"])
    either = (shapes["point"] | shapes["comma"]) & ~point_only & ~comma_only
    mark = decimal or _majority(
        point_only, comma_only, shapes["point_groups"], shapes["comma_groups"], either
    )
    by_comma = comma_only | (~point_only & (mark == ","))
    fits_comma = shapes["comma"] | shapes["point_groups"] | shapes["whole"]
    fits_point = shapes["point"] | shapes["comma_groups"] | shapes["whole"]
    fits = np.where(by_comma, fits_comma, fits_point) & ~blank
    exact = np.where(_negative(parts), -1.0, 1.0) * _values(number, by_comma, fits)
    currency, names, known = _signs(parts)
    valid = fits & known & (np.abs(exact) < LARGEST)
    return Amounts(
        cents=np.where(valid, np.rint(np.where(valid, exact, 0) * 100), 0).astype(np.int64),
        valid=valid,
        blank=blank,
        decimal=mark,
        undecided=decimal is None and bool(either.any()) and not (point_only.any() or comma_only.any()),
        against=valid & ((point_only & (mark == ",")) | (comma_only & (mark == "."))),
        currency=currency,
        currencies=names,
        exact=np.where(valid, exact, 0.0),
    )


_SHAPES = (
    ("point", POINT),
    ("comma", COMMA),
    ("point_groups", POINT_GROUPS),
    ("comma_groups", COMMA_GROUPS),
    ("whole", WHOLE),
)


def _matches(number: Any, pattern: str) -> Bools:
    from pyarrow import compute as pc

    return np.asarray(pc.match_substring_regex(number, pattern))


def _majority(
    point_only: Bools, comma_only: Bools, point_groups: Bools, comma_groups: Bools, either: Bools
) -> str | None:
    """Decide the mark for the cells that could be read both ways, such as 6.735."""
    points, commas = int(point_only.sum()), int(comma_only.sum())
    if points or commas:
        return "." if points >= commas else ","
    if not either.any():
        return None
    # Three digits behind the mark in every cell: prices do not come so, thousands do.
    return "," if (either & point_groups).sum() >= (either & comma_groups).sum() else "."


def _negative(parts: Any) -> Bools:
    from pyarrow import compute as pc

    minus = [
        _matches(pc.fill_null(pc.struct_field(parts, name), ""), "[-−]")
        for name in ("sign", "inner", "behind")
    ]
    bracket = _matches(pc.fill_null(pc.struct_field(parts, "open"), ""), r"\(")
    return np.asarray(np.logical_or.reduce([*minus, bracket]))


def _values(number: Any, by_comma: Bools, fits: Bools) -> NDArray[np.float64]:
    import pyarrow as pa
    from pyarrow import compute as pc

    comma = pc.replace_substring(pc.replace_substring_regex(number, r"[.\s'’]", ""), ",", ".")
    point = pc.replace_substring_regex(number, r"[,\s'’]", "")
    chosen = pc.if_else(pa.array(by_comma), comma, point)
    return _floats(pc.if_else(pa.array(fits), chosen, "0"))


def _signs(parts: Any) -> tuple[NDArray[np.int16], tuple[str, ...], Bools]:
    """Read what stands beside the numbers.

    Returns:
        For each cell the position of the currency it names (-1: none), the currencies, and whether the cell
        holds nothing but a number and known signs.
    """
    from pyarrow import compute as pc

    before = pc.fill_null(pc.struct_field(parts, "before"), "")
    after = pc.fill_null(pc.struct_field(parts, "after"), "")
    encoded = pc.binary_join_element_wise(before, after, "\n").dictionary_encode()
    meanings = [_meaning(text) for text in encoded.dictionary.to_pylist()]
    names = tuple(sorted({name for name in meanings if name}))
    position = np.array([names.index(name) if name else -1 for name in meanings] or [-1], np.int16)
    known = np.array([name is not None for name in meanings] or [True])
    codes = np.asarray(encoded.indices)
    return position[codes], names, known[codes]


@lru_cache(maxsize=512)
def _meaning(text: str) -> str | None:
    """Return the currency that the texts before and after a number name.

    "" where they name none; None where they are no sign of money.
    """
    found = ""
    for part in text.split("\n"):
        token = part.strip().rstrip(".:").strip()
        if not token:
            continue
        meaning = currency_of(token)
        if meaning is None:
            return None
        found = found or meaning
    return found


@lru_cache(maxsize=512)
def currency_of(token: str) -> str | None:
    """Return the currency that a sign or code means.

    "" for a sign that several countries use; None for what is no sign of money.

    >>> currency_of("R$"), currency_of("usd"), currency_of("$"), currency_of("kg")
    ('BRL', 'USD', '', None)
    """
    upper = token.upper().replace(" ", "")
    if upper in currencies().codes:
        return upper
    signs = {sign.upper().rstrip("."): code for sign, code in currencies().signs.items()}
    if upper in signs:
        return signs[upper] or ""
    return signs.get(upper.rstrip("."))
