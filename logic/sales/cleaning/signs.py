"""Statuses of one letter or digit, such as V and A: what they mean is nowhere said, so it is asked."""

from dataclasses import dataclass, replace

import numpy as np

from logic.sales.cells.amounts import Bools, is_null
from logic.sales.cells.verdicts import MOST_SIGNS, is_sign, verdict_of
from logic.sales.cells.vocabulary import squeeze
from logic.sales.cleaning.rows import Rows
from logic.sales.cleaning.rules import STATUS_ROLES, no_rows
from logic.sales.loading.column import Column
from logic.sales.values import Role

USUAL = 0.5
"""Share of the rows beyond which a status is how the shop writes a sale, so that it is not asked about."""


@dataclass(frozen=True, eq=False)
class Sign:
    """A letter or digit that stands for a status."""

    text: str
    """As compared: small, without accents."""
    role: Role
    """The column in which it stands; the first, where it stands in two."""
    rows: Bools


def signs(rows: Rows) -> list[Sign]:
    """Find the signs to ask about, in their order: all but the one that most rows have."""
    found: dict[str, Sign] = {}
    for role in STATUS_ROLES[:2]:
        if role in rows.words:
            for text, marked in _of_column(rows.words[role]):
                known = found.get(text)
                found[text] = replace(known, rows=known.rows | marked) if known else Sign(text, role, marked)
    return [found[text] for text in sorted(found)]


def asked_about(rows: Rows) -> Bools:
    """Mark the rows that bear one of these signs."""
    found = no_rows(rows)
    for sign in signs(rows):
        found |= sign.rows
    return found


def _of_column(column: Column) -> list[tuple[str, Bools]]:
    null = is_null(column.words)
    words = ["" if blank else squeeze(text) for text, blank in zip(column.texts, null, strict=True)]
    said = {word for word in words if is_sign(word) and verdict_of(word) is None}
    if not said or len(said) > MOST_SIGNS:
        return []
    filled = int((~null)[column.codes].sum())
    marked = {word: np.array([one == word for one in words], bool)[column.codes] for word in said}
    return [(word, rows) for word, rows in marked.items() if rows.sum() <= USUAL * filled]
