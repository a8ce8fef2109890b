"""A worked case of the content holds, or tells what came out in place of what was promised."""

import pytest

from logic.assessment.cases import Mismatch, run_case
from logic.content.library import load_content
from logic.content.questionnaire import Case

CONTENT = load_content()
TRUST = {"CON1": 4, "CON2": 4, "CON3": 4, "CON4": 2}
"""Four answers of 75 points each."""
MONEY = {
    "profile.customers": 100, "profile.hour_wage": 10, "profile.order_value": 10, "profile.orders_month": 2,
    "profile.margin_percent": 50, "ior.EFF_H": 10, "ior.EFF_C": 50, "ior.MON_RET": 20,
}  # fmt: skip
"""A year it costs 12 × (50 + 10 × 10) = 1,800 and brings 2,400; half of the share brings half of that."""


def run(expect, answers, home="quality", **more):
    return run_case(CONTENT, Case(name="a case", answers=answers, expect=expect, **more), home)


def test_broken_promise_is_told_with_what_came_out():
    assert run({"quality.CON": 75}, TRUST) == []
    assert run({"quality.CON": 70, "rough.CON": True}, TRUST) == [
        Mismatch("quality.CON", 70, 75),
        Mismatch("rough.CON", True, False),
    ]


def test_name_that_nothing_has_is_told_with_the_nearest():
    (told,) = run({"quality.CONN": 75}, TRUST)

    assert (told.name, told.expected) == ("quality.CONN", 75)
    assert "quality.CON'" in told.found


def test_figure_holds_to_half_of_its_last_written_digit():
    exact = {"low.CON": 53.254, "high.CON": 96.746}  # 75 ± (12 + 25 + 25 + 25) / 4

    assert run(exact, TRUST, evidence={"CON1": "E2"}) == []
    assert [one.name for one in run({"low.CON": 53.26}, TRUST, evidence={"CON1": "E2"})] == ["low.CON"]


@pytest.mark.parametrize("written", [53.12, 53.13])
def test_half_of_a_written_digit_may_be_rounded_either_way(written):
    answers = dict.fromkeys((f"PRA{at}" for at in range(1, 8)), 3) | {"PRA8": 4}

    # (7 × 50 + 75) / 8 = 53.125
    assert run({"practices.PRA": written}, answers, home="practices") == []


def test_item_without_a_questionnaire_belongs_to_the_one_the_case_stands_in():
    assert run({"quality.CON": 75}, {f"quality.{id}": value for id, value in TRUST.items()}, home="") == []
    assert [one.found for one in run({"quality.CON": 75}, TRUST, home="reciprocity")] == [None]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quality.CON", 75),
        ("low.CON", 63),
        ("high.CON", 87),
        ("rough.CON", False),
        ("evidence.CON", 67),
        ("asked.CON", 4),
        ("asked.nature", 2),
        ("band.CON", "mostly"),
        ("band.index", None),
        ("index", None),
        ("act", []),
        ("ask", []),
        ("protect", ["CON"]),
        ("ior.quadrant", None),
        ("ior.money", None),
    ],
)
def test_case_may_promise_what_a_dimension_comes_to(name, value):
    assert run({name: value}, TRUST, evidence={"CON": "E2"}) == []


@pytest.mark.parametrize(
    ("name", "ratio"), [("ior.money_low", -1 / 3), ("ior.money", 1 / 3), ("ior.money_high", 1)]
)
def test_case_may_promise_a_return_in_money(name, ratio):
    assert run({name: round(ratio, 4)}, MONEY, home="") == []
    assert [one.found for one in run({name: 9}, MONEY, home="")] == [pytest.approx(ratio)]


def test_flag_that_two_items_raise_is_promised_once():
    answers = {"PRO1": 5, "PRO3": 5, "PRO4": 5, "CON1": 5, "CON2": 5, "CON4": 5}
    found = run({"flags": []}, answers)

    assert [one.found for one in found] == [["contradiction"]]


def test_pattern_that_is_held_back_is_not_among_those_promised():
    bait = {"reciprocity.GRA4": 5}
    because = {"because.P07_gifts_as_bait": ["reciprocity.GRA4"]}

    assert run({"patterns": ["P14_ask_first"], **because}, bait, home="") == []
    assert run({"patterns": ["P07_gifts_as_bait"], **because}, bait, home="", evidence={"GRA": "E2"}) == []
