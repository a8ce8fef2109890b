"""Three witnesses of each dimension on one axis: what you say, what your customers say, what your sales show.

An absent witness is None: nobody's place is filled in from the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from logic.assessment.scoring import DimensionScore
from logic.content.conditions import Condition, FigureTest, holds
from logic.content.survey import SalesWitness, Witnesses, figure_tests
from logic.survey.result import SurveyResult

Who = Literal["owner", "customers", "sales"]
Absence = Literal["no_answer", "no_survey", "not_asked", "few_answers", "no_sales", "withheld", "no_figure"]
Sales = Mapping[str, float | None]
"""Figures of a sales file by metric id, with `<id>.n`, `<id>.low` and `<id>.high` beside each where known."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What one witness says of one dimension, 0 to 100, and how far it may be off."""

    value: float
    low: float | None = None
    high: float | None = None
    """Owner: margin of a rule. Customers and sales: 95 % interval. None where no interval can be given."""
    n: int | None = None
    figure: str | None = None
    """The sales figure that speaks."""


@dataclass(frozen=True, kw_only=True)
class Testimony:
    """What each witness says of one dimension."""

    dimension: str
    marks: Mapping[Who, Mark]
    absent: Mapping[Who, Absence]


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Two witnesses that do not fit together: something to ask about, never a verdict."""

    id: str
    """An id of witnesses.yaml, or owner_above and owner_below for a flagged gap."""
    dimensions: tuple[str, ...]
    firm: bool
    """Whether it holds however the doubt of the witnesses falls out; else it is possible."""
    values: Mapping[str, float]
    """The figures that it rests on, such as customers.EXP (0 to 100)."""


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """Everything the witnesses say."""

    testimonies: tuple[Testimony, ...]
    contradictions: tuple[Contradiction, ...]

    def of(self, dimension: str) -> Testimony | None:
        """Return what is said of one dimension, or None when it is no dimension of ours."""
        return next((one for one in self.testimonies if one.dimension == dimension), None)


def hear(
    dimensions: Sequence[str],
    own: Mapping[str, Mark],
    survey: SurveyResult | None,
    sales: Sales,
    content: Witnesses,
) -> Hearing:
    """Bring the witnesses together.

    Args:
        dimensions: Which, in the order of display.
        own: The owner's scores that have enough answers.
        survey: What customers answered; None: nobody was asked.
        sales: Figures of the sales file; empty: there is none.
        content: Which figure speaks for which dimension, and which combinations contradict.
    """
    testimonies = tuple(_testify(dimension, own, survey, sales, content) for dimension in dimensions)
    return Hearing(
        testimonies=testimonies,
        contradictions=(*_gaps(dimensions, survey), *_contradictions(testimonies, content)),
    )


def _testify(
    dimension: str, own: Mapping[str, Mark], survey: SurveyResult | None, sales: Sales, content: Witnesses
) -> Testimony:
    said: Mapping[Who, Mark | Absence] = {
        "owner": own.get(dimension, "no_answer"),
        "customers": _customers(dimension, survey),
        "sales": _sales(dimension, sales, content),
    }
    return Testimony(
        dimension=dimension,
        marks={who: mark for who, mark in said.items() if isinstance(mark, Mark)},
        absent={who: why for who, why in said.items() if not isinstance(why, Mark)},
    )


def _customers(dimension: str, survey: SurveyResult | None) -> Mark | Absence:
    if survey is None:
        return "no_survey"
    gap = survey.dimensions.get(dimension)
    if gap is None:
        return "not_asked"
    if gap.mean is None:
        return "few_answers"
    return Mark(value=gap.mean, low=gap.low, high=gap.high, n=gap.n)


def _sales(dimension: str, sales: Sales, content: Witnesses) -> Mark | Absence:
    witness = next((one for one in content.sales if one.dimension == dimension), None)
    if witness is None:
        return "no_figure"
    if not sales:
        return "no_sales"
    share = sales.get(witness.figure)
    return "withheld" if share is None else _share_mark(share, witness, sales)


def _share_mark(share: float, witness: SalesWitness, sales: Sales) -> Mark:
    low, high, n = (sales.get(f"{witness.figure}.{part}") for part in ("low", "high", "n"))
    ends = [_points(end, witness) for end in (low, high) if end is not None]
    return Mark(
        value=_points(share, witness),
        low=min(ends) if len(ends) == 2 else None,
        high=max(ends) if len(ends) == 2 else None,
        n=None if n is None else int(n),
        figure=witness.figure,
    )


def _points(share: float, witness: SalesWitness) -> float:
    points = min(100.0, max(0.0, share * 100))
    return points if witness.direction == "more_is_more" else 100 - points


def _gaps(dimensions: Sequence[str], survey: SurveyResult | None) -> Iterator[Contradiction]:
    """Turn every flagged gap into a contradiction; it compares the same items on both sides."""
    for dimension in dimensions:
        gap = survey.dimensions.get(dimension) if survey else None
        if gap and gap.flagged and gap.own is not None and gap.mean is not None:
            yield Contradiction(
                id="owner_above" if gap.own > gap.mean else "owner_below",
                dimensions=(dimension,),
                firm=True,
                values={f"owner.{dimension}": gap.own, f"customers.{dimension}": gap.mean},
            )


def _contradictions(testimonies: Sequence[Testimony], content: Witnesses) -> Iterator[Contradiction]:
    marks = {f"{who}.{one.dimension}": mark for one in testimonies for who, mark in one.marks.items()}
    values = {name: mark.value for name, mark in marks.items()}
    for rule in content.contradictions:
        if holds(rule.when, _no_item, values):
            named = [test.figure for test in figure_tests(rule.when) if test.figure in values]
            yield Contradiction(
                id=rule.id,
                dimensions=tuple(dict.fromkeys(name.partition(".")[2] for name in named)),
                firm=_firm(rule.when, marks),
                values={name: values[name] for name in named},
            )


def _no_item(_: str) -> None:
    return None


def _firm(condition: Condition, marks: Mapping[str, Mark]) -> bool:
    return all(_beyond(test, marks[test.figure]) for test in figure_tests(condition) if test.figure in marks)


def _beyond(test: FigureTest, mark: Mark) -> bool:
    """Tell whether the whole interval lies where the test wants it."""
    if test.gte is not None:
        return (mark.value if mark.low is None else mark.low) >= test.gte
    return (mark.value if mark.high is None else mark.high) < (test.lt or 0)


def own_marks(scores: Mapping[str, DimensionScore]) -> Mapping[str, Mark]:
    """Turn the owner's scores into marks; a dimension with too few answers has none."""
    return {
        id: Mark(value=score.value, low=score.low, high=score.high, n=score.answered)
        for id, score in scores.items()
        if score.value is not None
    }


def half_widths(survey: SurveyResult | None) -> Mapping[str, float]:
    """Return half of each interval of the customers, in points: the doubt of what was measured."""
    gaps = survey.dimensions.values() if survey else ()
    return {g.dimension: (g.high - g.low) / 2 for g in gaps if g.high is not None and g.low is not None}


def survey_figures(survey: SurveyResult | None) -> Mapping[str, float]:
    """Name the figures that conditions in the content may test.

    Returns:
        `customers.<dimension>` and `gap.<dimension>` in points; `gap_clear.<dimension>` where flagged;
        `doubt.<dimension>`, half of the customers' interval.
    """
    found = {f"doubt.{dimension}": half for dimension, half in half_widths(survey).items()}
    for dimension, gap in (survey.dimensions if survey else {}).items():
        parts = {"customers": gap.mean, "gap": gap.gap, "gap_clear": gap.gap if gap.flagged else None}
        found |= {f"{name}.{dimension}": value for name, value in parts.items() if value is not None}
    return found
