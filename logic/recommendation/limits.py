"""Conditions that a type must meet, whatever its score: met, failed or not known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import ceil, floor
from typing import Literal

from logic.content.advice import Advice
from logic.content.relationship import Consequence, Limit, RelationshipType
from logic.recommendation.context import Context
from logic.recommendation.quantity import Blanks, Quantity

Status = Literal["met", "failed", "unknown"]
NOT_FIRST: frozenset[Consequence] = frozenset({"exclude", "not_yet", "few", "support_only", "seed"})
"""Consequences that keep a type from being the one to try."""
NOT_AT_ALL: frozenset[Consequence] = frozenset({"exclude", "not_yet", "seed"})
"""Consequences that keep it from being a support too."""

STRICTEST_FIRST: tuple[Consequence, ...] = (
    "exclude",
    "not_yet",
    "seed",
    "support_only",
    "few",
    "block_messages",
    "warn",
)
"""Consequences from the one that closes most."""


@dataclass(frozen=True)
class LimitResult:
    """How a type stands to one condition."""

    id: str
    type: str
    consequence: Consequence
    status: Status
    values: Blanks = field(default_factory=dict)
    """Fills the blanks of the condition's three sentences."""
    missing: tuple[str, ...] = ()
    """Items that would decide it."""

    @property
    def keeps_from_first(self) -> bool:
        """Whether it keeps the type from being the one to try."""
        return self.status == "failed" and self.consequence in NOT_FIRST

    @property
    def keeps_out(self) -> bool:
        """Whether it keeps the type from being a support too."""
        return self.status == "failed" and self.consequence in NOT_AT_ALL


Check = tuple[Status, Blanks, tuple[str, ...]]
Rule = Callable[[Limit, RelationshipType | None, Context], Check]


def strictest(failed: Iterable[LimitResult]) -> LimitResult:
    """Return the condition whose consequence closes most: of several for a type, that one holds."""
    return min(failed, key=lambda limit: STRICTEST_FIRST.index(limit.consequence))


def check_limits(advice: Advice, context: Context) -> tuple[LimitResult, ...]:
    """Check every condition."""
    return tuple(_check(advice, context, limit) for limit in advice.limits.limits)


def _check(advice: Advice, context: Context, limit: Limit) -> LimitResult:
    status, values, missing = RULES[limit.rule](limit, advice.types.types.get(limit.type), context)
    result = LimitResult(limit.id, limit.type, limit.consequence, status, values, missing)
    left = values.get("target")
    if limit.consequence == "few" and isinstance(left, Quantity) and left.value < 1:
        return replace(result, consequence="exclude")  # not even one customer fits
    return result


def _decide(parts: Mapping[str, bool | None]) -> tuple[Status, tuple[str, ...]]:
    """Join parts that must all hold; one that fails decides, whatever else is unknown."""
    if any(part is False for part in parts.values()):
        return "failed", ()
    missing = tuple(id for id, part in parts.items() if part is None)
    return ("unknown", missing) if missing else ("met", ())


def _at_least(value: float | None, least: float | None) -> bool | None:
    return None if value is None else value >= (least or 0)


def _is_yes(value: str | None) -> bool | None:
    return None if value is None else value == "yes"


def _count(value: float | None) -> Quantity | str:
    return "unknown" if value is None else Quantity(value, "count")


def _points(value: float | None) -> Quantity | str:
    return "unknown" if value is None else Quantity(value, "points")


def _margin(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    facts, share = context.facts, limit.number or 0
    if type is None or facts.hour_value is None or facts.margin_month is None:
        known = {"hour_wage": facts.hour_value, "order_value": facts.order_value}
        known |= {"orders_month": facts.orders_month, "margin_percent": facts.margin_share}
        return "unknown", {}, tuple(id for id, value in known.items() if value is None)
    cost = type.hours.customer_month * facts.hour_value
    values = {
        "number": Quantity(share, "share"),
        "cost": Quantity(cost, "money"),
        "margin": Quantity(facts.margin_month, "money"),
        "target": Quantity(cost / share, "money"),
    }
    return ("met" if cost <= share * facts.margin_month else "failed"), values, ()


def _capacity(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    customers, hours = context.facts.customers, context.facts.hours_month
    if type is None or customers is None or hours is None:
        known = {"customers": customers, "hours_week": hours}
        return "unknown", {}, tuple(id for id, value in known.items() if value is None)
    needed = customers * type.hours.customer_month
    values = {
        "customers": Quantity(customers, "count"),
        "value": Quantity(needed, "hours"),
        "number": Quantity(hours, "hours"),
        "target": Quantity(floor(hours / type.hours.customer_month), "count"),
    }
    return ("met" if needed <= hours else "failed"), values, ()


def _data(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    facts = context.facts
    parts = {
        "history": _is_yes(facts.history),
        "repeated_questions": _at_least(facts.repeated_questions, limit.number),
    }
    values = {
        "number": _count(limit.number),
        "history": facts.history or "unknown",
        "value": _count(facts.repeated_questions),
    }
    status, missing = _decide(parts)
    return status, values, missing


def _honesty(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    told = context.facts.bot_disclosed
    status, missing = _decide({"bot_disclosed": None if told is None else told != "no"})
    return status, {}, missing


def _simple_enough(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    values = {id: context.value(id) for id in ("F2", "F3")}
    most = limit.number or 0
    status, missing = _decide({id: None if v is None else v <= most for id, v in values.items()})
    blanks = {"number": _points(most), "value": _points(values["F2"]), "second": _points(values["F3"])}
    return status, blanks, missing


def _documented(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    have = context.facts.documented_questions
    status, missing = _decide({"documented_questions": _at_least(have, limit.number)})
    return status, {"number": _count(limit.number), "value": _count(have)}, missing


def _contributors(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    """About one in a hundred contributes; ten named volunteers who are very keen do as well."""
    reach, named, wish = context.facts.reach, context.facts.volunteers, context.value("F5")
    needed = ceil(round((limit.second or 0) / (limit.number or 1), 9))
    enough = _at_least(reach, needed)
    keen, _ = _decide(
        {"F5": None if wish is None else wish >= 4, "volunteers": _at_least(named, limit.third)}
    )
    values = {
        "needed": _count(needed),
        "volunteers": _count(limit.third),
        "value": _count(reach),
        "named": _count(named),
    }
    if enough or keen == "met":
        return "met", values, ()
    if enough is False and keen == "failed":
        return "failed", values, ()
    silent = {"reach": reach, "volunteers": named, "F5": wish}
    return "unknown", values, tuple(id for id, value in silent.items() if value is None)


def _members(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    reach, wish = context.facts.reach, context.value("F5")
    parts = {"reach": _at_least(reach, limit.number), "F5": _at_least(wish, limit.second)}
    status, missing = _decide(parts)
    values = {
        "number": _count(limit.number),
        "second": _points(limit.second),
        "value": _count(reach),
        "wish": _points(wish),
    }
    return status, values, missing


def _host(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    hours, committed = context.facts.host_hours_week, _is_yes(context.facts.host_committed)
    status, missing = _decide(
        {"host_hours_week": _at_least(hours, limit.number), "host_committed": committed}
    )
    kept = 0.0 if committed is False else hours
    return status, {"number": _count(limit.number), "value": _count(kept)}, missing


def _permission(limit: Limit, type: RelationshipType | None, context: Context) -> Check:
    given = context.facts.permission
    status, missing = _decide({"permission": None if given is None else given != "no"})
    return status, {}, missing


RULES: Mapping[str, Rule] = {
    "margin": _margin,
    "capacity": _capacity,
    "data": _data,
    "honesty": _honesty,
    "simple_enough": _simple_enough,
    "documented": _documented,
    "contributors": _contributors,
    "members": _members,
    "host": _host,
    "permission": _permission,
}
"""The rules that limits.yaml may name."""
