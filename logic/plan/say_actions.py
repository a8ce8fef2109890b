"""Strategies, moves and dated actions, in sentences."""

from dataclasses import dataclass

from logic.content.library import Content
from logic.content.readings import Pattern
from logic.content.texts import Texts
from logic.plan.builder import Plan
from logic.plan.fit import LeftOut, Option
from logic.plan.roadmap import Action
from logic.recommendation.recommend import Recommendation
from logic.recommendation.say import money, small


@dataclass(frozen=True)
class ChosenText:
    """Something that fits, in words."""

    id: str
    title: str
    effort: str
    details: tuple[str, ...]
    """First step, measures, trap, and what to check first."""


@dataclass(frozen=True)
class LeftOutText:
    """Something that stays out, and why."""

    id: str
    title: str
    why: str


@dataclass(frozen=True)
class ActionText:
    """One action, in words."""

    id: str
    stage: int
    when: str
    text: str
    owner: str
    hours: str
    """Empty where nobody said how many."""
    done: bool


def say_budget(advice: Recommendation, plan: Plan, t: Texts) -> str:
    """Say what is left after the trial."""
    fit = plan.fit
    if fit.hours_budget is None:
        return t("plan.fit_budget_open")
    if fit.hours_budget <= 0:
        return t("plan.fit_budget_none")
    left = t.stretch(fit.hours_budget)
    if fit.cash_budget is None:
        return t("plan.fit_budget", hours=left)
    return t("plan.fit_budget_cash", hours=left, cash=money(max(fit.cash_budget, 0), t, plan.currency))


def say_chosen(content: Content, plan: Plan, t: Texts) -> tuple[ChosenText, ...]:
    """Describe what fits."""
    return tuple(_chosen(content, plan, option, t) for option in plan.fit.chosen)


def say_left_out(content: Content, plan: Plan, t: Texts) -> tuple[LeftOutText, ...]:
    """Say why the rest stays out."""
    return tuple(
        LeftOutText(left.id, _title(content, left.id, t), _why(content, plan, left, t))
        for left in plan.fit.left_out
    )


def say_actions(content: Content, plan: Plan, t: Texts) -> tuple[ActionText, ...]:
    """Describe every action, in order of time."""
    return tuple(
        ActionText(
            id=action.id,
            stage=action.stage,
            when=_when(action, t),
            text=action.text or _text(content, plan, action, t),
            owner=action.owner or t("plan.owner_you"),
            hours=t.stretch(action.hours) if action.hours else "",
            done=action.done,
        )
        for action in plan.actions
    )


def _chosen(content: Content, plan: Plan, option: Option, t: Texts) -> ChosenText:
    title = _title(content, option.id, t)
    if option.customers is not None:
        title = t("plan.fit_few", title=title, n=option.customers)
    effort = t("plan.fit_hours", hours=t.stretch(option.hours))
    if option.cash:
        amount = money(option.cash, t, plan.currency)
        effort = t("plan.fit_hours_cash", hours=t.stretch(option.hours), cash=amount)
    return ChosenText(option.id, title, effort, _details(content, plan, option, t))


def _details(content: Content, plan: Plan, option: Option, t: Texts) -> tuple[str, ...]:
    if option.kind == "move":
        return (t.of(_pattern(content, option.id).first_move),)
    strategy = content.advice.strategies.strategies[option.id]
    checks = [
        t("plan.fit_unsure", need=_need(content, option.id, at, t))
        for id, at in plan.fit.unsure
        if id == option.id
    ]
    move = plan.fit.move_with_its_step(option.id)
    step = t("plan.same_step", title=_title(content, move, t)) if move else t.of(strategy.first_step)
    return (
        *checks,
        t("plan.first_step", step=step),
        t("plan.lead", measure=t.of(strategy.lead)),
        t("plan.lag", measure=t.of(strategy.lag)),
        t("plan.trap", trap=t.of(strategy.trap)),
    )


def _title(content: Content, id: str, t: Texts) -> str:
    strategies = content.advice.strategies.strategies
    return t.of(strategies[id].title) if id in strategies else t.of(_pattern(content, id).title)


def _need(content: Content, strategy: str, at: int, t: Texts) -> str:
    need = content.advice.strategies.strategies[strategy].needs[at]
    return t.of(need.text).format(least=t.number(need.least))


def _why(content: Content, plan: Plan, left: LeftOut, t: Texts) -> str:
    if left.reason == "hours":
        return t("plan.left_hours", hours=t.stretch(left.missing_hours or 0))
    if left.reason == "cash":
        return t("plan.left_cash", cash=money(left.missing_cash or 0, t, plan.currency))
    if left.reason == "needs":
        needs = [small(_need(content, left.id, at, t).rstrip(".")) for at in left.needs]
        return t("plan.left_needs", n=len(needs), needs="; ".join(needs))
    return t(f"plan.left_{left.reason}")


def _when(action: Action, t: Texts) -> str:
    if action.day is not None:
        return t.date(action.day)
    if not action.offset:
        return t("plan.day_offset_start")
    days = t("plan.days", n=abs(action.offset))
    return t("plan.day_offset_before" if action.offset < 0 else "plan.day_offset_after", days=days)


def _text(content: Content, plan: Plan, action: Action, t: Texts) -> str:
    source, id = action.id.split(".", 1)
    if source == "strategy":
        return t.of(content.advice.strategies.strategies[id].first_step)
    if source == "move":
        return t.of(_pattern(content, id).first_move)
    planned = next(one for one in content.advice.plan.actions if one.id == id)
    return t.of(planned.text).format(
        n=t.number(plan.card.participants),
        medium=medium_name(content, plan.card.medium, t),
        promise=promise_text(content, plan, t).rstrip("."),
    )


def medium_name(content: Content, medium: str, t: Texts) -> str:
    """Name a medium: a channel, or the user's own words."""
    known = content.advice.channels.channels.get(medium)
    return t.of(known.name) if known else medium


def promise_text(content: Content, plan: Plan, t: Texts) -> str:
    """Return the promise to the customer: the user's, else the type's."""
    return plan.card.promise or t.of(content.advice.types.types[plan.card.type].promise)


def _pattern(content: Content, id: str) -> Pattern:
    return next(pattern for pattern in content.readings.patterns.patterns if pattern.id == id)
