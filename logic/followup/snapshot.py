"""One run, scored by the rules of today: what each witness said on that day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from logic.assessment.answers import gather
from logic.assessment.scoring import DimensionScore, score_questionnaire
from logic.content.library import Content
from logic.survey.form import Form, make_form
from logic.survey.result import SurveyResult, examine
from logic.survey.witnesses import Hearing, half_widths, hear, own_marks
from logic.workspace import Answer, Run, Workspace


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was known at one run."""

    day: dt.date
    segment: str
    """As the user wrote it."""
    run: Run
    form: Form
    survey: SurveyResult | None
    scores: Mapping[str, DimensionScore]
    hearing: Hearing


def take_snapshot(run: Run, content: Content) -> Snapshot:
    """Score one run and hear its witnesses."""
    form = form_of(run, content)
    survey = examine(form, run.survey, run.answers, content.customers.survey)
    scores = score_run(run, content, half_widths(survey))
    dimensions = [id for id, score in scores.items() if score.role == "score"]
    return Snapshot(
        day=run.day,
        segment=_written(run, "segment_name"),
        run=run,
        form=form,
        survey=survey,
        scores=scores,
        hearing=hear(dimensions, own_marks(scores), survey, run.sales, content.customers.witnesses),
    )


def form_of(run: Run, content: Content) -> Form:
    """Return the survey, with the name that the business had in that run."""
    name = _written(run, "business_name")
    return make_form(content.customers.survey, content.questionnaires, content.scales, name)


def score_run(
    run: Run,
    content: Content,
    measured: Mapping[str, float] | None = None,
    only: frozenset[str] | None = None,
) -> dict[str, DimensionScore]:
    """Score the owner's answers of a run.

    Args:
        run: One run.
        content: Questionnaires and rules.
        measured: Dimension -> half-width of an interval that was computed from data.
        only: Items to count, all others as if never asked; None: every item.
    """
    given = gather(content.questionnaires, content.scales, Workspace(answers=run.answers))
    found: dict[str, DimensionScore] = {}
    for id, asked in content.questionnaires.items():
        if asked.dimensions:
            found |= score_questionnaire(
                asked,
                [item for item in given.asked[id] if only is None or item.id in only],
                _kept(given.answers[id], only),
                content.scales,
                content.readings.evidence,
                run.evidence,
                measured,
            )
    return found


def _kept(answers: Mapping[str, Answer], only: frozenset[str] | None) -> Mapping[str, Answer]:
    return answers if only is None else {id: answer for id, answer in answers.items() if id in only}


def _written(run: Run, field: str) -> str:
    text = run.answers.get("profile", {}).get(field)
    return text if isinstance(text, str) else ""
