"""What is asked of this visitor, cut into steps of at most eight questions, and how far it got.

Pure: content and workspace in, values out. Hidden questions are neither asked nor counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from logic.assessment.answers import Given
from logic.content.conditions import Condition, items_named
from logic.content.library import Content
from logic.content.model import Text
from logic.content.questionnaire import Item, Questionnaire

EXPRESS = "express"
"""Id of the block that asks one question a dimension."""
PROFILE = "profile"
EXPRESS_MINUTES = 4
EXPRESS_STEP = 6
"""Questions a step of the express form."""
STEP = 8
"""Questions that a step holds at most."""


@dataclass(frozen=True)
class Question:
    """One item, and the questionnaire it stands in."""

    asked: Questionnaire
    item: Item


@dataclass(frozen=True)
class Step:
    """Questions that are shown together."""

    id: str
    title: Text | None
    intro: Text | None
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Block:
    """A way through some questions: the express form, or one questionnaire in full."""

    id: str
    title: Text | None
    intro: Text | None
    minutes: int
    """For whoever answers all of it."""
    steps: tuple[Step, ...]

    def questions(self) -> tuple[Question, ...]:
        """Return its questions, in order."""
        return tuple(question for step in self.steps for question in step.questions)

    def place(self, step: str | None) -> int:
        """Return the position of a step; 0 where there is none of that name."""
        return next((at for at, one in enumerate(self.steps) if one.id == step), 0)


@dataclass(frozen=True)
class Progress:
    """How far a visitor got."""

    answered: int
    """"I don't know" is an answer."""
    asked: int
    minutes_left: int


def blocks(content: Content, given: Given) -> dict[str, Block]:
    """Return every block of the assessment that this visitor sees, the express form first."""
    found = [_express(content, given)]
    for asked in content.questionnaires.values():
        if asked.kind != "profile":
            found.append(whole(asked, given))
    return {block.id: block for block in found if block.steps}


def whole(asked: Questionnaire, given: Given) -> Block:
    """Return one questionnaire in full, a section a step."""
    visible = {item.id for item in given.asked[asked.id]}
    steps = [
        step
        for section in asked.sections
        for step in _steps(
            section.id,
            section.title,
            section.intro,
            [Question(asked, item) for item in section.items if item.id in visible],
            STEP,
        )
    ]
    return Block(asked.id, asked.title, asked.intro, asked.minutes, tuple(steps))


def _express(content: Content, given: Given) -> Block:
    core = [
        Question(asked, item)
        for asked in content.questionnaires.values()
        for item in given.asked[asked.id]
        if item.core
    ]
    return Block(EXPRESS, None, None, EXPRESS_MINUTES, tuple(_steps("step", None, None, core, EXPRESS_STEP)))


def _steps(
    id: str, title: Text | None, intro: Text | None, questions: Sequence[Question], most: int
) -> Iterator[Step]:
    for at in range(0, len(questions), most):
        yield Step(f"{id}{at // most + 1}" if at else id, title, intro, tuple(questions[at : at + most]))


def progress(block: Block, answers: Mapping[str, Mapping[str, Any]]) -> Progress:
    """Count what was answered of what is asked, and the minutes that the rest will take.

    Args:
        block: What is asked.
        answers: Questionnaire -> item -> answer.
    """
    questions = block.questions()
    answered = sum(one.item.id in answers.get(one.asked.id, {}) for one in questions)
    left = len(questions) - answered
    return Progress(answered, len(questions), ceil(block.minutes * left / max(len(questions), 1)))


def dimensions(step: Step) -> tuple[str, ...]:
    """Return the dimensions that a step asks about, each once."""
    return tuple(dict.fromkeys(q.item.dimension for q in step.questions if q.item.dimension))


def deciding(content: Content) -> frozenset[tuple[str, str]]:
    """Return the (questionnaire, item) whose answers show or hide other questions."""
    return frozenset(_named(content.questionnaires))


def _named(questionnaires: Mapping[str, Questionnaire]) -> Iterator[tuple[str, str]]:
    for asked in questionnaires.values():
        for condition in _conditions(asked):
            for name in items_named(condition):
                other, dot, item = name.rpartition(".")
                yield (other if dot else asked.id, item)


def _conditions(asked: Questionnaire) -> Iterable[Condition | None]:
    yield asked.visible_if
    for section in asked.sections:
        yield section.visible_if
        yield from (item.visible_if for item in section.items)
