"""The rule for small numbers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.yaml_file import read_yaml
from logic.plan.decision import decide, read_aloud, set_rule

TABLE = {
    (n, threshold): tuple(critical)
    for n, row in read_yaml(Path("tests/cases/decision.yaml")).items()
    for threshold, critical in row.items()
}


@pytest.mark.parametrize(("n", "threshold"), TABLE)
def test_critical_values_are_those_of_the_table(n, threshold):
    rule = set_rule(n, threshold / 100)

    assert (rule.scale_from, rule.stop_to) == TABLE[n, threshold]


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"), [(7, 10, 40, 89), (5, 5, 57, 100), (10, 10, 72, 100)]
)  # the readings of the source table, in per cent
def test_a_result_is_read_with_its_interval(successes, n, low, high):
    reading = read_aloud(successes, n)

    assert (round(100 * reading.low), round(100 * reading.high)) == (low, high)


def test_five_participants_only_hint():
    assert (read_aloud(4, 5).tiny, read_aloud(4, 8).tiny) == (True, False)


def test_a_threshold_of_everybody_can_never_scale():
    assert set_rule(10, 1.0).scale_from is None


def test_very_few_participants_can_never_stop_a_low_threshold():
    assert set_rule(3, 0.1).stop_to is None


def test_a_floor_apart_from_the_threshold_moves_only_the_stop():
    rule = set_rule(10, 0.5, 0.3)

    assert (rule.scale_from, rule.stop_to) == (8, 1)


@settings(max_examples=80)
@given(n=st.integers(1, 60), threshold=st.floats(0.05, 0.95))
def test_more_successes_never_call_for_less(n, threshold):
    rule = set_rule(n, threshold)
    order = {"stop": 0, "iterate": 1, "scale": 2}

    calls = [order[rule.call(successes)] for successes in range(n + 1)]

    assert calls == sorted(calls)


@pytest.mark.parametrize(
    ("successes", "pays", "fits", "harm", "verdict"),
    [
        (8, True, True, 0, "scale"),
        (8, None, None, 0, "scale"),
        (8, False, True, 0, "works_but_costs_too_much"),
        (8, True, False, 0, "works_but_does_not_fit"),
        (7, True, True, 0, "iterate"),
        (3, False, False, 0, "iterate"),
        (2, True, True, 0, "stop"),
        (10, True, True, 3, "harm"),
        (10, True, True, 2, "scale"),
    ],
)
def test_decision_of_ten_at_half(successes, pays, fits, harm, verdict):
    rule = set_rule(10, 0.5)

    assert decide(rule, successes, pays=pays, fits=fits, harm=harm, harm_limit=2) == verdict
