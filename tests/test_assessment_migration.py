"""An old session under today's content: what moved, what is gone, what no longer compares."""

import datetime as dt
from dataclasses import replace

import pytest

from logic.assessment.migration import Migration, comparable, migrate, stamp
from logic.content.library import load_content
from logic.content.lock import item_print
from logic.workspace import Run, Workspace

NOW = load_content()
QUALITY = NOW.questionnaires["quality"]


def prints(asked):
    return {item.id: item_print(item, NOW.scales) for item in asked.items()}


def content(history=None, **changes):
    """Today's content, with the quality questionnaire changed and its past as given."""
    asked = QUALITY.model_copy(update=changes)
    past = {"quality": history or {}}
    return replace(NOW, questionnaires={**NOW.questionnaires, "quality": asked}, history=past)


def saved(answers, version="0.9.0", **more):
    return Workspace(answers={"quality": answers}, content={"quality": version}, **more)


def test_session_of_today_has_nothing_to_tell():
    today = stamp(NOW, Workspace(answers={"quality": {"ALI1": 4}}))

    found = migrate(NOW, today)

    assert found.silent
    assert found.workspace == today


def test_renamed_item_takes_its_answer_evidence_and_note_along():
    changed = content({"0.9.0": {"OLD1": prints(QUALITY)["ALI1"]}}, renamed={"OLD1": "ALI1"})
    old = saved({"OLD1": 4}, evidence={"OLD1": "E2"}, notes={"OLD1": "dicho por Rosa"})

    found = migrate(changed, old)

    assert found.workspace.answers == {"quality": {"ALI1": 4}}
    assert (found.workspace.evidence, found.workspace.notes) == ({"ALI1": "E2"}, {"ALI1": "dicho por Rosa"})
    assert found.renamed == (("quality.OLD1", "quality.ALI1"),)


def test_renamed_item_measures_the_same_and_is_reworded_under_its_new_name():
    before = prints(QUALITY)
    before["OLD1"] = before.pop("ALI1")
    changed = content({"0.9.0": before}, renamed={"OLD1": "ALI1"})

    found = migrate(changed, saved({"OLD1": 4, "ALI2": 3}))

    assert (found.not_comparable, found.reworded, found.dropped) == ((), (), ())
    before["OLD1"] = before["OLD1"]._replace(wording="another")
    assert migrate(changed, saved({"OLD1": 4})).reworded == ("quality.ALI1",)


def test_name_that_changed_is_told_only_where_it_was_answered():
    changed = content({"0.9.0": prints(QUALITY)}, renamed={"OLD1": "ALI1"})

    found = migrate(changed, saved({"CON1": 4}, evidence={"CON": "E1"}, notes={"CON1": "así lo dice"}))

    assert found.silent
    assert found.workspace.answers == {"quality": {"CON1": 4}}
    assert (found.workspace.evidence, found.workspace.notes) == ({"CON": "E1"}, {"CON1": "así lo dice"})


def test_session_comes_out_as_one_of_today():
    found = migrate(content({"0.9.0": prints(QUALITY)}), saved({"CON1": 4}))

    assert found.workspace.content["quality"] == QUALITY.version
    assert migrate(NOW, found.workspace).silent


def test_session_without_a_version_is_taken_for_one_of_today():
    found = migrate(content({}), Workspace(answers={"quality": {"ALI1": 4}}))

    assert (found.unknown_versions, found.not_comparable) == ((), ())


@pytest.mark.parametrize(
    "told",
    [
        {"renamed": (("quality.A", "quality.B"),)},
        {"dropped": ("quality.A",)},
        {"reworded": ("quality.A",)},
        {"not_comparable": ("ALI",)},
        {"unknown_versions": ("quality",)},
    ],
    ids=lambda told: next(iter(told)),
)
def test_each_thing_there_is_to_tell_breaks_the_silence(told):
    nothing = Migration(Workspace(), (), (), (), (), ())

    assert nothing.silent
    assert not replace(nothing, **told).silent


def test_answers_to_what_is_no_longer_asked_are_dropped_and_named():
    old = Workspace(answers={"quality": {"GONE": 4, "ALI1": 3}, "horoscope": {"sign": "leo"}})

    found = migrate(NOW, old)

    assert found.workspace.answers == {"quality": {"ALI1": 3}}
    assert found.dropped == ("horoscope.sign", "quality.GONE")


def test_dimension_that_measures_something_else_is_named_and_the_others_are_not():
    before = prints(QUALITY)
    before["ALI1"] = before["ALI1"]._replace(measure="another")

    found = migrate(content({"0.9.0": before}), saved({"ALI1": 4, "CON1": 4}))

    assert found.not_comparable == ("ALI",)
    assert found.reworded == ()


def test_item_that_came_or_went_makes_its_dimension_another():
    before = prints(QUALITY)
    del before["CON3"]

    assert migrate(content({"0.9.0": before}), saved({"CON1": 4})).not_comparable == ("CON",)


def test_new_words_are_told_and_the_measure_still_compares():
    before = prints(QUALITY)
    before["ALI1"] = before["ALI1"]._replace(wording="another")

    found = migrate(content({"0.9.0": before}), saved({"ALI1": 4, "ALI2": 4}))

    assert (found.reworded, found.not_comparable) == (("quality.ALI1",), ())


def test_version_nobody_knows_compares_with_nothing():
    found = migrate(content({}), saved({"ALI1": 4}, version="7.0.0"))

    assert found.unknown_versions == ("quality",)
    assert found.not_comparable == tuple(dimension.id for dimension in QUALITY.dimensions)


def test_unanswered_questionnaire_has_nothing_to_compare():
    found = migrate(content({}), saved({}, version="7.0.0"))

    assert (found.not_comparable, found.unknown_versions) == ((), ())
    before = prints(QUALITY)
    del before["CON3"]
    assert migrate(content({"0.9.0": before}), saved({})).not_comparable == ()


@pytest.mark.parametrize(("change", "same"), [("measure", False), ("wording", True)])
def test_earlier_run_says_which_dimensions_still_compare(change, same):
    before = prints(QUALITY)
    before["ALI1"] = before["ALI1"]._replace(**{change: "another"})
    run = Run(day=dt.date(2026, 1, 5), answers={"quality": {"ALI1": 4}}, content={"quality": "0.9.0"})

    found = comparable(content({"0.9.0": before}), run)

    assert (found["ALI"], found["CON"]) == (same, True)


def test_earlier_run_of_an_unknown_version_compares_in_its_other_questionnaires_only():
    answers = {"quality": {"ALI1": 4}, "lock_in": {"ATA1": 3}}
    run = Run(day=dt.date(2026, 1, 5), answers=answers, content={"quality": "7.0.0"})

    found = comparable(content({}), run)

    assert {id for id, same in found.items() if not same} == {d.id for d in QUALITY.dimensions}
    assert found["ATA"]


def test_stamp_says_which_versions_were_answered():
    assert stamp(NOW, Workspace()).content["quality"] == QUALITY.version
