"""Conditions: a small closed tree of data, never a text to evaluate; and whether one holds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from logic.content.model import Model
from logic.workspace import Answer


class Test(Model):
    """A test on one answer; "I don't know" and silence satisfy none but answered: false."""

    __test__ = False  # not a pytest class
    item: Annotated[str, Field(pattern=r"^([a-z][a-z_]*\.)?[A-Za-z][A-Za-z0-9_]{0,39}$")]
    """An item of this questionnaire, or `questionnaire.item` of another."""
    eq: int | str | bool | None = None
    in_: Annotated[tuple[int | str, ...] | None, Field(alias="in")] = None
    gte: float | None = None
    lte: float | None = None
    answered: bool | None = None
    includes_any: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _one_test(self) -> "Test":
        tests = (self.eq, self.in_, self.gte, self.lte, self.answered, self.includes_any)
        if sum(test is not None for test in tests) != 1:
            raise PydanticCustomError(
                "tests",
                "a condition on an item needs exactly one test.",
                {"mend": "Use one of eq, in, gte, lte, answered, includes_any."},
            )
        return self


class FigureTest(Model):
    """A test on a computed figure ("quality.EXP", "index", "gap.VAL", "sales.overdue_share").

    A figure that is absent satisfies none.
    """

    figure: Annotated[str, Field(pattern=r"^[a-z_]+(\.[A-Za-z0-9_]+)*$")]
    gte: float | None = None
    lt: float | None = None

    @model_validator(mode="after")
    def _one_test(self) -> "FigureTest":
        if (self.gte is None) == (self.lt is None):
            raise PydanticCustomError(
                "tests", "a condition on a figure needs gte or lt.", {"mend": "Keep one."}
            )
        return self


class All(Model):
    """True when every part is."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Any_(Model):  # noqa: N801  (`Any` is taken)
    """True when some part is."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Model):
    """True when the part is not."""

    not_: Annotated["Condition", Field(alias="not")]


def _kind(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else {f.alias or n for n, f in type(value).model_fields.items()}
    return next((kind for kind in ("all", "any", "not", "item", "figure") if kind in keys), None)


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[Any_, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Test, Tag("item")]
    | Annotated[FigureTest, Tag("figure")],
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message="a condition is one of all, any, not, item, figure",
    ),
]
"""One test, or several joined."""

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


def items_named(condition: Condition | None) -> tuple[str, ...]:
    """List the items that a condition tests."""
    if condition is None:
        return ()
    return tuple(test.item for test in tests_in(condition) if isinstance(test, Test))
