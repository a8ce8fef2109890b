"""What one cell of an answer sheet says: a number, a label in either language, "I don't know", or nothing."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from logic.content.model import LANGUAGES
from logic.content.survey import Words
from logic.survey.form import Form, Question

NUMBER = re.compile(r"[-+]?\d{1,3}(?:[.,]0+)?")
"""A whole number, also as spreadsheets write it ("4.0", "4,0")."""
OUT_OF = re.compile(r"(\d{1,2})\s*(?:/|de|of|out of)\s*(\d{1,2})")
SIGNS = re.compile(r"[^a-z0-9]+")
PRIVATE = re.compile(r"\S+@\S+\.\w+|\+?\d(?:[\s().-]?\d){6,}")
"""E-mail addresses and telephone numbers that somebody wrote into an open answer."""
MASK = "[…]"
MAX_WORDS = 2000
"""Characters kept of an open answer."""


@dataclass(frozen=True)
class Blank:
    """Nothing was answered."""


@dataclass(frozen=True)
class Unreadable:
    """Something was answered that is none of the possible answers."""


Cell = int | str | None | Blank | Unreadable
"""None: "I don't know"."""
BLANK, UNREADABLE = Blank(), Unreadable()


def plain(text: str) -> str:
    """Bring a text to what two spellings of it share: no accents, capitals, signs or double spaces.

    >>> plain("  4 - Bastante  CIERTO. "), plain("¿Sí?")
    ('4 bastante cierto', 'si')
    """
    bare = text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii())
    return SIGNS.sub(" ", bare.casefold()).strip()


def mask(text: str) -> str:
    """Take out what would say who wrote an open answer.

    >>> mask("Escríbeme a rosa@pan.pe o al 959 123 456, gracias")
    'Escríbeme a […] o al […], gracias'
    """
    return PRIVATE.sub(MASK, text.strip())[:MAX_WORDS]


def cell_reader(question: Question, form: Form, words: Words) -> Callable[[str], Cell]:
    """Make the function that reads the answers to one question.

    It remembers what it has read: thousands of rows hold the same few answers.
    """
    if question.kind == "open":
        return _read_open
    known = {**_answers(question), **_yes_no(question, words)}
    unknown = {plain(form.unknown[language]) for language in LANGUAGES} | set(map(plain, words.unknown))
    seen: dict[str, Cell] = {}

    def read(raw: str) -> Cell:
        if raw not in seen:
            seen[raw] = _read_closed(raw, question, known, unknown)
        return seen[raw]

    return read


def _read_open(raw: str) -> Cell:
    return mask(raw) or BLANK


def _answers(question: Question) -> dict[str, int]:
    return {
        plain(choice.label[language]): choice.value for choice in question.choices for language in LANGUAGES
    }


def _yes_no(question: Question, words: Words) -> dict[str, int]:
    if question.kind != "yes_no":
        return {}
    return {**{plain(word): 1 for word in words.yes}, **{plain(word): 0 for word in words.no}}


def _read_closed(raw: str, question: Question, known: Mapping[str, int], unknown: set[str]) -> Cell:
    text = raw.strip().lstrip("'").strip()
    if not text:
        return BLANK
    said = plain(text)
    if said in unknown:
        return None
    if said in known and not NUMBER.fullmatch(text):
        return known[said]
    value = _number(text, said, known, max(choice.value for choice in question.choices))
    return value if any(choice.value == value for choice in question.choices) else UNREADABLE


def _number(text: str, said: str, known: Mapping[str, int], highest: int) -> int | None:
    """Read "4", "4.0", "4/5", "(4) Bastante cierto", "Bastante cierto (4)"; number and words must agree."""
    if NUMBER.fullmatch(text):
        return int(float(text.replace(",", ".")))
    part = OUT_OF.fullmatch(text.casefold())
    if part:
        return int(part[1]) if int(part[2]) == highest else None
    for number, _, label in (said.partition(" "), said.rpartition(" ")[::-1]):
        if number.isdigit() and known.get(label) == int(number):
            return int(number)
    return None
