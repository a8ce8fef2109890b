"""What a document is about: everything its sections read, so that each takes one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.exports.sections.quality import Quality
from logic.exports.sections.sales import Sales
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricText
from logic.plan.builder import Plan
from logic.plan.wording import PlanText, describe_plan
from logic.recommendation.recommend import Recommendation
from logic.recommendation.wording import RecommendationText, describe


@dataclass(frozen=True, eq=False)
class Subject:
    """One diagnosis in one language, with the sentences that others make of it."""

    diagnosis: Diagnosis
    metric_texts: Mapping[str, MetricText]
    metrics: Metrics | None
    """The whole measurement while the sales file is at hand."""
    t: Texts

    @cached_property
    def plan(self) -> Plan:
        """The plan's numbers."""
        return self.diagnosis.plan

    @cached_property
    def advice(self) -> Recommendation:
        """The choice's numbers."""
        return self.diagnosis.recommendation

    @cached_property
    def plan_text(self) -> PlanText:
        """The plan in sentences."""
        seen = self.diagnosis
        return describe_plan(seen.content, seen.workspace, self.advice, self.plan, self.t)

    @cached_property
    def advice_text(self) -> RecommendationText:
        """The choice in sentences."""
        return describe(self.diagnosis.content, self.diagnosis.workspace, self.advice, self.t)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is needed before there is a plan, else what would make it firmer."""
        if self.advice.ready:
            return self.plan_text.pending
        return tuple(item for wanted in self.advice_text.wanted for item in wanted.items)

    @cached_property
    def quality(self) -> Quality:
        """How the relationship stands."""
        seen = self.diagnosis
        return Quality(seen.content, seen.assessment, seen.witnesses, self.t)

    @cached_property
    def sales(self) -> Sales:
        """What the sales file shows."""
        return Sales(self.diagnosis.sales, self.metric_texts, self.plan.currency, self.metrics)

    def said(self, item: str) -> str:
        """Return what the user wrote on the segment page, empty where nothing was."""
        answer = self.diagnosis.assessment.given.answers.get("profile", {}).get(item)
        return answer.strip() if isinstance(answer, str) else ""
