"""What the words of a status or type column say about a row."""

from functools import lru_cache
from typing import Literal

from logic.sales.vocabulary import plain, squeeze, statuses

Verdict = str
"""keep, net, ask, or the rule that drops the row: cancelled, failed, draft, refunded."""


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
    return _words().get(squeeze(word))


@lru_cache(maxsize=1)
def _types() -> dict[str, Literal["payment", "refund", "other"]]:
    return {squeeze(name): kind for kind, names in statuses().types.items() for name in names}


@lru_cache(maxsize=1 << 14)
def type_of(word: str) -> Literal["payment", "refund", "other"] | None:
    """Return what a movement of a ledger is; None for a word that is not known."""
    return _types().get(squeeze(word))


def is_yes(word: str) -> bool | None:
    """Read a yes or a no in three languages; None for anything else."""
    found = plain(word)
    return True if found in statuses().yes else False if found in statuses().no else None
