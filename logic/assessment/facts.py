"""What fired a flag or a pattern, by name and value: words come from the content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from logic.assessment.answers import Given, Questionnaires
from logic.content.conditions import (
    All,
    Any_,
    Condition,
    Figures,
    FigureTest,
    Test,
    holds,
    names_tested,
)
from logic.workspace import Answer


@dataclass(frozen=True)
class Fact:
    """One answer or figure that speaks for a reading."""

    kind: Literal["item", "figure"]
    id: str
    """ "quality.GRA4" for an item, "quality.GRA" or "sales.late_revenue_share" for a figure."""
    value: Answer


def collect_facts(
    names: tuple[str, ...],
    condition: Condition,
    given: Given,
    figures: Figures,
    questionnaires: Questionnaires,
) -> tuple[Fact, ...]:
    """Keep those of the names that fired the condition, and those it does not test but that are known.

    Args:
        names: What an author declared as reasons.
        condition: It holds.
        given: The visible answers.
        figures: Computed figures.
        questionnaires: Tell items from figures.
    """
    tested = set(names_tested(condition))
    fired = set(_names_fired(condition, given, figures))
    found = (_fact(name, given, figures, questionnaires) for name in names)
    return tuple(
        fact for fact in found if fact.value is not None and (fact.id in fired or fact.id not in tested)
    )


def is_item(name: str, questionnaires: Questionnaires) -> bool:
    """Tell an item ("quality.ALI1") from a figure ("quality.ALI")."""
    id, dot, item = name.partition(".")
    return bool(dot) and id in questionnaires and any(one.id == item for one in questionnaires[id].items())


def _names_fired(condition: Condition, given: Given, figures: Figures) -> Iterator[str]:
    match condition:
        case All(all=parts) | Any_(any=parts):
            for part in parts:
                yield from _names_fired(part, given, figures)
        case Test(item=name) | FigureTest(figure=name):
            if holds(condition, given.lookup(), figures):
                yield name


def _fact(
    name: str, given: Given, figures: Mapping[str, float | None], questionnaires: Questionnaires
) -> Fact:
    if is_item(name, questionnaires):
        return Fact("item", name, given.lookup()(name))
    return Fact("figure", name, figures.get(name))
