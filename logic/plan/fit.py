"""What fits the week: the set of strategies and moves that does most in the hours and money there are.

Exact: every set is looked at. With at most two of seven strategies and eight moves there are some ten
thousand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.content.advice import Advice
from logic.content.retention import Need, Strategy
from logic.plan.fields import Fields
from logic.recommendation.recommend import Recommendation

Kind = Literal["strategy", "move"]
Reason = Literal["hours", "cash", "needs", "permission", "another_does_more", "ask_first", "two_at_most"]
SLACK = 1e-9


@dataclass(frozen=True)
class Option:
    """Something that could be done, with what it takes."""

    id: str
    kind: Kind
    hours: float
    """A month, with the month's share of the set-up."""
    cash: float
    """A month, in units of the currency."""
    value: float
    """How much it does here; only for comparing."""
    customers: int | None = None
    """For so many only; None: for all."""


@dataclass(frozen=True)
class LeftOut:
    """Why something is not in the plan."""

    id: str
    kind: Kind
    reason: Reason
    missing_hours: float | None = None
    """Hours a month that it would take beyond what is left."""
    missing_cash: float | None = None
    needs: tuple[int, ...] = ()
    """Positions of the strategy's needs that fail."""


@dataclass(frozen=True)
class Fit:
    """What was chosen, and what was not."""

    chosen: tuple[Option, ...]
    left_out: tuple[LeftOut, ...]
    unsure: tuple[tuple[str, int], ...]
    """Needs of chosen strategies that nobody answered: strategy and position."""
    same_step: tuple[tuple[str, str], ...]
    """Chosen strategies whose first step is part of a chosen move: strategy and move."""
    hours_left: float | None
    """Hours a month after the trial and what was chosen; None when the hours are not known."""
    hours_budget: float | None
    """Hours a month after the trial, before strategies."""
    cash_budget: float | None

    @property
    def strategies(self) -> tuple[Option, ...]:
        """The strategies chosen, two at most."""
        return tuple(option for option in self.chosen if option.kind == "strategy")

    @property
    def moves(self) -> tuple[Option, ...]:
        """The moves chosen."""
        return tuple(option for option in self.chosen if option.kind == "move")

    def move_with_its_step(self, strategy: str) -> str | None:
        """Return the chosen move that a strategy's first step is part of."""
        return dict(self.same_step).get(strategy)


def best_set(
    options: Sequence[Option], hours: float | None, cash: float | None, most_strategies: int
) -> tuple[Option, ...]:
    """Choose the set with the highest value; among equals the fewest hours, then the least money.

    Args:
        options: Ids may repeat with different sizes; a set holds each id once.
        hours: There are so many a month; None: not known, so they do not bind.
        cash: The same for money.
        most_strategies: At most so many.
    """
    strategies = _combine([one for one in options if one.kind == "strategy"], most_strategies)
    moves = _combine([one for one in options if one.kind == "move"])
    hours_taken, cash_taken, value = _sums(strategies)[:, :, None] + _sums(moves)[:, None, :]
    fits = np.ones(value.shape, bool)
    if hours is not None:
        fits &= hours_taken <= max(hours, 0) + SLACK
    if cash is not None:
        fits &= cash_taken <= max(cash, 0) + SLACK
    worth = np.where(fits, value.round(6), -np.inf)
    best = np.lexsort((cash_taken.ravel(), hours_taken.round(6).ravel(), -worth.ravel()))[0]
    one, other = np.unravel_index(best, worth.shape)
    return (*strategies[one], *moves[other])


def choose_what_fits(
    advice: Advice,
    recommendation: Recommendation,
    fields: Fields,
    *,
    objective: str,
    types: Sequence[str],
    patterns: Sequence[str],
    pattern_strategies: Sequence[str],
    ask_first: bool,
    loyalty_open: bool | None,
    hours: float | None,
    cash: float | None,
) -> Fit:
    """Choose strategies and moves for the hours and money that the trial leaves.

    Args:
        advice: Strategies and policy.
        recommendation: For facts and states.
        fields: The user may name `strategies` outright, and `<id>_hours` and `<id>_cash` of each.
        objective: Of the plan.
        types: The type on trial, then the supporting one.
        patterns: Found in the answers, the most urgent first.
        pattern_strategies: Named by those patterns.
        ask_first: Too little is known to do anything but ask.
        loyalty_open: Whether the gates of the loyalty programme are open.
        hours: Hours a month left.
        cash: Money a month left.
    """
    named = _named(fields, advice)
    pool: list[Option] = []
    out: list[LeftOut] = []
    for id, strategy in advice.strategies.strategies.items():
        if ask_first and id not in pattern_strategies:
            out.append(LeftOut(id, "strategy", "ask_first"))
            continue
        refused = _refuse(id, strategy, recommendation, loyalty_open)
        if refused:
            out.append(refused)
            continue
        worth = _value(advice, strategy, id, objective, types, pattern_strategies)
        pool += _sizes(advice, fields, recommendation, id, strategy, worth)
    if named:
        pool = [option for option in pool if option.id in named]
    pool += _moves(advice, fields, patterns)
    most = advice.strategies.choice.max_strategies
    chosen = best_set(pool, hours, cash, most)
    out += _explain(pool, chosen, hours, cash, most)
    inside = {option.id for option in chosen}
    return Fit(
        chosen=chosen,
        left_out=tuple(out),
        unsure=_unsure(advice, recommendation, chosen, loyalty_open),
        same_step=tuple(pair for pair in advice.plan.same_step.items() if inside.issuperset(pair)),
        hours_left=None if hours is None else hours - sum(option.hours for option in chosen),
        hours_budget=hours,
        cash_budget=cash,
    )


def _combine(options: Sequence[Option], most: int | None = None) -> list[tuple[Option, ...]]:
    """List every set without the same id twice, the empty one first."""
    sizes = range((len(options) if most is None else min(most, len(options))) + 1)
    sets = (some for size in sizes for some in combinations(options, size))
    return [some for some in sets if len({one.id for one in some}) == len(some)]


def _sums(sets: Sequence[tuple[Option, ...]]) -> NDArray[np.float64]:
    """Return hours, money and value of each set."""
    parts = [(sum(o.hours for o in one), sum(o.cash for o in one), sum(o.value for o in one)) for one in sets]
    return np.array(parts, float).T


def _named(fields: Fields, advice: Advice) -> set[str]:
    given = fields.workspace.plan.get("strategies")
    return set(given) & set(advice.strategies.strategies) if isinstance(given, tuple | list) else set()


def _value(
    advice: Advice,
    strategy: Strategy,
    id: str,
    objective: str,
    types: Sequence[str],
    pattern_strategies: Sequence[str],
) -> float:
    policy = advice.strategies.choice
    value = float(getattr(strategy.value, objective))
    if types[0] in strategy.fits:
        value += policy.fit_value
    elif set(types[1:]) & set(strategy.fits):
        value += policy.support_value
    return value + (policy.pattern_value if id in pattern_strategies else 0)


def _sizes(
    advice: Advice, fields: Fields, recommendation: Recommendation, id: str, strategy: Strategy, value: float
) -> list[Option]:
    """List a strategy for all customers and, where it can be, for a few."""
    customers, effort, few = recommendation.context.facts.customers, strategy.effort, strategy.few
    fixed = effort.setup / advice.plan.defaults.setup_months + effort.fixed_month
    fixed += effort.per_case * effort.cases_month
    whole = fields.maybe(f"{id}_hours", _times(effort.customer_month, customers, fixed))
    cash = fields.number(f"{id}_cash", strategy.cash_month)
    sizes = [] if whole is None else [Option(id, "strategy", whole, cash, value)]
    if few is not None and (customers is None or customers > few.customers):
        sizes.append(Option(id, "strategy", few.hours_month, cash, value * few.value_share, few.customers))
    return sizes


def _times(each: float, customers: float | None, fixed: float) -> float | None:
    """Return hours a month; None when they depend on a number of customers that nobody gave."""
    if not each:
        return fixed
    return None if customers is None else fixed + each * customers


def _moves(advice: Advice, fields: Fields, patterns: Sequence[str]) -> list[Option]:
    table = advice.plan.moves
    return [
        Option(id, "move", fields.number(f"{id}_hours", move.hours), move.cash, move.value)
        for id in patterns[: advice.plan.max_moves]
        for move in [table.get(id, table["default"])]
    ]


def meets(need: Need, recommendation: Recommendation, loyalty_open: bool | None) -> bool | None:
    """Say whether a precondition holds; None when nobody answered."""
    if need.loyalty:
        return loyalty_open
    if need.choice:
        given = getattr(recommendation.context.facts, need.choice)
        return None if given is None else given == need.equals
    if need.state:
        value = recommendation.context.value(need.state)
    else:
        value = getattr(recommendation.context.facts, str(need.fact))
    return None if value is None else value >= need.least


def _refuse(
    id: str, strategy: Strategy, recommendation: Recommendation, loyalty_open: bool | None
) -> LeftOut | None:
    failed = tuple(
        at
        for at, need in enumerate(strategy.needs)
        if _fails(need, meets(need, recommendation, loyalty_open))
    )
    if failed:
        return LeftOut(id, "strategy", "needs", needs=failed)
    blocked = any(
        limit.consequence == "block_messages" and limit.status == "failed" for limit in recommendation.limits
    )
    return LeftOut(id, "strategy", "permission") if strategy.sends_messages and blocked else None


def _fails(need: Need, met: bool | None) -> bool:
    """Whether a need keeps a strategy out: a doubt does so only for a programme, which is costly to undo."""
    return met is False or (need.loyalty and met is None)


def _explain(
    pool: Sequence[Option], chosen: Sequence[Option], hours: float | None, cash: float | None, most: int
) -> list[LeftOut]:
    """Say why the rest of the pool stayed out; of two sizes the smaller speaks."""
    inside = {option.id for option in chosen}
    smallest = {option.id: option for option in sorted(pool, key=lambda one: -one.hours)}
    left_hours = None if hours is None else hours - sum(option.hours for option in chosen)
    left_cash = None if cash is None else cash - sum(option.cash for option in chosen)
    full = sum(option.kind == "strategy" for option in chosen) >= most
    return [
        _why(option, left_hours, left_cash, full)
        for option in (smallest[id] for id in dict.fromkeys(one.id for one in pool))
        if option.id not in inside
    ]


def _why(option: Option, hours: float | None, cash: float | None, full: bool) -> LeftOut:
    if option.kind == "strategy" and full:
        return LeftOut(option.id, option.kind, "two_at_most")
    if hours is not None and option.hours > hours + SLACK:
        return LeftOut(option.id, option.kind, "hours", missing_hours=option.hours - hours)
    if cash is not None and option.cash > cash + SLACK:
        return LeftOut(option.id, option.kind, "cash", missing_cash=option.cash - cash)
    return LeftOut(option.id, option.kind, "another_does_more")


def _unsure(
    advice: Advice, recommendation: Recommendation, chosen: Iterable[Option], loyalty_open: bool | None
) -> tuple[tuple[str, int], ...]:
    return tuple(
        (option.id, at)
        for option in chosen
        if option.kind == "strategy"
        for at, need in enumerate(advice.strategies.strategies[option.id].needs)
        if meets(need, recommendation, loyalty_open) is None
    )
