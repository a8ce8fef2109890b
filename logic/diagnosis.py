"""The spine: content and one user's work in, every figure that the app shows out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from logic.assessment.assess import Assessment, assess
from logic.assessment.networks import network_counts
from logic.content.library import Content
from logic.plan.builder import Plan, build_plan
from logic.plan.proposals import Asked
from logic.recommendation.recommend import Recommendation, recommend
from logic.survey.form import Form, make_form
from logic.survey.result import SurveyResult, examine, survey_of
from logic.survey.witnesses import Hearing, hear, own_marks, survey_figures
from logic.workspace import Workspace

if TYPE_CHECKING:
    from logic.metrics.figure import Result
    from logic.metrics.policy import MetricsPolicy

WITNESSED = "score"
"""Role of the dimensions that witnesses speak about; lock-in and practices have none."""


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """All results. Pages and documents read them here and compute nothing.

    Each part is worked out when it is first read and then kept: a page that shows scores does not wait for
    the ranking's draws.
    """

    content: Content
    workspace: Workspace
    today: dt.date | None = None
    """From when the plan's dates count, unless the user set a start; None: a plan without dates."""

    @cached_property
    def sales(self) -> Mapping[str, float]:
        """Figures of the sales file by metric id, with `<id>.n`, `<id>.low` and `<id>.high`."""
        return {id: value for id, value in self.workspace.sales.items() if value is not None}

    @cached_property
    def form(self) -> Form:
        """The survey that customers are asked."""
        business = self.workspace.answers_of("profile").get("business_name")
        name = business if isinstance(business, str) else ""
        side = self.content.customers.survey
        return make_form(side, self.content.questionnaires, self.content.scales, name)

    @cached_property
    def survey(self) -> SurveyResult | None:
        """What customers answered; None while nobody has."""
        own = self.workspace.answers
        return examine(self.form, survey_of(self.workspace), own, self.content.customers.survey)

    @cached_property
    def assessment(self) -> Assessment:
        """What the owner's answers say."""
        outside = {f"sales.{id}": value for id, value in self.sales.items()}
        return assess(self.content, self.workspace, {**outside, **survey_figures(self.survey)})

    def network_rates(self, policy: "MetricsPolicy") -> "Mapping[str, Result]":
        """Return the rates of the optional numbers of social networks; empty where none was given."""
        from logic.metrics.social import SocialCounts, measure_social

        counts = network_counts(self.assessment.given)
        known = any(count is not None for count in counts.values())
        return measure_social(SocialCounts(**counts), policy) if known else {}

    @cached_property
    def witnesses(self) -> Hearing:
        """You, your customers and your sales, on one axis."""
        scores = self.assessment.dimensions
        named = [id for id, score in scores.items() if score.role == WITNESSED]
        return hear(named, own_marks(scores), self.survey, self.sales, self.content.customers.witnesses)

    @cached_property
    def recommendation(self) -> Recommendation:
        """Which relationship suits, why, and what would change that."""
        return recommend(self.content, self.workspace, self.assessment, self.sales)

    @cached_property
    def plan(self) -> Plan:
        """The smallest plan worth trying."""
        said = self.survey.behaviours if self.survey else {}
        asked = {id: Asked(one.yes, one.n) for id, one in said.items() if one.share is not None}
        return build_plan(
            self.content, self.workspace, self.recommendation, self.assessment, self.sales, self.today, asked
        )


def diagnose(content: Content, workspace: Workspace, today: dt.date | None = None) -> Diagnosis:
    """Work out everything; parts without data come out empty, never as errors."""
    return Diagnosis(content, workspace, today)
