"""What a customer is worth, three ways: so far (a fact), in twelve months (an estimate), by the model.

A horizon is always named: twelve months cut short are no lifetime.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from logic.metrics.base import YEAR_DAYS, Base, look_back_days
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.forecast import Forecast
from logic.purchases import IntArray
from logic.statistics import normal_interval, wilson

CURVE_MONTHS = 24
CURVE_CUSTOMERS = 10
"""Customers who must have reached an age for the curve of value to go on to it."""


@dataclass(frozen=True, kw_only=True)
class ValueCurve:
    """What a customer brings by months since the first purchase, of those observed for that long."""

    values: tuple[float, ...]
    """Mean value by the end of month 1, 2, …, in units of the currency; contribution with a margin."""
    customers: tuple[int, ...]
    """Observed for that long."""


def measure_value(base: Base, model: Forecast | Withheld) -> Mapping[MetricId, Result]:
    """Work out the value of a customer three ways."""
    return {
        "value_to_date": _to_date(base),
        "value_12_months": base.gate.admit("value_12_months", lambda: _twelve_months(base)),
        "value_12_months_model": _by_model(base, model),
        "expected_orders_12_months": model if isinstance(model, Withheld) else model.total,
        "customers_alive": _alive(model),
    }


def trace_value(base: Base) -> ValueCurve:
    """Follow what customers bring by months since their first purchase."""
    occasions, width = base.occasions, CURVE_MONTHS + 1
    # rows: whole months that the customer was observed; columns: age of the purchase in months
    reached = np.minimum(_whole_months(occasions.observed_days), CURVE_MONTHS)
    age = _whole_months(occasions.day - occasions.first[occasions.customer])
    cell = (reached * width)[occasions.customer] + np.minimum(age, CURVE_MONTHS)
    cents = np.bincount(cell, weights=occasions.cents, minlength=width * width).reshape(width, width)
    observed = np.bincount(reached, minlength=width)[::-1].cumsum()[::-1]
    values, customers = [], []
    for month in range(1, CURVE_MONTHS + 1):
        if observed[month] < CURVE_CUSTOMERS:
            break
        values.append(float(cents[month:, :month].sum() / observed[month] / 100) * _brought(base))
        customers.append(int(observed[month]))
    return ValueCurve(values=tuple(values), customers=tuple(customers))


def _whole_months(days: IntArray) -> IntArray:
    """Return days in twelfths of a year of 365 days, rounded down."""
    return days * 12 // YEAR_DAYS


def _brought(base: Base) -> float:
    """Return the share of an amount that counts as value."""
    return 1.0 if base.margin is None else base.margin


def _to_date(base: Base) -> Result:
    if not base.occasions.customers:
        return Withheld("no_purchase")
    value = float(base.occasions.value.mean()) / 100 * _brought(base)
    return Figure(value=value, n=base.occasions.customers)


def _twelve_months(base: Base) -> Result:
    """Take what customers of some time ago have brought since, those who never came back included.

    With two years of history that is a year. With less, it is half of the file, carried on to a year: each
    further stretch keeps the share of customers who bought in the first one.
    """
    occasions, days = base.occasions, look_back_days(base.occasions.history_days)
    known = occasions.observed_days >= days
    paid = base.paid_last_year if days == YEAR_DAYS else occasions.paid_since(occasions.reference_day - days)
    spent = paid[known] / 100
    active, n = int(np.count_nonzero(spent)), len(spent)
    low, high = normal_interval(spent)
    least, most = wilson(active, n)
    stretches = YEAR_DAYS / days
    return Figure(
        value=float(spent.mean()) * _carry_on(active / n, stretches) * _brought(base),
        n=n,
        low=max(0.0, low) * _carry_on(least, stretches) * _brought(base),
        high=high * _carry_on(most, stretches) * _brought(base),
    )


def _carry_on(kept: float, stretches: float) -> float:
    """Sum 1 + kept + kept² … over so many stretches, the last one in part.

    >>> _carry_on(0.5, 2.5)
    1.625
    """
    whole = int(stretches)
    return sum(kept**step for step in range(whole)) + (stretches - whole) * kept**whole


def _by_model(base: Base, model: Forecast | Withheld) -> Result:
    if isinstance(model, Withheld):
        return model
    if model.value is None:
        return model.spend if isinstance(model.spend, Withheld) else Withheld("spend_at_edge")
    doubt = (model.total.high or model.total.value) / model.total.value
    value = float(model.value.mean())
    return Figure(value=value, n=base.occasions.customers, low=value / doubt, high=value * doubt)


def _alive(model: Forecast | Withheld) -> Result:
    if isinstance(model, Withheld):
        return model
    return Figure(value=float(model.alive.sum()), n=len(model.alive))
