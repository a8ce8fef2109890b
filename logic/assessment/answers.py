"""What was asked of this user, and what was answered to it: a hidden answer counts nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from logic.content.conditions import Lookup, holds
from logic.content.questionnaire import Item, Likert, Multi, Number, Point, Questionnaire, Single
from logic.workspace import Answer, Workspace

Questionnaires = Mapping[str, Questionnaire]
Scales = Mapping[str, tuple[Point, ...]]


@dataclass(frozen=True)
class Given:
    """The visible items and their answers, by questionnaire."""

    asked: Mapping[str, tuple[Item, ...]]
    """Questionnaire -> the items this user sees, in order; empty when the whole of it is hidden."""
    answers: Mapping[str, Mapping[str, Answer]]
    """Questionnaire -> visible item -> answer; None is "I don't know", an absent id is silence."""

    def lookup(self, questionnaire: str = "") -> Lookup:
        """Return what conditions look answers up with: "ALI1" in this questionnaire, or "quality.ALI1"."""
        return _lookup(self.answers, questionnaire)

    def number(self, questionnaire: str, item: str) -> float | None:
        """Return a quantity that was answered."""
        value = self.answers.get(questionnaire, {}).get(item)
        return float(value) if isinstance(value, int | float) else None


def gather(questionnaires: Questionnaires, scales: Scales, workspace: Workspace) -> Given:
    """Find which items are visible and keep the usable answers to those.

    A condition sees visible answers only, so what was answered on a branch that is now hidden changes
    nothing, in whatever order things were answered, hidden and shown again.
    """
    asked: dict[str, tuple[Item, ...]] = {}
    answers: dict[str, dict[str, Answer]] = {}
    for id, questionnaire in questionnaires.items():
        answers[id] = {}
        asked[id] = _ask(questionnaire, scales, workspace.answers_of(id), answers)
    return Given(asked, answers)


def without_hidden(given: Given, workspace: Workspace) -> Workspace:
    """Return the workspace as every other room should see it: with the visible, usable answers only."""
    return workspace.model_copy(update={"answers": {id: kept for id, kept in given.answers.items() if kept}})


def _ask(
    questionnaire: Questionnaire,
    scales: Scales,
    raw: Mapping[str, Any],
    answers: dict[str, dict[str, Answer]],
) -> tuple[Item, ...]:
    """List the visible items; their answers are added to `answers` as they are met."""
    kept = answers[questionnaire.id]
    visible = []
    for item in _visible(questionnaire, _lookup(answers, questionnaire.id)):
        visible.append(item)
        if item.id in raw and _usable(item, scales, raw[item.id]):
            kept[item.id] = raw[item.id]
    return tuple(visible)


def _visible(questionnaire: Questionnaire, answer_of: Lookup) -> Iterator[Item]:
    """Go through the items whose conditions hold, looking back at what came before each."""
    if not holds(questionnaire.visible_if, answer_of):
        return
    for section in questionnaire.sections:
        if holds(section.visible_if, answer_of):
            yield from (item for item in section.items if holds(item.visible_if, answer_of))


def _lookup(answers: Mapping[str, Mapping[str, Answer]], questionnaire: str) -> Lookup:
    def answer_of(name: str) -> Answer:
        other, dot, item = name.partition(".")
        if dot:
            return answers.get(other, {}).get(item)
        return answers.get(questionnaire, {}).get(name)

    return answer_of


def _usable(item: Item, scales: Scales, value: Any) -> bool:
    """Whether the value can be an answer to the item; a foreign or damaged file may hold anything."""
    match item:
        case _ if value is None:
            return True
        case Likert():
            return type(value) is int and any(step.value == value for step in scales[item.scale])
        case Single():
            return any(option.value == value for option in item.options)
        case Multi():
            known = {option.value for option in item.options}
            return isinstance(value, tuple | list) and set(value) <= known
        case Number():
            return _is_quantity(value) and item.min <= value <= item.max
        case _:
            return isinstance(value, str)


def _is_quantity(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
