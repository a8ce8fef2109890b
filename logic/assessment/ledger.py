"""The reciprocity ledger: how often we asked and gave over the last days, counted and never priced."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from logic.content.readings import Ledger
from logic.workspace import Workspace

TABLE = "ledger"
"""Name of its table in the workspace: rows of {"counter": id, "count": number}."""


@dataclass(frozen=True)
class LedgerBalance:
    """Both sides, counter by counter."""

    counts: Mapping[str, int]
    """Counter -> times; only those that were filled in."""
    asked: int
    given: int
    reading: Literal["asks_more", "even", "gives_more"] | None
    """None until both sides have a count."""


def balance_ledger(ledger: Ledger, workspace: Workspace) -> LedgerBalance:
    """Add up the six counters; rows that are not ours or not counts are passed over."""
    rows = workspace.tables.get(TABLE, ())
    filled = {
        str(row.get("counter")): count for row in rows if (count := _count(row.get("count"))) is not None
    }
    counts = {counter.id: filled[counter.id] for counter in ledger.counters if counter.id in filled}
    sides = {counter.id: counter.side for counter in ledger.counters}
    asked = sum(count for id, count in counts.items() if sides[id] == "asked")
    given = sum(count for id, count in counts.items() if sides[id] == "given")
    both = {sides[id] for id in counts} == {"asked", "given"}
    return LedgerBalance(counts, asked, given, _reading(asked, given) if both else None)


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        return None
    return int(value)


def _reading(asked: int, given: int) -> Literal["asks_more", "even", "gives_more"]:
    if asked == given:
        return "even"
    return "asks_more" if asked > given else "gives_more"
