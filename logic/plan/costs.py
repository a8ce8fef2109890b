"""What a relationship costs a month: what leaves the till and what leaves your time, apart and summed."""

from dataclasses import dataclass, replace
from math import ceil, floor

from logic.content.planning import PlanGates
from logic.recommendation.facts import HOUR_FACTORS, WEEKS_PER_MONTH, Facts

SECOND = 1 / 3600
"""Of an hour."""


@dataclass(frozen=True, kw_only=True)
class CostInputs:
    """Everything the cost follows from."""

    customers: float
    """Customers served this way."""
    setup_hours: float = 0
    setup_months: float = 6
    """Months over which the set-up is shared."""
    fixed_hours_month: float = 0
    hours_customer_month: float = 0
    hours_week: float | None = None
    """In place of fixed hours and hours per customer, when the user counts by week."""
    hour_value: float | None = None
    """None: nobody said what an hour is worth; then time is not priced, never free."""
    cash_month: float = 0
    tools_month: float = 0
    gifts_month: float = 0

    @property
    def running_hours_month(self) -> float:
        """Hours a month, the set-up apart."""
        if self.hours_week is not None:
            return self.hours_week * WEEKS_PER_MONTH
        return self.fixed_hours_month + self.hours_customer_month * self.customers

    @property
    def hours_month(self) -> float:
        """Hours a month, with the month's share of the set-up."""
        return self.running_hours_month + self.setup_hours / self.setup_months


@dataclass(frozen=True, kw_only=True)
class Cost:
    """The cost of a month, in units of the currency; None where something is not known."""

    inputs: CostInputs
    hours_month: float
    from_till: float
    """Cash, tools and gifts."""
    from_time: float | None
    """Hours at the value of an hour: what they would have brought elsewhere."""
    total: float | None
    at_factors: tuple[tuple[float, float], ...]
    """(factor, total): the total if an hour were worth half, the same, or twice."""
    per_customer: float | None
    margin_share: float | None
    """Of the contribution that a customer leaves in a month; 1 is all of it."""
    break_even_orders: int | None
    """Additional orders a month that would pay for it."""
    hours_share: float | None
    """Of the hours there are; 1 is all of them."""
    max_customers: int | None
    """How many could be served this way in the hours there are."""

    def per_success(self, successes: int) -> float | None:
        """Return the cost of each success; customers who did not respond are paid for too."""
        return None if self.total is None or not successes else self.total / successes


@dataclass(frozen=True)
class CostGates:
    """What must hold, besides the behaviour, before scaling; None where it cannot be said."""

    pays: bool | None
    """Cost per customer within its share of the contribution, at the scaled size."""
    fits: bool | None
    """Hours within their share of what there is, at the scaled size."""
    crowded: bool | None
    """The trial itself takes more than that share."""
    scaled: Cost


def work_out(inputs: CostInputs, facts: Facts) -> Cost:
    """Work out the cost of a month."""
    hours = inputs.hours_month
    from_till = inputs.cash_month + inputs.tools_month + inputs.gifts_month
    from_time = None if inputs.hour_value is None else hours * inputs.hour_value
    total = None if from_time is None else from_till + from_time
    per_customer = None if total is None or not inputs.customers else total / inputs.customers
    return Cost(
        inputs=inputs,
        hours_month=hours,
        from_till=from_till,
        from_time=from_time,
        total=total,
        at_factors=tuple((f, from_till + f * from_time) for f in HOUR_FACTORS)
        if from_time is not None
        else (),
        per_customer=per_customer,
        margin_share=_ratio(per_customer, facts.margin_month),
        break_even_orders=_whole_up(_ratio(total, facts.margin_order)),
        hours_share=_ratio(hours, facts.hours_month),
        max_customers=_most_customers(inputs, facts),
    )


def check_gates(inputs: CostInputs, facts: Facts, gates: PlanGates) -> CostGates:
    """Check economics and capacity at the size the trial would grow to."""
    twice = inputs.customers * gates.scale_factor
    week = None if inputs.hours_week is None else inputs.hours_week * gates.scale_factor
    scaled = work_out(replace(inputs, customers=twice, hours_week=week), facts)
    now = work_out(inputs, facts)
    return CostGates(
        pays=_within(scaled.margin_share, gates.cost_share),
        fits=_within(scaled.hours_share, gates.capacity_share),
        crowded=None if now.hours_share is None else now.hours_share > gates.capacity_share,
        scaled=scaled,
    )


def _most_customers(inputs: CostInputs, facts: Facts) -> int | None:
    if facts.hours_month is None or inputs.hours_week is not None:
        return None
    if inputs.hours_customer_month < SECOND:  # so little that hours set no limit
        return None
    free = facts.hours_month - inputs.fixed_hours_month
    return max(0, floor(free / inputs.hours_customer_month))


def _ratio(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below


def _whole_up(value: float | None) -> int | None:
    """Round up; a hair above a whole number is rounding, not another order."""
    return None if value is None else ceil(round(value, 9))


def _within(value: float | None, most: float) -> bool | None:
    return None if value is None else value <= most
