"""Whether a condition holds, given answers and figures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from logic.content.questionnaire import All, Any_, Condition, FigureTest, Not, Test
from logic.workspace import Answer

Lookup = Callable[[str], Answer]
"""An item's name ("ALI1" or "profile.customers") -> its answer; None when unknown, silent or hidden."""
Figures = Mapping[str, float | None]


def holds(condition: Condition | None, answer_of: Lookup, figures: Figures | None = None) -> bool:
    """Tell whether the condition is satisfied. No condition always holds; the unknown satisfies no test."""
    match condition:
        case None:
            return True
        case All(all=parts):
            return all(holds(part, answer_of, figures) for part in parts)
        case Any_(any=parts):
            return any(holds(part, answer_of, figures) for part in parts)
        case Not(not_=part):
            return not holds(part, answer_of, figures)
        case FigureTest():
            return _figure_holds(condition, figures or {})
    return _answer_holds(condition, answer_of(condition.item))


def _figure_holds(test: FigureTest, figures: Figures) -> bool:
    value = figures.get(test.figure)
    if value is None:
        return False
    return value >= test.gte if test.gte is not None else value < (test.lt or 0)


def _answer_holds(test: Test, answer: Answer) -> bool:
    if test.answered is not None:
        return (answer is not None) == test.answered
    if answer is None:
        return False
    if test.includes_any is not None:
        return bool(set(answer if isinstance(answer, tuple) else (answer,)) & set(test.includes_any))
    return _value_holds(test, answer)


def _value_holds(test: Test, answer: Any) -> bool:
    if test.eq is not None:
        return bool(answer == test.eq)
    if test.in_ is not None:
        return answer in test.in_
    if not isinstance(answer, int | float):
        return False
    return answer >= test.gte if test.gte is not None else answer <= (test.lte or 0)


def tests_in(condition: Condition) -> Iterator[Test | FigureTest]:
    """Go through the single tests of a condition, from left to right."""
    match condition:
        case All(all=parts) | Any_(any=parts):
            for part in parts:
                yield from tests_in(part)
        case Not(not_=part):
            yield from tests_in(part)
        case _:
            yield condition


def names_tested(condition: Condition) -> tuple[str, ...]:
    """List the items and figures that a condition tests."""
    return tuple(test.item if isinstance(test, Test) else test.figure for test in tests_in(condition))
