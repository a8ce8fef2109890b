"""The purchase model behind its gates: believed only where it fits and has foretold this file's own past."""

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from logic.metrics.base import YEAR_DAYS, Base
from logic.metrics.figure import Figure, Withheld
from logic.metrics.histories import DAYS_A_WEEK, Histories, group_histories, seen_by
from logic.metrics.occasions import Occasions
from logic.metrics.policy import ModelLimits
from logic.metrics.purchase_model import Fit, Parameters, alive, doubt_of_total, expect_purchases, fit
from logic.metrics.spend_model import SpendParameters, fit_spend

Floats = NDArray[np.float64]

YEAR_WEEKS = YEAR_DAYS / DAYS_A_WEEK
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Backtest:
    """What the model, fitted on the first part of the file, foretold for the rest; in occasions."""

    split_day: int
    days: int
    """From the split to the reference day."""
    customers: int
    """Known by the split."""
    expected: float
    actual: int
    marked: int
    """Customers whom the model gave up by the split."""
    marked_silent: int
    """Of those, the ones who indeed did not buy again."""

    @property
    def error(self) -> float:
        """By how much the expectation was off, as a share of what happened."""
        return self.expected / self.actual - 1


@dataclass(frozen=True, eq=False, kw_only=True)
class Forecast:
    """What to expect of the next twelve months; arrays in the order of the customer table."""

    parameters: Parameters
    backtest: Backtest
    alive: Floats
    """Probability that the customer will buy again one day."""
    occasions: Floats
    """Purchases to expect in twelve months."""
    total: Figure
    """Their sum, with the range of the estimate."""
    spend: SpendParameters | Withheld
    value: Floats | None
    """Discounted value in units of the currency: contribution if the margin is known, else revenue."""


def forecast(base: Base) -> Forecast | Withheld:
    """Fit the model to the file, or say why it is not to be believed."""
    limits = base.policy.limits.model_limits
    refused = base.gate.refuse("model")
    if refused:
        return refused
    tested = foretell_own_past(base.occasions, limits)
    if isinstance(tested, Withheld):
        return tested
    histories = _whole(base.occasions)
    found = _fit_within(histories, limits)
    if isinstance(found, Withheld):
        return found
    spend = _fit_spend(base.occasions, limits)
    doubt = doubt_of_total(found, histories.thinned(), YEAR_WEEKS)
    expected = expect_purchases(found.parameters, histories, YEAR_WEEKS)
    total = float(expected @ histories.weight)
    return Forecast(
        parameters=found.parameters,
        backtest=tested,
        alive=alive(found.parameters, histories)[histories.group],
        occasions=expected[histories.group],
        total=Figure(value=total, n=base.occasions.customers, low=total / doubt, high=total * doubt),
        spend=spend,
        value=None if isinstance(spend, Withheld) else _value(base, found.parameters, histories, spend),
    )


def foretell_own_past(occasions: Occasions, limits: ModelLimits) -> Backtest | Withheld:
    """Fit on the first part of the file and compare the expectation with what happened after."""
    split = occasions.first_day + round(limits.backtest_share * occasions.history_days)
    seen, days = seen_by(occasions, split), occasions.reference_day - split
    found = _fit_within(seen.histories, limits)
    if isinstance(found, Withheld):
        return found
    weights = seen.histories.weight
    given_up = (alive(found.parameters, seen.histories) < limits.at_risk_below)[seen.histories.group]
    tested = Backtest(
        split_day=split,
        days=days,
        customers=len(seen.later),
        expected=float(weights @ expect_purchases(found.parameters, seen.histories, days / DAYS_A_WEEK)),
        actual=int(seen.later.sum()),
        marked=int(np.count_nonzero(given_up)),
        marked_silent=int(np.count_nonzero(given_up & (seen.later == 0))),
    )
    if not tested.actual or abs(tested.error) > limits.most_backtest_error:
        return Withheld("backtest_off", {"expected": tested.expected, "actual": tested.actual, "days": days})
    return tested


def _whole(occasions: Occasions) -> Histories:
    return group_histories(occasions.count - 1, occasions.last - occasions.first, occasions.observed_days)


def _fit_within(histories: Histories, limits: ModelLimits) -> Fit | Withheld:
    """Fit, and refuse parameters at the edge: the search ran away because there is no pattern to find."""
    found = fit(histories.thinned())
    for value in found.parameters.values:
        if not limits.least_parameter <= value <= limits.most_parameter:
            return Withheld("model_at_edge", {"least": limits.least_parameter, "most": limits.most_parameter})
    return found


def _fit_spend(occasions: Occasions, limits: ModelLimits) -> SpendParameters | Withheld:
    """Fit the spend model to the repeat purchases, unless spending goes with frequency."""
    repeats, mean = _repeat_amounts(occasions)
    back = repeats > 0
    correlation = float(np.corrcoef(repeats[back], mean[back])[0, 1]) if mean[back].std() else 0.0
    if abs(correlation) >= limits.most_spend_correlation:
        return Withheld("spend_follows_frequency", {"correlation": correlation})
    found = fit_spend(repeats[back], mean[back])
    judged = (found.parameters.p, found.parameters.q, found.parameters.gamma / found.scale)
    at_edge = any(not limits.least_parameter <= value <= limits.most_parameter for value in judged)
    if at_edge or found.parameters.q <= 1 or not isfinite(found.log_likelihood):
        return Withheld("spend_at_edge")
    return found.parameters


def _repeat_amounts(occasions: Occasions) -> tuple[Floats, Floats]:
    """Return each customer's number of repeat purchases and their mean in units of the currency."""
    repeats = (occasions.count - 1).astype(np.float64)
    total = occasions.paid - occasions.cents[occasions.start[:-1]]
    return repeats, total / np.maximum(repeats, 1) / 100


def _value(base: Base, parameters: Parameters, histories: Histories, spend: SpendParameters) -> Floats:
    """Sum twelve months of purchases to expect, each month discounted, times what a purchase brings."""
    monthly = (1 + base.policy.limits.value_limits.yearly_discount) ** (1 / MONTHS)
    discounted = np.zeros(len(histories.weight))
    before = np.zeros(len(histories.weight))
    for month in range(1, MONTHS + 1):
        until = expect_purchases(parameters, histories, YEAR_WEEKS * month / MONTHS)
        discounted += (until - before) / monthly**month
        before = until
    brings = spend.expect(*_repeat_amounts(base.occasions)) * (1 if base.margin is None else base.margin)
    return discounted[histories.group] * brings
