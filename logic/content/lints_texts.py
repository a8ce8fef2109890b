"""What every text must be, whatever file it stands in: whole in each language, and alike in all."""

import re
import string
from collections.abc import Iterator
from typing import Any

from logic.content.model import LANGUAGES, Place, Problem

ENGLISH_IN_SPANISH = re.compile(
    r"\b(churn|score|feedback|engagement|insight|target|feeling|ranking|customer|follow-?up)\b", re.IGNORECASE
)
"""Words with a good Spanish one (glossary: recompra, puntaje, seguimiento)."""
UNVERIFIED = re.compile(
    r"\b(37|67)\s?%|\b(cinco|5) veces m[áe]|\bfive times (more|cheaper|less)", re.IGNORECASE
)
"""Figures of the source articles that no primary source bears out: never to be stated."""
LONG_ENOUGH = 4
"""Words from which the same text in two languages is a missing translation."""
BLANK = re.compile(r"\{[^}]*\}")
MENU_PATH = re.compile(r"[>→]")
"""Marks the way through another program's menus, which that program does not translate."""

TextNode = tuple[Place, dict[str, str]]


def texts_in(data: Any, place: Place = ()) -> Iterator[TextNode]:
    """Go through every text in every language ({es, en}) of parsed YAML, with its place."""
    if isinstance(data, dict):
        if data and set(data) <= set(LANGUAGES):
            yield from _variants(data, place)
            return
        for key, value in data.items():
            yield from texts_in(value, (*place, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from texts_in(value, (*place, at))


def _variants(data: dict[str, Any], place: Place) -> Iterator[TextNode]:
    """A plain text, or one for each plural form that the languages share."""
    if all(isinstance(text, str) for text in data.values()):
        yield place, data
    elif all(isinstance(forms, dict) for forms in data.values()):
        # the other forms may leave {n} out ("once"), so only the general one must match
        yield place, {language: str(forms.get("other", "")) for language, forms in data.items()}


def find_text_problems(data: Any) -> Iterator[Problem]:
    """Look at every text of one file."""
    for place, text in texts_in(data):
        yield from _blank_problems(place, text)
        yield from _sameness_problems(place, text)
        for language, words in text.items():
            yield from _word_problems((*place, language), language, words)


def blanks_of(text: str) -> frozenset[str] | None:
    """Return the {blanks} of a text; None where its braces do not close.

    >>> sorted(blanks_of("{n} de {total}"))
    ['n', 'total']
    """
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _blank_problems(place: Place, text: dict[str, str]) -> Iterator[Problem]:
    found = {language: blanks_of(words) for language, words in text.items()}
    for language, blanks in found.items():
        if blanks is None:
            yield Problem((*place, language), "a brace without its pair.", "Write each blank as {name}.")
    first = found.get(LANGUAGES[0])
    for language, blanks in found.items():
        if blanks is not None and first is not None and blanks != first:
            differing = ", ".join(sorted(blanks ^ first))
            yield Problem(
                (*place, language), f"its blanks differ: {{{differing}}}.", "Use the same in every language."
            )


def _sameness_problems(place: Place, text: dict[str, str]) -> Iterator[Problem]:
    said = {BLANK.sub("", words) for words in text.values()}
    words = re.findall(r"\w+", said.pop()) if len(text) > 1 and len(said) == 1 else []
    if len(words) >= LONG_ENOUGH and not MENU_PATH.search(text[LANGUAGES[0]]):
        yield Problem(place, "the same words in every language.", "Translate it.")


def _word_problems(place: Place, language: str, words: str) -> Iterator[Problem]:
    if words != words.strip():
        yield Problem(place, "a space at its end.", "Take it out.")
    stated = UNVERIFIED.search(words)
    if stated:
        yield Problem(place, f"'{stated.group()}' is a figure nobody has verified.", "Say what is known.")
    if language == "es":
        yield from _spanish_problems(place, words)


def _spanish_problems(place: Place, words: str) -> Iterator[Problem]:
    for opening, closing in ("¿?", "¡!"):
        if words.count(opening) != words.count(closing):
            yield Problem(place, f"'{opening}' and '{closing}' do not pair.", "Open and close the question.")
    foreign = ENGLISH_IN_SPANISH.search(BLANK.sub("", words))
    if foreign:
        yield Problem(place, f"'{foreign.group()}' is English.", "Use the word of the glossary.")
