"""What it costs to win a customer, by channel, and whether it comes back. Hours count as money."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from logic.metrics.base import Base
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.lifetime_value import ValueCurve
from logic.metrics.occasions import month_number
from logic.purchases import IntArray, Purchases, Spend

VALUE_MONTHS = 24
"""Horizon of the value held against the cost; a shorter one is used, and named, where less is observed."""
OTHER = ""
"""Customers or hours without a channel."""


@dataclass(frozen=True)
class Effort:
    """Time spent on winning customers over the months of the spend file."""

    hours: Mapping[str, float] = field(default_factory=dict)
    """Channel -> hours; "" for hours that belong to none."""
    hour_value: float = 0
    """Units of the currency."""


@dataclass(frozen=True, kw_only=True)
class ChannelCost:
    """One channel over the window."""

    channel: str
    """As the spend file writes it, else as the sales file does; "" for customers without one."""
    spend: float
    """Units of the currency, hours included."""
    hours: float
    new_customers: int
    cost_per_customer: float | None
    """None where nobody was won, nothing was recorded, or there is no channel to hold it against."""


@dataclass(frozen=True, kw_only=True)
class Acquisition:
    """What the months of the spend file bought."""

    first_month: str
    last_month: str
    new_customers: int
    spend: float
    channels: Sequence[ChannelCost]
    """Empty where the sales file has no channel."""
    starts_late: bool
    """Whether the sales file begins less than one cycle before the window: old customers then look new."""
    value_months: int | None
    """Horizon of the value held against the cost; None where no value is observed."""


def weigh_acquisition(base: Base, spend: Spend, effort: Effort, curve: ValueCurve) -> Acquisition:
    """Join spend and first purchases over the months of the spend file."""
    first_month, last_month = min(spend.month), max(spend.month)
    born = month_number(base.occasions.first)
    window = (born >= _number(first_month)) & (born <= _number(last_month))
    channels = _by_channel(base, spend, effort, np.flatnonzero(window))
    total = int(spend.cents.sum()) / 100 + sum(effort.hours.values()) * effort.hour_value
    before_window = (np.datetime64(first_month, "D") - np.datetime64(base.occasions.first_day, "D")).astype(
        int
    )
    return Acquisition(
        first_month=first_month,
        last_month=last_month,
        new_customers=int(np.count_nonzero(window)),
        spend=total,
        channels=channels,
        starts_late=not before_window >= base.gaps.customer_median,
        value_months=min(VALUE_MONTHS, len(curve.values)) or None,
    )


def measure_acquisition(
    base: Base, found: Acquisition | None, curve: ValueCurve
) -> Mapping[MetricId, Result]:
    """Work out the cost of a customer, what its value is against it, and the months until it is paid back."""
    if found is None:
        return dict.fromkeys(("cac", "ltv_cac", "payback_months"), Withheld("no_spend"))
    gate = base.gate.knowing(new_customers=found.new_customers)
    refused = gate.refuse("payback") or _refuse(base, found, curve)
    return {
        "cac": gate.admit("acquisition", lambda: _cost(found)),
        "ltv_cac": refused or _against_value(found, curve),
        "payback_months": refused or _payback(found, curve),
    }


def _cost(found: Acquisition) -> Figure:
    return Figure(value=found.spend / found.new_customers, n=found.new_customers)


def _refuse(base: Base, found: Acquisition, curve: ValueCurve) -> Withheld | None:
    if base.margin is None:
        return Withheld("no_margin")
    if not found.spend:
        return Withheld("no_cost")
    return None if curve.values else Withheld("no_value_observed")


def _against_value(found: Acquisition, curve: ValueCurve) -> Figure:
    month = min(VALUE_MONTHS, len(curve.values)) - 1
    return Figure(value=curve.values[month] / _cost(found).value, n=curve.customers[month])


def _payback(found: Acquisition, curve: ValueCurve) -> Result:
    for month, value in enumerate(curve.values, start=1):
        if value >= _cost(found).value:
            return Figure(value=month, n=curve.customers[month - 1])
    return Withheld("not_paid_back_yet", {"months": len(curve.values)})


def _by_channel(base: Base, spend: Spend, effort: Effort, new: IntArray) -> Sequence[ChannelCost]:
    won_by = _first_channel(base)
    if won_by is None:
        return ()
    names: dict[str, str] = {}
    for written in (*spend.channel, *effort.hours, *base.purchases.channels):
        names.setdefault(_plain(written), written)
    paid, won = dict.fromkeys(names, 0.0), dict.fromkeys((*names, OTHER), 0)
    for channel, cents in zip(spend.channel, spend.cents.tolist(), strict=True):
        paid[_plain(channel)] += cents / 100
    hours = {_plain(channel): hours for channel, hours in effort.hours.items()}
    of_code = [_plain(channel) for channel in base.purchases.channels]
    for code, customers in enumerate(np.bincount(won_by[new] + 1, minlength=len(of_code) + 1).tolist()):
        won[of_code[code - 1] if code else OTHER] += customers
    return [
        _channel(
            names.get(id, OTHER), paid.get(id, 0) + hours.get(id, 0) * effort.hour_value, hours.get(id, 0), n
        )
        for id, n in sorted(won.items())
        if n or paid.get(id) or hours.get(id)
    ]


def _channel(name: str, spend: float, hours: float, customers: int) -> ChannelCost:
    return ChannelCost(
        channel=name,
        spend=spend,
        hours=hours,
        new_customers=customers,
        cost_per_customer=spend / customers if name and spend and customers else None,
    )


def _first_channel(base: Base) -> IntArray | None:
    """Return the channel of each customer's first day of purchase, -1 where blank.

    Of several on that day the first by name, so that the order of the rows does not matter.
    """
    bought = base.purchases
    if bought.channel is None:
        return None
    position = _position_of(base, bought)
    at = position[bought.customer]
    rows = np.flatnonzero((at >= 0) & (bought.channel >= 0) & (bought.cents > 0))
    rows = rows[bought.day[rows] == base.occasions.first[at[rows]]]
    by_name = np.argsort(np.argsort(np.array(bought.channels)))
    rows = rows[np.lexsort((by_name[bought.channel[rows]], at[rows]))]
    channel = np.full(base.occasions.customers, -1)
    owners, first = np.unique(at[rows], return_index=True)
    channel[owners] = bought.channel[rows[first]]
    return channel


def _position_of(base: Base, bought: Purchases) -> IntArray:
    """Return, of each code of the file, the position among buyers, -1 for who bought nothing."""
    position = np.full(len(bought.names), -1)
    position[base.occasions.code] = np.arange(base.occasions.customers)
    return position


def _plain(channel: str) -> str:
    """Make two spellings of a channel one: case, accents and outer blanks do not count."""
    letters = unicodedata.normalize("NFKD", channel.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _number(month: str) -> int:
    return int(np.datetime64(month, "M").astype(int))
