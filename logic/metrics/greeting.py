"""By which name to greet a customer: only where the file holds one, and only the given name."""

import re

from logic.metrics.policy import GreetingRules

PERSON = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word of a person's name: letters, perhaps with a hyphen or an apostrophe within."""
MOST_WORDS = 6


def given_name(person: str, rules: GreetingRules) -> str | None:
    """Return what to call a person; None where what the file holds is no person's name.

    Args:
        person: As the file writes it: "Ana Pérez", "Pérez, Ana", "Sra. Ana Pérez".
        rules: Titles to leave out, and words of firms.
    """
    surname, comma, given = person.partition(",")
    words = [word for word in (given if comma else surname).split() if _bare(word) not in rules.titles]
    everything = [_bare(word) for word in person.replace(",", " ").split()]
    if not words or len(everything) > MOST_WORDS or set(everything) & set(rules.firms):
        return None
    name = words[0]
    if len(name) < 2 or not PERSON.fullmatch(name):
        return None
    return name.title() if name.isupper() or name.islower() else name


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
