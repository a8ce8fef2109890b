"""The loyalty programme: gates first, then contradictions, then the sums. Behind a closed gate: gratitude."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Literal

from logic.content.retention import Loyalty
from logic.recommendation.facts import Facts, number, word, words
from logic.recommendation.quantity import Blanks, Quantity
from logic.workspace import Workspace

GateStatus = Literal["open", "closed", "unknown"]


@dataclass(frozen=True)
class GateResult:
    """How one gate stands."""

    id: str
    status: GateStatus
    values: Blanks = field(default_factory=dict)


@dataclass(frozen=True)
class Economics:
    """The sums of a programme, a month, in units of the currency."""

    reward_rate: float
    """Reward cost of the sales that qualify, 0 to 1."""
    cost: float
    """Rewards and administration."""
    per_order: float
    """What an additional order contributes once rewarded."""
    extra_orders: int | None
    """Additional orders a month that pay for it; None when an order leaves nothing."""
    extra_share: float | None
    """The same as a share of the members' orders now."""
    liability: float | None
    """Promised and not yet redeemed, for a month's sales; None when nobody said how much is redeemed."""


@dataclass(frozen=True)
class LoyaltyDesign:
    """Whether a programme makes sense now, what contradicts itself, and what it must bring."""

    gates: tuple[GateResult, ...]
    """In the order they are asked."""
    checks: tuple[str, ...]
    """Codes of contradictions in the design, as in loyalty.yaml."""
    economics: Economics | None

    @property
    def stopped_at(self) -> GateResult | None:
        """The first gate that is not open."""
        return next((gate for gate in self.gates if gate.status != "open"), None)

    @property
    def open(self) -> bool | None:
        """Whether every gate is open; None when the first that is not open is one nobody answered."""
        stop = self.stopped_at
        if stop is None:
            return True
        return None if stop.status == "unknown" else False


def design_loyalty(loyalty: Loyalty, workspace: Workspace, facts: Facts) -> LoyaltyDesign:
    """Walk the gates and work out the sums.

    The design is the first row of the workspace's table `loyalty`: objective (a code, or several), viable and
    integrated (yes or no), reward_percent, admin_month, members, orders_member_month, benefits_percent,
    redeemed_percent, sentences, for_everyone and exclusive and many_benefits (yes or no), lever, mechanic.
    """
    row = next(iter(workspace.tables.get("loyalty", ())), {})
    gates = (
        GateResult("basics", _yes(facts.basics_ok)),
        _mass(loyalty, facts),
        GateResult("objective", _one_objective(row)),
        GateResult("viable", _yes(word(row, "viable"))),
        _margin(loyalty, row, facts),
        GateResult("integrated", _yes(word(row, "integrated"))),
    )
    return LoyaltyDesign(gates, _check(loyalty, row), _economics(row, facts))


def stamp_rate(paid: float, free: float, goods_share: float) -> float:
    """Return what a stamp card costs of the sales that fill it.

    >>> round(stamp_rate(10, 1, 0.6), 4)
    0.06
    """
    return free * goods_share / paid


def work_out_programme(
    *,
    members: float,
    orders_member_month: float,
    order_value: float,
    margin_share: float,
    reward_rate: float,
    admin_month: float = 0,
    redeemed_share: float | None = None,
) -> Economics:
    """Work out what a programme costs and how many additional orders would pay for it."""
    orders = members * orders_member_month
    rewards = reward_rate * orders * order_value
    per_order = order_value * (margin_share - reward_rate)
    cost = rewards + admin_month
    extra = ceil(round(cost / per_order, 9)) if per_order > 0 else None
    return Economics(
        reward_rate=reward_rate,
        cost=cost,
        per_order=per_order,
        extra_orders=extra,
        extra_share=None if extra is None or not orders else extra / orders,
        liability=None if redeemed_share is None else rewards * redeemed_share,
    )


def _yes(answer: str | None) -> GateStatus:
    return "unknown" if answer not in ("yes", "no") else "open" if answer == "yes" else "closed"


def _mass(loyalty: Loyalty, facts: Facts) -> GateResult:
    least = {
        "customers": loyalty.mass.customers,
        "repeat_customers": loyalty.mass.repeat_customers,
        "orders_year": loyalty.mass.orders_year,
    }
    have = {id: getattr(facts, id) for id in least}
    values = {id: Quantity(value, "count") for id, value in least.items()}
    if any(have[id] is not None and have[id] < value for id, value in least.items()):
        return GateResult("mass", "closed", values)
    return GateResult("mass", "unknown" if None in have.values() else "open", values)


def _one_objective(row: Mapping[str, Any]) -> GateStatus:
    several = words(row, "objective")
    if several:
        return "open" if len(several) == 1 else "closed"
    return "open" if word(row, "objective") else "unknown"


def _margin(loyalty: Loyalty, row: Mapping[str, Any], facts: Facts) -> GateResult:
    reward, margin = number(row, "reward_percent"), facts.margin_share
    values = {"times": Quantity(loyalty.margin_times, "count")}
    if reward is None or margin is None:
        return GateResult("margin", "unknown", values)
    left = margin - reward / 100
    enough = left > 0 and left + 1e-12 >= loyalty.margin_times * reward / 100
    return GateResult("margin", "open" if enough else "closed", values)


def _check(loyalty: Loyalty, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Find contradictions; a table that is still empty has none."""
    benefits, sentences = number(row, "benefits_percent"), number(row, "sentences")
    cheap = benefits is not None and benefits / 100 < loyalty.cheap_share
    found = {
        "mass_and_exclusive": _said(row, "for_everyone") and _said(row, "exclusive"),
        "rich_and_cheap": _said(row, "many_benefits") and cheap,
        "several_objectives": len(words(row, "objective")) > 1,
        "hard_to_explain": sentences is not None and sentences > loyalty.max_sentences,
        "no_liability": number(row, "reward_percent") is not None and number(row, "redeemed_percent") is None,
    }
    return tuple(code for code, wrong in found.items() if wrong)


def _said(row: Mapping[str, Any], id: str) -> bool:
    return row.get(id) in (True, "yes")


def _economics(row: Mapping[str, Any], facts: Facts) -> Economics | None:
    members, orders = number(row, "members"), number(row, "orders_member_month")
    reward, redeemed = number(row, "reward_percent"), number(row, "redeemed_percent")
    orders = facts.orders_month if orders is None else orders
    if None in (members, orders, reward, facts.order_value, facts.margin_share):
        return None
    return work_out_programme(
        members=members or 0,
        orders_member_month=orders or 0,
        order_value=facts.order_value or 0,
        margin_share=facts.margin_share or 0,
        reward_rate=(reward or 0) / 100,
        admin_month=number(row, "admin_month") or 0,
        redeemed_share=None if redeemed is None else redeemed / 100,
    )
