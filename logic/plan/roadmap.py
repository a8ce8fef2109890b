"""Who does what by when, in the first thirty, sixty and ninety days."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from logic.content.advice import Advice
from logic.content.planning import PlannedAction, PlanPolicy
from logic.plan.card import Card
from logic.plan.fields import parse_day
from logic.plan.fit import Fit
from logic.recommendation.facts import number, word
from logic.workspace import Workspace

Source = Literal["trial", "strategy", "move", "own"]
Stage = Literal[30, 60, 90]
NEAR = (30, 60)
"""Last days of the first two stages; what is later belongs to the third."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One action; its words follow from id and source."""

    id: str
    """The same from one download to the next."""
    source: Source
    """trial: plan.yaml; strategy: first step of that strategy; move: first move of that pattern; own:
    typed."""
    stage: Stage
    offset: int
    """Days from the start."""
    day: dt.date | None
    hours: float
    owner: str
    """As typed; empty: the user."""
    done: bool = False
    text: str = ""
    """The user's own words, where there are any."""


def plan_actions(
    advice: Advice, card: Card, setup_hours: float, fit: Fit, workspace: Workspace
) -> tuple[Action, ...]:
    """List the actions in order of time; rows of the table `actions` write over them by id or add to them.

    A row holds id, and any of day (YYYY-MM-DD), hours, owner, done (true or yes) and text.
    """
    owner = word(workspace.plan, "owner") or word(workspace.answers_of("profile"), "owner_name") or ""
    rows = {str(row.get("id")): row for row in workspace.tables.get("actions", ()) if row.get("id")}
    proposed = [
        replace(action, owner=owner)
        for action in (
            *_of_trial(advice.plan, card, setup_hours, fit),
            *_of_strategies(advice, fit),
            *_of_moves(advice.plan, fit),
        )
    ]
    dated = [_write_over(_date(action, card), rows.pop(action.id, {}), card) for action in proposed]
    dated += [_own(id, row, card, owner) for id, row in rows.items() if word(row, "text")]
    return tuple(sorted(dated, key=lambda action: (action.offset, action.id)))


def _of_trial(policy: PlanPolicy, card: Card, setup_hours: float, fit: Fit) -> Iterator[Action]:
    done_anyway = {option.id for option in fit.chosen}
    for action in policy.actions:
        if not done_anyway.intersection(action.unless):
            hours = setup_hours if action.setup else action.hours
            yield _make(f"trial.{action.id}", "trial", _offset(action, card), hours)


def _offset(action: PlannedAction, card: Card) -> int:
    if action.half:
        return card.box_days // 2
    return (card.box_days + action.after) if action.end else action.day


def _of_strategies(advice: Advice, fit: Fit) -> Iterator[Action]:
    known, days = advice.strategies.strategies, advice.plan.strategy_days
    own_step = (option.id for option in fit.strategies if fit.move_with_its_step(option.id) is None)
    firsts = [(id, known[id].effort.first_step) for id in own_step]
    return _in_turn("strategy", firsts, days.first, days.second - days.first)


def _of_moves(policy: PlanPolicy, fit: Fit) -> Iterator[Action]:
    moves = [(option.id, option.hours) for option in fit.moves]
    return _in_turn("move", moves, policy.move_days.first, policy.move_days.next)


def _in_turn(
    source: Source, steps: Sequence[tuple[str, float]], first: int, between: int
) -> Iterator[Action]:
    """Spread steps out, so that they do not fall on the same day."""
    for at, (id, hours) in enumerate(steps):
        yield _make(f"{source}.{id}", source, first + at * between, hours)


def _make(id: str, source: Source, offset: int, hours: float) -> Action:
    return Action(id=id, source=source, stage=_stage(offset), offset=offset, day=None, hours=hours, owner="")


def _stage(offset: int) -> Stage:
    return 30 if offset <= NEAR[0] else 60 if offset <= NEAR[1] else 90


def _date(action: Action, card: Card) -> Action:
    return (
        action if card.start is None else replace(action, day=card.start + dt.timedelta(days=action.offset))
    )


def _write_over(action: Action, row: Mapping[str, Any], card: Card) -> Action:
    day = parse_day(row.get("day"))
    if day is not None:
        offset = (day - card.start).days if card.start else action.offset
        action = replace(action, day=day, offset=offset, stage=_stage(offset))
    hours = number(row, "hours")
    return replace(
        action,
        hours=action.hours if hours is None else hours,
        owner=word(row, "owner") or action.owner,
        done=row.get("done") in (True, "yes"),
        text=word(row, "text") or "",
    )


def _own(id: str, row: Mapping[str, Any], card: Card, owner: str) -> Action:
    return _write_over(_date(replace(_make(id, "own", 0, 0), owner=owner), card), row, card)
