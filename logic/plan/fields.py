"""Fields of the plan that the user wrote over, read with care: a session file may hold anything."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from logic.recommendation.facts import number, word
from logic.workspace import Workspace

YEARS = range(2000, 2101)
"""Years in which a plan may start; others are slips, and would break sums of days."""


@dataclass(frozen=True)
class Fields:
    """What the user wrote over, by field id."""

    workspace: Workspace

    def number(self, id: str, proposed: float) -> float:
        """Return the user's number, else the proposal."""
        given = number(self.workspace.plan, id)
        return proposed if given is None else given

    def maybe(self, id: str, proposed: float | None = None) -> float | None:
        """Return the user's number, else a proposal that may be missing."""
        given = number(self.workspace.plan, id)
        return proposed if given is None else given

    def share(self, id: str, proposed: float) -> float:
        """Return a percentage of the user as a share, else the proposed share."""
        given = number(self.workspace.plan, id)
        return proposed if given is None else min(given, 100) / 100

    def count(self, id: str, proposed: int, least: int = 1, most: int = 1000) -> int:
        """Return a whole number within its bounds."""
        return int(min(max(self.number(id, proposed), least), most))

    def text(self, id: str, proposed: str = "") -> str:
        """Return the user's words as typed, else the proposal."""
        return word(self.workspace.plan, id) or proposed

    def choice(self, id: str, proposed: str, known: Collection[str]) -> str:
        """Return the user's choice when it is one of those known."""
        given = word(self.workspace.plan, id)
        return given if given is not None and given in known else proposed

    def flag(self, id: str, proposed: bool | None) -> bool | None:
        """Return the user's yes or no, kept as true and false or as its code."""
        given = self.workspace.plan.get(id)
        if isinstance(given, bool):
            return given
        return {"yes": True, "no": False}.get(str(given), proposed)

    def day(self, id: str) -> dt.date | None:
        """Return a day that is kept as YYYY-MM-DD; anything else is no day."""
        return parse_day(self.workspace.plan.get(id))


def parse_day(value: object) -> dt.date | None:
    """Read YYYY-MM-DD.

    >>> parse_day("2026-12-01"), parse_day("mañana")
    (datetime.date(2026, 12, 1), None)
    """
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.year in YEARS else None
