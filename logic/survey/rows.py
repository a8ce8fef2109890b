"""What the charts of the customers' side draw, as plain rows; the reader's words come from the caller."""

from collections.abc import Callable, Iterable, Sequence

from logic.survey.form import Question
from logic.survey.gap import DimensionGap, ShareGap
from logic.survey.result import SurveyResult
from logic.survey.tally import ItemAnswers
from logic.survey.witnesses import Hearing, Who

Label = Callable[[str], str]
"""An id -> its words in the reader's language."""
Row = dict[str, object]
WITNESSES: tuple[Who, ...] = ("owner", "customers", "sales")
MISSING = float("nan")


def witness_rows(hearing: Hearing, label: Label) -> list[Row]:
    """List every dimension and witness for the chart of witnesses; who is absent has no number."""
    return [
        {
            "label": label(one.dimension),
            "who": who,
            "value": number(one.marks[who].value if who in one.marks else None),
            "low": number(one.marks[who].low if who in one.marks else None),
            "high": number(one.marks[who].high if who in one.marks else None),
        }
        for one in hearing.testimonies
        for who in WITNESSES
    ]


def gap_rows(gaps: Iterable[DimensionGap], label: Label) -> list[Row]:
    """List every dimension for the chart of gaps, in points."""
    return [
        {
            "label": label(gap.dimension),
            "own": number(gap.own),
            "mean": number(gap.mean),
            "low": number(gap.low),
            "high": number(gap.high),
            "gap": number(gap.gap),
            "flagged": gap.flagged,
            "n": gap.n,
        }
        for gap in gaps
    ]


def share_rows(gaps: Iterable[ShareGap], label: Label) -> list[Row]:
    """List every behaviour for the chart of gaps, in percent of customers."""
    return [
        {
            "label": label(gap.item),
            "own": percent(gap.own),
            "mean": percent(gap.share),
            "low": percent(gap.low),
            "high": percent(gap.high),
            "gap": percent(None if gap.own is None or gap.share is None else gap.own - gap.share),
            "flagged": gap.flagged,
            "n": gap.n,
        }
        for gap in gaps
    ]


def distribution_rows(
    items: Sequence[ItemAnswers], label: Callable[[Question], str], choice: Callable[[dict[str, str]], str]
) -> list[Row]:
    """List how many customers gave each answer, for questions that share a scale.

    Args:
        items: Counted answers.
        label: A question -> its words.
        choice: A text in all languages -> the reader's.
    """
    return [
        {
            "label": label(item.question),
            "step": step,
            "choice": choice(possible.label),
            "count": item.counts[possible.value],
        }
        for item in items
        for step, possible in enumerate(item.question.choices, start=1)
    ]


def by_scale(result: SurveyResult) -> list[list[ItemAnswers]]:
    """Put the questions that share their possible answers together, each with its own legend."""
    found: dict[tuple[str, ...], list[ItemAnswers]] = {}
    for item in result.items.values():
        if item.question.kind == "scale":
            found.setdefault(tuple(choice.label["es"] for choice in item.question.choices), []).append(item)
    return list(found.values())


def recommending_rows(result: SurveyResult) -> list[Row]:
    """List the answers from 0 to 10 and how many gave each."""
    return [{"answer": value, "count": count} for value, count in result.recommendation.counts.items()]


def number(value: float | None) -> float:
    """Write an absent number as charts know it."""
    return MISSING if value is None else value


def percent(share: float | None) -> float:
    """Write a share in percent."""
    return MISSING if share is None else share * 100
