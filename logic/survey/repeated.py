"""Rows that look like one customer twice: asked about, and counted once until the owner says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from logic.survey.form import Form

Reason = Literal["same_respondent", "same_row", "same_words", "same_answers", "flat_answers"]
TELLING_WORDS = 10
"""Characters of an open answer that two people do not write alike by chance."""
Answers = Mapping[str, int | str | None]


@dataclass(frozen=True)
class AnsweredRow:
    """One row of a file: its number, what it answers, and what else it holds."""

    row: int
    answers: Answers
    who: tuple[str, ...]
    """What the row says of who answered, if anything."""
    other: tuple[str, ...]
    """Its other cells, such as the time of the answer."""


@dataclass(frozen=True)
class Repeated:
    """Rows that look like one customer; said by locales/survey.yaml (repeated_<reason>)."""

    rows: tuple[int, ...]
    reason: Reason
    counted: int
    """How many of them the figures rest on."""


def count_each_once(
    rows: Sequence[AnsweredRow], form: Form, count_all: Mapping[int, bool]
) -> tuple[list[AnsweredRow], tuple[Repeated, ...]]:
    """Set aside rows that repeat a customer.

    Rows with the same answer to every scale and nothing else to tell them apart may well be two people in a
    hurry: they are asked about and counted. Every other repetition counts once.

    Args:
        rows: In the order of the file; which of a customer's rows is kept does not depend on it.
        form: The survey.
        count_all: First row of a repetition -> whether its rows are different customers.

    Returns:
        The rows to count, and every repetition.
    """
    scales = {question.id for question in form.of_kind("scale")}
    opens = {question.id for question in form.of_kind("open")}
    groups: dict[object, list[AnsweredRow]] = {}
    reasons: dict[object, Reason] = {}
    for row in rows:
        reason, key = _key(row, scales, opens)
        groups.setdefault((reason, key), []).append(row)
        reasons[(reason, key)] = reason
    kept: list[AnsweredRow] = []
    repeated: list[Repeated] = []
    for key, group in groups.items():
        counted = _counted(group, reasons[key], count_all)
        kept += counted
        if len(group) > 1:
            repeated.append(Repeated(tuple(row.row for row in group), reasons[key], len(counted)))
    return kept, tuple(repeated)


def _key(row: AnsweredRow, scales: set[str], opens: set[str]) -> tuple[Reason, object]:
    if any(row.who):
        return "same_respondent", row.who
    answers = tuple(row.answers.items())
    if any(len(str(row.answers.get(id) or "")) >= TELLING_WORDS for id in opens):
        return "same_words", answers
    if any(row.other):
        return "same_row", (answers, row.other)
    flat = len({row.answers[id] for id in scales if id in row.answers}) <= 1
    return ("flat_answers" if flat else "same_answers"), answers


def _counted(group: list[AnsweredRow], reason: Reason, count_all: Mapping[int, bool]) -> list[AnsweredRow]:
    if len(group) == 1 or count_all.get(group[0].row, reason == "flat_answers"):
        return group
    return [max(group, key=_completeness)]


def _completeness(row: AnsweredRow) -> tuple[int, str]:
    """Prefer the fuller row; between equals the choice only has to be the same in every order of the file."""
    given = {id: value for id, value in row.answers.items() if value is not None}
    return len(given), repr(sorted(given.items(), key=str))
