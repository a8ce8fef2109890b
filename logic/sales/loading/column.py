"""A column in bulk: every distinct cell once, and for each row which of them it holds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Kind = Literal["words", "many_words", "integers", "day_prefix", "plain_amounts"]
"""How a column is read in bulk: by distinct cells, of which there are few or many; as whole numbers, for ids
that hardly repeat; by the first ten characters of each cell, for timestamps; or as amounts in plain style."""


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


@dataclass(frozen=True, eq=False)
class PlainAmounts:
    """A column of amounts in plain style: whole, or with a point and one or two decimals."""

    cents: NDArray[np.int64]
    """0 where the cell is blank."""
    blank: NDArray[np.bool_]
    pointed: bool
    """Whether any has decimals."""


AnyColumn = Column | Integers | PlainAmounts


def as_words(column: Integers | PlainAmounts) -> Column:
    """Read numbers as cells."""
    import pyarrow as pa

    values = column.values if isinstance(column, Integers) else column.cents
    distinct, codes = np.unique(values, return_inverse=True)
    if isinstance(column, Integers):
        words = pa.array(distinct).cast(pa.string())
    else:
        words = pa.array(
            [_written(cents, pointed=column.pointed) for cents in distinct.tolist()], pa.string()
        )
    words = pa.concat_arrays([words, pa.array([""])])
    return Column(np.where(column.blank, len(distinct), codes).astype(np.int32), words)


def _written(cents: int, *, pointed: bool) -> str:
    sign, units = "-" if cents < 0 else "", abs(cents) // 100
    return f"{sign}{units}.{abs(cents) % 100:02}" if pointed else f"{sign}{units}"
