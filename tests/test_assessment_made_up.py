"""Made-up respondents could sit at the page; what none or all of them reach is told to the author."""

from dataclasses import replace
from statistics import correlation, fmean

import pytest

from logic.assessment.answers import gather
from logic.assessment.reach import count_hits, find_reach_problems, hits_of
from logic.assessment.simulate import MadeUp, constant, extreme, random_respondents
from logic.content.conditions import FigureTest
from logic.content.library import load_content
from logic.content.questionnaire import Likert, Number, Questionnaire, Single
from logic.workspace import Workspace

CONTENT = load_content()
QUALITY = CONTENT.questionnaires["quality"]
CROWD = list(random_respondents(CONTENT, 400, seed=4))


def with_flags(*flags):
    readings = CONTENT.readings
    return replace(
        CONTENT, readings=replace(readings, flags=readings.flags.model_copy(update={"flags": flags}))
    )


def with_first_pattern(**changes):
    readings = CONTENT.readings
    first, *others = readings.patterns.patterns
    changed = readings.patterns.model_copy(update={"patterns": (first.model_copy(update=changes), *others)})
    return replace(CONTENT, readings=replace(readings, patterns=changed))


def everything_answered(made_up):
    return {
        f"{id}.{item}": value
        for id, given in made_up.workspace.answers.items()
        for item, value in given.items()
    }


def test_same_seed_makes_the_same_people_and_another_seed_others():
    assert list(random_respondents(CONTENT, 400, seed=4)) == CROWD
    assert next(random_respondents(CONTENT, 1, seed=5)) != CROWD[0]


def test_every_answer_is_one_the_page_would_take():
    for made_up in CROWD:
        given = gather(CONTENT.questionnaires, CONTENT.scales, made_up.workspace)
        for id, asked in given.asked.items():
            answered = made_up.workspace.answers[id]
            assert given.answers[id] == {item.id: answered[item.id] for item in asked if item.id in answered}


def test_a_tenth_of_the_items_is_left_open_and_a_tenth_is_not_known():
    items = sum(len(list(asked.items())) for asked in CONTENT.questionnaires.values())
    given = [everything_answered(made_up) for made_up in CROWD]

    assert fmean(len(answers) / items for answers in given) == pytest.approx(0.9, abs=0.01)
    unknown = fmean(list(answers.values()).count(None) / items for answers in given)
    assert unknown == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [("ALI1", "ALI2", 0.5, 1), ("ALI1", "ALI4", -1, -0.5), ("ALI1", "CON1", -0.2, 0.2)],
    ids=["of one dimension", "the other way round", "of two dimensions"],
)
def test_items_go_together_as_their_dimension_and_their_key_say(one, other, low, high):
    given = [made_up.workspace.answers["quality"] for made_up in CROWD]
    both = [(a[one], a[other]) for a in given if a.get(one) is not None and a.get(other) is not None]

    assert low <= correlation(*zip(*both, strict=True)) <= high


def test_every_step_of_a_scale_and_every_option_is_given_by_someone():
    seen = {pair for made_up in CROWD for pair in everything_answered(made_up).items()}

    for id, asked in CONTENT.questionnaires.items():
        for item in asked.items():
            if isinstance(item, Likert | Single):
                options = CONTENT.scales[item.scale] if isinstance(item, Likert) else item.options
                assert {(f"{id}.{item.id}", option.value) for option in options} <= seen


def test_two_of_several_choices_are_made():
    chosen = [everything_answered(made_up).get("nature.kinds") for made_up in CROWD]

    assert {len(set(kinds)) for kinds in chosen if kinds} == {2}


def test_quantities_stay_within_their_limits_and_those_of_a_small_business():
    limits = {
        f"{id}.{item.id}": item
        for id, asked in CONTENT.questionnaires.items()
        for item in asked.items()
        if isinstance(item, Number)
    }
    for name, item in limits.items():
        given = [value for one in CROWD if (value := everything_answered(one).get(name)) is not None]
        assert item.min <= min(given) < max(given) <= min(item.max, 300)
        assert all(round(value, 1) == value for value in given)


def test_seven_dimensions_in_ten_rest_on_some_evidence_of_every_kind():
    dimensions = sum(len(asked.dimensions) for asked in CONTENT.questionnaires.values())
    levels = [made_up.workspace.evidence for made_up in CROWD]

    assert fmean(len(one) / dimensions for one in levels) == pytest.approx(0.7, abs=0.02)
    assert {level for one in levels for level in one.values()} == {"E0", "E1", "E2", "E3"}


def test_one_dimension_in_twenty_has_a_gap_and_all_have_sales():
    dimensions = sum(len(asked.dimensions) for asked in CONTENT.questionnaires.values())
    gaps = [[value for name, value in one.figures.items() if name.startswith("gap_clear.")] for one in CROWD]

    assert fmean(len(one) / dimensions for one in gaps) == pytest.approx(0.05, abs=0.01)
    assert all(5 <= gap <= 40 for one in gaps for gap in one)
    assert all(0 <= one.figures["sales.late_revenue_share"] <= 1 for one in CROWD)


def test_same_answer_is_given_to_all_on_a_scale_and_to_nothing_of_the_segment_or_the_guide():
    made_up = constant(CONTENT, 4)

    assert made_up.style == "always 4"
    assert set(made_up.workspace.answers) == {
        id for id, asked in CONTENT.questionnaires.items() if asked.kind in ("scored", "unscored")
    }
    scaled = [item.id for item in QUALITY.items() if isinstance(item, Likert)]
    assert made_up.workspace.answers["quality"] == dict.fromkeys(scaled, 4)


def test_same_answer_to_one_block_alone():
    assert set(constant(CONTENT, 4, only="social").workspace.answers) == {"social"}


@pytest.mark.parametrize(
    ("best", "style", "straight", "reversed_"), [(True, "best", 5, 1), (False, "worst", 1, 5)]
)
def test_the_best_is_low_where_high_is_bad(best, style, straight, reversed_):
    made_up = extreme(CONTENT, best=best)
    given = made_up.workspace.answers["quality"]

    assert made_up.style == style
    assert (given["ALI1"], given["ALI4"], given["OFE1"]) == (straight, reversed_, reversed_)


def test_one_respondent_hits_bands_flags_and_patterns_those_held_back_too():
    answers = {"reciprocity": {"GRA4": 5}, "quality": dict.fromkeys(("CON1", "CON2", "CON3"), 4)}

    found = hits_of(CONTENT, MadeUp("one", Workspace(answers=answers), {}))

    assert {("bands", "mostly"), ("patterns", "P14_ask_first"), ("patterns", "P07_gifts_as_bait")} <= found


def test_hits_are_counted_once_a_respondent_with_six_of_fixed_answers_beside_the_random_ones():
    everybody, random = count_hits(CONTENT, 10)
    first = random_respondents(CONTENT, 10)

    assert sum(random.values()) == sum(len(hits_of(CONTENT, made_up)) for made_up in first)
    fixed = [constant(CONTENT, answer) for answer in (1, 3, 5, None)]
    fixed += [extreme(CONTENT, best=True), extreme(CONTENT, best=False)]
    extra = sum(len(hits_of(CONTENT, made_up)) for made_up in fixed)
    assert sum(everybody.values()) == sum(random.values()) + extra


def test_content_without_a_warning_lets_the_same_answer_through_and_is_told():
    (note,) = (flag for flag in CONTENT.readings.flags.flags if flag.id == "many_unknown")

    told = [
        (file, problem.fault)
        for file, problem in find_reach_problems(with_flags(note), 5)
        if "raises no warning" in problem.fault
    ]

    assert told == [
        ("quality.yaml", "always 5 to everything raises no warning."),
        ("reciprocity.yaml", "always 5 to everything raises no warning."),
        ("outcomes/flags.yaml", "always 1 to everything raises no warning."),
        ("outcomes/flags.yaml", "always 3 to everything raises no warning."),
        ("outcomes/flags.yaml", "always 5 to everything raises no warning."),
    ]


def test_block_that_contradicts_itself_nowhere_is_told_though_another_does():
    calm = CONTENT.questionnaires["reciprocity"].model_dump(by_alias=True)
    for section in calm["sections"]:
        section["items"] = [
            {**item, "risk": True} if item.get("key") == -1 else item for item in section["items"]
        ]
    (contradiction,) = (flag for flag in CONTENT.readings.flags.flags if flag.id == "contradiction")
    asked = {**CONTENT.questionnaires, "reciprocity": Questionnaire.model_validate(calm)}

    found = list(find_reach_problems(replace(with_flags(contradiction), questionnaires=asked), 5))

    told = [file for file, problem in found if "raises no warning" in problem.fault]
    assert told == ["reciprocity.yaml", *["outcomes/flags.yaml"] * 3]


def test_pattern_of_nine_in_ten_says_something_and_one_of_more_says_nothing():
    told = []
    for share in (0.85, 0.97):
        content = with_first_pattern(when=FigureTest(figure="sales.late_revenue_share", lt=share))
        told.append([problem.fault for _, problem in find_reach_problems(content, 200)])

    assert told == [[], ["almost everybody reaches 'P14_ask_first'."]]
