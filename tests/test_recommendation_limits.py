"""Conditions that a type must meet, whatever its score."""

from pathlib import Path

import pytest

from logic.content.advice import load_advice
from logic.content.texts import Texts, load_phrases
from logic.content.yaml_file import read_yaml
from logic.recommendation.choice import choose, find_support
from logic.recommendation.context import build_context
from logic.recommendation.limits import check_limits, strictest
from logic.recommendation.say import fill
from logic.workspace import Workspace

ADVICE = load_advice(Path("questionnaires/outcomes"))
CASES = read_yaml(Path("tests/cases/ranking_limits.yaml"))
FAILED = [case for case in CASES if case["expect"] == "failed"]
PHRASES = load_phrases(Path("locales"))


def _context(profile=None, guide=None):
    workspace = Workspace(answers={"profile": profile or {}, "guide": guide or {}})
    return build_context(ADVICE, workspace, {})


def _result(rule, profile=None, guide=None):
    return next(one for one in check_limits(ADVICE, _context(profile, guide)) if one.id == rule)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['name']}")
def test_condition_at_below_and_above_its_limit(case):
    assert _result(case["rule"], case.get("profile"), case.get("guide")).status == case["expect"]


def test_every_condition_has_a_case_of_each_outcome():
    seen = {(case["rule"], case["expect"]) for case in CASES}

    assert {(limit.id, status) for limit in ADVICE.limits.limits for status in ("met", "failed")} <= seen


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("case", FAILED, ids=lambda case: f"{case['rule']}: {case['name']}")
def test_a_failed_condition_says_its_rule_its_number_and_what_would_unlock_it(case, language):
    t = Texts(language, PHRASES[language])
    result = _result(case["rule"], case.get("profile"), case.get("guide"))
    limit = next(one for one in ADVICE.limits.limits if one.id == case["rule"])

    said = [fill(t.of(text), result.values, t, "S/") for text in (limit.requires, limit.found, limit.unlock)]

    assert all(sentence.strip() and "{" not in sentence for sentence in said)


def test_capacity_says_how_many_customers_would_fit():
    values = _result("PD_capacity", {"customers": 30, "hours_week": 2}).values

    assert {key: round(values[key].value, 2) for key in values} == {
        "customers": 30, "value": 22.5, "number": 8.66, "target": 11,
    }  # fmt: skip


def test_an_exclusive_type_without_room_for_one_customer_is_out():
    assert _result("PE_capacity", {"customers": 3, "hours_week": 0.5}).consequence == "exclude"
    assert _result("PE_capacity", {"customers": 3, "hours_week": 1}).consequence == "few"


def test_conditions_come_after_the_scores_and_change_none():
    guide = {"F1": 0, "F2": 0, "F3": 0, "F4": 4, "F5": 0, "F7": 2}
    without = choose(ADVICE, _context({"documented_questions": 2}, guide))
    with_ten = choose(ADVICE, _context({"documented_questions": 10}, guide))

    assert without.scores == with_ten.scores
    assert with_ten.first == "AS"
    assert without.first != "AS"
    assert [limit.id for limit in without.excluded_by("AS")] == ["AS_questions"]


def test_a_warning_keeps_nobody_from_first_place():
    guide = {"F1": 4, "F2": 3, "F3": 3, "F4": 1, "F5": 1, "F7": 3, "F11": 4}
    choice = choose(ADVICE, _context({"customers": 12, "hours_week": 2, "stage": "idea"}, guide))

    assert choice.first == "PD"
    assert next(one for one in choice.limits if one.id == "PD_capacity").status == "failed"


def test_a_condition_that_nobody_answered_keeps_nobody_out():
    choice = choose(ADVICE, _context({}, {"F5": 4, "F1": 1}))

    assert set(choice.allowed) == set(ADVICE.types.types)


def test_support_is_good_where_the_first_is_weakest():
    choice = choose(ADVICE, _context({"customers": 12, "team": 2}, {"F1": 4, "F4": 4, "F3": 4, "F2": 1}))
    support = find_support(ADVICE, choice)
    row = choice.fits.fit[choice.fits.factors.index(support.factor)]
    fit = dict(zip(choice.fits.types, row, strict=True))
    known = [at for at in range(len(choice.fits.factors)) if choice.fits.known[at]]

    assert fit[choice.first] == min(
        choice.fits.fit[at, choice.fits.types.index(choice.first)] for at in known
    )
    assert fit[support.type] >= max(2, fit[choice.first] + 1)


def test_behind_a_machine_there_is_always_a_person():
    guide = {"F1": 1, "F2": 0, "F3": 1, "F4": 4, "F5": 0, "F11": 0, "F12": 4}
    profile = {
        "stage": "scale",
        "customers": 5000,
        "team": 2,
        "objective": "ampliar",
        "channels": ("correo",),
    }
    choice = choose(ADVICE, _context({**profile, "history": "yes", "repeated_questions": 200}, guide))

    assert choice.first == "AU"
    assert find_support(ADVICE, choice).type == "PI"


def test_an_excluded_type_is_no_support_either():
    choice = choose(ADVICE, _context({"host_committed": "no", "history": "no"}, {"F5": 4, "F1": 2}))
    support = find_support(ADVICE, choice)

    assert support is None or support.type not in {"CO", "AU"}


def test_of_several_conditions_of_a_type_the_strictest_holds():
    profile = {"customers": 45, "hours_week": 4, "hour_wage": 18, "order_value": 10, "orders_month": 2,
               "margin_percent": 30}  # fmt: skip
    failed = [one for one in check_limits(ADVICE, _context(profile)) if one.status == "failed"]
    dedicated = [one for one in failed if one.type == "PE"]

    assert [one.consequence for one in dedicated] == ["exclude", "few"]
    assert strictest(reversed(dedicated)).consequence == "exclude"
