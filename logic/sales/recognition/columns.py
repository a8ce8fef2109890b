"""Which column is what: by its heading, then checked against its cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from logic.sales.cells.verdicts import DROPS, are_signs, type_of, verdict_of
from logic.sales.cells.vocabulary import RoleWords, columns, plain, squeeze
from logic.sales.recognition.guess import guess
from logic.sales.recognition.platforms import Platform, forms
from logic.sales.recognition.profile import MOST, Profile
from logic.sales.values import CUSTOMER_ROLES, NO_COLUMN, ColumnFound, Refusal, Role

EXACT, ALL_WORDS, ONE_WORD = 100.0, 60.0, 35.0
"""How much a heading tells by its whole name, by all words of a known name, by one word."""
PER_RANK, PER_EXTRA_WORD = 0.05, 2.5
DOCUMENT = frozenset({
    "numerodocumento", "numerodedocumento", "nrodocumento", "nrodedocumento", "ndocumento", "nodocumento",
})  # fmt: skip
"""Headings that stand over the number of an invoice or of a person; one that repeats is a person's."""
EITHER = frozenset({"cliente", "customer", "client", "cust"})
"""Headings that stand as well over ids as over names; the cells tell which."""
BARE_NAMES = frozenset({"nombre", "name", "nome"})
"""Headings that name whatever the file is about: beside the code of a product, the product."""
PERSON = re.compile(r"^\D*([^\W\d_]{2,}\s\D*[^\W\d_]{2,}|[^\W\d_][a-zà-ÿ]+)\D*$")
"""Two words, or one with small letters, and no digit."""
LONGEST_NAME = 60
"""Characters beyond which a cell is no name, and trying it against the pattern would take too long."""
STATES = ("status", "payment_status")
READABLE = ("date", "number")
OF_CUSTOMERS = ("total_orders", "last_purchase", "days_since")
"""Roles that make a row a customer: their cells must say so as well as their name."""
LEAST_FIT = 0.1
MOST_STATES = 40
"""Different words of a status that one shop may use."""
SAMPLES = 3
MAX_ALTERNATIVES = 6


@dataclass(frozen=True, eq=False)
class Columns:
    """Role -> position of its column."""

    headers: Sequence[str]
    profiles: Sequence[Profile]
    roles: Mapping[Role, int]
    scores: Mapping[Role, Mapping[int, float]]
    by_content: frozenset[Role] = frozenset()
    """Roles whose column was known by its cells alone."""

    def __contains__(self, role: Role) -> bool:
        """Say whether the role has a column."""
        return role in self.roles

    def found(self, role: Role) -> ColumnFound:
        """Show a role's column for confirmation."""
        at = self.roles[role]
        others = sorted(self.scores.get(role, {}).items(), key=lambda item: -item[1])
        names = tuple(self.headers[n] for n, _ in others if n != at)[:MAX_ALTERNATIVES]
        samples = tuple(dict.fromkeys(self.profiles[at].cells))[:SAMPLES]
        return ColumnFound(self.headers[at], samples, names)


def recognise(
    headers: Sequence[str],
    profiles: Sequence[Profile],
    chosen: Mapping[Role, str],
    platform: Platform | None,
    *,
    named: bool,
) -> Columns | Refusal:
    """Give every role its column.

    Args:
        headers: The headings.
        profiles: What the cells look like.
        chosen: What the user says: role -> heading.
        platform: The export it was recognised as; it names columns that would mislead.
        named: Whether the headings are the file's own; without them only the cells tell.
    """
    fixed = _fixed(headers, chosen)
    if isinstance(fixed, Refusal):
        return fixed
    known = {**_platform_columns(headers, platform), **fixed}
    roles = {role: at for role, at in known.items() if at is not None}
    scores = _scores(headers, profiles) if named else {}
    taken = set(roles.values())
    decoys = {role for role, words in columns().roles.items() if words.decoy}
    for score, role, at in _best_first(scores):
        if score > 0 and at not in taken and role not in known and (role in decoys or role not in roles):
            roles[role] = at
            taken.add(at)
    free = [n for n in range(len(headers)) if n not in taken]
    guessed = guess(headers, profiles, free, roles, frozenset(known), headerless=not named)
    kept = {role: at for role, at in {**guessed, **roles}.items() if role not in decoys}
    return Columns(headers, profiles, kept, scores, frozenset(guessed))


def _fixed(headers: Sequence[str], chosen: Mapping[Role, str]) -> dict[Role, int | None] | Refusal:
    fixed: dict[Role, int | None] = {}
    for role, name in chosen.items():
        if name == NO_COLUMN:
            fixed[role] = None
            continue
        at = find_header(headers, name)
        if at is None:
            values = {"column": name, "role": role, "headers": ", ".join(headers[:30])}
            return Refusal("unknown_column", values, tuple(headers))
        fixed[role] = at
    return fixed


def find_header(headers: Sequence[str], name: str) -> int | None:
    """Find a heading as written, else without regard to capitals, accents and signs."""
    if name in headers:
        return list(headers).index(name)
    wanted = squeeze(name)
    for n, header in enumerate(headers):
        if wanted and wanted in {squeeze(form) for form in forms(header)}:
            return n
    return None


def _platform_columns(headers: Sequence[str], platform: Platform | None) -> dict[Role, int | None]:
    if platform is None:
        return {}
    found = {role: find_header(headers, name) if name else None for role, name in platform.columns.items()}
    return {role: at for role, at in found.items() if at is not None or not platform.columns[role]}


def _scores(headers: Sequence[str], profiles: Sequence[Profile]) -> dict[Role, dict[int, float]]:
    scores: dict[Role, dict[int, float]] = {}
    for role, words in columns().roles.items():
        for at, (header, profile) in enumerate(zip(headers, profiles, strict=True)):
            by_name = name_score(header, role)
            fit = 1.0 if words.decoy or not by_name else _fit(role, words, header, profile)
            score = by_name * fit
            if score > 0 and not (role == "name" and _names_a_product(headers, at)):
                scores.setdefault(role, {})[at] = score
    return scores


def _names_a_product(headers: Sequence[str], at: int) -> bool:
    """Say whether a bare "nombre" stands beside a product's code, with no other name of either there."""
    named = any(name_score(name, "product") > ALL_WORDS for name in headers)
    if named or squeeze(headers[at]) not in BARE_NAMES:
        return False
    beside = [headers[n] for n in (at - 1, at + 1) if 0 <= n < len(headers)]
    if any(name_score(name, role) > ALL_WORDS for name in beside for role in CUSTOMER_ROLES):
        return False
    return any(name_score(name, "product_code") > ALL_WORDS for name in beside)


def _fit(role: Role, words: RoleWords, header: str, profile: Profile) -> float:
    """Say how far cells agree with a heading. A weak name needs cells that leave no doubt."""
    if role in STATES:
        exact = name_score(header, role) > ALL_WORDS
        return 1.0 if exact and are_signs(profile.cells) else status_fit(profile)
    if role == "type":
        return kind_fit(profile)
    told_apart = _told_apart(role, squeeze(header), profile)
    if told_apart is not None:
        return told_apart
    exact = name_score(header, role) > ALL_WORDS
    if words.content == "date" and not exact and profile.date_share < MOST:
        return 0.0
    fit = profile.fit(words.content)
    if exact and not fit and words.content in READABLE and role not in OF_CUSTOMERS:
        # Its name says so: better to name the cells that cannot be read than to miss the column.
        return LEAST_FIT + profile.share(words.content) / 2
    return fit


def _told_apart(role: Role, name: str, profile: Profile) -> float | None:
    """Say by the cells which of two roles a heading means that stands over both; None for any other."""
    if role in ("order", "tax_id") and name in DOCUMENT:
        repeats = profile.distinct < len(profile.cells)
        return float(repeats == (role == "tax_id"))
    if role in ("name", "customer") and name in EITHER:
        people = sum(map(_names_a_person, profile.cells)) > len(profile.cells) / 2
        return profile.fit("id") * (1.0 if people == (role == "name") else 0.8)
    return None


def _names_a_person(cell: str) -> bool:
    return len(cell) <= LONGEST_NAME and bool(PERSON.match(cell))


def status_fit(profile: Profile) -> float:
    """Tell a state of the order from a state of the country: no country has one called "Anulada"."""
    if not profile.cells:
        return 0.4
    verdicts = [verdict_of(cell) for cell in profile.cells]
    if profile.distinct <= MOST_STATES and any(verdict in DROPS for verdict in verdicts):
        return 1.0
    known = sum(verdict is not None for verdict in verdicts) / len(verdicts)
    return 1.0 if known >= 0.5 else 0.0 if known < 0.1 else known


def kind_fit(profile: Profile) -> float:
    """Tell kinds of movement or document from kinds of customer or goods: by the words."""
    if not profile.cells:
        return 0.4
    return float(sum(type_of(cell) is not None for cell in profile.cells) >= len(profile.cells) / 2)


def _best_first(scores: Mapping[Role, Mapping[int, float]]) -> Iterator[tuple[float, Role, int]]:
    ranked = [(score, role, at) for role, found in scores.items() for at, score in found.items()]
    return iter(sorted(ranked, key=lambda item: (-item[0], item[2])))


@lru_cache(maxsize=1)
def _known() -> dict[Role, tuple[dict[str, int], tuple[tuple[frozenset[str], int], ...], frozenset[str]]]:
    known = {}
    for role, words in columns().roles.items():
        exact: dict[str, int] = {}
        for rank, name in enumerate(words.names):
            exact.setdefault(squeeze(name), rank)
        sets = tuple((frozenset(plain(name).split()), rank) for rank, name in enumerate(words.names))
        known[role] = (exact, sets, frozenset(plain(word) for word in words.never))
    return known


@lru_cache(maxsize=1 << 14)
def name_score(header: str, role: Role) -> float:
    """Say how well a heading names a role, 0 to 100.

    >>> name_score("order_id", "order") > name_score("id of order", "order") > name_score("city", "order")
    True
    """
    exact, sets, never = _known()[role]
    shapes = forms(header)
    ranks = [exact[squeeze(form)] for form in shapes if squeeze(form) in exact]
    if ranks:
        return EXACT - PER_RANK * min(ranks)
    words = set(plain(shapes[0]).split())
    if words & never:
        return 0.0
    best = 0.0
    for wanted, rank in sets:
        if wanted and wanted <= words:
            base = ALL_WORDS if len(wanted) > 1 else ONE_WORD if len(min(wanted)) > 3 else 0.0
            best = max(best, base - PER_EXTRA_WORD * len(words - wanted) - PER_RANK * rank)
    return best
