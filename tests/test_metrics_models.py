"""The purchase and spend models against published figures and golden vectors.

The CDNOW sample (2,357 customers, calibration to 1997-09-30) travels with the package `lifetimes`; only its
files are read.
"""

import dataclasses
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from logic.metrics.base import lay_base
from logic.metrics.figure import Withheld
from logic.metrics.forecast import Forecast, forecast, foretell_own_past
from logic.metrics.histories import Histories, group_histories
from logic.metrics.measure import measure
from logic.metrics.purchase_model import (
    Parameters,
    alive,
    doubt_of_total,
    expect_purchases,
    fit,
    likelihood,
)
from logic.metrics.spend_model import SpendParameters, fit_spend
from logic.purchases import Purchases
from tests.sales_tables import POLICY, simulate

BG = Parameters(0.243, 4.414, 0.793, 2.426, "bg")
MBG = Parameters(0.525, 6.183, 0.891, 1.614, "mbg")
CUSTOMERS = [(0, 0, 38.86), (2, 30.43, 38.86), (1, 20, 39), (10, 20, 39)]
"""x, t_x, T in weeks."""
VECTORS = Histories(
    repeats=np.array([x for x, _, _ in CUSTOMERS]),
    last=np.array([t for _, t, _ in CUSTOMERS], float),
    age=np.array([age for _, _, age in CUSTOMERS], float),
    weight=np.ones(4),
    group=np.arange(4),
)
SPEND = SpendParameters(p=6.25, q=3.74, gamma=15.44)


def data_set(name):
    """Find a file of the package lifetimes without importing it."""
    package = find_spec("lifetimes")
    assert package is not None, "pip install -r requirements-dev.txt"
    assert package.origin is not None
    return Path(package.origin).parent / "datasets" / name


def cdnow():
    """Read x, t_x, T (weeks with two decimals, days by seven) and the mean repeat amount."""
    file = data_set("cdnow_customers_summary_with_transactions.csv")
    _, x, last, age, amount = np.loadtxt(file, delimiter=",", skiprows=1, unpack=True)
    days = [np.round(weeks * 7).astype(int) for weeks in (last, age)]
    return group_histories(x.astype(int), *days), x, amount


CDNOW, REPEATS, AMOUNTS = cdnow()


def cdnow_orders():
    """Read the sample's orders to 1998-06-30: columns of id, id in the sample, date, pieces, amount."""
    ids, dates, amounts = np.loadtxt(data_set("CDNOW_sample.txt"), usecols=(1, 2, 4), unpack=True)
    days = [np.datetime64(f"{date[:4]}-{date[4:6]}-{date[6:8]}") for date in map(str, dates.astype(int))]
    names, code = np.unique(ids, return_inverse=True)
    return Purchases(
        customer=code.astype(np.int32),
        names=[f"{name:.0f}" for name in names],
        day=np.array(days, "datetime64[D]").astype(np.int32),
        cents=np.round(amounts * 100).astype(np.int64),
    )


# Each value was worked out twice, by two separate programs; BG E39 of the second customer is 1.226 in
# Fader, Hardie and Lee (2005).
@pytest.mark.parametrize(
    ("parameters", "probability", "purchases", "log_likelihood"),
    [
        (
            BG,
            [1.000000, 0.726579, 0.599330, 0.038114],
            [0.195098, 1.226028, 0.572533, 0.276654],
            [-0.554713, -9.458606, -5.511858, -24.283315],
        ),
        (
            MBG,
            [0.389735, 0.706202, 0.560757, 0.040120],
            [0.154013, 1.262961, 0.618206, 0.281687],
            [-0.539837, -9.485551, -5.653675, -24.317816],
        ),
    ],
    ids=["bg", "mbg"],
)
def test_golden_vectors(parameters, probability, purchases, log_likelihood):
    each, _ = likelihood(parameters, VECTORS)

    assert alive(parameters, VECTORS) == pytest.approx(probability, abs=1e-6)
    assert expect_purchases(parameters, VECTORS, 39) == pytest.approx(purchases, abs=1e-6)
    assert each == pytest.approx(log_likelihood, abs=1e-6)


# Fader, Hardie and Lee (2005), table 2: r .243, alpha 4.414, a .793, b 2.426, LL -9582.4.
# MBG/NBD: a separate SciPy fit of the same data; no published figures found.
@pytest.mark.parametrize(
    ("kind", "expected", "log_likelihood"),
    [
        ("bg", [0.243, 4.414, 0.793, 2.426], -9582.4),
        ("mbg", [0.5248, 6.183, 0.8914, 1.614], -9582.1),
    ],
)
def test_the_published_parameters_of_cdnow_come_out(kind, expected, log_likelihood):
    found = fit(CDNOW, kind)

    assert CDNOW.customers == 2357
    assert found.parameters.values == pytest.approx(expected, abs=5e-4)
    assert round(found.log_likelihood, 1) == log_likelihood


def test_the_published_spend_parameters_of_cdnow_come_out():
    back = REPEATS > 0

    found = fit_spend(REPEATS[back], AMOUNTS[back])

    # Fader and Hardie, note 025: p 6.25, q 3.74, gamma 15.44 before the means were rounded to cents
    assert back.sum() == 946
    assert found.parameters.p == pytest.approx(6.25, abs=0.005)
    assert found.parameters.q == pytest.approx(3.74, abs=0.005)
    assert found.parameters.gamma == pytest.approx(15.44, abs=0.01)
    assert round(found.log_likelihood, 1) == -4055.9  # CLVTools: -4055.9177


def test_few_purchases_are_drawn_towards_everybodys_mean():
    assert SPEND.population_mean == pytest.approx(35.219, abs=5e-4)
    # Fader and Hardie, note 025, spreadsheet: 24.66, 18.91, 35.17 with unrounded parameters
    assert SPEND.expect(np.array([2.0, 1, 0]), np.array([22.35, 11.77, 0])) == pytest.approx(
        [24.664, 18.917, 35.219], abs=5e-4
    )


@pytest.mark.parametrize("parameters", [BG, MBG], ids=["bg", "mbg"])
def test_slopes_are_those_of_the_likelihood(parameters):
    _, slopes = likelihood(parameters, VECTORS)

    for at, value in enumerate(parameters.values):
        step = 1e-6
        sides = []
        for sign in (1, -1):
            moved = list(parameters.values)
            moved[at] = value * np.exp(sign * step)
            sides.append(likelihood(Parameters(*moved, parameters.kind), VECTORS)[0])
        assert slopes[at] == pytest.approx((sides[0] - sides[1]) / (2 * step), abs=1e-6)


def test_the_expectation_has_no_hole_where_a_is_one():
    around = [expect_purchases(dataclasses.replace(MBG, a=a), VECTORS, 39) for a in (0.9999, 1, 1.0001)]

    assert around[1] == pytest.approx((around[0] + around[2]) / 2, rel=1e-4)


def test_equal_histories_are_grouped_without_changing_the_fit():
    assert CDNOW.weight.sum() == 2357
    assert len(CDNOW.repeats) == 1016
    doubled = dataclasses.replace(CDNOW, weight=2 * CDNOW.weight)
    assert fit(doubled).parameters.values == pytest.approx(fit(CDNOW).parameters.values, rel=1e-4)


def test_thinning_keeps_the_mix_of_histories():
    thin = CDNOW.thinned(500)

    assert thin.customers == pytest.approx(500, abs=1)
    assert thin.weight @ thin.repeats / 500 == pytest.approx(CDNOW.weight @ CDNOW.repeats / 2357, rel=0.05)


def test_the_range_of_the_total_agrees_with_a_bootstrap_of_the_customers():
    # 120 resamples of CDNOW, refitted: 2.5 to 97.5 % run from 0.908 to 1.082 of the total for 39 weeks
    assert doubt_of_total(fit(CDNOW), CDNOW, 39) == pytest.approx(1.085, abs=0.01)


def test_the_model_foretells_its_own_past_before_it_is_shown():
    base = lay_base(simulate(1500, 900, rate=0.012, seed=5), POLICY, None, 0.4)

    found = forecast(base)

    assert isinstance(found, Forecast)
    assert abs(found.backtest.error) <= 0.3
    assert found.backtest.marked_silent <= found.backtest.marked
    assert found.occasions.sum() == pytest.approx(found.total.value)
    assert found.total.low < found.total.value < found.total.high
    assert len(found.alive) == base.occasions.customers


def test_a_model_that_misses_its_own_past_is_withheld_with_both_numbers():
    occasions = lay_base(simulate(1500, 900, rate=0.012, seed=5), POLICY, None, None).occasions
    strict = POLICY.limits.model_limits.model_copy(update={"most_backtest_error": 0.0001})

    tested = foretell_own_past(occasions, strict)

    assert isinstance(tested, Withheld)
    assert tested.code == "backtest_off"
    assert set(tested.values) == {"expected", "actual", "days"}


def test_parameters_at_the_edge_are_refused():
    base = lay_base(simulate(1500, 900, rate=0.012, seed=5), POLICY, None, None)
    narrow = POLICY.limits.model_limits.model_copy(update={"most_parameter": 1.0})

    tested = foretell_own_past(base.occasions, narrow)

    assert isinstance(tested, Withheld)
    assert tested.code == "model_at_edge"


@pytest.mark.parametrize(
    ("customers", "days", "missing"),
    [(499, 900, "customers"), (600, 170, "history_days")],
)
def test_below_its_gate_the_model_is_not_even_fitted(customers, days, missing):
    found = forecast(lay_base(simulate(customers, days), POLICY, None, None))

    assert isinstance(found, Withheld)
    assert found.code == missing


def test_the_orders_of_cdnow_give_the_figures_known_of_them():
    metrics = measure(cdnow_orders(), POLICY)

    # 6,919 lines, $244,091.94, 1,139 who bought on two days or more; 8 lines and 8 customers brought nothing
    assert (metrics.orders, metrics.customers, metrics.repeat_customers) == (6911, 2349, 1139)
    assert metrics.revenue == 24_409_194
    assert metrics.value("cycle_customer_median") == 60
    assert metrics.value("cycle_pooled_median") == 34
    # fitted on the first 60 % of the time: 1,338 expected by a separate program, 1,428 bought
    assert metrics.model.backtest.actual == 1428
    assert metrics.model.backtest.expected == pytest.approx(1338, abs=1)
