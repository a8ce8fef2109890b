"""The return of a relationship in money: what it brings in a year, net of what it costs, over that cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from logic.assessment.answers import Given
from logic.assessment.hour import value_of_hour
from logic.content.readings import ReturnRules

MONTHS = 12
Part = Literal["retained", "referred", "saved"]


@dataclass(frozen=True)
class MoneyVersion:
    """One version of the assumptions."""

    retained: float
    """Contribution of those who return because of the relationship, units of the currency a year."""
    referred: float
    saved: float
    cost: float
    ratio: float
    """(retained + referred + saved − cost) ÷ cost."""


@dataclass(frozen=True)
class MoneyReturn:
    """Low, base and high, or the reason why there is none."""

    low: MoneyVersion | None
    base: MoneyVersion | None
    high: MoneyVersion | None
    cash: float
    """Of the cost: money, a year."""
    hours: float
    """Of the cost: hours, a year."""
    hour_value: float | None
    withheld: Literal["no_cost", "no_hour_value", "no_return"] | None
    silent: tuple[str, ...]
    """Items left open, which count as nothing."""
    assumptions: tuple[Part, ...]
    """Parts that rest on an attribution of the user's own."""


@dataclass(frozen=True)
class _Inputs:
    customers: float | None
    margin: float | None
    """Contribution of a customer a year."""
    retained: float | None
    referred: float | None
    referred_share: float | None
    saved: float | None
    hour_value: float | None

    def brought(self, factor: float) -> dict[Part, float]:
        """Return what each part brings in a year; one with something unknown in it is left out."""
        found: dict[Part, float] = {}
        if self.margin is not None:
            if self.customers is not None and self.retained is not None:
                found["retained"] = self.customers * _share(self.retained, factor) * self.margin
            if self.referred is not None and self.referred_share is not None:
                found["referred"] = self.referred * _share(self.referred_share, factor) * self.margin
        if self.saved is not None and self.hour_value is not None:
            found["saved"] = self.saved * factor * MONTHS * self.hour_value
        return found


def return_in_money(given: Given, rules: ReturnRules) -> MoneyReturn:
    """Work out the return in money; without a cost it is undefined, and one's own hours are a cost."""
    inputs = _read(given)
    hours = MONTHS * (given.number("ior", "EFF_H") or 0)
    cash = MONTHS * (given.number("ior", "EFF_C") or 0)
    parts = tuple(inputs.brought(1.0))
    withheld = _withheld(inputs, hours, cash, parts)
    cost = cash + hours * (inputs.hour_value or 0)
    versions = [
        None if withheld else _version(inputs.brought(factor), cost)
        for factor in (rules.low_factor, 1.0, rules.high_factor)
    ]
    return MoneyReturn(
        low=versions[0],
        base=versions[1],
        high=versions[2],
        cash=cash,
        hours=hours,
        hour_value=inputs.hour_value,
        withheld=withheld,
        silent=_silent(given),
        assumptions=parts,
    )


def _read(given: Given) -> _Inputs:
    order, orders = given.number("profile", "order_value"), given.number("profile", "orders_month")
    margin = given.number("profile", "margin_percent")
    known = order is not None and orders is not None and margin is not None
    own = given.number("ior", "EFF_N")
    return _Inputs(
        customers=given.number("profile", "customers") if own is None else own,
        margin=(order or 0) * (orders or 0) * MONTHS * (margin or 0) / 100 if known else None,
        retained=given.number("ior", "MON_RET"),
        referred=given.number("ior", "MON_REF"),
        referred_share=given.number("ior", "MON_REF_SHARE"),
        saved=given.number("ior", "MON_SAVED"),
        hour_value=_hour(given),
    )


def _hour(given: Given) -> float | None:
    ways = ("hour_wage", "hour_billable", "hour_billable_share", "hour_displaced")
    found = value_of_hour(*(given.number("profile", id) for id in ways))
    return found[0] if found else None


def _withheld(
    inputs: _Inputs, hours: float, cash: float, parts: tuple[Part, ...]
) -> Literal["no_cost", "no_hour_value", "no_return"] | None:
    if hours and inputs.hour_value is None:
        return "no_hour_value"
    if not cash + hours * (inputs.hour_value or 0):
        return "no_cost"
    return None if parts else "no_return"


def _version(brought: Mapping[Part, float], cost: float) -> MoneyVersion:
    return MoneyVersion(
        retained=brought.get("retained", 0.0),
        referred=brought.get("referred", 0.0),
        saved=brought.get("saved", 0.0),
        cost=cost,
        ratio=(sum(brought.values()) - cost) / cost,
    )


def _share(percent: float, factor: float) -> float:
    return min(1.0, percent * factor / 100)


def _silent(given: Given) -> tuple[str, ...]:
    items = ("EFF_H", "EFF_C", "MON_RET", "MON_REF", "MON_REF_SHARE", "MON_SAVED")
    return tuple(id for id in items if given.number("ior", id) is None)
