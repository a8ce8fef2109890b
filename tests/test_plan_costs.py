"""What a relationship costs a month."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.advice import load_advice
from logic.plan.costs import CostInputs, check_gates, work_out
from logic.recommendation.facts import Facts, gather_facts
from logic.workspace import Workspace

GATES = load_advice(Path("questionnaires/outcomes")).plan.gates
FACTS = Facts(hours_week=8, order_value=9, orders_month=10, margin_share=0.45, hour_value=18)
EXAMPLE = CostInputs(customers=10, hours_week=3, hour_value=12)


def test_three_hours_a_week_on_a_social_network_cost_155_88_a_month():
    # The worked example: 3 h/week x 4.33 = 12.99 h/month x 12 = 155.88, no cash, ten customers.
    cost = work_out(EXAMPLE, Facts())

    assert round(cost.hours_month, 2) == 12.99
    assert round(cost.total, 2) == 155.88
    assert cost.from_till == 0
    assert round(cost.per_customer, 2) == 15.59


def test_setup_is_shared_over_six_months():
    assert work_out(CostInputs(customers=0, setup_hours=6, hour_value=10), Facts()).hours_month == 1


def test_cash_and_time_are_apart_and_summed():
    cost = work_out(
        CostInputs(
            customers=10,
            hours_customer_month=0.5,
            hour_value=20,
            cash_month=30,
            tools_month=15,
            gifts_month=5,
        ),
        Facts(),
    )

    assert (cost.from_till, cost.from_time, cost.total) == (50, 100, 150)
    assert cost.at_factors == ((0.5, 100), (1.0, 150), (2.0, 250))


def test_time_that_nobody_valued_is_not_free():
    cost = work_out(CostInputs(customers=10, hours_customer_month=1, cash_month=30), Facts())

    assert (cost.from_till, cost.from_time, cost.total, cost.per_customer) == (30, None, None, None)


def test_break_even_counts_contribution_and_not_revenue():
    # 155.88 against 9 x 45 % = 4.05 of contribution an order: 38.49, so 39 orders.
    assert work_out(EXAMPLE, FACTS).break_even_orders == 39


def test_customers_who_did_not_respond_are_paid_for():
    assert work_out(EXAMPLE, FACTS).per_success(5) == pytest.approx(155.88 / 5)
    assert work_out(EXAMPLE, FACTS).per_success(0) is None


@pytest.mark.parametrize(("hours", "most"), [(0.75, 11), (3.0, 2)])
def test_two_hours_a_week_serve_eleven_directly_or_two_exclusively(hours, most):
    inputs = CostInputs(customers=1, hours_customer_month=hours, hour_value=12)

    assert work_out(inputs, replace(FACTS, hours_week=2)).max_customers == most


@pytest.mark.parametrize(
    ("fixed", "each", "most"),
    [(0, 1, 34), (30, 1, 4), (34.64, 1, 0), (40, 1, 0), (0, 0, None), (0, 1 / 7200, None)],
    ids=[
        "8 hours × 4.33",
        "what is left of them",
        "none is left",
        "less than none",
        "no time",
        "half a second",
    ],
)
def test_most_who_can_be_served_are_those_the_hours_left_are_enough_for(fixed, each, most):
    inputs = CostInputs(customers=1, fixed_hours_month=fixed, hours_customer_month=each)

    assert work_out(inputs, FACTS).max_customers == most
    assert work_out(inputs, Facts()).max_customers is None
    assert work_out(replace(inputs, hours_week=2), FACTS).max_customers is None


@pytest.mark.parametrize(("hours_customer", "pays"), [(0.67, True), (0.68, False)])
def test_a_customer_may_cost_up_to_thirty_per_cent_of_the_contribution(hours_customer, pays):
    # Contribution 9 x 10 x 45 % = 40.50 a month, of which 12.15; at 18 an hour that is 0.675 h.
    inputs = CostInputs(customers=10, hours_customer_month=hours_customer, hour_value=18)

    assert check_gates(inputs, FACTS, GATES).pays is pays


@pytest.mark.parametrize(("customers", "fits"), [(13, True), (14, False)])
def test_twice_the_customers_must_fit_in_eighty_per_cent_of_the_hours(customers, fits):
    # 8 x 4.33 = 34.64 h, of which 27.71; at 1 h each, twice 13 is 26 and twice 14 is 28.
    inputs = CostInputs(customers=customers, hours_customer_month=1, hour_value=18)

    assert check_gates(inputs, FACTS, GATES).fits is fits


def test_gates_stay_open_questions_without_figures():
    gates = check_gates(CostInputs(customers=10, hours_customer_month=1), Facts(), GATES)

    assert (gates.pays, gates.fits, gates.crowded) == (None, None, None)


@settings(max_examples=50)
@given(
    customers=st.integers(1, 500),
    hours=st.floats(0, 5),
    value=st.floats(1, 200),
    cash=st.floats(0, 1000),
    more=st.floats(0, 100),
)
def test_a_dearer_hour_never_costs_less(customers, hours, value, cash, more):
    inputs = CostInputs(customers=customers, hours_customer_month=hours, hour_value=value, cash_month=cash)

    dearer = work_out(replace(inputs, hour_value=value + more), FACTS)

    assert dearer.total >= work_out(inputs, FACTS).total


@pytest.mark.parametrize(
    ("profile", "value", "way"),
    [
        ({"hour_wage": 12, "hour_billable": 40, "hour_billable_share": 25, "hour_displaced": 8}, 12, "wage"),
        (
            {"hour_wage": 12, "hour_billable": 40, "hour_billable_share": 50, "hour_displaced": 8},
            20,
            "billable",
        ),
        ({"hour_wage": 12, "hour_displaced": 18}, 18, "displaced"),
        ({"hour_billable": 40}, None, None),
        ({"hour_wage": 0}, None, None),
        ({}, None, None),
    ],
)
def test_an_hour_is_worth_the_highest_of_three_ways(profile, value, way):
    facts = gather_facts(Workspace(answers={"profile": profile}), {})

    assert (facts.hour_value, facts.hour_way) == (value, way)
