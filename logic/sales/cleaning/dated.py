"""The date of every row."""

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY, IntArray
from logic.sales.cells.amounts import Bools
from logic.sales.cells.days import EPOCH, read_days
from logic.sales.cleaning.identities import clean_ids
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.recognition.platforms import Platform
from logic.sales.values import Choices

SORTED, UNSORTED = 0.95, 0.8
"""Shares of rows that follow each other in time, from which one order of day and month is likelier."""
FEW_STEPS = 5


@dataclass(frozen=True, eq=False, kw_only=True)
class Dated:
    """The date of every row."""

    day: NDArray[np.int32]
    """UNKNOWN_DAY where there is none."""
    blank: Bools
    order: str | None
    """As FileFacts.date_order."""
    undecided: bool


def read_dates(
    table: Table, columns: Columns, choices: Choices, platform: Platform | None, today: dt.date
) -> Dated:
    """Read the date column; today decides where the rows alone do not tell day from month."""
    column = table.column(columns.roles["date"])
    said = choices.day_first
    if said is None and platform:
        said = platform.day_first
    texts = clean_ids(column.words).to_pylist()
    days = read_days(texts, said, serials="date" not in columns.by_content)
    day, other = days.day[column.codes], days.other[column.codes]
    if days.undecided and (_rises_better(other, day) or _is_less_ahead(other, day, today)):
        days = replace(days, day=days.other, order="month_first")
    return Dated(
        day=days.day[column.codes],
        blank=days.blank[column.codes],
        order=days.order,
        undecided=days.undecided,
    )


def _rises_better(other: IntArray, day: IntArray) -> bool:
    """Say whether the rows, as in most exports, follow each other in time only under the other order."""
    return _sorted_share(other) > SORTED and _sorted_share(day) < UNSORTED


def _is_less_ahead(other: IntArray, day: IntArray, today: dt.date) -> bool:
    """Say whether only the other order leaves no sale after tomorrow."""
    tomorrow = today.toordinal() - EPOCH + 1
    return bool((day > tomorrow).any() and not (other > tomorrow).any())


def _sorted_share(day: IntArray) -> float:
    steps = np.diff(day[day != UNKNOWN_DAY].astype(np.int64))
    return max(float((steps >= 0).mean()), float((steps <= 0).mean())) if len(steps) > FEW_STEPS else 0.0
