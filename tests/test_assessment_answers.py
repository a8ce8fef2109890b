"""What was asked and which answers count, and how much is left to answer, on questions of the tests' own."""

import pytest

from logic.assessment.answers import Given, gather, without_hidden
from logic.assessment.progress import items_to_ask, measure_progress
from logic.content.library import load_content
from logic.content.pace import Pace
from logic.content.questionnaire import Questionnaire
from logic.workspace import Workspace
from tests.small_questionnaire import SCALES, likert, said

CONTENT = load_content()
PACE = Pace(version="1.0.0", source="ours", likert=10, single=20, multi=30, number=40, line=50, lines=60)


def choice(id, kind="single", **more):
    options = [{"value": value, "label": said(value)} for value in ("yes", "no")]
    return {"id": id, "type": kind, "text": said(id), "options": options, **more}


def block(id, *items, kind="scored", optional=(), **more):
    sections = [{"id": "first", "title": said("first"), "items": list(items)}]
    if optional:
        sections.append({"id": "more", "title": said("more"), "optional": True, "items": list(optional)})
    return Questionnaire.model_validate(
        {
            "id": id,
            "version": "1.0.0",
            "kind": kind,
            "order": 1,
            "title": said(id),
            "intro": said(id),
            "source": "ours",
            "dimensions": [{"id": "ONE", "label": said("one"), "meaning": said("one")}],
            "sections": sections,
            **more,
        }
    )


def given_to(*blocks, **answers):
    return gather({one.id: one for one in blocks}, SCALES, Workspace(answers=answers))


EVERY_KIND = block(
    "kinds",
    likert("scale", "ONE"),
    choice("one"),
    choice("some", "multi"),
    {"id": "amount", "type": "number", "text": said("amount"), "min": 1, "max": 5},
    {"id": "words", "type": "open", "text": said("words")},
)


@pytest.mark.parametrize(
    ("item", "usable", "not_usable"),
    [
        ("scale", [1, 5, None], [0, 6, 3.0, True, "3", ("3",)]),
        ("one", ["yes", "no", None], ["maybe", 1, ("yes",)]),
        ("some", [("yes",), ("yes", "no"), (), None], [("maybe",), ("yes", "maybe"), "yes", 1]),
        ("amount", [1, 5, 2.5, None], [0.9, 5.1, True, "3", float("nan"), float("inf")]),
        ("words", ["", "anything", None], [1, ("a",)]),
    ],
)
def test_answer_counts_where_the_question_could_be_answered_so(item, usable, not_usable):
    def kept(value):
        workspace = Workspace.model_construct(answers={"kinds": {item: value}})
        return item in gather({"kinds": EVERY_KIND}, SCALES, workspace).answers["kinds"]

    assert [value for value in usable if not kept(value)] == []
    assert [value for value in not_usable if kept(value)] == []


def test_item_section_or_block_whose_condition_does_not_hold_is_not_asked():
    here, there = {"item": "shows", "eq": "yes"}, {"item": "home.shows", "eq": "yes"}
    home = block("home", choice("shows"), likert("A", "ONE", visible_if=here))
    part = {"title": said("part"), "visible_if": there}
    sections = [
        {"id": "hidden", "items": [likert("B", "ONE")], **part},
        {"id": "always", "items": [likert("C", "ONE")], "title": said("always")},
    ]
    parts, whole = block("parts", sections=sections), block("whole", likert("D", "ONE"), visible_if=there)

    answers = {"home": {"shows": "no", "A": 3}, "parts": {"B": 3, "C": 3}, "whole": {"D": 3}}
    hidden = given_to(home, parts, whole, **answers)
    shown = given_to(home, parts, whole, **answers | {"home": {"shows": "yes", "A": 3}})

    assert [[item.id for item in asked] for asked in hidden.asked.values()] == [["shows"], ["C"], []]
    assert hidden.answers == {"home": {"shows": "no"}, "parts": {"C": 3}, "whole": {}}
    assert [[item.id for item in asked] for asked in shown.asked.values()] == [
        ["shows", "A"],
        ["B", "C"],
        ["D"],
    ]
    assert shown.answers == answers | {"home": {"shows": "yes", "A": 3}}


def test_answer_that_is_hidden_shows_nothing_either():
    chain = block(
        "chain",
        choice("first"),
        choice("second", visible_if={"item": "first", "eq": "yes"}),
        likert("third", "ONE", visible_if={"item": "second", "eq": "yes"}),
    )

    found = given_to(chain, chain={"first": "no", "second": "yes", "third": 4})

    assert found.answers == {"chain": {"first": "no"}}


def test_other_rooms_see_visible_answers_only_and_all_else_as_it_was():
    when = {"item": "shows", "eq": "yes"}
    home, away = (
        block("home", choice("shows"), likert("A", "ONE", visible_if=when)),
        block("away", likert("B", "ONE")),
    )
    workspace = Workspace(
        answers={"home": {"shows": "no", "A": 3}, "gone": {"x": 1}}, notes={"A": "kept"}, evidence={"A": "E2"}
    )

    seen = without_hidden(gather({"home": home, "away": away}, SCALES, workspace), workspace)

    assert seen.answers == {"home": {"shows": "no"}}
    assert (seen.notes, seen.evidence) == (workspace.notes, workspace.evidence)


def test_answer_is_looked_up_at_home_or_by_its_questionnaire():
    given = Given({}, {"home": {"A": 4}, "away": {"A": 2}})

    assert given.lookup("home")("A") == 4
    assert given.lookup("home")("away.A") == 2
    assert given.lookup()("away.A") == 2
    assert (given.lookup("home")("B"), given.lookup()("A"), given.lookup()("no.A")) == (None, None, None)


def test_quantity_is_a_number_or_nothing():
    given = Given({}, {"home": {"whole": 3, "part": 2.5, "words": "3", "unknown": None, "none": 0}})

    found = [given.number("home", id) for id in ("whole", "part", "words", "unknown", "none", "absent")]
    assert found == [3, 2.5, None, None, 0, None]
    assert given.number("gone", "whole") is None


LONG = block(
    "long",
    likert("core", "ONE", core=True),
    likert("more", "ONE"),
    choice("pick"),
    optional=[{"id": "extra", "type": "number", "text": said("extra"), "min": 0, "max": 9}],
)


def progress(*blocks, full=None, **answers):
    return measure_progress({one.id: one for one in blocks}, PACE, given_to(*blocks, **answers), full)


@pytest.mark.parametrize(
    ("answers", "full", "told"),
    [
        ({}, None, (False, 1, 0, 10)),
        ({"core": 3}, None, (False, 1, 1, 0)),
        ({"core": None}, None, (False, 1, 1, 0)),
        ({"more": 3}, None, (True, 3, 1, 30)),
        ({"extra": 3}, None, (True, 3, 0, 40)),
        ({}, {"long"}, (True, 3, 0, 40)),
        ({"core": 3, "more": 3, "pick": "yes"}, {"long"}, (True, 3, 3, 0)),
        ({"more": 3}, set(), (False, 1, 0, 10)),
    ],
    ids=[
        "express", "answered", "not known is answered", "beyond the express form",
        "optional ones are not asked", "in full by wish", "all done", "express by wish",
    ],
)  # fmt: skip
def test_block_counts_what_it_will_ask(answers, full, told):
    found = progress(LONG, full=full, long=answers).blocks["long"]

    assert (found.full, found.asked, found.done, found.seconds_left) == told


def test_express_form_asks_the_core_and_the_full_one_every_visible_item_in_order():
    given = given_to(LONG)

    assert [item.id for item in items_to_ask(LONG, given, full=False)] == ["core"]
    assert [item.id for item in items_to_ask(LONG, given, full=True)] == ["core", "more", "pick", "extra"]


@pytest.mark.parametrize("kind", ["profile", "guide"])
def test_segment_and_guide_are_asked_in_full_and_stay_out_of_the_sums(kind):
    own = block("own", likert("A", "ONE"), likert("B", "ONE"), kind=kind)

    found = progress(own, LONG, own={"A": 3})

    assert (found.blocks["own"].full, found.blocks["own"].asked, found.blocks["own"].done) == (True, 2, 1)
    assert (found.asked, found.done, found.minutes_left) == (1, 0, 1)


def test_blocks_add_up_and_minutes_are_rounded_up_once():
    other = block("other", *(likert(f"B{at}", "ONE", core=True) for at in range(6)), kind="unscored")

    found = progress(LONG, other, long={"core": 3, "more": 3}, other={"B0": 3})

    assert (found.asked, found.done) == (3 + 6, 2 + 1)
    # 20 seconds of one block and 50 of the other
    assert [one.minutes_left for one in found.blocks.values()] == [1, 1]
    assert found.minutes_left == 2


def test_share_of_a_block_is_what_is_done_of_what_is_asked():
    assert progress(LONG, full={"long"}, long={"core": 3}).blocks["long"].share == pytest.approx(1 / 3)
    assert progress(LONG).blocks["long"].share == 0


def test_block_with_nothing_to_ask_is_done():
    hidden = block("hidden", likert("A", "ONE"), visible_if={"item": "long.pick", "eq": "yes"})

    found = progress(LONG, hidden).blocks["hidden"]

    assert (found.asked, found.share, found.minutes_left) == (0, 1, 0)
