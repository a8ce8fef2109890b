"""What the spreadsheet holds: figures that stay alive when the reader changes a yellow cell.

Words are in the reader's language; to_xlsx.py writes the formulas between the cells.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from logic.content.texts import Texts

WORDS = "report.xlsx_"
"""What the keys of the spreadsheet's words begin with."""

Cell = str | float | dt.date | None
"""Text, number, day, or nothing."""


@dataclass(frozen=True)
class Spent:
    """What a month takes; None: nobody said what an hour is worth."""

    hours: float
    till: float
    time: float | None
    """What the hours are worth."""
    total: float | None


@dataclass(frozen=True)
class CostRow:
    """One row of the plan: what is tried, and what it costs in hours and money."""

    type: str
    medium: str
    justification: str
    objective: str
    metric: str
    time_box: str
    decision: str
    setup_hours: float
    """Once; spread over Inputs.setup_months."""
    fixed_hours: float
    """A month, like the hours and the money below."""
    hours_per_customer: float
    customers: int
    cash: float
    tools: float
    gifts: float
    spent: Spent
    """What the numbers above come to, as the plan reckoned it; the sheet's formulas give the same."""
    per_customer: float | None
    orders_to_recover: int | None


@dataclass(frozen=True)
class Inputs:
    """Numbers that the whole workbook hangs on; None: the reader has still to say."""

    hour_value: float | None
    hours_available: float | None
    """A month."""
    cash_available: float | None
    """A month."""
    setup_months: float
    contribution_per_order: float | None
    z: float
    """Of the one-sided interval that decides a test."""


@dataclass(frozen=True)
class Test:
    """One test: so many successes of so many customers decide."""

    hypothesis: str
    metric: str
    scale_share: float
    """Scale when the lower bound reaches it; 0 to 1."""
    floor_share: float
    """Stop when the upper bound stays below it; 0 to 1."""
    participants: int
    ends: dt.date | None
    observed: int | None = None
    successes: int | None = None
    low: float | None = None
    """Share at least, of the one-sided interval; None until something was observed."""
    high: float | None = None
    verdict: str | None = None
    """Key of the word: scale, iterate or stop."""


@dataclass(frozen=True)
class Action:
    """One dated action."""

    stage: str
    day: dt.date | None
    text: str
    owner: str
    hours: float | None
    state: str = "waiting"
    """waiting, going, done or dropped."""


@dataclass(frozen=True)
class Sheet:
    """A plain sheet: headings and rows."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    """In characters."""
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Workbook:
    """Everything that goes into the spreadsheet."""

    inputs: Inputs
    costs: tuple[CostRow, ...]
    whole: Spent
    """All rows together."""
    sensitivity: tuple[tuple[float, float | None], ...]
    """Factor on the hour's value, and what the plan then costs a month."""
    tests: tuple[Test, ...]
    actions: tuple[Action, ...]
    statements: tuple[tuple[str, str, str], ...]
    """Text, kind and strength of what the plan assumes or knows."""
    sheets: tuple[Sheet, ...]
    words: Mapping[str, str]
    """Names of sheets, columns, states and messages by the keys that the sheets use."""


def workbook_words(t: Texts) -> dict[str, str]:
    """Collect the words of the spreadsheet in the reader's language."""
    keys = (key for key in t.phrases if key.startswith(WORDS))
    return {key.removeprefix(WORDS): t(key) for key in keys}
