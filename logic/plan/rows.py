"""Lines of the plan's table: the relationship to try first, then those beside it, each with its cost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from logic.content.advice import Advice
from logic.content.relationship import Hours
from logic.plan.card import Card
from logic.plan.costs import Cost, CostInputs, work_out
from logic.plan.fields import Fields
from logic.recommendation.facts import WEEKS_PER_MONTH, Facts, number, word
from logic.recommendation.medium import rank_media
from logic.recommendation.reasons import Comparison, compare
from logic.recommendation.recommend import Recommendation
from logic.workspace import Workspace

HALF_HOUR = 0.5


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the plan's table: type, medium, justification, estimated cost. The first is the one to
    try."""

    type: str
    medium: str
    """A channel's code, or the user's own words."""
    justification: str
    """As typed; empty: filled from the reasons."""
    comparison: Comparison
    """Why this type, against the best of the others."""
    supports: str | None
    """The factor where it supports the first type; None for the first and for own rows."""
    customers: float
    cost: Cost


def trial_inputs(advice: Advice, fields: Fields, card: Card, *, full: bool) -> CostInputs:
    """Lay out the cost of the try; at full size a relationship that is tried by hand takes its real hours."""
    type = advice.types.types[card.type]
    hours = type.hours if full else type.trial_hours or type.hours
    return CostInputs(
        customers=card.participants,
        setup_hours=fields.number("setup_hours", hours.setup),
        setup_months=advice.plan.defaults.setup_months,
        fixed_hours_month=fields.number("fixed_hours_month", hours.fixed_month),
        hours_customer_month=fields.number("hours_customer_month", hours.customer_month),
        hours_week=fields.maybe("hours_week"),
        hour_value=card.hour_value,
        cash_month=fields.number("cash_month", 0),
        tools_month=fields.number("tools_month", 0),
        gifts_month=fields.number("gifts_month", 0),
    )


def full_size(advice: Advice, fields: Fields, card: Card, facts: Facts) -> Cost | None:
    """Work out the cost with every customer of the segment, at the type's full hours."""
    if not card.customers:
        return None
    inputs = replace(trial_inputs(advice, fields, card, full=True), customers=card.customers, hours_week=None)
    return work_out(inputs, facts)


def make_rows(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, card: Card
) -> tuple[Row, ...]:
    """List the one to try and those beside it: the user's own rows, else the support."""
    facts = recommendation.context.facts
    first = Row(
        type=card.type,
        medium=card.medium,
        justification=card.justification,
        comparison=_against_best(recommendation, card.type),
        supports=None,
        customers=card.participants,
        cost=work_out(trial_inputs(advice, Fields(workspace), card, full=False), facts),
    )
    if "plan_rows" in workspace.tables:
        own = (
            _own_row(advice, workspace, recommendation, card, row) for row in workspace.tables["plan_rows"]
        )
        return (first, *(row for row in own if row is not None))
    return (first, *_support_row(advice, workspace, recommendation, card))


def _support_row(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, card: Card
) -> tuple[Row, ...]:
    support = recommendation.support
    if support is None or support.type == card.type or card.type != recommendation.first:
        return ()
    customers = min(support.customers or card.participants, card.participants)
    type = advice.types.types[support.type]
    row = _row(
        advice, workspace, recommendation, card, support.type, customers, type.trial_hours or type.hours
    )
    return (replace(row, supports=support.factor),)


def _row(
    advice: Advice,
    workspace: Workspace,
    recommendation: Recommendation,
    card: Card,
    type: str,
    customers: float,
    hours: Hours,
) -> Row:
    media = rank_media(advice, recommendation.context, workspace, type)
    inputs = CostInputs(
        customers=customers,
        setup_hours=hours.setup,
        setup_months=advice.plan.defaults.setup_months,
        fixed_hours_month=hours.fixed_month,
        hours_customer_month=hours.customer_month,
        hour_value=card.hour_value,
    )
    return Row(
        type=type,
        medium=media[0].channel,
        justification="",
        comparison=_against_best(recommendation, type),
        supports=None,
        customers=customers,
        cost=work_out(inputs, recommendation.context.facts),
    )


def _own_row(
    advice: Advice, workspace: Workspace, recommendation: Recommendation, card: Card, given: Mapping[str, Any]
) -> Row | None:
    """Make a row that the user added; one without a known type is not a row yet."""
    type = word(given, "type")
    if type is None or type not in advice.types.types:
        return None
    customers = number(given, "customers") or card.participants
    content = advice.types.types[type]
    row = _row(advice, workspace, recommendation, card, type, customers, content.trial_hours or content.hours)
    hours, inputs = number(given, "hours_month"), row.cost.inputs
    if hours is not None:
        inputs = replace(inputs, setup_hours=0, fixed_hours_month=hours, hours_customer_month=0)
    inputs = replace(inputs, cash_month=number(given, "cash_month") or 0)
    return replace(
        row,
        medium=word(given, "medium") or row.medium,
        justification=word(given, "justification") or "",
        cost=work_out(inputs, recommendation.context.facts),
    )


def _against_best(recommendation: Recommendation, type: str) -> Comparison:
    others = [other for other in recommendation.choice.allowed if other != type]
    return compare(recommendation.choice.fits, type, others[0])


@dataclass(frozen=True)
class HoursGuard:
    """The hours of a week above which the try is held back."""

    limit: float
    expected: float
    """Hours a week that the try takes, its preparation apart."""


def guard_hours(card: Card, cost: Cost, hours_week: float | None, times: float) -> HoursGuard:
    """Take the user's own limit, else some times the hours expected, within those there are."""
    expected = cost.inputs.running_hours_month / WEEKS_PER_MONTH
    if card.max_hours_week is not None:
        return HoursGuard(card.max_hours_week, expected)
    limit = _half_hours(times * expected)
    if hours_week is not None and hours_week < limit:
        limit = max(hours_week, _half_hours(expected))
    return HoursGuard(limit, expected)


def _half_hours(value: float) -> float:
    """Round up to half an hour; a hair above it is rounding."""
    return max(HALF_HOUR, ceil(round(value / HALF_HOUR, 6)) * HALF_HOUR)
