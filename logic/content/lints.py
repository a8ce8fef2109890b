"""What only shows when all content is seen together: names that point somewhere, ids used once."""

from collections.abc import Iterator

from logic.content.library import Content
from logic.content.lints_conditions import (
    find_flag_problems,
    find_pattern_problems,
    find_visibility_problems,
)
from logic.content.lints_items import find_item_problems
from logic.content.lints_sources import Located, find_reference_problems
from logic.content.model import Place, Problem, near
from logic.content.questionnaire import Questionnaire

EXPRESS_ITEMS = 12
"""What the start page promises for the express form."""


def find_problems(content: Content) -> Iterator[Located]:
    """Look for what only shows when all content is seen together."""
    for id, asked in content.questionnaires.items():
        file = f"{id}.yaml"
        yield from ((file, problem) for problem in find_item_problems(asked))
        yield from ((file, problem) for problem in _renaming_problems(asked))
        yield from ((file, problem) for problem in find_visibility_problems(asked, content))
    yield from _id_problems(content)
    yield from _express_problems(content)
    yield from _reading_problems(content)
    yield from find_reference_problems(content)


def _renaming_problems(asked: Questionnaire) -> Iterator[Problem]:
    ids = {item.id for item in asked.items()}
    for old, new in asked.renamed.items():
        if new not in ids:
            yield Problem(("renamed", old), f"there is no item '{new}'.", near(new, ids))
        if old in ids:
            yield Problem(("renamed", old), f"'{old}' is renamed and still asked.", "Drop one of the two.")


def _id_problems(content: Content) -> Iterator[Located]:
    """Notes and evidence are kept by item or dimension alone, so ids are unique across files."""
    seen: dict[str, str] = {}
    for questionnaire, place, id in _ids(content):
        if id in seen:
            fault = f"the id '{id}' is taken by {seen[id]}.yaml."
            yield f"{questionnaire}.yaml", Problem(place, fault, "Give it its own.")
        seen.setdefault(id, questionnaire)


def _ids(content: Content) -> Iterator[tuple[str, Place, str]]:
    for questionnaire, asked in content.questionnaires.items():
        for d, dimension in enumerate(asked.dimensions):
            yield questionnaire, ("dimensions", d, "id"), dimension.id
        for s, section in enumerate(asked.sections):
            for i, item in enumerate(section.items):
                yield questionnaire, ("sections", s, "items", i, "id"), item.id


def _express_problems(content: Content) -> Iterator[Located]:
    core = [item for one in content.questionnaires.values() for item in one.items() if item.core]
    if len(core) != EXPRESS_ITEMS:
        fault = f"the express form has {len(core)} items, not {EXPRESS_ITEMS}."
        yield "quality.yaml", Problem((), fault, "Mark exactly twelve with core: true.")
    for id, asked in content.questionnaires.items():
        for d, dimension in enumerate(asked.dimensions):
            if sum(item.dimension == dimension.id for item in core) > 1:
                fault = f"'{dimension.id}' has more than one core item."
                yield f"{id}.yaml", Problem(("dimensions", d), fault, "Keep the one that says most.")


def _reading_problems(content: Content) -> Iterator[Located]:
    for at, flag in enumerate(content.readings.flags.flags):
        yield from (("outcomes/flags.yaml", one) for one in find_flag_problems(at, flag, content))
    for at, pattern in enumerate(content.readings.patterns.patterns):
        yield from (("outcomes/patterns.yaml", one) for one in find_pattern_problems(at, pattern, content))
