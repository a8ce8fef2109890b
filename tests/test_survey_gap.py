"""Own view beside the customers': golden numbers, gates, and intervals that cover as often as they say."""

from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.survey.four_cells import four_cells
from logic.survey.gap import DimensionGap, agreement, dimension_gaps, share_gaps
from logic.survey.intervals import answers_needed, finite, mean_interval
from logic.survey.recommending import loss, recommendation
from logic.survey.result import examine, survey_of, without_words
from logic.workspace import Respondent, Survey, Workspace
from tests.survey_content import small_form, survey_content

CASES = yaml.safe_load(Path("tests/cases/gap.yaml").read_text("utf-8"))
FORM, CONTENT = small_form(), survey_content()


def respondents(*answers):
    return [Respondent(answers=one) for one in answers]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_gap(case):
    given = case["given"]
    said = [value for value, times in given["answers"].items() for _ in range(times)]
    customers = respondents(*({"ALI1": value} for value in [*said, *[None] * given.get("unknown", 0)]))

    gap = dimension_gaps(
        FORM, customers, {"quality": {"ALI1": given["own"]}}, CONTENT, given.get("population")
    )["ALI"]

    for name, value in case["expect"].items():
        assert getattr(gap, name) == (pytest.approx(value, abs=5e-4) if isinstance(value, float) else value)


def test_answers_needed_for_a_mean_within_so_many_points():
    """With a standard deviation of 25 points: (1.96 * 25 / half width)^2."""
    assert [answers_needed(points) for points in (15, 10, 7.5, 5)] == [11, 25, 43, 97]
    assert [answers_needed(10, population) for population in (20, 50, 100, 300)] == [12, 17, 20, 23]


def test_mean_interval_is_students():
    """Mean 50, s = 25, n = 16: 50 -+ 2.1314 * 25 / 4, t from any table at 15 degrees of freedom."""
    values = np.array([50 - 25 * np.sqrt(15 / 16), 50 + 25 * np.sqrt(15 / 16)] * 8)

    low, high = mean_interval(values)

    assert (low, high) == (pytest.approx(50 - 13.321, abs=1e-3), pytest.approx(50 + 13.321, abs=1e-3))


def test_asking_most_of_few_customers_narrows_the_interval():
    values = np.array([25.0, 50.0, 75.0, 100.0] * 5)
    wide, narrow = mean_interval(values), mean_interval(values, population=25)

    assert (narrow[1] - narrow[0]) / (wide[1] - wide[0]) == pytest.approx(np.sqrt(5 / 24))
    assert finite(20, 20) == 0


def test_mean_interval_covers_the_truth_nineteen_times_in_twenty():
    draw = np.random.default_rng(7)
    chances = [0.05, 0.15, 0.35, 0.3, 0.15]
    truth = float(np.dot(chances, [0, 25, 50, 75, 100]))
    samples = draw.choice([0.0, 25, 50, 75, 100], p=chances, size=(3000, 25))

    covered = sum(low <= truth <= high for low, high in (mean_interval(sample) for sample in samples))

    assert 0.935 <= covered / 3000 <= 0.965  # 0.95 -+ 3.8 standard errors of a share of 3,000


def test_finite_interval_covers_the_mean_of_the_very_customers_there_are():
    draw = np.random.default_rng(8)
    customers = draw.choice([0.0, 25, 50, 75, 100], p=[0.1, 0.2, 0.3, 0.25, 0.15], size=60)
    samples = [draw.choice(customers, size=30, replace=False) for _ in range(3000)]

    ends = [mean_interval(sample, population=60) for sample in samples]

    assert 0.935 <= sum(low <= customers.mean() <= high for low, high in ends) / 3000 <= 0.968


def test_net_recommendation_waits_for_thirty_answers():
    scores = [10] * 15 + [8] * 9 + [3] * 6

    few = recommendation(FORM, respondents(*({"NPS": score} for score in scores[1:])), CONTENT)
    enough = recommendation(FORM, respondents(*({"NPS": score} for score in scores)), CONTENT)

    assert (few.n, few.net, few.margin, few.counts[10]) == (29, None, None, 14)
    assert (enough.net, round(enough.margin)) == (pytest.approx(30), 28)
    assert (enough.promoters, enough.detractors) == (15, 6)


def test_loss_counts_only_customers_known_to_have_come_back():
    customers = respondents(
        *[{"CON1": 5, "RET_LEA1": 1}] * 18,
        *[{"CON1": 4, "RET_LEA1": 1}] * 12,
        *[{"CON1": 5, "RET_LEA1": 0}] * 9,
        {"CON1": 5},
        {"CON1": None, "RET_LEA1": 1},
    )

    found = loss(customers, CONTENT)

    assert (found.n, found.much, found.left_out, found.share) == (30, 18, 10, 0.6)
    assert loss(customers[:29], CONTENT).share is None


def test_owners_share_of_customers_meets_the_share_of_yes():
    customers = respondents(*[{"RET_LEA1": 1}] * 6, *[{"RET_LEA1": 0}] * 14, *[{"RET_LEA1": None}] * 3)

    found = share_gaps(FORM, customers, {"ior": {"RET_LEA1": 5}}, CONTENT)["RET_LEA1"]

    assert (found.yes, found.n, found.share, found.own, found.flagged) == (6, 20, 0.3, 0.855, True)
    assert (round(found.low, 4), round(found.high, 4)) == (0.1455, 0.519)  # Wilson, 6 of 20


def test_behaviour_below_its_gate_shows_counts_only():
    found = share_gaps(FORM, respondents(*[{"RET_LEA1": 1}] * 11), {}, CONTENT)["RET_LEA1"]

    assert (found.yes, found.n, found.share, found.low, found.reason) == (11, 11, None, None, "few_answers")


def _gap(dimension, own, mean):
    return DimensionGap(
        dimension=dimension,
        questionnaire="quality",
        items=(),
        n=20,
        needed=12,
        own=own,
        mean=mean,
        gap=own - mean,
    )


def test_bias_and_accuracy_are_told_apart():
    """Twenty points too high everywhere: all bias, and yet a perfect profile."""
    gaps = {d: _gap(d, mean + 20, mean) for d, mean in zip("ABCDEF", (10.0, 30, 40, 50, 60, 70), strict=True)}

    found = agreement(gaps, CONTENT)

    assert (found.bias, found.accuracy) == (pytest.approx(20), pytest.approx(1))


def test_accuracy_needs_six_dimensions_and_some_spread():
    five = {d: _gap(d, 50.0, mean) for d, mean in zip("ABCDE", (10.0, 30, 40, 50, 60), strict=True)}
    flat = {d: _gap(d, 50.0, mean) for d, mean in zip("ABCDEF", (10.0, 30, 40, 50, 60, 70), strict=True)}

    assert (agreement(five, CONTENT).accuracy, agreement(five, CONTENT).reason) == (None, "few_dimensions")
    assert (agreement(flat, CONTENT).accuracy, agreement(flat, CONTENT).reason) == (None, "no_spread")


def test_customers_are_placed_by_what_they_feel_and_what_they_do():
    customers = respondents(
        {"ALI1": 5, "RET_LEA1": 1}, {"ALI1": 5, "RET_LEA1": 0}, {"ALI1": 1, "CON1": 2, "RET_LEA1": 1},
        {"ALI1": 1, "RET_LEA1": 0}, {"ALI1": 3, "RET_LEA1": 1}, {"ALI1": 5}, {"RET_LEA1": 1},
    )  # fmt: skip

    cells = four_cells(FORM, customers, CONTENT)

    assert cells.counts == {"loyal": 2, "latent": 1, "spurious": 1, "none": 1}
    assert (cells.n, cells.left_out, cells.enough) == (5, 2, False)


def _survey(n, **more):
    return Survey(
        respondents=tuple(respondents(*[{"ALI1": 1 + at % 5, "NPS": at % 11} for at in range(n)])), **more
    )


def test_low_response_is_told_from_the_invited():
    low, high = (examine(FORM, _survey(14, invited=n), {}, CONTENT) for n in (47, 46))

    assert (low.low_response, high.low_response) == (True, False)
    assert low.response == 14 / 47


def test_numbers_that_contradict_the_answers_are_named_and_not_used():
    found = examine(FORM, _survey(20, invited=10, population=15), {}, CONTENT)

    assert found.problems == ("more_than_invited", "more_than_population")
    assert (found.response, found.population) == (None, None)


def test_item_means_wait_for_fifteen_answers():
    assert examine(FORM, _survey(14), {}, CONTENT).item_means == {}
    assert examine(FORM, _survey(15), {}, CONTENT).item_means == {"ALI1": 50.0}


def test_nobody_answered_is_no_result():
    assert examine(FORM, Survey(), {}, CONTENT) is None


STEP = st.sampled_from([1, 2, 3, 4, 5, None])
ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "ALI1": STEP,
        "CON1": STEP,
        "OFE1": STEP,
        "NPS": st.integers(0, 10),
        "RET_LEA1": st.integers(0, 1),
    },
)


@given(st.lists(ANSWER, min_size=1, max_size=45), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_customers_changes_no_figure(answers, shuffle):
    own = {"quality": {"ALI1": 4, "CON1": 5, "OFE1": 1}}
    mixed = shuffle.sample(answers, len(answers))

    one, other = (
        examine(FORM, Survey(respondents=tuple(respondents(*a))), own, CONTENT) for a in (answers, mixed)
    )

    assert one == other


@given(st.lists(ANSWER, min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_below_its_gate_no_dimension_has_a_number(answers):
    found = examine(FORM, Survey(respondents=tuple(respondents(*answers))), {"quality": {"ALI1": 4}}, CONTENT)

    for gap in found.dimensions.values():
        assert (gap.mean is not None) == (gap.n >= 12)
        assert not gap.flagged or gap.n >= 12


def test_own_words_can_be_left_out_and_nothing_else():
    survey = Survey(respondents=(Respondent(answers={"ALI1": 4, "OPEN_MISS": "El pan", "CON1": None}),))

    assert without_words(survey).respondents[0].answers == {"ALI1": 4, "CON1": None}


@pytest.mark.parametrize(
    ("population", "customers", "expected"), [(None, 80, 80), (60, 80, 60), (None, None, None)]
)
def test_number_of_customers_comes_from_the_segment_unless_the_survey_says(population, customers, expected):
    workspace = Workspace(answers={"profile": {"customers": customers}}, survey=Survey(population=population))

    assert survey_of(workspace).population == expected
