"""Attitude beside behaviour: who comes back and means it, and who only one of both.

After Dick and Basu (1994), Journal of the Academy of Marketing Science 22(2), 99-113.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal

import numpy as np

from logic.content.survey import SurveyContent
from logic.statistics import Floats
from logic.survey.form import Form
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
    attitudes = _attitudes(points_table(asked, respondents), rule.at_least)
    placed = [_place(attitude, one, content) for attitude, one in zip(attitudes, respondents, strict=True)]
    counts: dict[CellId, int] = {cell: placed.count(cell) for cell in CELLS}
    n = sum(counts.values())
    enough = n >= content.gates.gap.count
    return FourCells(counts=counts, n=n, left_out=len(respondents) - n, enough=enough)


def _attitudes(table: Floats, at_least: int) -> list[float]:
    """Average each customer's answers; nan for those with too few."""
    answered = (~np.isnan(table)).sum(axis=1)
    means = np.nansum(table, axis=1) / np.maximum(answered, 1)
    return [float(mean) for mean in np.where(answered >= at_least, means, np.nan)]


def _place(attitude: float, respondent: Respondent, content: SurveyContent) -> CellId | None:
    came_back = respondent.answers.get(content.attitude.behaviour)
    if not isinstance(came_back, int) or isnan(attitude):
        return None
    return cell_of(attitude, bool(came_back), content)


def cell_of(attitude: float, returns: bool, content: SurveyContent) -> CellId:
    """Name the cell of an attitude (0 to 100) and a behaviour."""
    fond = attitude >= content.attitude.cut
    if returns:
        return "loyal" if fond else "spurious"
    return "latent" if fond else "none"
