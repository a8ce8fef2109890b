"""What the words of a status or type column say about a row."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from logic.sales.cells.vocabulary import plain, squeeze, statuses

Verdict = str
"""keep, net, ask, or the rule that drops the row: cancelled, failed, draft, refunded."""
DROPS: tuple[Verdict, ...] = ("cancelled", "failed", "draft", "refunded")
"""Verdicts by which no sale is left."""


@lru_cache(maxsize=1)
def _words() -> dict[str, Verdict]:
    words: dict[str, Verdict] = {}
    vocabulary = statuses()
    groups = [
        *vocabulary.drop.items(), ("net", vocabulary.net), ("ask", vocabulary.ask), ("keep", vocabulary.keep),
    ]  # fmt: skip
    for verdict, names in groups:
        for name in names:
            words.setdefault(squeeze(name), verdict)
    return words


@lru_cache(maxsize=1 << 14)
def verdict_of(word: str) -> Verdict | None:
    """Return what a status means; None for a word that no shop is known to use.

    >>> verdict_of("Parcialmente reembolsado"), verdict_of("CANCELADA"), verdict_of("Lima")
    ('net', 'cancelled', None)
    """
    return _words().get(squeeze(word)) or _within(word)


MOST_SIGNS = 5
"""Different signs beyond which a column is one of provinces or grades rather than of statuses."""


def is_sign(word: str) -> bool:
    """Say whether a squeezed word is one letter or digit: a status whose meaning each system chose anew."""
    return len(word) == 1


def are_signs(cells: Iterable[str]) -> bool:
    """Say whether a column consists of a few letters or digits, each by itself.

    >>> are_signs(["V", "V", "A"]), are_signs(["Lima", "V"]), are_signs([])
    (True, False, False)
    """
    different = {squeeze(cell) for cell in cells}
    return 0 < len(different) <= MOST_SIGNS and all(map(is_sign, different))


NEGATIONS = frozenset({"no", "not", "sin", "nao", "sem", "never", "nunca", "un"})


def _within(word: str) -> Verdict | None:
    """Find the words of a status inside a sentence, such as "Venta cancelada. No despaches el producto".

    Undone sales are looked for first; a sentence that begins with a no says the contrary, so it says nothing.
    """
    words = plain(word).split()
    if len(words) < 2 or words[0] in NEGATIONS:
        return None
    for verdict, sets in _word_sets():
        if any(wanted <= set(words) for wanted in sets):
            return verdict
    return None


@lru_cache(maxsize=1)
def _word_sets() -> tuple[tuple[Verdict, tuple[frozenset[str], ...]], ...]:
    vocabulary = statuses()
    groups = [
        ("net", vocabulary.net),
        *vocabulary.drop.items(),
        ("ask", vocabulary.ask),
        ("keep", vocabulary.keep),
    ]
    found = []
    for verdict, names in groups:
        sets = [frozenset(plain(name).split()) for name in names]
        least = 4 if verdict in DROPS else 5  # "Nuevo" within a sentence is more often Nuevo León
        found.append(
            (verdict, tuple(one for one in sets if len(one) > 1 or len(min(one, default="")) > least))
        )
    return tuple(found)


@lru_cache(maxsize=1)
def _types() -> dict[str, Literal["payment", "refund", "other"]]:
    return {squeeze(name): kind for kind, names in statuses().types.items() for name in names}


@lru_cache(maxsize=1 << 14)
def type_of(word: str) -> Literal["payment", "refund", "other"] | None:
    """Return what a movement of a ledger is; None for a word that is not known."""
    return _types().get(squeeze(word)) or _type_within(word)


def _type_within(word: str) -> Literal["payment", "refund", "other"] | None:
    """Find a kind inside a longer name, such as "13 - Nota de Crédito C"."""
    words = set(plain(word).split())
    for kind in ("other", "refund", "payment"):
        names = statuses().types[kind]
        if any(len(name) > 2 and set(plain(name).split()) <= words for name in names):
            return kind
    return None


def is_yes(word: str) -> bool | None:
    """Read a yes or a no in three languages; None for anything else."""
    found = plain(word)
    return True if found in statuses().yes else False if found in statuses().no else None
