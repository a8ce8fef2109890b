"""Several owners who answer apart: where they differ, they have something to talk about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from logic.content.questionnaire import Likert, Questionnaire
from logic.content.survey import SurveyContent
from logic.workspace import Answer, Workspace

Owners = Mapping[str, Mapping[str, Answer]]
"""Owner -> item -> answer."""


@dataclass(frozen=True)
class Spread:
    """How far apart the owners stand on one item."""

    item: str
    dimension: str | None
    answers: Mapping[str, int]
    """Owner -> answer, for those who gave one."""
    mean: float
    """In steps of the scale."""
    range: int
    """Highest minus lowest, in steps of the scale."""
    talk: bool
    """Far enough apart to be worth a conversation."""


def spreads(asked: Questionnaire, owners: Owners, content: SurveyContent) -> tuple[Spread, ...]:
    """List the items that at least two owners answered, those furthest apart first."""
    found = [_spread(item, owners, content) for item in asked.items() if isinstance(item, Likert)]
    return tuple(sorted((one for one in found if one), key=lambda one: -one.range))


def _spread(item: Likert, owners: Owners, content: SurveyContent) -> Spread | None:
    given = {owner: answers.get(item.id) for owner, answers in owners.items()}
    answers = {owner: answer for owner, answer in given.items() if isinstance(answer, int)}
    if len(answers) < 2:
        return None
    values: Sequence[int] = list(answers.values())
    range = max(values) - min(values)
    return Spread(
        item=item.id,
        dimension=item.dimension,
        answers=answers,
        mean=sum(values) / len(values),
        range=range,
        talk=range >= content.founders_apart.value,
    )


def owners_of(workspace: Workspace, questionnaire: str, first: str = "") -> Owners:
    """Collect everybody's answers to one questionnaire; first names whoever filled in this session."""
    others = {name: answers.get(questionnaire, {}) for name, answers in workspace.founders.items()}
    return {first: workspace.answers_of(questionnaire), **others}


def add_founder(workspace: Workspace, name: str, other: Workspace) -> Workspace:
    """Take in the answers of another owner, who filled in a session of their own."""
    return workspace.with_part("founders", name, other.answers)
