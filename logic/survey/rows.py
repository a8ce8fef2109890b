"""What the charts of the customers' side draw, as plain rows; the reader's words come from the caller."""

from collections.abc import Callable, Iterable, Sequence

from logic.survey.form import Question
from logic.survey.gap import ShareGap
from logic.survey.result import SurveyResult
from logic.survey.tally import ItemAnswers

Label = Callable[[str], str]
"""An id -> its words in the reader's language."""
Row = dict[str, object]
MISSING = float("nan")


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


def percent(share: float | None) -> float:
    """Write a share in percent."""
    return MISSING if share is None else share * 100
