"""How a number came out: its parts sum to what is shown, whatever was answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.assessment.assess import assess
from logic.assessment.explain import (
    explain_dimension,
    explain_evidence,
    explain_index,
    explain_money,
    explain_return_effort,
    explain_return_value,
    share_out,
)
from logic.assessment.scoring import shown
from logic.assessment.simulate import random_respondents
from logic.content.library import ROOT, load_content
from logic.content.texts import load_phrases
from logic.workspace import Workspace

CONTENT = load_content()


def assess_answers(**answers):
    return assess(CONTENT, Workspace(answers=answers))


def explanations(found):
    yield from (explain_dimension(score, found) for score in found.dimensions.values())
    yield explain_index(found)
    yield explain_index(found, equal=True)
    yield explain_evidence(found)
    yield explain_return_value(found, CONTENT.readings.returns.min_sources)
    yield explain_return_effort(found, CONTENT.readings.returns.min_efforts)


def test_parts_sum_exactly_to_what_is_shown():
    for made_up in random_respondents(CONTENT, 150, seed=5):
        for told in explanations(assess(CONTENT, made_up.workspace, made_up.figures)):
            if told.total is not None:
                assert round(sum(term.contribution for term in told.terms), 2) == told.total
                assert shown(told.total) == told.shown


def test_dimension_is_told_by_its_items_and_what_is_missing():
    found = assess_answers(quality={"CON1": 4, "CON2": 3, "CON4": 1})

    told = explain_dimension(found.dimensions["CON"], found)

    assert [(term.id, term.answer, term.reversed, term.points) for term in told.terms] == [
        ("CON1", 4, False, 75),
        ("CON2", 3, False, 50),
        ("CON4", 1, True, 100),
    ]
    assert [term.contribution for term in told.terms] == [25, 16.67, 33.33]
    assert (told.rule, told.total, told.shown, told.left_out) == ("mean_of_items", 75, 75, ("CON3",))


def test_rough_reading_and_missing_score_say_their_rule():
    found = assess_answers(quality={"CON1": 4, "ALI2": 4})

    assert explain_dimension(found.dimensions["CON"], found).rule == "core_item_alone"
    missing = explain_dimension(found.dimensions["ALI"], found)
    assert (missing.rule, missing.total, missing.needed) == ("too_few_items", None, 2)
    assert missing.left_out == ("ALI1", "ALI3", "ALI4")


def test_index_is_told_by_its_dimensions_and_those_without_a_score():
    core = ("ALI1", "NAT1", "PRO1", "VAL1", "PER1", "CON1", "EXP1")
    found = assess_answers(quality=dict.fromkeys(core, 4))

    told = explain_index(found)

    assert (told.rule, told.shown, told.left_out) == ("mean_of_dimensions", 75, ("OFE", "INI", "COM"))
    assert len(told.terms) == 7


def test_return_in_money_is_told_to_the_cent():
    profile = {
        "customers": 100, "hour_wage": 9.5, "order_value": 10, "orders_month": 2, "margin_percent": 50
    }  # fmt: skip
    found = assess_answers(profile=profile, ior={"EFF_H": 10, "EFF_C": 50, "MON_RET": 20})

    told = explain_money(found.ior.money, found.ior.money.base)

    # 100 × 20 % × 10 × 2 × 12 × 50 %, less 12 × (50 + 10 × 9.5)
    assert {term.id: term.contribution for term in told.terms} == {
        "retained": 2400, "referred": 0, "saved": 0, "cost": -1740
    }  # fmt: skip
    assert told.total == 660


def test_effort_from_hours_says_so():
    found = assess_answers(profile={"hours_week": 10}, ior={"EFF_H": 21.65})

    assert explain_return_effort(found, 2).rule == "hours_of_hours"
    assert found.ior.effort == pytest.approx(50)  # of 10 hours a week in 4.33 weeks


def test_effort_from_hours_ends_at_all_of_them():
    assert assess_answers(profile={"hours_week": 10}, ior={"EFF_H": 90}).ior.effort == 100


def test_every_rule_has_its_sentence():
    phrases = load_phrases(ROOT / "locales")
    rules = {
        told.rule
        for made_up in random_respondents(CONTENT, 60, seed=2)
        for told in explanations(assess(CONTENT, made_up.workspace))
    }

    assert all(f"assessment.rule_{rule}" in phrases["es"] for rule in rules)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
@settings(max_examples=80)
def test_parts_are_rounded_so_that_nothing_is_lost(parts):
    total = round(sum(parts), 2)

    shared = share_out(total, parts)

    assert sum(shared) == pytest.approx(total, abs=0.011)
    assert all(abs(one - part) <= 0.0101 for one, part in zip(shared, parts, strict=True))
