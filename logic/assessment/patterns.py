"""Answers that often go together: hypotheses, each with what fired it."""

from collections.abc import Sequence
from dataclasses import dataclass

from logic.assessment.answers import Given, Questionnaires
from logic.assessment.facts import Fact, collect_facts
from logic.content.conditions import Figures, holds
from logic.content.readings import Pattern


@dataclass(frozen=True)
class PatternHit:
    """A pattern whose condition holds; its reading and first move stand in the content."""

    id: str
    because: tuple[Fact, ...]
    held: bool = False
    """Holds, but is not shown: another one asks to find out first."""


def find_patterns(
    patterns: Sequence[Pattern], questionnaires: Questionnaires, given: Given, figures: Figures
) -> tuple[PatternHit, ...]:
    """Find every pattern that holds, in order of urgency.

    One that stands alone ("ask first") holds the others back: advice on guesses might mend what is whole.
    """
    fired = [pattern for pattern in patterns if holds(pattern.when, given.lookup(), figures)]
    alone = any(pattern.alone for pattern in fired)
    return tuple(
        PatternHit(
            id=pattern.id,
            because=collect_facts(pattern.because, pattern.when, given, figures, questionnaires),
            held=alone and not pattern.alone,
        )
        for pattern in fired
    )
