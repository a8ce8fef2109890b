"""Columns that no heading tells: known by their cells, when only one can be meant."""

from collections.abc import Mapping, Sequence

from logic.sales.cells.verdicts import verdict_of
from logic.sales.cells.vocabulary import columns, plain, squeeze
from logic.sales.recognition.profile import LETTERS, MOST, Profile
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
        may_be = [n for n in rest if not _says_another(headers[n], role)]
        fits = fitting(headers, profiles, may_be) if not set(others) & {*given, *found} else []
        if fits and (headerless or len(fits) == 1):
            found[role] = fits[0]
    return found


def _says_another(header: str, role: Role) -> bool:
    """Say whether a heading has a word that rules the role out: the seller's address is no customer's."""
    return not set(plain(header).split()).isdisjoint(map(plain, columns().roles[role].never))


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
    """Without headings, the one column of words that differ; among several the user must choose.

    Where no column is words, the first that repeats.
    """
    ids = [n for n in rest if profiles[n].fit("id") and profiles[n].cells]
    words = [n for n in ids if _share_of_words(profiles[n]) > MOST]
    if words:
        varied = [n for n in words if profiles[n].distinct > 1 or len(profiles[n].cells) == 1]
        return varied if len(varied) == 1 else []
    return [n for n in ids if profiles[n].distinct < len(profiles[n].cells)] or ids


def _share_of_words(profile: Profile) -> float:
    """Say which share of the cells is words without a digit that are no state of an order."""
    words = [bool(LETTERS.search(cell)) and not any(map(str.isdigit, cell)) for cell in profile.cells]
    if all(verdict_of(cell) is not None for cell in profile.cells):
        return 0.0
    return sum(words) / len(words)
