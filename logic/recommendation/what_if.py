"""Which single answer, if it were wrong, would change the advice most: what to find out first."""

from collections.abc import Iterator
from dataclasses import dataclass

from logic.content.advice import Advice
from logic.content.relationship import Doubted
from logic.recommendation.choice import Choice, choose, find_support
from logic.recommendation.context import build_context
from logic.recommendation.facts import SalesFigures
from logic.workspace import Answer, Workspace


@dataclass(frozen=True)
class Doubt:
    """What would follow if one answer were another."""

    item: str
    """`guide.F1` or `profile.customers`."""
    answer: Answer
    """What was answered; None when nothing was."""
    tried: Answer
    """The nearest answer with this effect."""
    type: str
    """The type to try in that case."""
    support: str | None
    """The supporting type in that case."""
    lead_change: float
    """Points by which the lead over the runner-up changes."""
    changes_type: bool
    changes_support: bool


def find_doubts(
    advice: Advice, workspace: Workspace, sales: SalesFigures, choice: Choice
) -> tuple[Doubt, ...]:
    """Try every answer that may be wrong, one at a time.

    Returns:
        One doubt an item, the one that changes most first: a change of type, then of support, then of the
        lead; among equals what is not known at all comes first. Items that change nothing are left out.
    """
    found = [
        doubt
        for doubted in advice.factors.find_out
        if (doubt := _worst(advice, workspace, sales, choice, doubted)) is not None
    ]
    return tuple(sorted(found, key=_weight))


def _weight(doubt: Doubt) -> tuple[bool, bool, bool, float]:
    return (
        not doubt.changes_type,
        not doubt.changes_support,
        doubt.answer is not None,
        -abs(doubt.lead_change),
    )


def _worst(
    advice: Advice, workspace: Workspace, sales: SalesFigures, choice: Choice, doubted: Doubted
) -> Doubt | None:
    """Return the mildest other answer with the strongest effect; answers are tried from the nearest on."""
    support = find_support(advice, choice)
    now = support.type if support else None
    given = _given(workspace, choice, doubted.item)
    doubts = [
        _try(advice, workspace, sales, choice, now, doubted.item, given, value)
        for value in _values(doubted, given)
    ]
    moving = [d for d in doubts if d.changes_type or d.changes_support or abs(d.lead_change) >= 1]
    return min(moving, key=lambda d: (not d.changes_type, not d.changes_support)) if moving else None


def _try(
    advice: Advice,
    workspace: Workspace,
    sales: SalesFigures,
    choice: Choice,
    support_now: str | None,
    item: str,
    given: Answer,
    value: Answer,
) -> Doubt:
    questionnaire, id = item.split(".")
    context = build_context(advice, workspace.with_answer(questionnaire, id, value), sales)
    other = choose(advice, context, choice.fits)
    support = find_support(advice, other)
    supporting = support.type if support else None
    runner_up = other.scores[choice.first] - max(other.scores[t] for t in other.allowed if t != choice.first)
    return Doubt(
        item=item,
        answer=given,
        tried=value,
        type=other.first,
        support=supporting,
        lead_change=runner_up - choice.lead,
        changes_type=other.first != choice.first,
        changes_support=supporting != support_now,
    )


def _given(workspace: Workspace, choice: Choice, item: str) -> Answer:
    """Return what was answered, or what the segment page says for it."""
    questionnaire, id = item.split(".")
    given: Answer = workspace.answers_of(questionnaire).get(id)
    state = choice.context.states.get(id)
    return int(state.value) if given is None and state and state.value is not None else given


def _values(doubted: Doubted, given: Answer) -> Iterator[Answer]:
    """Go through other answers, the nearest to the one given first."""
    if doubted.times and isinstance(given, int | float) and given > 0:
        yield from (given * times for times in doubted.times)
        return
    values = [value for value in doubted.values if value != given]
    if given in doubted.values:
        at = doubted.values.index(given)
        values.sort(key=lambda value: abs(doubted.values.index(value) - at))
    yield from values
