"""What a browser keeps: single entries, the later one stands, and the erased stays erased."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.storage.draft import NOTHING, Draft, Entry, from_text, put_together, take_apart, to_text
from logic.workspace import Experiment, Respondent, Run, Survey, Workspace

KEYS = st.text("ab/~1", min_size=1, max_size=4)
ANSWERS = st.one_of(st.none(), st.integers(-5, 5), st.text(max_size=4), st.tuples(KEYS, KEYS))
WORKSPACES = st.builds(
    Workspace,
    answers=st.dictionaries(KEYS, st.dictionaries(KEYS, ANSWERS, min_size=1, max_size=3), max_size=3),
    evidence=st.dictionaries(KEYS, st.sampled_from(["E0", "E1", "E2", "E3"]), max_size=3),
    notes=st.dictionaries(KEYS, st.text(max_size=5), max_size=3),
    tables=st.dictionaries(
        KEYS, st.lists(st.dictionaries(KEYS, ANSWERS, max_size=2), max_size=2), max_size=2
    ),
)
DRAFTS = st.builds(
    Draft,
    st.dictionaries(
        st.sampled_from(["/notes/a", "/notes/b", "/notes/c"]),
        # A path and a moment decide the value: one clock never gives two values to one moment.
        st.integers(1, 9).map(
            lambda stamp: Entry(stamp, gone=True) if stamp % 4 == 0 else Entry(stamp, stamp)
        ),
    ),
    st.sampled_from([0, 0, 3]),
)


@settings(max_examples=60)
@given(WORKSPACES)
def test_a_workspace_comes_back_from_the_browser_as_it_went(workspace):
    draft = NOTHING.changed(take_apart(workspace), now=1)

    back = from_text(to_text(draft))

    assert back is not None
    assert put_together(back.values()) == workspace


@settings(max_examples=60)
@given(DRAFTS, DRAFTS, DRAFTS)
def test_drafts_of_several_tabs_merge_to_the_same_in_any_order(one, two, three):
    assert one.merged(two) == two.merged(one)
    assert one.merged(two).merged(three) == one.merged(two.merged(three))
    assert one.merged(two).merged(two) == one.merged(two)


def test_what_two_tabs_answered_is_all_kept():
    common = NOTHING.changed({"/answers/quality/ALI1": 3}, now=10)
    first = common.changed({"/answers/quality/ALI1": 3, "/answers/quality/ALI2": 5}, now=20)
    second = common.changed({"/answers/quality/ALI1": 1}, now=30)

    merged = first.merged(second)

    assert merged.values() == {"/answers/quality/ALI1": 1, "/answers/quality/ALI2": 5}


def test_an_answer_taken_back_does_not_return_from_an_older_copy():
    given_ = NOTHING.changed({"/notes/ALI1": "Rosa"}, now=10)

    assert given_.changed({}, now=20).merged(given_).values() == {}


def test_a_change_counts_as_later_even_when_the_clock_was_set_back():
    before = NOTHING.changed({"/notes/a": "antes"}, now=100)

    after = before.changed({"/notes/a": "después"}, now=50)

    assert before.merged(after).values() == {"/notes/a": "después"}


def test_what_was_erased_is_forgotten_by_every_tab_but_not_what_came_after():
    old = NOTHING.changed({"/notes/a": "viejo"}, now=10)
    erased = Draft({"/notes/b": Entry(30, "nuevo")}, erased=20)

    assert old.merged(erased).values() == {"/notes/b": "nuevo"}


def test_only_what_the_browser_lacks_is_sent_to_it():
    known = NOTHING.changed({"/notes/a": "1", "/notes/b": "2"}, now=10)
    now = known.changed({"/notes/a": "1", "/notes/b": "3", "/notes/c": "4"}, now=20)

    assert now.newer_than(known).values() == {"/notes/b": "3", "/notes/c": "4"}


def test_what_customers_answered_never_enters_the_browser():
    survey = Survey(respondents=(Respondent(answers={"ALI1": "CANARIO"}),))
    workspace = Workspace(
        survey=survey,
        runs=(Run(day="2026-01-02", survey=survey, answers={"quality": {"ALI1": 4}}),),
        experiments=(Experiment(insight="mío"),),
    )

    text = to_text(NOTHING.changed(take_apart(workspace), now=1))

    assert "CANARIO" not in text
    back = put_together(json.loads(text)["entries"] and from_text(text).values())
    assert back == workspace.model_copy(
        update={"survey": Survey(), "runs": (workspace.runs[0].model_copy(update={"survey": Survey()}),)}
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "[" * 100_000,
        '{"v":1}',
        '{"v":1,"entries":[]}',
        '{"v":1,"entries":{"/notes/a":"x"}}',
        '{"v":1,"entries":{"/notes/a":[true,"x"]}}',
        '{"v":1,"entries":{"/notes/a":[-1,"x"]}}',
        '{"v":1,"entries":{"/nowhere/a":[1,"x"],"/notes":[1,"x"],"/notes/a/b":[1,"x"],"":[1,2]}}',
        '{"v":1,"entries":{"/evidence/ALI":[1,"E9"]}}',
        '{"v":1,"entries":{"/answers/quality/ALI1":[1,{"a":1}]}}',
        '{"v":1,"entries":{"/answers/quality/ALI1":[1,NaN]}}',
        '{"v":1,"entries":{"/notes/' + "a" * 81 + '":[1,"x"]}}',
        "9" * 5000,
        " " * 5_000_001,
    ],
    ids=lambda text: text[:40],
)
def test_a_damaged_draft_is_an_empty_one(text):
    assert put_together(from_text(text).values()) == Workspace()


def test_damaged_entries_do_not_take_the_others_with_them():
    entries = '"/evidence/ALI":[1,"E9"],"/notes/a":[1,"x"],"/answers/q/A":[1,[[1]]],"/answers/q/B":[2,4]'
    text = '{"v":1,"entries":{' + entries + "}}"

    assert put_together(from_text(text).values()) == Workspace(answers={"q": {"B": 4}}, notes={"a": "x"})


def test_a_draft_of_a_newer_version_is_left_alone():
    assert from_text('{"v":2,"entries":{}}') is None


def test_what_the_browser_keeps_is_written_so():
    draft = Draft({"/notes/a": Entry(3, "Ñandú"), "/notes/b": Entry(4, gone=True)}, erased=2)
    text = '{"v":1,"erased":2,"entries":{"/notes/a":[3,"Ñandú"],"/notes/b":[4]}}'

    assert to_text(draft) == text
    assert from_text(text) == draft
    assert from_text('{"v":1,"entries":{}}') == NOTHING
    assert take_apart(Workspace()) == {}


@pytest.mark.parametrize(
    "raw", ['"x"', "7", "{}", "null", "[]", "[1,2,3]", "[-1]", "[true,1]", '["1",1]', "[1.5,1]"]
)
def test_an_entry_that_makes_no_sense_is_left_out(raw):
    text = f'{{"v":1,"erased":0,"entries":{{"/notes/a":{raw},"/notes/b":[1,"b"]}}}}'

    assert from_text(text) == Draft({"/notes/b": Entry(1, "b")})


@pytest.mark.parametrize("erased", ['"x"', "-1", "true", "null", "1.5", "[]"])
def test_a_moment_of_erasing_that_makes_no_sense_erases_nothing(erased):
    assert from_text(f'{{"v":1,"erased":{erased},"entries":{{}}}}') == NOTHING


def test_taking_back_counts_as_later_even_when_the_clock_was_set_back():
    given_ = NOTHING.changed({"/notes/a": "antes"}, now=100)

    assert given_.changed({}, now=50).entries == {"/notes/a": Entry(101, gone=True)}


def test_what_was_given_at_the_moment_of_erasing_is_erased():
    both = Draft({"/notes/a": Entry(20, "at"), "/notes/b": Entry(21, "after")})

    assert both.merged(Draft({}, erased=20)) == Draft({"/notes/b": Entry(21, "after")}, erased=20)
    assert Draft({}, erased=20).changed({"/notes/c": 1}, now=5).entries == {"/notes/c": Entry(21, 1)}
