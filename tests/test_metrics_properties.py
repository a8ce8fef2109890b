"""What no change of form may change."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.metrics.as_json import to_json
from logic.metrics.measure import Metrics, measure
from logic.metrics.policy import SCORES
from logic.metrics.recency_frequency_value import quantiles
from logic.purchases import Purchases
from tests.sales_tables import POLICY, purchases, simulate

orders = st.lists(
    st.tuples(
        st.integers(0, 40).map(lambda code: f"C{code}"),
        st.integers(19000, 19400),
        st.integers(-500, 20000).map(lambda cents: cents / 100),
    ),
    min_size=1,
    max_size=200,
)
SHOP = simulate(400, 500)


def by_name(metrics: Metrics) -> dict[str, tuple[object, ...]]:
    """Return what the table says of each customer, whatever the order of the rows."""
    table = metrics.table
    segment = np.full(len(table), -1) if table.segment is None else table.segment
    late = np.nan_to_num(table.late, nan=-1)
    return {
        table.name(row): (
            int(table.cents[row]),
            int(table.occasions[row]),
            float(late[row]),
            int(segment[row]),
        )
        for row in range(len(table))
    }


def change(bought: Purchases, order: np.ndarray, cents: np.ndarray | None = None) -> Purchases:
    """Return the rows in another order, or repeated, with other amounts if given."""
    return dataclasses.replace(
        bought,
        customer=bought.customer[order],
        day=bought.day[order],
        cents=bought.cents[order] if cents is None else cents,
    )


@settings(max_examples=40, deadline=None)
@given(orders, st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))

    here, there = measure(purchases(rows), POLICY), measure(purchases(shuffled), POLICY)

    assert to_json(here) == to_json(there)
    assert by_name(here) == by_name(there)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_splitting_an_order_over_two_rows_of_a_day_changes_no_figure_but_the_count_of_orders(seed):
    rng = np.random.default_rng(seed)
    part = rng.integers(1, SHOP.cents + 1)
    twice = np.tile(np.arange(len(SHOP.day)), 2)

    split = measure(change(SHOP, twice, np.concatenate((part, SHOP.cents - part))), POLICY)

    whole = measure(SHOP, POLICY)
    assert {**to_json(split), "orders": 0} == {**to_json(whole), "orders": 0}
    assert by_name(split) == by_name(whole)


def test_doubling_amounts_changes_no_label():
    doubled = measure(change(SHOP, np.arange(len(SHOP.day)), SHOP.cents * 2), POLICY)
    once = measure(SHOP, POLICY)

    assert doubled.table.segment.tolist() == once.table.segment.tolist()
    assert doubled.table.scored.value.tolist() == once.table.scored.value.tolist()


@settings(max_examples=40, deadline=None)
@given(orders)
def test_every_customer_has_exactly_one_segment(rows):
    metrics = measure(purchases(rows), POLICY)

    if metrics.segments:
        assert sum(segment.customers for segment in metrics.segments.values()) == metrics.customers
        assert len(metrics.table.segment) == metrics.customers
    else:
        assert metrics.customers < 20


def test_the_grid_names_each_of_its_25_cells_once_and_wastes_no_name():
    cells = [name for row in SCORES for name in POLICY.segments.grid[row]]

    assert len(cells) == 25
    assert set(cells) == set(POLICY.segments.segments)


@settings(max_examples=40, deadline=None)
@given(orders)
def test_equal_customers_get_equal_scores_and_the_rarest_buyer_scores_1(rows):
    table = measure(purchases(rows), POLICY).table

    if table.scored is not None:
        for values, scores in ((table.occasions, table.scored.frequency), (table.cents, table.scored.value)):
            assert all(len(set(scores[values == value])) == 1 for value in set(values.tolist()))
        assert set(table.scored.frequency[table.occasions == table.occasions.min()].tolist()) == {1}
        assert set(table.scored.recency[table.days_since_last == 0].tolist()) <= {5}


@settings(max_examples=40, deadline=None)
@given(orders)
def test_a_gated_figure_is_shown_exactly_where_its_gate_is_open(rows):
    metrics = measure(purchases(rows), POLICY)

    assert set(metrics.figures).isdisjoint(metrics.withheld)
    for metric, needed in (("repeat_rate", 20), ("gini", 30), ("top_decile_share", 30)):
        sums_up = metric == "repeat_rate" or bool((metrics.table.cents > 0).any())
        assert (metrics.value(metric) is not None) == (metrics.customers >= needed and sums_up)


@pytest.mark.parametrize("amount", [0, -5])
def test_a_file_without_a_purchase_has_no_customers_and_no_figures(amount):
    metrics = measure(purchases([("C1", "2025-01-05", amount)]), POLICY)

    assert (metrics.customers, metrics.occasions, metrics.orders) == (0, 0, 0)
    assert metrics.figures == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=80))
def test_quantiles_are_those_of_numpy(values):
    ours = quantiles(np.array(values), (0.2, 1 / 3, 0.5, 0.8))

    assert ours == pytest.approx(np.quantile(values, (0.2, 1 / 3, 0.5, 0.8)).tolist(), abs=1e-6)
