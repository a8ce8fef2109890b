"""What is said aloud beside the scores, and what is named as its reason, on questions of the tests' own."""

import pytest

from logic.assessment.answers import gather
from logic.assessment.facts import Fact, collect_facts, is_item
from logic.assessment.flags import raise_flags
from logic.assessment.patterns import find_patterns
from logic.assessment.scoring import score_questionnaire
from logic.content.conditions import All, Any_, FigureTest, Not, Test
from logic.content.questionnaire import Questionnaire
from logic.content.readings import Flag, Pattern
from logic.workspace import Workspace
from tests.small_questionnaire import RULES, SCALES, likert, said

HOME = Questionnaire.model_validate(
    {
        "id": "home",
        "version": "1.0.0",
        "kind": "scored",
        "order": 1,
        "title": said("home"),
        "intro": said("home"),
        "source": "ours",
        "dimensions": [
            {"id": "ONE", "label": said("one"), "meaning": said("one")},
            {"id": "TWO", "label": said("two"), "meaning": said("two")},
            {"id": "TIE", "label": said("tie"), "meaning": said("tie"), "role": "moderator"},
        ],
        "sections": [
            {
                "id": "all",
                "title": said("all"),
                "items": [
                    likert("A1", "ONE"),
                    likert("A2", "ONE"),
                    likert("A3", "ONE", key=-1, opposite_of=["A1"]),
                    likert("B1", "TWO"),
                    likert("B2", "TWO", key=-1),
                    likert("B3", "TWO", key=-1, risk=True),
                    likert("T1", "TIE"),
                    likert("T2", "TIE"),
                ],
            }
        ],
    }
)
AWAY = Questionnaire.model_validate(
    HOME.model_dump(by_alias=True)
    | {
        "id": "away",
        "order": 2,
        "dimensions": [{"id": "FAR", "label": said("far"), "meaning": said("far")}],
        "sections": [
            {"id": "all", "title": said("all"), "items": [likert(f"F{at}", "FAR") for at in range(1, 5)]}
        ],
    }
)
BOTH = {"home": HOME, "away": AWAY}


def seen(evidence=None, **answers):
    """Gather and score answers to both questionnaires; items of the second begin with F."""
    split = {
        "home": {id: value for id, value in answers.items() if id[0] != "F"},
        "away": {id: value for id, value in answers.items() if id[0] == "F"},
    }
    given = gather(BOTH, SCALES, Workspace(answers=split))
    scores = {}
    for id, asked in BOTH.items():
        scores |= score_questionnaire(asked, given.asked[id], given.answers[id], SCALES, RULES, evidence)
    return given, scores


def flag(trigger, limits=None, **more):
    words = {"title": said("f"), "text": said("f"), "mend": said("f")}
    return Flag(id="f", severity="note", **trigger, limits=limits or {}, **words, **more)


def raised(trigger, limits=None, evidence=None, **answers):
    """Return what the flag names, each time it is raised, as {id: value}."""
    given, scores = seen(evidence, **answers)
    hits = raise_flags([flag(trigger, limits)], BOTH, given, scores, {})
    return [{fact.id: fact.value for fact in hit.facts} for hit in hits]


def contradictions(**answers):
    return raised({"rule": "contradiction"}, {"high": 4, "low": 2}, **answers)


def straight_lines(**answers):
    return raised({"rule": "straight_line"}, {"min_items": 4, "min_share": 0.75}, **answers)


def guesses(evidence=None, **answers):
    return raised({"rule": "all_guesses"}, {"min_dimensions": 2}, evidence, **answers)


def unknowns(**answers):
    return raised({"rule": "many_unknown"}, {"min_items": 4, "min_share": 0.5}, **answers)


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"A1": 4, "A3": 4}, [{"home.A3": 4, "home.A1": 4}]),
        ({"A1": 5, "A2": 4, "A3": 4}, [{"home.A3": 4, "home.A1": 5, "home.A2": 4}]),
        ({"A1": 5, "A2": 3, "A3": 4}, [{"home.A3": 4, "home.A1": 5}]),
        ({"A1": 3, "A3": 5}, []),
        ({"A1": 5, "A3": 3}, []),
        ({"A1": 2, "A3": 2}, [{"home.A3": 2, "home.A1": 2}]),
        ({"A1": 3, "A3": 1}, []),
        ({"A2": 1, "A3": 1}, []),
        ({"B1": 1, "B2": 2}, [{"home.B2": 2, "home.B1": 1}]),
        ({"B1": 5, "B3": 5}, []),
        ({"A1": 5, "B2": 5}, []),
        ({"A1": 5, "A3": None}, []),
        ({"A1": 5, "A3": 5, "B1": 5, "B2": 5}, [{"home.A3": 5, "home.A1": 5}, {"home.B2": 5, "home.B1": 5}]),
    ],
    ids=[
        "both high", "all that contradict it are named", "what does not is not", "middle and high",
        "high and middle", "both low and poles", "middle and low", "both low and no poles",
        "both low where no poles are named", "an item worded as risk", "of two dimensions", "not known",
        "two",
    ],
)  # fmt: skip
def test_straight_and_reversed_item_contradict_each_other(answers, named):
    assert contradictions(**answers) == named


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"A1": 5, "A2": 5, "A3": 5, "B1": 5}, [{"same_answer": 5, "same_share": 1}]),
        ({"A1": 5, "A2": 5, "A3": 5, "B1": 1}, [{"same_answer": 5, "same_share": 0.75}]),
        ({"A1": 5, "A2": 5, "A3": 1, "B1": 1}, []),
        ({"A1": 5, "A2": 5, "A3": 5}, []),
        ({"A1": 5, "A2": 5, "A3": 5, "F1": 5}, [{"same_answer": 5, "same_share": 1}]),
        ({"F1": 5, "F2": 5, "F3": 5, "F4": 5}, []),
        ({"A1": 5, "A2": 5, "A3": 5, "T1": 5, "T2": 5}, []),
        ({"A1": 3, "A2": 3, "A3": 3, "B1": 3, "F1": 1, "F2": 2}, [{"same_answer": 3, "same_share": 1}]),
        ({"A1": 3, "A2": 3, "A3": 3, "B1": 3, "F1": 3}, [{"same_answer": 3, "same_share": 1}]),
    ],
    ids=[
        "one block", "three in four", "half", "too few", "a little of several blocks", "none is reversed",
        "those of no score do not count", "one block among others", "said once",
    ],
)  # fmt: skip
def test_same_answer_to_almost_everything_is_a_straight_line(answers, named):
    assert straight_lines(**answers) == named


@pytest.mark.parametrize(
    ("answers", "evidence", "named"),
    [
        ({"A1": 3, "A2": 3, "B1": 3}, {}, [{"dimensions_answered": 2}]),
        ({"A1": 3, "B1": 3, "F1": 3}, {}, [{"dimensions_answered": 3}]),
        ({"A1": 3, "A2": 3}, {}, []),
        ({"A1": 3, "B1": 3}, {"B1": "E1"}, []),
        ({"A1": 3, "T1": 3}, {}, []),
        ({"A1": 3, "B1": None}, {}, []),
        ({"A1": 3, "B1": 3, "T1": 3}, {"TIE": "E3"}, [{"dimensions_answered": 2}]),
    ],
    ids=[
        "two", "three", "too few", "one has evidence", "no score", "not known is no answer", "only of scores"
    ],
)  # fmt: skip
def test_answers_that_all_rest_on_guesses_are_said(answers, evidence, named):
    assert guesses(evidence, **answers) == named


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"A1": None, "A2": None, "B1": 3, "B2": 3}, [{"unknown_share": 0.5}]),
        ({"A1": None, "A2": None, "A3": None, "B1": 3}, [{"unknown_share": 0.75}]),
        ({"A1": None, "B1": 3, "B2": 3, "A2": 3}, []),
        ({"A1": None, "A2": None, "B1": 3}, []),
        ({"A1": None, "A2": None, "B1": 3, "B2": 3, "T1": 3, "T2": 3}, [{"unknown_share": 0.5}]),
    ],
    ids=["half", "three in four", "one in four", "too few", "those of no score do not count"],
)
def test_many_unknown_answers_are_said_with_their_share(answers, named):
    assert unknowns(**answers) == named


def test_flag_with_a_condition_names_each_of_its_reasons_once():
    either = Any_(
        any=(
            All(all=(Test(item="home.A1", lte=2), Test(item="home.A2", gte=4))),
            All(all=(Test(item="home.A1", gte=4), Test(item="home.A2", lte=2))),
        )
    )

    assert raised({"when": either}, A1=5, A2=1) == [{"home.A1": 5, "home.A2": 1}]
    assert raised({"when": either}, A1=3, A2=1) == []


def test_flags_are_raised_in_their_order_and_say_what_they_withhold():
    given, scores = seen(A1=5, A3=5)
    flags = [
        flag({"when": Test(item="home.A3", gte=5)}, withholds="band").model_copy(update={"id": "first"}),
        flag({"rule": "contradiction"}, {"high": 4, "low": 2}).model_copy(update={"id": "second"}),
    ]

    hits = raise_flags(flags, BOTH, given, scores, {})

    assert [(hit.id, hit.withholds) for hit in hits] == [("first", "band"), ("second", "nothing")]


def facts(names, condition, figures=None, **answers):
    given, _ = seen(**answers)
    return collect_facts(names, condition, given, figures or {}, BOTH)


def test_reasons_are_those_that_fired_and_those_not_tested_that_are_known():
    condition = Any_(any=(Test(item="home.A1", gte=4), Test(item="home.A2", gte=4)))
    names = ("home.A2", "home.A1", "home.B1", "home.B2", "home.ONE")

    found = facts(names, condition, {"home.ONE": 62.5}, A1=4, A2=3, B1=1)

    assert found == (Fact("item", "home.A1", 4), Fact("item", "home.B1", 1), Fact("figure", "home.ONE", 62.5))


def test_figure_fires_like_an_item_and_one_that_is_absent_is_not_named():
    condition = All(all=(FigureTest(figure="home.ONE", lt=40), Not(not_=FigureTest(figure="index", gte=50))))

    found = facts(("home.ONE", "sales.late_revenue_share"), condition, {"home.ONE": 25.0, "index": 30.0})

    assert found == (Fact("figure", "home.ONE", 25.0),)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("home.A1", True),
        ("home.ONE", False),
        ("home.F1", False),
        ("A1", False),
        ("index", False),
        ("no.A1", False),
    ],
)
def test_item_is_told_from_a_figure(name, told):
    assert is_item(name, BOTH) is told


def pattern(id, item, **more):
    words = {"title": said("p"), "reading": said("p"), "first_move": said("p")}
    when = {"item": item, "gte": 4}
    return Pattern.model_validate(
        {"id": id, "when": when, "because": [item], "basis": {"level": "D"}, **words, **more}
    )


def test_pattern_that_stands_alone_holds_the_others_back():
    given, _ = seen(A1=4, A2=4, B1=1)
    patterns = [pattern("plain", "home.A1"), pattern("no", "home.B1"), pattern("ask", "home.A2", alone=True)]

    found = find_patterns(patterns, BOTH, given, {})

    assert [(hit.id, hit.held) for hit in found] == [("plain", True), ("ask", False)]
    assert [hit.because for hit in found] == [(Fact("item", "home.A1", 4),), (Fact("item", "home.A2", 4),)]
    assert [(hit.id, hit.held) for hit in find_patterns(patterns[:2], BOTH, given, {})] == [("plain", False)]
