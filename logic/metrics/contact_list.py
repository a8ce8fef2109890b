"""A list of people with no amounts: where they came from, how far along they are, how long nobody wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from logic.metrics.figure import Withheld
from logic.purchases import UNKNOWN_DAY, Contacts, IntArray

SILENCE_DAYS = (30, 90, 180)
"""Days since the last contact at which the counts are cut."""


@dataclass(frozen=True, kw_only=True)
class ContactMetrics:
    """What a contact list says; None where the file has no such column."""

    contacts: int
    stages: Mapping[str, int] | None
    """Stage as the file writes it -> contacts, most first; "" where blank."""
    sources: Mapping[str, int] | None
    """The same of where they came from."""
    silent: Sequence[int] | None
    """Contacts last reached up to 30, 90, 180 and more days before the last date of the file, and never."""
    scored: int | None
    """Contacts to whom the user's own tool gives a score; ours needs fit and actions, which no list holds."""
    withheld: Mapping[str, Withheld]


def measure_contacts(contacts: Contacts) -> ContactMetrics:
    """Count what a contact list holds."""
    return ContactMetrics(
        contacts=len(contacts.names),
        stages=_count(contacts.stage),
        sources=_count(contacts.source),
        silent=None if contacts.last_contact is None else _silent(contacts.last_contact),
        scored=None if contacts.score is None else int(np.count_nonzero(contacts.score >= 0)),
        withheld={"lead_scores": Withheld("no_lead_actions"), "repeat_rate": Withheld("no_amounts")},
    )


def _count(words: Sequence[str] | None) -> Mapping[str, int] | None:
    if words is None:
        return None
    counted = Counter(word.strip() for word in words)
    return dict(sorted(counted.items(), key=lambda entry: (-entry[1], entry[0])))


def _silent(last: IntArray) -> Sequence[int]:
    known = last[last != UNKNOWN_DAY].astype(np.int64)
    bands = np.searchsorted(SILENCE_DAYS, known.max(initial=UNKNOWN_DAY) - known, side="left")
    return [*np.bincount(bands, minlength=len(SILENCE_DAYS) + 1).tolist(), len(last) - len(known)]
