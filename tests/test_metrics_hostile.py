"""Whatever a file holds, measuring it ends in figures and reasons: no crash, no nan."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.texts import Texts, load_phrases
from logic.metrics.acquisition import Effort
from logic.metrics.as_json import figures_to_keep, to_json
from logic.metrics.contact_sheet import write_sheet
from logic.metrics.measure import measure
from logic.metrics.reasons import say
from logic.metrics.words import tell
from logic.purchases import Purchases, Spend
from tests.sales_tables import POLICY, purchases, simulate

SPANISH = Texts("es", load_phrases(Path(__file__).parents[1] / "locales")["es"])
ODD_DAYS = (-719_162, 0, 1, 19_000, 19_001, 19_400, 20_088, 2_932_896)
"""The years 1, 1970, 2022 to 2024 and 9999."""
ODD_CENTS = (-(10**13), -1, 0, 1, 99, 10_000, 10**13)

shops = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(ODD_DAYS), st.sampled_from(ODD_CENTS)),
    min_size=1,
    max_size=300,
)


def odd(rows, **more):
    return Purchases(
        customer=np.array([customer for customer, _, _ in rows], np.int32),
        names=[f"=C{code}\t{{x}}" for code in range(61)],
        day=np.array([day for _, day, _ in rows], np.int32),
        cents=np.array([cents for _, _, cents in rows], np.int64),
        **more,
    )


def check(metrics):
    figures = metrics.figures.values()
    assert all(math.isfinite(figure.value) for figure in figures)
    assert all(figure.low <= figure.value <= figure.high for figure in figures if figure.low is not None)
    json.dumps([to_json(metrics), figures_to_keep(metrics)], allow_nan=False)
    assert all(say(reason, SPANISH) for reason in metrics.withheld.values())
    assert tell(metrics, POLICY, SPANISH)
    assert write_sheet(metrics.contacts, SPANISH, POLICY, metrics.currency)


@settings(max_examples=40, deadline=None)
@given(shops, st.sampled_from([None, 0.0, 0.35, 1.0]))
def test_odd_days_and_amounts(rows, margin):
    metrics = measure(
        odd(rows),
        POLICY,
        margin=margin,
        spend=Spend(month=["2024-01", "1999-12"], channel=["", "Fería"], cents=np.array([0, -5])),
        effort=Effort({"feria": 0.5}, 12),
    )

    check(metrics)
    assert metrics.revenue == sum(cents for _, _, cents in rows)


@pytest.mark.parametrize("margin", [None, 0.4])
def test_a_shop_where_everybody_buys_alike_every_day(margin):
    """No variance anywhere: models have nothing to find and must say so."""
    rows = [(f"C{number}", 20_000 + at, 10) for number in range(500) for at in range(0, 200, 5)]

    metrics = measure(purchases(rows), POLICY, margin=margin)

    check(metrics)
    assert metrics.model is None
    assert metrics.withheld["value_12_months_model"].code in {"model_at_edge", "backtest_off"}


def test_a_shop_where_nobody_comes_back():
    metrics = measure(purchases([(f"C{number}", 20_000 + number, 10) for number in range(600)]), POLICY)

    check(metrics)
    assert metrics.value("repeat_rate") == 0
    assert metrics.withheld["lapse_days"].code == "gaps"
    assert {contact.reason for contact in metrics.contacts} <= {"valuable"}


def test_a_reference_day_long_after_the_file_makes_everybody_silent_but_nothing_breaks():
    shop = simulate(800, 900)

    metrics = measure(shop, POLICY, reference_day=int(shop.day.max()) + 4000)

    check(metrics)
    assert metrics.withheld["expected_orders_12_months"].code == "silent_days"
    assert metrics.withheld["late_revenue_share"].code == "no_recent_purchase"


def test_no_order_on_or_before_the_reference_day_is_refused():
    with pytest.raises(ValueError, match="on or before"):
        measure(purchases([("C1", "2025-01-05", 10)]), POLICY, reference_day=0)
