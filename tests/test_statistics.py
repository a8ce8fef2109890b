"""Intervals keep their promise, and agree with what is published."""

import numpy as np
import pytest

from logic.statistics import net_margin, normal_interval, wilson


def test_interval_of_a_share_agrees_with_the_worked_example():
    assert wilson(4, 6) == pytest.approx((0.300, 0.903), abs=5e-4)


def test_interval_of_none_and_of_all_touches_the_end():
    assert (wilson(0, 7)[0], wilson(7, 7)[1]) == (0.0, 1.0)


def test_interval_of_a_share_covers_the_truth_about_nineteen_times_in_twenty():
    draw = np.random.default_rng(9)
    yes = draw.binomial(30, 0.3, size=5000)

    ends = {part: wilson(int(part), 30) for part in set(yes)}

    assert 0.93 <= sum(ends[part][0] <= 0.3 <= ends[part][1] for part in yes) / 5000 <= 0.97


def test_interval_of_a_mean_covers_the_truth_about_nineteen_times_in_twenty():
    samples = np.random.default_rng(9).normal(10.0, 3.0, size=(2000, 100))

    ends = [normal_interval(sample) for sample in samples]

    assert 0.93 <= sum(low <= 10.0 <= high for low, high in ends) / 2000 <= 0.97


# Margins of error at p = .5, d = .2 as printed by the Cybaea Journal's formula (2016-01-14).
@pytest.mark.parametrize(
    ("n", "margin"), [(10, 48), (20, 34), (30, 28), (50, 22), (100, 15), (200, 11), (400, 8)]
)
def test_margin_of_a_net_score(n, margin):
    assert round(net_margin(0.5, 0.2, n)) == margin
