"""The answers from 0 to 10 and the question on loss, each behind its gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from logic.content.survey import SurveyContent
from logic.statistics import net_margin, wilson
from logic.survey.form import Form
from logic.workspace import Respondent

PROMOTER_FROM = 9
DETRACTOR_TO = 6


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """How many would recommend, and the net figure where enough answered."""

    n: int
    needed: int
    counts: Mapping[int, int]
    """Answer from 0 to 10 -> customers."""
    promoters: int
    detractors: int
    net: float | None = None
    """Share of promoters minus share of detractors, in points from -100 to 100; None below the gate."""
    margin: float | None = None
    """Half of its 95 % interval, in points."""


def recommendation(form: Form, respondents: Sequence[Respondent], content: SurveyContent) -> Recommendation:
    """Work out who would recommend."""
    (question,) = form.of_kind("recommending")
    given = [one.answers.get(question.id) for one in respondents]
    counts = {choice.value: given.count(choice.value) for choice in question.choices}
    n = sum(counts.values())
    bare = Recommendation(
        n=n,
        needed=content.gates.recommendation.count,
        counts=counts,
        promoters=sum(count for value, count in counts.items() if value >= PROMOTER_FROM),
        detractors=sum(count for value, count in counts.items() if value <= DETRACTOR_TO),
    )
    if n < bare.needed:
        return bare
    promoters, detractors = bare.promoters / n, bare.detractors / n
    return replace(bare, net=100 * (promoters - detractors), margin=net_margin(promoters, detractors, n))


def moved(before: Recommendation, after: Recommendation) -> bool | None:
    """Tell whether two net figures differ by more than both margins together; None where one is withheld."""
    if before.net is None or after.net is None:
        return None
    return abs(after.net - before.net) > sqrt((before.margin or 0) ** 2 + (after.margin or 0) ** 2)


@dataclass(frozen=True, kw_only=True)
class Loss:
    """How many would miss the business much, among those who are known to have come back."""

    n: int
    needed: int
    much: int
    left_out: int
    """Customers who answered it and are not known to have bought twice."""
    share: float | None = None
    """0 to 1; None below the gate."""
    low: float | None = None
    high: float | None = None
    reference: float
    """A practitioner's rule of thumb, not a validated cut."""


def loss(respondents: Sequence[Respondent], content: SurveyContent) -> Loss:
    """Work out how many would miss the business; who bought once has little to miss."""
    rule = content.loss
    answered = [one.answers for one in respondents if isinstance(one.answers.get(rule.item), int)]
    eligible = [answers for answers in answered if answers.get(rule.came_back) == 1]
    much = sum(answers.get(rule.item) == rule.top for answers in eligible)
    bare = Loss(
        n=len(eligible),
        needed=content.gates.loss.count,
        much=much,
        left_out=len(answered) - len(eligible),
        reference=rule.reference,
    )
    if bare.n < bare.needed:
        return bare
    low, high = wilson(much, bare.n)
    return replace(bare, share=much / bare.n, low=low, high=high)
