"""Columns that no heading tells: known by their cells, when only one can be meant."""

from collections.abc import Mapping, Sequence

from logic.sales.cells.vocabulary import squeeze
from logic.sales.recognition.profile import MOST, Profile
from logic.sales.values import CUSTOMER_ROLES, Role

MONEY: frozenset[Role] = frozenset({"amount", "unit_price", "total_spent", "rating", "spend"})
TIME: frozenset[Role] = frozenset({"date", "month", "last_purchase"})
Names = Sequence[str]
Cells = Sequence[Profile]
Positions = Sequence[int]
MOSTLY_WHOLE = 0.9
"""Share of whole numbers from which a column without a heading is a count rather than an amount."""


def guess(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    free: Sequence[int],
    roles: Mapping[Role, int],
    known: frozenset[Role],
    *,
    headerless: bool,
) -> dict[Role, int]:
    """Find the only column of dates, of amounts, of addresses among those that no heading told.

    Args:
        headers: The headings.
        profiles: What the cells look like.
        free: Positions of columns without a role.
        roles: What the headings told.
        known: Roles that the user or the platform decided.
        headerless: The file has no headings; the first column that fits is taken.
    """
    given = set(roles) | known
    found: dict[Role, int] = {}
    for role, others, fitting in (
        ("date", TIME, _dates),
        ("order", {"order"}, _unique_id),
        ("customer", {"customer"}, _repeated_id),
        ("email", CUSTOMER_ROLES, _addresses),
        ("amount", MONEY, _whole_amounts if headerless else _amounts),
        ("customer", ("customer", "email"), _ids if headerless else _none),
    ):
        rest = [n for n in free if n not in found.values()]
        fits = fitting(headers, profiles, rest) if not set(others) & {*given, *found} else []
        if fits and (headerless or len(fits) == 1):
            found[role] = fits[0]
    return found


def _none(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    return []


def _dates(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    return [n for n in rest if profiles[n].date_share > MOST]


def _unique_id(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    """Read a column headed no more than "id", different in every row, as the order's."""
    return [
        n for n in rest if squeeze(headers[n]) == "id" and profiles[n].distinct == len(profiles[n].cells) > 0
    ]


def _repeated_id(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    """Read a column headed no more than "id" that repeats as the customer's."""
    return [n for n in rest if squeeze(headers[n]) == "id" and profiles[n].distinct < len(profiles[n].cells)]


def _addresses(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    return [n for n in rest if profiles[n].cells and profiles[n].fit("email") > MOST]


def _amounts(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    numbers = [n for n in rest if profiles[n].number_share > MOST]
    return [n for n in numbers if profiles[n].whole_share < MOSTLY_WHOLE]


def _whole_amounts(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    """Without headings, the last column of amounts, or else of numbers."""
    numbers = [n for n in rest if profiles[n].number_share > MOST]
    return (_amounts(headers, profiles, rest) or numbers)[::-1]


def _ids(headers: Names, profiles: Cells, rest: Positions) -> list[int]:
    ids = [n for n in rest if profiles[n].fit("id") and profiles[n].cells]
    return [n for n in ids if profiles[n].distinct < len(profiles[n].cells)] or ids
