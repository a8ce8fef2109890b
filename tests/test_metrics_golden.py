"""A set small enough to check by hand, with every figure of the basics."""

from pathlib import Path

import numpy as np
import pytest

from logic.content.yaml_file import read_yaml
from logic.metrics.concentration import gini, herfindahl, top_share
from logic.metrics.cycle import find_gaps, late_index
from logic.metrics.measure import measure
from logic.metrics.occasions import fold
from logic.metrics.survival import survive
from logic.statistics import wilson
from tests.sales_tables import POLICY, day, purchases

CASE = read_yaml(Path(__file__).parent / "cases" / "metrics_golden.yaml")
EXPECT = CASE["expect"]
OCCASIONS = fold(purchases(CASE["orders"]), day(CASE["reference"]))
GAPS = find_gaps(OCCASIONS)
VALUE = OCCASIONS.value


def test_orders_fold_into_occasions_and_customers():
    assert OCCASIONS.customers == EXPECT["customers"]
    assert len(OCCASIONS) == EXPECT["occasions"]
    assert GAPS.customers == EXPECT["repeat_customers"]
    assert OCCASIONS.revenue == EXPECT["revenue"] * 100
    assert OCCASIONS.days_since_last.tolist() == EXPECT["days_since_last"]
    assert OCCASIONS.count.tolist() == EXPECT["frequency"]
    assert (VALUE / 100).tolist() == EXPECT["value"]


def test_both_cycle_medians_come_out():
    assert GAPS.days.tolist() == EXPECT["gaps"]
    assert GAPS.pooled_median == EXPECT["pooled_median"]
    assert GAPS.customer_median == EXPECT["customer_median"]


def test_the_most_frequent_customer_is_the_latest():
    late = late_index(OCCASIONS, GAPS)

    assert late.round(2).tolist() == EXPECT["late_index"]
    assert late.argmax() == OCCASIONS.count.argmax()


@pytest.mark.parametrize(("days", "still_open"), EXPECT["survival"].items())
def test_gaps_still_open_after_some_days(days, still_open):
    assert survive(OCCASIONS, GAPS).at(days) == pytest.approx(still_open, abs=5e-5)


def test_nothing_is_said_beyond_the_longest_gap_observed():
    survival = survive(OCCASIONS, GAPS)

    assert survival.follow_up == 105  # C6 has been silent for 105 days
    assert survival.at(106) is None


def test_value_is_concentrated_as_worked_out_by_hand():
    assert gini(VALUE) == pytest.approx(EXPECT["gini"], abs=5e-5)
    assert herfindahl(VALUE) == pytest.approx(EXPECT["hhi"], abs=5e-5)
    assert 1 / herfindahl(VALUE) == pytest.approx(EXPECT["effective_customers"], abs=5e-3)
    assert VALUE.max() / VALUE.sum() == pytest.approx(EXPECT["largest"], abs=5e-4)
    assert top_share(VALUE, 0.2) == pytest.approx(EXPECT["top_two"], abs=5e-4)


def test_wilson_interval_of_four_in_six():
    assert wilson(4, 6) == pytest.approx(EXPECT["repeat_interval"], abs=5e-4)


def test_a_file_below_every_gate_shows_counts_and_no_gated_figure():
    metrics = measure(purchases(CASE["orders"]), POLICY, reference_day=day(CASE["reference"]))

    assert set(metrics.figures) == {
        "orders_per_customer",
        "average_order_value",
        "largest_customer_share",
        "value_to_date",
    }
    assert metrics.value("orders_per_customer") == 2.5
    assert metrics.value("average_order_value") == 144
    assert metrics.segments == {}
    assert metrics.cohorts == ()
    assert metrics.survival is None
    assert metrics.withheld["repeat_rate"].values == {"have": 6, "need": 20, "missing": 14}


def test_the_reference_day_may_lie_before_the_end_of_the_file():
    folded = fold(purchases(CASE["orders"]), day("2025-02-28"))

    assert folded.later_rows == 7
    assert folded.reference_day == day("2025-02-28")
    assert np.max(folded.day) <= day("2025-02-28")
