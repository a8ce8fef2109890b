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
from logic.content.pace import Pace
from logic.content.questionnaire import Item, Questionnaire, Section

EXPRESS = "express"
"""Id of the block that asks one question a dimension."""
PROFILE = "profile"
FIRST = "assessment"
"""What a step of the profile serves that is asked before anything else."""
EXPRESS_STEP = 6
"""Questions a step of the express form."""
STEP = 8
"""Questions that a step holds at most."""
MINUTE = 60
"""Seconds."""


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
    before: str | None = None
    """The page that its answers serve; for steps of the profile."""


@dataclass(frozen=True)
class Block:
    """A way through some questions: the express form, or one questionnaire in full."""

    id: str
    title: Text | None
    intro: Text | None
    pace: Pace
    steps: tuple[Step, ...]
    first: tuple[Step, ...] = ()
    """Steps before it that are no part of it: whom the answers are about. They stand in `way` only."""

    @property
    def way(self) -> tuple[Step, ...]:
        """All steps, in the order one walks them."""
        return (*self.first, *self.steps)

    def questions(self) -> tuple[Question, ...]:
        """Return its questions, in order."""
        return tuple(question for step in self.steps for question in step.questions)

    def place(self, step: str | None) -> int:
        """Return the position of a step on the way; its own first one where there is none of that name."""
        return next((at for at, one in enumerate(self.way) if one.id == step), len(self.first))


@dataclass(frozen=True)
class Progress:
    """How far a visitor got."""

    answered: int
    """"I don't know" is an answer."""
    asked: int
    minutes_left: int
    """Whole minutes, rounded up, of the way that is left: with the steps before the block."""


def blocks(content: Content, given: Given) -> dict[str, Block]:
    """Return every block of the assessment that this visitor sees, the express form first."""
    found = [_express(content, given)]
    for asked in content.questionnaires.values():
        if asked.kind != "profile":
            found.append(whole(asked, given, content.pace))
    return {block.id: block for block in found if block.steps}


def whole(asked: Questionnaire, given: Given, pace: Pace) -> Block:
    """Return one questionnaire in full, a section a step."""
    visible = {item.id for item in given.asked[asked.id]}
    steps = [
        step
        for section in asked.sections
        for step in _steps(
            section.id,
            [Question(asked, item) for item in section.items if item.id in visible],
            STEP,
            section,
        )
    ]
    return Block(asked.id, asked.title, asked.intro, pace, tuple(steps))


def _express(content: Content, given: Given) -> Block:
    core = [
        Question(asked, item)
        for asked in content.questionnaires.values()
        for item in given.asked[asked.id]
        if item.core
    ]
    profile = whole(content.questionnaires[PROFILE], given, content.pace)
    first = tuple(step for step in profile.steps if step.before == FIRST)
    return Block(EXPRESS, None, None, content.pace, tuple(_steps("step", core, EXPRESS_STEP)), first)


def _steps(
    id: str, questions: Sequence[Question], most: int, section: Section | None = None
) -> Iterator[Step]:
    for at in range(0, len(questions), most):
        yield Step(
            f"{id}{at // most + 1}" if at else id,
            section.title if section else None,
            section.intro if section else None,
            tuple(questions[at : at + most]),
            section.before if section else None,
        )


def progress(block: Block, answers: Mapping[str, Mapping[str, Any]]) -> Progress:
    """Count what was answered of what is asked, and the minutes that the rest will take.

    Args:
        block: What is asked.
        answers: Questionnaire -> item -> answer.
    """
    asked, left = block.questions(), _left(block.steps, answers)
    seconds = block.pace.seconds(one.item for one in (*_left(block.first, answers), *left))
    return Progress(len(asked) - len(left), len(asked), ceil(seconds / MINUTE))


def _left(steps: Iterable[Step], answers: Mapping[str, Mapping[str, Any]]) -> list[Question]:
    return [
        one for step in steps for one in step.questions if one.item.id not in answers.get(one.asked.id, {})
    ]


def unfinished(block: Block, answers: Mapping[str, Mapping[str, Any]]) -> Step | None:
    """Return the step to go on with: whom it is about before the first answer, then the first with a gap."""
    begun = len(_left(block.steps, answers)) < len(block.questions())
    return next((step for step in (block.steps if begun else block.way) if _left((step,), answers)), None)


def alone(block: Block, step: Step) -> Block:
    """Return a block of one of its steps, to count that step by itself."""
    return Block(step.id, step.title, step.intro, block.pace, (step,))


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
