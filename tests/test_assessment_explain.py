"""How a number came out: its parts sum to what is shown, whatever was answered."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
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


def test_index_is_told_weighed_and_with_equal_weights():
    quality = {"ALI1": 1, **dict.fromkeys(("NAT1", "PRO1", "VAL1", "PER1", "CON1", "EXP1"), 5)}
    found = assess_answers(quality=quality)
    doubled = dict.fromkeys(found.index.weights, 1 / 8) | {"ALI": 2 / 8}
    found = replace(found, index=replace(found.index, value=75.0, weights=doubled))

    weighed, equal = explain_index(found), explain_index(found, equal=True)

    assert {term.id: (term.points, term.weight) for term in weighed.terms}["ALI"] == (0, 0.25)
    assert [term.weight for term in equal.terms] == [pytest.approx(1 / 7)] * 7
    assert (weighed.total, equal.total) == (75, 85.71)


def test_index_without_enough_dimensions_says_how_many_it_takes_and_which_lack_a_score():
    told = explain_index(assess_answers(quality={"ALI1": 4, "NAT1": 4}))

    assert (told.rule, told.terms, told.total, told.shown) == ("too_few_dimensions", (), None, None)
    assert told.left_out == ("PRO", "VAL", "PER", "OFE", "INI", "CON", "EXP", "COM")
    assert told.needed == CONTENT.questionnaires["quality"].scoring.min_dimensions
    nothing = explain_index(assess_answers())
    assert nothing.left_out == ("ALI", "NAT", *told.left_out)


def test_evidence_is_told_by_the_dimensions_that_were_answered():
    answers = {"quality": {"ALI1": 4, "CON1": 4}, "lock_in": {"ATA1": 4}}
    found = assess(CONTENT, Workspace(answers=answers, evidence={"ALI": "E3", "ATA": "E3"}))

    told = explain_evidence(found)

    assert [(term.id, term.kind, term.points, term.weight, term.contribution) for term in told.terms] == [
        ("ALI", "dimension", 100, 0.5, 50),
        ("CON", "dimension", 0, 0.5, 0),
    ]
    assert (told.rule, told.total, told.shown) == ("mean_of_evidence", 50, 50)
    assert explain_evidence(assess_answers()).rule == "nothing_answered"


def test_value_of_the_returns_is_told_by_its_sources_and_those_without_an_answer():
    found = assess_answers(ior={"RET_REC1": 5, "RET_BOC1": 5, "RET_PAR1": 5})

    told = explain_return_value(found, 3)

    assert [(term.id, term.kind) for term in told.terms] == [
        ("recomendacion", "source"), ("boca", "source"), ("participacion", "source")
    ]  # fmt: skip
    assert [term.weight for term in told.terms] == [pytest.approx(1 / 3)] * 3
    assert sum(term.contribution for term in told.terms) == pytest.approx(told.total)
    assert (told.rule, told.needed, told.left_out) == ("mean_of_sources", 3, ("interaccion", "lealtad"))


def test_too_few_sources_and_efforts_say_how_many_it_takes():
    found = assess_answers(ior={"RET_REC1": 5})

    value, effort = explain_return_value(found, 3), explain_return_effort(found, 2)

    assert (value.rule, value.terms, value.total, value.needed) == ("too_few_sources", (), None, 3)
    assert value.left_out == ("boca", "participacion", "interaccion", "lealtad")
    assert (effort.rule, effort.terms, effort.total, effort.needed) == ("too_few_efforts", (), None, 2)


def test_effort_from_answers_is_told_with_what_was_answered():
    told = explain_return_effort(assess_answers(ior={"EFF1": 2, "EFF2": 4, "EFF4": 5}), 2)

    assert [(term.id, term.kind, term.answer, term.points) for term in told.terms] == [
        ("EFF1", "item", 2, 25), ("EFF2", "item", 4, 75), ("EFF4", "item", 5, 100)
    ]  # fmt: skip
    assert (told.rule, told.total, told.needed) == ("mean_of_efforts", 66.67, 2)


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

    told = explain_return_effort(found, 2)
    assert (told.rule, told.shown) == ("hours_of_hours", 50)
    assert [(term.id, term.kind, term.contribution) for term in told.terms] == [("EFF_H", "item", 50)]
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


@given(st.floats(0, 100))
@example(74.4967)
@settings(max_examples=80)
def test_two_decimals_never_round_to_another_whole_number_than_the_one_shown(value):
    found = assess_answers(quality={"CON1": 4, "CON2": 3})
    score = found.dimensions["CON"]
    alone = replace(score, value=value, items=(replace(score.items[0], points=value, weight=1.0),))

    told = explain_dimension(alone, found)

    assert told.total == pytest.approx(value, abs=0.01)
    assert (told.shown, shown(told.total)) == (shown(value), shown(value))
    assert told.terms[0].contribution == told.total


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
@settings(max_examples=80)
def test_parts_are_rounded_so_that_nothing_is_lost(parts):
    total = round(sum(parts), 2)

    shared = share_out(total, parts)

    assert sum(shared) == pytest.approx(total, abs=0.011)
    assert all(abs(one - part) <= 0.0101 for one, part in zip(shared, parts, strict=True))
