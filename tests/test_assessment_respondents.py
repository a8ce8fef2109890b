"""Made-up respondents through the instrument as it ships: no number off its line, nothing hidden counts."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from logic.assessment.answers import gather, without_hidden
from logic.assessment.assess import assess
from logic.assessment.reach import count_hits, find_reach_problems
from logic.assessment.simulate import constant, extreme, random_respondents
from logic.content.library import load_content
from logic.workspace import Workspace

CONTENT = load_content()
RESPONDENTS = 2000
PROFILES = [
    {"has_customers": has, "social_presence": social, "respondent": who, "business_kind": kind}
    for has, social, who, kind in product(
        ("none", "few", "many"), ("yes", "no"), ("typical", "account"), ("shop", "b2b", "online")
    )
]


@pytest.fixture(scope="module")
def crowd():
    return list(random_respondents(CONTENT, RESPONDENTS, seed=7))


def in_profile(made_up, profile):
    answers = {**made_up.workspace.answers, "profile": profile}
    return made_up.workspace.model_copy(update={"answers": answers})


def test_no_number_leaves_its_line(crowd):
    for made_up in crowd:
        found = assess(CONTENT, made_up.workspace, made_up.figures)
        parts = [found.index, found.index_equal_weights, *found.dimensions.values()]
        for part in parts:
            assert part.value is None or 0 <= part.low <= part.value <= part.high <= 100
        for value in (found.ior.value, found.ior.effort, found.evidence):
            assert value is None or 0 <= value <= 100


def test_hidden_answers_count_nowhere(crowd):
    for made_up in crowd[:150]:
        given = gather(CONTENT.questionnaires, CONTENT.scales, made_up.workspace)
        visible = without_hidden(given, made_up.workspace)
        assert assess(CONTENT, visible, made_up.figures) == assess(
            CONTENT, made_up.workspace, made_up.figures
        )


def test_hiding_and_showing_again_leads_back_to_the_same():
    """The way there does not matter: only the answers that are visible at the end."""
    random = Random(3)  # noqa: S311  (the same walk every time)
    for made_up in random_respondents(CONTENT, 40, seed=11):
        start = made_up.workspace
        step = start
        for _ in range(5):
            step = step.with_answer("profile", "has_customers", random.choice(("none", "few", "many")))
            step = step.with_answer("profile", "social_presence", random.choice(("yes", "no")))
            assess(CONTENT, step)
        for item in ("has_customers", "social_presence"):
            back = start.answers["profile"].get(item)
            step = step.with_answer("profile", item, back)
            start = start.with_answer("profile", item, back)
        assert assess(CONTENT, step) == assess(CONTENT, start)


def test_flags_change_no_number(crowd):
    no_flags = CONTENT.readings.flags.model_copy(update={"flags": ()})
    silent = replace(CONTENT, readings=replace(CONTENT.readings, flags=no_flags))
    for made_up in crowd[:100]:
        loud, quiet = (assess(content, made_up.workspace) for content in (CONTENT, silent))
        assert (loud.dimensions, loud.index) == (quiet.dimensions, quiet.index)


def test_every_band_flag_and_pattern_is_reached_by_someone_and_none_by_all():
    assert list(find_reach_problems(CONTENT)) == []
    everybody, _ = count_hits(CONTENT, 150)
    patterns = {pattern.id for pattern in CONTENT.readings.patterns.patterns}
    flags = {flag.id for flag in CONTENT.readings.flags.flags}
    assert {id for part, id in everybody if part == "patterns"} == patterns
    assert {id for part, id in everybody if part == "flags"} == flags


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: "-".join(profile.values()))
def test_every_profile_has_a_way_to_a_result(profile):
    best = assess(CONTENT, in_profile(extreme(CONTENT, best=True), profile))
    worst = assess(CONTENT, in_profile(extreme(CONTENT, best=False), profile))

    assert {score.value for score in best.dimensions.values()} <= {100, None}
    assert {score.value for score in worst.dimensions.values()} <= {0, None}
    assert (best.index.value, worst.index.value) == (100, 0)
    assert 0 < best.progress.done <= best.progress.asked


def test_all_best_is_a_hundred_all_worst_nothing_and_the_middle_fifty_in_every_dimension():
    for made_up, value in (
        (extreme(CONTENT, best=True), 100),
        (extreme(CONTENT, best=False), 0),
        (constant(CONTENT, 3), 50),
        (constant(CONTENT, None), None),
    ):
        found = assess(CONTENT, made_up.workspace)
        assert {score.value for score in found.dimensions.values()} == {value}
        assert found.index.value == value


def test_who_never_answers_gets_no_number_no_flag_and_no_advice():
    found = assess(CONTENT, Workspace())

    assert {score.value for score in found.dimensions.values()} == {None}
    assert (found.index.value, found.evidence, found.flags, found.patterns) == (None, None, (), ())
    assert (found.ior.value, found.ior.quadrant, found.ior.money.base) == (None, None, None)


@pytest.mark.parametrize("answer", [1, 3, 5])
def test_same_answer_to_everything_raises_a_warning(answer):
    for express in (True, False):
        raised = {
            flag.id for flag in assess(CONTENT, constant(CONTENT, answer, express=express).workspace).flags
        }
        assert "straight_line" in raised


def test_yes_to_everything_contradicts_itself_in_every_scored_block_with_reversed_items():
    for block in ("quality", "reciprocity"):
        raised = {flag.id for flag in assess(CONTENT, constant(CONTENT, 5, only=block).workspace).flags}
        assert "contradiction" in raised


def test_express_form_is_twelve_answers_and_rough():
    made_up = constant(CONTENT, 4, express=True)
    found = assess(CONTENT, made_up.workspace)

    assert sum(len(answers) for answers in made_up.workspace.answers.values()) == 12
    assert [score.id for score in found.dimensions.values() if score.rough] == [
        "ALI", "NAT", "PRO", "VAL", "PER", "OFE", "INI", "CON", "EXP", "REC", "GRA", "PRP",
    ]  # fmt: skip
    assert found.index.rough
    assert (found.progress.asked, found.progress.done, found.progress.minutes_left) == (12, 12, 0)
