"""Returns on a relationship: the map of value and effort, and money where what it takes is known."""

import pytest

from logic.assessment.answers import Given, gather
from logic.assessment.assess import assess
from logic.assessment.explain import explain_money
from logic.assessment.hour import value_of_hour
from logic.assessment.money_return import return_in_money
from logic.assessment.returns import measure_returns
from logic.content.library import load_content
from logic.workspace import Workspace

CONTENT = load_content()
ASKED = CONTENT.questionnaires["ior"]
RULES = CONTENT.readings.returns
SHOP = {"customers": 100, "hour_wage": 10, "order_value": 10, "orders_month": 2, "margin_percent": 50}
"""A customer leaves 10 × 2 × 12 × 50 % = 120 a year."""
EFFORT = {"EFF_H": 10, "EFF_C": 50}
"""It costs 12 × (50 + 10 × 10) = 1,800 a year."""
ALL = {"MON_RET": 20, "MON_REF": 10, "MON_REF_SHARE": 50, "MON_SAVED": 4}
"""It brings 100 × 20 % × 120 = 2,400, 10 × 50 % × 120 = 600 and 4 × 12 × 10 = 480."""


def money(profile=None, **ior):
    answers = {"profile": SHOP | (profile or {}), "ior": EFFORT | ior}
    known = {id: {k: v for k, v in given.items() if v is not None} for id, given in answers.items()}
    return return_in_money(Given({}, known), RULES)


def on_map(rules=RULES, hours_week=None, **ior):
    profile = {} if hours_week is None else {"hours_week": hours_week}
    given = gather(
        CONTENT.questionnaires, CONTENT.scales, Workspace(answers={"profile": profile, "ior": ior})
    )
    return measure_returns(ASKED, given, CONTENT.scales, rules)


def parts(found):
    return (found.base.retained, found.base.referred, found.base.saved)


def test_money_is_the_sum_of_its_three_parts():
    found = money(**ALL)

    assert parts(found) == (2400, 600, 480)
    assert found.base.ratio == pytest.approx((2400 + 600 + 480 - 1800) / 1800)
    assert (found.assumptions, found.silent) == (("retained", "referred", "saved"), ())
    assert found.hour_value == 10


@pytest.mark.parametrize(
    ("profile", "ior", "left"),
    [
        ({"customers": 0}, {}, (0, 600, 480)),
        ({"order_value": 0}, {}, (0, 0, 480)),
        ({"orders_month": 0}, {}, (0, 0, 480)),
        ({"margin_percent": 0}, {}, (0, 0, 480)),
        ({}, {"MON_RET": 0}, (0, 600, 480)),
        ({}, {"MON_REF": 0}, (2400, 0, 480)),
        ({}, {"MON_REF_SHARE": 0}, (2400, 0, 480)),
        ({}, {"MON_SAVED": 0}, (2400, 600, 0)),
    ],
)
def test_part_with_a_nothing_in_it_brings_nothing_and_the_others_stay(profile, ior, left):
    found = money(profile, **ALL | ior)

    assert parts(found) == left
    assert found.assumptions == ("retained", "referred", "saved")


@pytest.mark.parametrize(
    ("profile", "ior", "known"),
    [
        ({"customers": None}, {}, ("referred", "saved")),
        ({"order_value": None}, {}, ("saved",)),
        ({"orders_month": None}, {}, ("saved",)),
        ({"margin_percent": None}, {}, ("saved",)),
        ({}, {"MON_RET": None}, ("referred", "saved")),
        ({}, {"MON_REF": None}, ("retained", "saved")),
        ({}, {"MON_REF_SHARE": None}, ("retained", "saved")),
        ({}, {"MON_SAVED": None}, ("retained", "referred")),
    ],
)
def test_part_with_something_unknown_in_it_is_left_out(profile, ior, known):
    found = money(profile, **ALL | ior)

    assert found.assumptions == known
    brought = dict(zip(("retained", "referred", "saved"), parts(found), strict=True))
    assert {part for part, amount in brought.items() if amount} == set(known)


def test_part_left_open_is_named_and_a_nothing_is_not():
    open_ = money(EFF_C=None, MON_RET=20, MON_SAVED=0)

    assert open_.silent == ("EFF_C", "MON_REF", "MON_REF_SHARE")


def test_customers_of_the_relationship_go_before_those_of_the_business():
    assert parts(money(MON_RET=20, EFF_N=40))[0] == 40 * 0.2 * 120
    assert parts(money(MON_RET=20, EFF_N=0))[0] == 0


def test_cost_may_be_cash_alone_and_then_no_hour_needs_a_value():
    found = money({"hour_wage": None}, EFF_H=0, MON_RET=20)

    assert (found.withheld, found.cash, found.hours, found.base.cost) == (None, 600, 0, 600)


def test_cost_may_be_hours_alone():
    found = money(EFF_C=None, MON_RET=20)

    assert (found.withheld, found.cash, found.hours, found.base.cost) == (None, 0, 120, 1200)


@pytest.mark.parametrize(
    ("profile", "ior", "reason"),
    [
        ({}, {"EFF_H": None, "EFF_C": None, "MON_RET": 20}, "no_cost"),
        ({"hour_wage": None}, {"EFF_H": 0, "EFF_C": 0, "MON_RET": 20}, "no_cost"),
        ({"hour_wage": None}, {"MON_RET": 20}, "no_hour_value"),
        ({"hour_wage": None}, {}, "no_hour_value"),
        ({}, {}, "no_return"),
        ({}, {"MON_REF": 3}, "no_return"),
    ],
)
def test_money_without_a_cost_an_hour_or_a_return_is_withheld(profile, ior, reason):
    found = money(profile, **ior)

    assert (found.withheld, found.low, found.base, found.high) == (reason, None, None, None)


@pytest.mark.parametrize(
    ("ways", "worth"),
    [
        ((10, 40, 50, None), (20, "billable")),
        ((30, 40, 50, None), (30, "wage")),
        ((10, 40, 50, 25), (25, "displaced")),
        ((10, 40, None, None), (10, "wage")),
        ((None, 40, 150, None), (40, "billable")),
        ((0, 40, 0, None), None),
        ((None, None, None, None), None),
    ],
    ids=["likely sold", "paid", "given up", "not known how likely", "sold for sure", "nothing", "unknown"],
)
def test_hour_is_worth_the_best_of_three_ways_and_never_nothing(ways, worth):
    assert value_of_hour(*ways) == worth
    names = ("hour_wage", "hour_billable", "hour_billable_share", "hour_displaced")
    assert money(dict(zip(names, ways, strict=True))).hour_value == (worth and worth[0])


def test_money_is_told_to_the_cent_and_adds_up():
    found = money({"order_value": 9.99, "margin_percent": 33.3}, **ALL | {"MON_RET": 7.7})

    told = explain_money(found, found.base)

    amounts = {term.id: term.contribution for term in told.terms}
    # a customer leaves 9.99 × 2 × 12 × 33.3 % = 79.84008
    assert amounts == {"retained": 614.77, "referred": 399.2, "saved": 480, "cost": -1800}
    assert (told.total, told.shown, told.left_out) == (-306.03, -306, ())


def test_money_that_is_withheld_is_told_with_what_was_left_open():
    found = money()

    told = explain_money(found, found.base)

    assert (told.rule, told.terms, told.total, told.shown) == ("no_money", (), None, None)
    assert told.left_out == ("MON_RET", "MON_REF", "MON_REF_SHARE", "MON_SAVED")


def test_source_is_the_mean_of_its_items_against_its_target():
    rules = RULES.model_copy(
        update={"sources": tuple(s.model_copy(update={"target": 50}) for s in RULES.sources)}
    )
    found = on_map(rules, RET_REC1=2, RET_REC2=3, RET_BOC1=5).sources

    # the middles of the shares: 13, 30.5 and 85.5 %
    first, second = found["recomendacion"], found["boca"]
    assert (first.share, first.value, first.target) == (21.75, 43.5, 50)
    assert first.items == {"RET_REC1": 13, "RET_REC2": 30.5}
    assert (second.share, second.value) == (85.5, 100)
    assert (found["lealtad"].share, found["lealtad"].value, found["lealtad"].items) == (None, None, {})


THREE = {"RET_REC1": 2, "RET_BOC1": 2, "RET_PAR1": 2}


def test_value_takes_three_sources_and_effort_two_answers():
    rules = RULES.model_copy(update={"min_sources": 3, "min_efforts": 2})
    enough = on_map(rules, **THREE, EFF1=3, EFF2=5)

    assert enough.value is not None
    assert (enough.effort, enough.effort_from, enough.efforts) == (75, "answers", {"EFF1": 50, "EFF2": 100})
    less = on_map(rules, RET_REC1=2, RET_BOC1=2, EFF1=3)
    assert (less.value, less.effort, less.effort_from, less.quadrant) == (None, None, None, None)


@pytest.mark.parametrize(
    ("answers", "quadrant"),
    [
        ({**dict.fromkeys(THREE, 5), "EFF1": 5, "EFF2": 5}, "investment"),
        ({**dict.fromkeys(THREE, 5), "EFF1": 1, "EFF2": 1}, "harvest"),
        ({**dict.fromkeys(THREE, 1), "EFF1": 5, "EFF2": 5}, "leak"),
        ({**dict.fromkeys(THREE, 1), "EFF1": 1, "EFF2": 1}, "watering"),
        ({"EFF1": 1, "EFF2": 1}, None),
        (dict.fromkeys(THREE, 5), None),
    ],
)
def test_each_corner_of_the_map_has_its_name_and_half_a_place_has_none(answers, quadrant):
    assert on_map(**answers).quadrant == quadrant


def test_place_on_the_middle_line_counts_as_above_it():
    answers = {**THREE, "EFF1": 3, "EFF2": 3}
    value = on_map(**answers).value
    by_value, by_effort = (
        on_map(RULES.model_copy(update={"midline": line}), **answers) for line in (value, 50)
    )

    assert (by_value.value, by_value.effort) == (value, 50)
    assert by_value.quadrant in ("investment", "harvest")
    assert by_effort.quadrant in ("investment", "leak")


def test_effort_falls_back_on_the_hours_only_where_there_are_some():
    assert on_map(hours_week=10, EFF_H=21.65).effort_from == "hours"
    assert on_map(hours_week=10, EFF_H=0).effort == 0
    for hours_week, hours in ((0, 10), (None, 10), (10, None)):
        known = {} if hours is None else {"EFF_H": hours}
        assert on_map(hours_week=hours_week, **known).effort is None
    assert on_map(hours_week=10, EFF_H=10, EFF1=1, EFF2=1).effort_from == "answers"


def test_figures_of_the_returns_stand_among_the_others():
    answers = {**THREE, "EFF1": 3, "EFF2": 3}
    found = assess(CONTENT, Workspace(answers={"ior": answers}))

    assert found.figures["ior.share.recomendacion"] == 13
    assert (found.figures["ior.value"], found.figures["ior.effort"]) == (found.ior.value, 50)
    assert found.figures["ior.share.lealtad"] is None
