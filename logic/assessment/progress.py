"""How much is left: counted over the items that will be asked, never over all there are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from logic.assessment.answers import Given, Questionnaires
from logic.content.pace import Pace
from logic.content.questionnaire import Item, Questionnaire

SECONDS = 60


@dataclass(frozen=True)
class BlockProgress:
    """One questionnaire."""

    full: bool
    """All its visible items are asked; otherwise only those of the express form."""
    asked: int
    done: int
    """Answered, "I don't know" included: it is an answer."""
    seconds_left: float

    @property
    def minutes_left(self) -> int:
        """Whole minutes, rounded up."""
        return ceil(self.seconds_left / SECONDS)

    @property
    def share(self) -> float:
        """0 to 1; a block with nothing to ask is done."""
        return self.done / self.asked if self.asked else 1.0


@dataclass(frozen=True)
class Progress:
    """All the blocks; the segment and the guide have pages of their own and stay out of the sums."""

    blocks: Mapping[str, BlockProgress]
    asked: int
    done: int
    minutes_left: int


def measure_progress(
    questionnaires: Questionnaires, pace: Pace, given: Given, full: Collection[str] | None = None
) -> Progress:
    """Count what will be asked, what is done and how long the rest takes.

    Args:
        questionnaires: All of them.
        pace: How long answers take.
        given: What this user sees and answered.
        full: Blocks that are asked in full; the others ask their express items. None: those where an
            item beyond the express form was already answered.
    """
    blocks = {id: _block(one, pace, given, full) for id, one in questionnaires.items()}
    counted = [block for id, block in blocks.items() if questionnaires[id].kind in ("scored", "unscored")]
    return Progress(
        blocks=blocks,
        asked=sum(block.asked for block in counted),
        done=sum(block.done for block in counted),
        minutes_left=ceil(sum(block.seconds_left for block in counted) / SECONDS),
    )


def items_to_ask(questionnaire: Questionnaire, given: Given, *, full: bool) -> tuple[Item, ...]:
    """List what the form asks, in order: every visible item, or those of the express form."""
    return tuple(item for item in given.asked[questionnaire.id] if full or item.core)


def _block(
    questionnaire: Questionnaire, pace: Pace, given: Given, full: Collection[str] | None
) -> BlockProgress:
    answers = given.answers[questionnaire.id]
    core = {item.id for item in questionnaire.items() if item.core}
    whole = (
        questionnaire.id in full
        if full is not None
        else questionnaire.kind in ("profile", "guide") or bool(set(answers) - core)
    )
    optional = set(_optional(questionnaire))
    asked = [item for item in items_to_ask(questionnaire, given, full=whole) if item.id not in optional]
    left = [item for item in asked if item.id not in answers]
    return BlockProgress(whole, len(asked), len(asked) - len(left), pace.seconds(left))


def _optional(questionnaire: Questionnaire) -> Iterator[str]:
    return (item.id for section in questionnaire.sections if section.optional for item in section.items)
