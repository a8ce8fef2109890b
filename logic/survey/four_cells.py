"""Attitude beside behaviour: who comes back and means it, and who only one of both.

After Dick and Basu (1994), Journal of the Academy of Marketing Science 22(2), 99-113.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from logic.content.survey import SurveyContent
from logic.survey.form import Form
from logic.survey.intervals import Floats
from logic.survey.tally import points_table
from logic.workspace import Respondent

CellId = Literal["loyal", "latent", "spurious", "none"]
CELLS: tuple[CellId, ...] = ("loyal", "latent", "spurious", "none")
"""Means it and returns; means it only; returns only; neither."""


@dataclass(frozen=True, kw_only=True)
class FourCells:
    """How many customers stand where."""

    counts: Mapping[CellId, int]
    n: int
    left_out: int
    """Customers who answered too little to be placed."""
    enough: bool
    """Whether shares may be shown beside the counts."""


def four_cells(form: Form, respondents: Sequence[Respondent], content: SurveyContent) -> FourCells:
    """Place every customer who answered enough."""
    rule = content.attitude
    asked = [question for question in form.of_kind("scale") if question.dimension in rule.dimensions]
    placed = [
        _place(row, one, content)
        for row, one in zip(points_table(asked, respondents), respondents, strict=True)
    ]
    counts: dict[CellId, int] = {cell: placed.count(cell) for cell in CELLS}
    n = sum(counts.values())
    return FourCells(counts=counts, n=n, left_out=len(respondents) - n, enough=n >= content.gates.gap.count)


def _place(points: Floats, respondent: Respondent, content: SurveyContent) -> CellId | None:
    came_back = respondent.answers.get(content.attitude.behaviour)
    answered = points[~np.isnan(points)]
    if not isinstance(came_back, int) or len(answered) < content.attitude.at_least:
        return None
    return cell_of(float(answered.mean()), bool(came_back), content)


def cell_of(attitude: float, returns: bool, content: SurveyContent) -> CellId:
    """Name the cell of an attitude (0 to 100) and a behaviour."""
    fond = attitude >= content.attitude.cut
    if returns:
        return "loyal" if fond else "spurious"
    return "latent" if fond else "none"
