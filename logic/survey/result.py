"""Everything the customers' answers say, computed once. Read it as a table of contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logic.content.survey import SurveyContent
from logic.survey.form import Form
from logic.survey.four_cells import FourCells, four_cells
from logic.survey.gap import Agreement, DimensionGap, Own, ShareGap, agreement, dimension_gaps, share_gaps
from logic.survey.recommending import Loss, Recommendation, loss, recommendation
from logic.survey.reliability import Reliability, reliability
from logic.survey.tally import ItemAnswers, in_any_order, points_table, tally
from logic.workspace import Survey, Workspace


@dataclass(frozen=True, kw_only=True)
class SurveyResult:
    """What customers answered, beside what the owner believed."""

    respondents: int
    invited: int | None
    population: int | None
    """Customers of the segment, where the number is known and fits the answers."""
    response: float | None
    """Share of the invited who answered, 0 to 1."""
    low_response: bool
    problems: tuple[str, ...]
    """Codes of numbers that contradict each other: more_than_invited, more_than_population."""
    items: Mapping[str, ItemAnswers]
    item_means: Mapping[str, float]
    """Question -> mean in points; without those below their gate."""
    dimensions: Mapping[str, DimensionGap]
    behaviours: Mapping[str, ShareGap]
    agreement: Agreement
    recommendation: Recommendation
    loss: Loss
    reliability: Mapping[str, Reliability]
    """Questionnaire -> how well its items go together."""
    cells: FourCells


def examine(form: Form, survey: Survey, own: Own, content: SurveyContent) -> SurveyResult | None:
    """Work out what customers say.

    Args:
        form: The survey that they answered.
        survey: Their answers, how many were invited and how many customers there are.
        own: The owner's answers to the same questionnaires.
        content: Gates and rules.

    Returns:
        None while nobody has answered.
    """
    if not survey.respondents:
        return None
    answered = len(survey.respondents)
    population = _at_least(survey.population, answered)
    invited = _at_least(survey.invited, answered)
    response = answered / invited if invited else None
    items = tally(form, survey.respondents)
    gaps = dimension_gaps(form, survey.respondents, own, content, population)
    return SurveyResult(
        respondents=answered,
        invited=survey.invited,
        population=population,
        response=response,
        low_response=response is not None and response < content.low_response.value,
        problems=tuple(_problems(survey)),
        items=items,
        item_means=_means(items, content),
        dimensions=gaps,
        behaviours=share_gaps(form, survey.respondents, own, content),
        agreement=agreement(gaps, content),
        recommendation=recommendation(form, survey.respondents, content),
        loss=loss(survey.respondents, content),
        reliability=_reliability(form, survey, content),
        cells=four_cells(form, survey.respondents, content),
    )


def survey_of(workspace: Workspace) -> Survey:
    """Return the survey; how many customers there are comes from the segment where nobody said otherwise."""
    customers = workspace.answers_of("profile").get("customers")
    if workspace.survey.population is not None or not isinstance(customers, int) or customers < 1:
        return workspace.survey
    return workspace.survey.model_copy(update={"population": customers})


def _at_least(number: int | None, answered: int) -> int | None:
    return number if number is not None and number >= answered else None


def _problems(survey: Survey) -> Iterator[str]:
    answered = len(survey.respondents)
    if survey.invited is not None and survey.invited < answered:
        yield "more_than_invited"
    if survey.population is not None and survey.population < answered:
        yield "more_than_population"


def _means(items: Mapping[str, ItemAnswers], content: SurveyContent) -> Mapping[str, float]:
    return {
        id: sum(one.question.points[value] * count for value, count in one.counts.items()) / one.n
        for id, one in items.items()
        if one.question.points and one.n >= content.gates.means.count
    }


def _reliability(form: Form, survey: Survey, content: SurveyContent) -> Mapping[str, Reliability]:
    needed = content.gates.reliability.count
    found: dict[str, Reliability] = {}
    for questionnaire in dict.fromkeys(question.questionnaire for question in form.of_kind("scale")):
        asked = [question for question in form.of_kind("scale") if question.questionnaire == questionnaire]
        table = in_any_order(points_table(asked, survey.respondents))
        found[questionnaire or ""] = reliability(table, [question.id for question in asked], needed)
    return found


def without_words(survey: Survey) -> Survey:
    """Leave out what customers wrote in their own words, which is for the owner's eyes only."""
    kept = tuple(
        one.model_copy(update={"answers": {id: a for id, a in one.answers.items() if not isinstance(a, str)}})
        for one in survey.respondents
    )
    return survey.model_copy(update={"respondents": kept})
