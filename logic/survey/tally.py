"""Every answer to every question, counted and placed between 0 and 100."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from logic.statistics import Floats
from logic.survey.form import Form, Question
from logic.workspace import Respondent


@dataclass(frozen=True)
class ItemAnswers:
    """What customers answered to one question, whoever they are."""

    question: Question
    counts: Mapping[int, int]
    """Possible answer -> customers who gave it, in the order of the scale."""
    unknown: int
    """Customers who said "I don't know"."""
    silent: int
    """Customers who left it blank."""

    @property
    def n(self) -> int:
        """Customers who gave one of the possible answers."""
        return sum(self.counts.values())


def tally(form: Form, respondents: Sequence[Respondent]) -> Mapping[str, ItemAnswers]:
    """Count the answers to every question that is not open."""
    return {question.id: _count(question, respondents) for question in form.questions if question.choices}


def _count(question: Question, respondents: Sequence[Respondent]) -> ItemAnswers:
    given = Counter(one.answers.get(question.id, _SILENT) for one in respondents)
    counts = {choice.value: given[choice.value] for choice in question.choices}
    unknown = given[None]
    return ItemAnswers(question, counts, unknown, len(respondents) - unknown - sum(counts.values()))


_SILENT = "silent"


def points_table(questions: Sequence[Question], respondents: Sequence[Respondent]) -> Floats:
    """Place every answer between 0 and 100.

    Returns:
        One row a customer, one column a question; nan where the customer did not answer or did not know.
    """
    ids = [(question.id, question.points) for question in questions]
    # what is no possible answer, "I don't know" and words among it, is in no table of points
    rows = [[points.get(one.answers.get(id), np.nan) for id, points in ids] for one in respondents]  # type: ignore[arg-type]
    return np.array(rows, dtype=float).reshape(len(respondents), len(questions))


def in_any_order(table: Floats) -> Floats:
    """Sort the rows, so that the order in which customers answered changes no figure, not even a digit."""
    return table[np.lexsort(table.T[::-1])] if table.size else table


def words_of(respondents: Sequence[Respondent], question: str) -> tuple[str, ...]:
    """Collect the answers to an open question, for the owner's eyes, in an order that tells nothing."""
    said = (one.answers.get(question) for one in respondents)
    return tuple(sorted(answer for answer in said if isinstance(answer, str) and answer))
