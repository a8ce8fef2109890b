"""Conditions that can hold: every name points to something asked or computed, every option exists."""

from collections.abc import Iterator, Mapping

from logic.content.conditions import Condition, FigureTest, Test, names_tested, tests_in
from logic.content.library import Content
from logic.content.model import Place, Problem, near
from logic.content.questionnaire import Item, Multi, Questionnaire, Single
from logic.content.readings import Flag, Pattern

FIGURES = ("index", "evidence", "ior.value", "ior.effort")
OUTSIDE = ("sales.", "gap_clear.", "gap.")
"""Figures that other rooms compute; their names are not known here."""


def items_by_name(content: Content) -> Mapping[str, Item]:
    """Return every item by its full name, "quality.ALI1"."""
    return {f"{id}.{item.id}": item for id, asked in content.questionnaires.items() for item in asked.items()}


def figure_names(content: Content) -> set[str]:
    """Return the figures that the assessment computes."""
    dimensions = {
        f"{id}.{dimension.id}"
        for id, asked in content.questionnaires.items()
        for dimension in asked.dimensions
    }
    sources = {f"ior.share.{source.id}" for source in content.readings.returns.sources}
    return dimensions | sources | set(FIGURES)


def find_visibility_problems(asked: Questionnaire, content: Content) -> Iterator[Problem]:
    """Look at what shows and hides the items of one questionnaire."""
    items = items_by_name(content)
    order = {id: one.order for id, one in content.questionnaires.items()}
    for place, condition in _visibilities(asked):
        for test in tests_in(condition):
            if isinstance(test, FigureTest):
                yield Problem(place, "a question cannot depend on a figure.", "Test an earlier answer.")
                continue
            name = test.item if "." in test.item else f"{asked.id}.{test.item}"
            yield from _test_problems(place, test, name, items)
            if order.get(name.split(".")[0], asked.order) > asked.order:
                yield Problem(place, f"'{name}' is asked after this.", "Name an earlier questionnaire.")


def find_flag_problems(at: int, flag: Flag, content: Content) -> Iterator[Problem]:
    """Look at the condition of one flag."""
    if flag.when is not None:
        yield from _when_problems(("flags", at, "when"), flag.when, content)


def find_pattern_problems(at: int, pattern: Pattern, content: Content) -> Iterator[Problem]:
    """Look at the condition of one pattern and at the reasons it names."""
    yield from _when_problems(("patterns", at, "when"), pattern.when, content)
    place = ("patterns", at, "because")
    known = figure_names(content) | set(items_by_name(content))
    for name in pattern.because:
        if name not in known and not name.startswith(OUTSIDE):
            yield Problem(place, f"'{name}' is nothing we know.", near(name, known))
    tested = {name for name in names_tested(pattern.when) if name in known or name.startswith(OUTSIDE)}
    left_out = sorted(tested - set(pattern.because))
    if left_out:
        fault = f"because leaves out what fires it: {', '.join(left_out)}."
        yield Problem(place, fault, "Name every cause.")


def _visibilities(asked: Questionnaire) -> Iterator[tuple[Place, Condition]]:
    if asked.visible_if is not None:
        yield ("visible_if",), asked.visible_if
    for s, section in enumerate(asked.sections):
        if section.visible_if is not None:
            yield ("sections", s, "visible_if"), section.visible_if
        for i, item in enumerate(section.items):
            if item.visible_if is not None:
                yield ("sections", s, "items", i, "visible_if"), item.visible_if


def _when_problems(place: Place, when: Condition, content: Content) -> Iterator[Problem]:
    items, figures = items_by_name(content), figure_names(content)
    for test in tests_in(when):
        if isinstance(test, Test):
            yield from _test_problems(place, test, test.item, items)
        elif test.figure not in figures and not test.figure.startswith(OUTSIDE):
            yield Problem(place, f"there is no figure '{test.figure}'.", near(test.figure, figures))


def _test_problems(place: Place, test: Test, name: str, items: Mapping[str, Item]) -> Iterator[Problem]:
    item = items.get(name)
    if item is None:
        yield Problem(place, f"there is no item '{name}'.", near(name, items))
    elif isinstance(item, Single | Multi):
        options = [option.value for option in item.options]
        values = (*(test.in_ or ()), *(test.includes_any or ()), *(() if test.eq is None else (test.eq,)))
        for value in (value for value in values if value not in options):
            yield Problem(place, f"'{item.id}' has no option '{value}'.", near(str(value), options))
