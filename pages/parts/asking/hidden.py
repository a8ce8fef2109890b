"""What an answer took off the way: nobody should wonder where a question went.

Pure: content and what is asked in, ids out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logic.assessment.answers import Given
from logic.content.conditions import Condition, items_named
from logic.content.questionnaire import Questionnaire, Section

Questionnaires = Mapping[str, Questionnaire]


@dataclass(frozen=True)
class Hidden:
    """Questions that are not asked."""

    questionnaire: str
    section: str | None
    """None: the whole questionnaire."""
    whole: bool
    """All of the section; else only some questions of a step that is shown."""
    count: int
    because: tuple[tuple[str, str], ...]
    """The (questionnaire, item) that were answered and decided it."""


def hidden_blocks(questionnaires: Questionnaires, given: Given) -> tuple[Hidden, ...]:
    """List the questionnaires that are not asked at all."""
    return tuple(
        Hidden(
            asked.id, None, True, sum(1 for _ in asked.items()), _because(asked, (asked.visible_if,), given)
        )
        for asked in questionnaires.values()
        if asked.visible_if is not None and not given.asked[asked.id]
    )


def hidden_steps(asked: Questionnaire, given: Given) -> tuple[Hidden, ...]:
    """List what is not asked of a questionnaire that is shown, section by section."""
    visible = {item.id for item in given.asked[asked.id]}
    return tuple(_hidden(asked, visible, given)) if visible else ()


def _hidden(asked: Questionnaire, visible: set[str], given: Given) -> Iterator[Hidden]:
    for section in asked.sections:
        left_out = [item for item in section.items if item.id not in visible]
        if left_out:
            whole = len(left_out) == len(section.items)
            conditions = (section.visible_if, *(item.visible_if for item in left_out))
            yield Hidden(asked.id, section.id, whole, len(left_out), _because(asked, conditions, given))


def _because(
    asked: Questionnaire, conditions: tuple[Condition | None, ...], given: Given
) -> tuple[tuple[str, str], ...]:
    """Name the answers that the conditions look at."""
    found: dict[tuple[str, str], None] = {}
    for condition in conditions:
        for name in items_named(condition):
            other, dot, item = name.rpartition(".")
            where = (other if dot else asked.id, item)
            if where[1] in given.answers.get(where[0], {}):
                found[where] = None
    return tuple(found)


def section_of(asked: Questionnaire, id: str) -> Section:
    """Return a section by its id."""
    return next(section for section in asked.sections if section.id == id)
