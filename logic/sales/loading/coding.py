"""Columns whose cells hardly repeat, coded by their distinct cells: short ones as numbers, far faster.

A cell of up to eight bytes is a number of 64 bits, and so is what stands behind a beginning that all cells
share (`C00000123`, `cust_17`). Where the numbers are decimal they are small, and a plain table codes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = 8
"""Bytes that a number of 64 bits holds."""
BITS = np.uint64(64)
SPARSE = 16
"""Times as many numbers as rows up to which a table of all of them is the quickest way to code."""
LEAST_TABLE = 1 << 16
ZEROS, CARRY, HIGH = (np.uint64(int(f"0x{byte}" + byte * 7, 16)) for byte in ("30", "46", "80"))
"""Eight times the digit 0; what carries a byte above 9 into its high bit; the high bits."""
DOUBLINGS = (
    (0x0F0F0F0F0F0F0F0F, 10 * 2**8 + 1, 8),
    (0x00FF00FF00FF00FF, 100 * 2**16 + 1, 16),
    (0x0000FFFF0000FFFF, 10_000 * 2**32 + 1, 32),
)
"""Mask, factor and shift that join digits to pairs, pairs to fours, and these to one number."""
Keys = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class _Tails:
    """Of every cell of a chunk: what stands behind the beginning that all cells share."""

    bytes: Keys
    """The first byte lowest, 0 behind the last."""
    lengths: NDArray[np.uint64]
    """At most eight."""


def encode(column: Any) -> Any:
    """Code a column by its distinct cells.

    Args:
        column: pyarrow ChunkedArray of binary cells, none of them null.

    Returns:
        pyarrow DictionaryArray.
    """
    keys = _keys(column)
    return column.combine_chunks().dictionary_encode() if keys is None else _by_keys(column, keys)


def _by_keys(column: Any, keys: Keys) -> Any:
    import pyarrow as pa

    codes, first = code_numbers(keys)
    return pa.DictionaryArray.from_arrays(pa.array(codes), column.combine_chunks().take(pa.array(first)))


def code_numbers(keys: NDArray[Any]) -> tuple[NDArray[np.int32], NDArray[np.integer]]:
    """Give equal numbers equal codes.

    Args:
        keys: At least one number, none below 0.

    Returns:
        The code of each, from 0, and for each code a row that has it.
    """
    import pyarrow as pa

    if (span := int(keys.max()) + 1) > max(LEAST_TABLE, SPARSE * len(keys)):
        encoded = pa.array(keys).dictionary_encode()
        codes = encoded.indices.to_numpy()
        first = np.empty(len(encoded.dictionary), np.int32)
        first[codes] = np.arange(len(codes), dtype=np.int32)
        return codes, first
    row_of = np.full(span, -1, np.int32)
    row_of[keys] = np.arange(len(keys), dtype=np.int32)
    present = np.flatnonzero(row_of >= 0)
    first = row_of[present]
    row_of[present] = np.arange(len(present), dtype=np.int32)
    return row_of[keys], first


def _keys(column: Any) -> Keys | None:
    """Give equal cells equal numbers and others other ones; None where the cells are too long for that."""
    tails = _tails([chunk for chunk in column.chunks if len(chunk)])
    if not tails:
        return None
    return np.concatenate(_numbers(tails) or [tail.bytes for tail in tails])


def _tails(chunks: Sequence[Any]) -> list[_Tails]:
    """Take the end of every cell, or nothing where cells differ before their last eight bytes."""
    head = max(0, max((int(np.diff(offsets(chunk)).max()) for chunk in chunks), default=0) - WORD)
    tails: list[_Tails] = []
    start: np.uint64 | None = None
    for chunk in chunks if head <= WORD else ():
        ends, text = offsets(chunk), padded(chunk)
        lengths = np.diff(ends)
        if head:
            begins = load(text, ends[:-1] + WORD) << np.uint64(64 - 8 * head)
            start = begins[0] if start is None else start
            if lengths.min() < head or (begins != start).any():
                return []
        inside = (lengths - head).astype(np.uint64)
        tails.append(_Tails(load(text, ends[1:]) >> (BITS - inside * np.uint64(8)), inside))
    return tails


def offsets(chunk: Any) -> NDArray[np.int32]:
    """Return where the cells of a chunk of binary cells begin, and where the last one ends."""
    return np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]


def padded(chunk: Any) -> NDArray[np.uint8]:
    """Return the bytes of the cells, with eight more on either side."""
    raw = chunk.buffers()[2]
    text = np.empty(0, np.uint8) if raw is None else np.frombuffer(raw, np.uint8)
    around = np.zeros(WORD, np.uint8)
    return np.concatenate([around, text, around])


def load(text: NDArray[np.uint8], at: NDArray[np.int32]) -> Keys:
    """Read the eight bytes from each of these positions on."""
    words: Keys = np.ndarray((len(text) - WORD + 1,), "<u8", text.data, strides=(1,))
    return words[at]


def _numbers(tails: Sequence[_Tails]) -> list[Keys] | None:
    """Read the tails as decimal numbers; None where they are none, or where two cells would be one number."""
    lengths = {int(length) for tail in tails for length in (tail.lengths.min(), tail.lengths.max())}
    same_length = len(lengths) == 1
    differing = _differing(tails) if same_length else ~np.uint64(0)
    numbers = []
    for tail in tails:
        if not same_length and _ambiguous(tail):
            return None
        bits = tail.lengths * np.uint64(8)
        digits = (tail.bytes & differing) | (ZEROS & ~differing)
        digits = (digits << (BITS - bits)) | (ZEROS >> bits)
        if (((digits + CARRY) | (digits - ZEROS)) & HIGH).any():
            return None
        numbers.append(_eight_digits(digits))
    return numbers


def _differing(tails: Sequence[_Tails]) -> np.uint64:
    """Mark the bytes in which any two tails differ."""
    model = tails[0].bytes[0]
    unlike = int(np.bitwise_or.reduce([np.bitwise_or.reduce(tail.bytes ^ model) for tail in tails]))
    return np.uint64(sum(0xFF << at for at in range(0, 64, 8) if unlike >> at & 0xFF))


def _ambiguous(tail: _Tails) -> bool:
    """Say whether a tail is blank or begins with a zero, so that 7 may also be 007."""
    zero = (tail.bytes & np.uint64(0xFF)) == np.uint64(ord("0"))
    return bool(((tail.lengths == 0) | (zero & (tail.lengths > 1))).any())


def _eight_digits(digits: Keys) -> Keys:
    """Read eight digits at a time as a number."""
    for mask, factor, shift in DOUBLINGS:
        digits = ((digits & np.uint64(mask)) * np.uint64(factor)) >> np.uint64(shift)
    return digits
