"""Which column of a file answers which question: by its code, or by its text in either language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from logic.content.model import LANGUAGES
from logic.content.survey import Words
from logic.survey.cells import plain
from logic.survey.form import BLANK, Form, Question

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
LEAST_COMMON_WORDS = 3
"""A question's text is recognised around the business's name only when it has at least so many words."""


@dataclass(frozen=True)
class Columns:
    """What was recognised in a heading."""

    question: Mapping[str, int]
    """Question id -> position of its column."""
    respondent: tuple[int, ...]
    """Positions of the columns that say who answered."""
    ignored: tuple[int, ...]
    """Positions of columns that are no question: timestamps and the like."""
    twice: tuple[tuple[str, int], ...]
    """Further columns that also look like a question already found."""


def find_columns(header: Sequence[str], form: Form, words: Words) -> Columns:
    """Recognise the columns of a heading, wherever they stand."""
    matcher = _Matcher(form)
    people = {plain(word) for word in words.respondent}
    found: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    respondent: list[int] = []
    ignored: list[int] = []
    for position, name in enumerate(header):
        id = matcher.match(name)
        if id is None:
            (respondent if plain(name) in people else ignored).append(position)
        elif id in found:
            twice.append((id, position))
        else:
            found[id] = position
    return Columns(found, tuple(respondent), tuple(ignored), tuple(twice))


class _Matcher:
    """Knows every way in which a question can be named."""

    def __init__(self, form: Form) -> None:
        self.codes = {question.id.casefold(): question.id for question in form.questions}
        self.texts = [
            (plain(question.text[language]), _around_name(question, language), question.id)
            for question in form.questions
            for language in LANGUAGES
        ]

    def match(self, name: str) -> str | None:
        codes = {self.codes[word] for word in map(str.casefold, WORD.findall(name)) if word in self.codes}
        if len(codes) == 1:
            return codes.pop()
        said = f" {plain(name)} "
        close = [(len(text), id) for text, around, id in self.texts if f" {text} " in said or around(said)]
        return max(close)[1] if close else None


class _AroundName:
    """Recognises a question whose business has another name, or whose blank was left open."""

    def __init__(self, parts: Sequence[str]) -> None:
        words = sum(len(part.split()) for part in parts)
        joined = r" (?:.{1,80} )?".join(re.escape(part) for part in parts if part)
        self.pattern = re.compile(rf" {joined} ") if words >= LEAST_COMMON_WORDS else None

    def __call__(self, said: str) -> bool:
        return bool(self.pattern and self.pattern.search(said))


def _around_name(question: Question, language: str) -> _AroundName:
    return _AroundName([plain(part) for part in BLANK.split(question.pattern[language])])
