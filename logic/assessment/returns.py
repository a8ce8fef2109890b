"""Return on relationships: a map of value and effort, and a return in money where both sides are money.

No ratio of answers on scales is ever formed: they have no true zero. The money version is net of the
investment (Gummesson 2004); each attribution is an assumption, shown low, base and high.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from logic.assessment.answers import Given, Scales
from logic.assessment.money_return import MoneyReturn, return_in_money
from logic.assessment.scoring import BEST, to_points, to_share
from logic.content.questionnaire import Likert, Point, Questionnaire
from logic.content.readings import ReturnRules, ReturnSource

Quadrant = Literal["harvest", "investment", "watering", "leak"]


@dataclass(frozen=True)
class SourceReturn:
    """What one source gives back."""

    share: float | None
    """Percent of customers, the mean of its items; None: nothing answered."""
    value: float | None
    """0 to 100: the share against its target, full from the target up."""
    target: float
    items: Mapping[str, float]
    """Item -> its share, in percent."""


@dataclass(frozen=True)
class Returns:
    """Where the segment stands on the map, and what it returns in money."""

    sources: Mapping[str, SourceReturn]
    value: float | None
    """0 to 100: the mean of the known sources; None: fewer than the rule asks for."""
    effort: float | None
    """0 to 100."""
    effort_from: Literal["answers", "hours"] | None
    """Four answers on a scale, or the share of the hours there are."""
    efforts: Mapping[str, float]
    """Item -> points, where effort comes from answers."""
    quadrant: Quadrant | None
    money: MoneyReturn


def measure_returns(
    questionnaire: Questionnaire, given: Given, scales: Scales, rules: ReturnRules
) -> Returns:
    """Put the segment on the map; what is not known stays None."""
    answers = _Shares(questionnaire, given, scales)
    sources = {source.id: _source(source, answers) for source in rules.sources}
    known = [source.value for source in sources.values() if source.value is not None]
    value = fmean(known) if len(known) >= rules.min_sources else None
    efforts = {id: points for id in rules.efforts if (points := answers.points(id)) is not None}
    effort, origin = _effort(efforts, given, rules)
    return Returns(
        sources=sources,
        value=value,
        effort=effort,
        effort_from=origin,
        efforts=efforts,
        quadrant=_quadrant(value, effort, rules.midline),
        money=return_in_money(given, rules),
    )


@dataclass(frozen=True)
class _Shares:
    questionnaire: Questionnaire
    given: Given
    scales: Scales

    def share(self, item: str) -> float | None:
        answer = self._answer(item)
        return None if answer is None else to_share(self._scale(item), answer)

    def points(self, item: str) -> float | None:
        answer = self._answer(item)
        return None if answer is None else to_points(self._scale(item), answer)

    def _answer(self, item: str) -> int | None:
        answer = self.given.answers.get(self.questionnaire.id, {}).get(item)
        return answer if isinstance(answer, int) else None

    def _scale(self, id: str) -> tuple[Point, ...]:
        item = self.questionnaire.item(id)
        return self.scales[item.scale] if isinstance(item, Likert) else ()


def _source(source: ReturnSource, answers: _Shares) -> SourceReturn:
    items = {id: share for id in source.items if (share := answers.share(id)) is not None}
    share = fmean(items.values()) if items else None
    value = None if share is None else min(BEST, BEST * share / source.target)
    return SourceReturn(share=share, value=value, target=source.target, items=items)


def _effort(
    efforts: Mapping[str, float], given: Given, rules: ReturnRules
) -> tuple[float | None, Literal["answers", "hours"] | None]:
    if len(efforts) >= rules.min_efforts:
        return fmean(efforts.values()), "answers"
    hours, week = given.number("ior", "EFF_H"), given.number("profile", "hours_week")
    if hours is None or not week:
        return None, None
    return min(BEST, BEST * hours / (week * rules.weeks_per_month)), "hours"


def _quadrant(value: float | None, effort: float | None, midline: float) -> Quadrant | None:
    if value is None or effort is None:
        return None
    if value >= midline:
        return "investment" if effort >= midline else "harvest"
    return "leak" if effort >= midline else "watering"
