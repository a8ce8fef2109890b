"""A number with its unit, so that whoever writes the sentence knows how to write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "hours", "money", "share", "days", "points"]


@dataclass(frozen=True)
class Quantity:
    """A value and its unit."""

    value: float
    """Money in units of the user's currency; a share from 0 to 1; points as they are shown."""
    unit: Unit


Blanks = Mapping[str, Quantity | str]
"""What fills a sentence's {blanks}: quantities, and codes that the reader's texts turn into words."""
