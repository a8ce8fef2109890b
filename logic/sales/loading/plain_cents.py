"""Amounts in plain style, whole or with a point and one or two decimals, from bytes to cents."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.sales.loading.coding import WORD, offsets, padded
from logic.sales.loading.column import PlainAmounts

POINT, ZERO = ord("."), ord("0")
PLAIN = b"-.0123456789"
LARGEST = 1e13
"""In units of the currency; beyond it a float no longer holds every cent."""


def read_plain(column: Any) -> PlainAmounts | None:
    """Read a column of amounts.

    Args:
        column: pyarrow ChunkedArray of binary cells, none of them null.

    Returns:
        The amounts; None where one is neither blank nor in plain style.
    """
    read = [_read(chunk) for chunk in column.chunks if len(chunk)]
    found = [one for one in read if one is not None]
    return join(found) if found and len(found) == len(read) else None


def join(parts: Sequence[PlainAmounts]) -> PlainAmounts:
    """Put the parts of a column together."""
    if len(parts) == 1:
        return parts[0]
    return PlainAmounts(
        np.concatenate([part.cents for part in parts]),
        np.concatenate([part.blank for part in parts]),
        any(part.pointed for part in parts),
    )


def _read(chunk: Any) -> PlainAmounts | None:
    import pyarrow as pa
    from pyarrow import compute as pc

    ends, text = offsets(chunk), padded(chunk)
    cells = text[WORD + ends[0] : WORD + ends[-1]].tobytes()
    lengths = np.diff(ends)
    pointed = _pointed(text, ends[1:], lengths, cells.count(b"."))
    if pointed is None or cells.translate(None, PLAIN):
        return None
    blank = lengths == 0
    words = chunk.cast(pa.string(), safe=False)
    try:
        units = np.asarray(
            (pc.if_else(pa.array(blank), "0", words) if blank.any() else words).cast(pa.float64())
        )
    except pa.ArrowInvalid:
        return None
    if np.abs(units).max() >= LARGEST:
        return None
    return PlainAmounts(np.rint(units * 100).astype(np.int64), blank, pointed)


def _pointed(text: NDArray[np.uint8], ends: Any, lengths: Any, points: int) -> bool | None:
    """Say whether any cell has decimals other than a .0; None where three or none stand behind a point."""
    if not points:
        return False
    one = (text[ends + (WORD - 2)] == POINT) & (lengths > 2)
    two = (text[ends + (WORD - 3)] == POINT) & (lengths > 3)
    if points != np.count_nonzero(one) + np.count_nonzero(two):
        return None
    return bool(two.any() or (text[ends[one] + (WORD - 1)] != ZERO).any())
