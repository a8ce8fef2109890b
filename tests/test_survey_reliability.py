"""Alpha and omega of known correlations, intervals that cover, and what is refused."""

import numpy as np
import pytest

from logic.survey.founders import add_founder, owners_of, spreads
from logic.survey.reliability import alpha, alpha_interval, omega, reliability
from logic.workspace import Workspace
from tests.survey_content import ASKED, survey_content


def answers_with(correlations, n=200, seed=3):
    """Make answers whose sample correlations are exactly these."""
    raw = np.random.default_rng(seed).standard_normal((n, len(correlations)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T))).T
    return white @ np.linalg.cholesky(np.array(correlations)).T


def equal(items, r=0.5):
    return np.full((items, items), r) + (1 - r) * np.eye(items)


@pytest.mark.parametrize(("items", "expected"), [(2, 0.67), (3, 0.75), (4, 0.80), (5, 0.83)])
def test_alpha_of_items_that_correlate_by_half(items, expected):
    """k r / (1 + (k - 1) r) with r = 0.5: Spearman and Brown."""
    assert round(alpha(answers_with(equal(items))), 2) == expected


@pytest.mark.parametrize("items", [3, 4, 5])
def test_omega_of_equal_loadings_is_alpha(items):
    answers = answers_with(equal(items))

    assert omega(answers) == pytest.approx(alpha(answers), abs=1e-5)


def test_omega_of_three_items_in_closed_form():
    """Loadings .9, .7, .5: r12 = .63, r13 = .45, r23 = .35; omega = 4.41 / (4.41 + .19 + .51 + .75)."""
    answers = answers_with([[1, 0.63, 0.45], [0.63, 1, 0.35], [0.45, 0.35, 1]])

    assert omega(answers) == pytest.approx(4.41 / 5.86, abs=1e-9)


def test_omega_of_four_items_finds_the_loadings_of_one_factor():
    loadings = np.array([0.9, 0.8, 0.6, 0.5])
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1)

    expected = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())

    assert omega(answers_with(correlations)) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    "correlations",
    [
        [[1, 0.5, -0.1], [0.5, 1, 0.4], [-0.1, 0.4, 1]],  # an item against the others
        [[1, 0.8, 0.8], [0.8, 1, 0.3], [0.8, 0.3, 1]],  # a loading of 1.46: a Heywood case
    ],
)
def test_omega_is_withheld_where_one_factor_does_not_fit(correlations):
    assert omega(answers_with(correlations)) is None


def test_interval_of_alpha_covers_the_truth_about_nineteen_times_in_twenty():
    """Three items with r = .5 in the population, where alpha is .75; percentile intervals fall short."""
    draw = np.random.default_rng(5)
    root = np.linalg.cholesky(equal(3))
    ends = [alpha_interval(draw.standard_normal((60, 3)) @ root.T) for _ in range(200)]

    covered = sum(low <= 0.75 <= high for low, high in ends) / 200

    assert 0.88 <= covered <= 0.99


def steps(n, items=3, seed=1):
    draw = np.random.default_rng(seed)
    level = draw.integers(0, 5, size=(n, 1))
    return np.clip(level + draw.integers(-1, 2, size=(n, items)), 0, 4) * 25.0


def test_reliability_waits_for_thirty_complete_answers():
    answers = steps(30)
    missing = answers.copy()
    missing[0, 0] = np.nan

    enough, few = (reliability(table, ("A", "B", "C"), 30) for table in (answers, missing))

    assert (enough.n, enough.reason) == (30, None)
    assert enough.low < enough.alpha < enough.high
    assert (few.n, few.alpha, few.items, few.reason) == (29, None, (), "few_answers")


def test_one_respondent_never_has_a_reliability():
    assert reliability(np.array([[25.0, 50, 75]]), ("A", "B", "C"), 1).reason == "few_answers"


def test_one_item_has_no_reliability():
    assert reliability(steps(40, 1), ("A",), 30).reason == "few_items"


def test_equal_answers_have_no_reliability():
    assert reliability(np.full((40, 3), 75.0), ("A", "B", "C"), 30).reason == "all_equal"


def test_each_item_says_what_it_adds():
    answers = np.hstack([steps(60), np.random.default_rng(2).integers(0, 5, size=(60, 1)) * 25.0])

    noise = reliability(answers, ("A", "B", "C", "X"), 30).items[3]

    assert noise.alpha_without == pytest.approx(alpha(answers[:, :3]))
    assert noise.item_total == pytest.approx(np.corrcoef(answers[:, 3], answers[:, :3].sum(axis=1))[0, 1])
    assert (noise.floor, noise.ceiling) == ((answers[:, 3] == 0).mean(), (answers[:, 3] == 100).mean())


def test_founders_two_steps_apart_have_something_to_talk_about():
    mine = Workspace(answers={"quality": {"ALI1": 5, "CON1": 4, "OFE1": None}})
    theirs = Workspace(answers={"quality": {"ALI1": 3, "CON1": 3, "OFE1": 2}})
    both = add_founder(mine, "Luis", theirs)

    found = spreads(ASKED["quality"], owners_of(both, "quality", "Rosa"), survey_content())

    assert [(s.item, s.range, s.mean, s.talk) for s in found] == [
        ("ALI1", 2, 4.0, True),
        ("CON1", 1, 3.5, False),
    ]
    assert found[0].answers == {"Rosa": 5, "Luis": 3}
