"""Answers to scores: worked cases on a questionnaire of the tests' own, and what holds for any answers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.assessment.index import counted, lowest, weigh_index
from logic.assessment.scoring import shown, to_points, to_share
from logic.content.yaml_file import read_yaml
from tests.small_questionnaire import SCALES, SMALL, score_small

CASES = read_yaml(Path("tests/cases/scoring.yaml"))
ITEMS = ("T1", "T2", "T3", "T4", "S1", "S2", "L1", "L2")
REVERSED = {"T4", "S1"}
answers = st.dictionaries(st.sampled_from(ITEMS), st.none() | st.integers(1, 5))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_worked_case(case):
    scores = score_small(case["given"], case.get("evidence"), case.get("measured"))

    for id, expected in case["expect"].items():
        score = scores[id]
        found = None if score.value is None else [score.value, score.low, score.high]
        assert found == (None if expected is None else pytest.approx(expected))


def test_rough_reading_says_so_and_a_full_score_does_not():
    assert score_small({"T1": 4})["TRU"].rough
    assert not score_small({"T1": 4, "T2": 4})["TRU"].rough
    assert not score_small({"T1": 4, "T2": None})["TRU"].rough


def test_score_tells_how_many_of_how_many_were_answered():
    score = score_small({"T1": 4, "T2": None, "T4": 2})["TRU"]

    assert (score.answered, score.unknown, score.asked, score.needed) == (2, 1, 4, 2)


def test_full_score_takes_half_of_what_is_asked_and_no_less_than_the_minimum():
    def needed(**scoring):
        small = SMALL.model_copy(update={"scoring": SMALL.scoring.model_copy(update=scoring)})
        return score_small({}, small=small)["TRU"].needed

    assert needed(min_items=1, min_share=0.5) == 2
    assert needed(min_items=1, min_share=0.6) == 3  # 2.4 of four
    assert needed(min_items=3, min_share=0.5) == 3


def test_hidden_items_are_not_asked():
    assert score_small({"kind": "none"})["TRU"].asked == 3


def test_score_and_its_risk_are_nothing_where_there_are_too_few_answers():
    score = score_small({"T2": 5})["TRU"]

    assert (score.value, score.low, score.high, score.risk, score.shown) == (None,) * 5
    assert (score.answered, score.rough, score.evidence) == (1, False, 0)


def test_score_says_whose_it_is_and_what_it_is_for():
    scores = score_small({})

    assert [(id, one.id, one.questionnaire, one.role) for id, one in scores.items()] == [
        ("TRU", "TRU", "small", "score"),
        ("STA", "STA", "small", "score"),
        ("TIE", "TIE", "small", "moderator"),
    ]


def test_risk_is_what_resistance_lacks():
    assert score_small({"S1": 2, "S2": 4})["STA"].risk == 25


def test_spread_is_between_the_highest_and_the_lowest_item():
    assert score_small({"T1": 5, "T2": 2})["TRU"].spread == 75
    assert score_small({"T1": 5})["TRU"].spread is None


def test_evidence_index_is_the_mean_of_the_answered_items():
    scores = score_small({"T1": 3, "T2": 3, "S1": 3}, {"T1": "E1", "T2": "E3"})

    assert scores["TRU"].evidence == pytest.approx((33 + 100) / 2)
    assert scores["STA"].evidence == 0
    assert scores["TIE"].evidence is None


def test_weights_of_the_items_sum_to_one():
    items = score_small({"T1": 3, "T2": 3, "T4": 1})["TRU"].items

    assert sum(item.weight for item in items) == pytest.approx(1)
    assert [(item.id, item.answer, item.key, item.points) for item in items] == [
        ("T1", 3, 1, 50),
        ("T2", 3, 1, 50),
        ("T4", 1, -1, 100),
    ]


def test_share_is_the_middle_of_its_band_and_a_place_on_the_scale_is_not():
    shares = SCALES["shares"]

    assert [to_share(shares, step) for step in range(1, 6)] == [2.5, 13, 30.5, 55.5, 85.5]
    assert [to_points(shares, step) for step in range(1, 6)] == [0, 25, 50, 75, 100]
    assert to_share(SCALES["five"], 3) is None


def test_index_weighs_the_dimensions_and_stands_beside_its_equal_twin():
    scores = score_small({"T1": 5, "T2": 5, "S1": 5, "S2": 1})
    weighted, equal = weigh_index(SMALL, scores), weigh_index(SMALL, scores, equal=True)

    assert (weighted.value, equal.value) == (75, 50)  # 3 × 100 + 1 × 0 over 4, and over 2
    assert weighted.weights == {"TRU": 0.75, "STA": 0.25}


def test_index_needs_its_dimensions_and_leaves_moderators_out():
    index = weigh_index(SMALL, score_small({"T1": 5, "T2": 5, "L1": 5, "L2": 5}))

    assert (index.value, index.needed, index.asked) == (None, 2, 2)


def test_index_over_rough_readings_is_rough():
    index = weigh_index(SMALL, score_small({"T1": 5, "S1": 1}))

    assert (index.value, index.rough) == (100, True)
    assert weigh_index(SMALL, score_small({"T1": 5, "S1": 1, "S2": 5})).rough
    assert not weigh_index(SMALL, score_small({"T1": 5, "T2": 5, "S1": 1, "S2": 5})).rough
    assert not weigh_index(SMALL, score_small({"T1": 5})).rough


def test_index_doubts_as_much_as_its_dimensions_by_their_weights():
    scores = score_small({"T1": 3, "T2": 3, "S1": 3, "S2": 3}, {"TRU": "E3"})

    index = weigh_index(SMALL, scores)

    # 50 ± 8 with weight 3 and 50 ± 25 with weight 1
    assert (index.value, index.low, index.high) == (50, 50 - 12.25, 50 + 12.25)
    assert index.shown == 50


def test_index_that_is_withheld_has_no_doubt_and_nothing_to_show():
    index = weigh_index(SMALL, score_small({"T1": 5, "T2": 5}))

    assert (index.low, index.high, index.shown, index.weights) == (None, None, None, {"TRU": 1})
    assert weigh_index(SMALL, score_small({})).weights == {}


def test_answers_that_count_are_those_of_scored_dimensions():
    scores = score_small({"T1": 4, "T2": None, "T5": 4, "S1": 2, "L1": 3, "L2": 3})

    assert counted(scores.values()) == (2, 6)  # T1 and S1, of four and two


def test_questionnaire_without_a_minimum_of_dimensions_has_no_index():
    plain = SMALL.model_copy(update={"scoring": SMALL.scoring.model_copy(update={"min_dimensions": None})})

    assert weigh_index(plain, score_small({"T1": 5})) is None


def test_lowest_dimensions_leave_moderators_out():
    scores = score_small({"T1": 5, "T2": 5, "S1": 5, "S2": 1, "L1": 1, "L2": 1})

    assert [score.id for score in lowest(scores.values(), 1)] == ["STA"]


@given(answers)
@settings(max_examples=60)
def test_score_stays_on_its_line_and_inside_its_doubt(given_answers):
    for score in score_small(given_answers).values():
        if score.value is not None:
            assert 0 <= score.low <= score.value <= score.high <= 100
            assert score.shown == shown(score.value)


@given(answers, st.sampled_from(ITEMS))
@settings(max_examples=60)
def test_better_answer_never_lowers_and_a_worse_one_never_raises(given_answers, item):
    best, worst = (1, 5) if item in REVERSED else (5, 1)
    low = score_small({**given_answers, item: worst})
    high = score_small({**given_answers, item: best})

    for id, score in high.items():
        if score.value is not None and low[id].value is not None:
            assert score.value >= low[id].value


@pytest.mark.parametrize(("answer", "value"), [(3, 50), (None, None)])
def test_all_in_the_middle_is_fifty_and_all_unknown_is_no_number(answer, value):
    scores = score_small(dict.fromkeys(ITEMS, answer))

    assert {score.value for score in scores.values()} == {value}
