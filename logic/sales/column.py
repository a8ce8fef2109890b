"""A column in bulk: every distinct cell once, and for each row which of them it holds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Kind = Literal["words", "integers", "day_prefix"]
"""How a column is read in bulk: by distinct cells; as whole numbers, for ids that hardly repeat; or by the
first ten characters of each cell, for timestamps."""


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


def as_words(column: Integers) -> Column:
    """Read numbers as cells."""
    import pyarrow as pa

    distinct, codes = np.unique(column.values, return_inverse=True)
    words = pa.concat_arrays([pa.array(distinct).cast(pa.string()), pa.array([""])])
    return Column(np.where(column.blank, len(distinct), codes).astype(np.int32), words)
