"""What is read out of answers, in the reader's words: facts, figures, and what an old session should know."""

import pytest

from logic.assessment.facts import Fact
from logic.assessment.migration import Migration
from logic.assessment.say import find_dimension, name_figure, say_answer, say_fact, say_migration
from logic.content.library import ROOT, load_content
from logic.content.texts import load_texts
from logic.workspace import Workspace

CONTENT = load_content()
EN = load_texts(ROOT / "locales", "en")
NOTHING = Migration(Workspace(), (), (), (), (), ())


def told(**found):
    return list(say_migration(Migration(**{**vars(NOTHING), **found}), CONTENT, EN))


def item(name):
    id, _, item = name.partition(".")
    return CONTENT.questionnaires[id].item(item)


def test_session_in_which_nothing_changed_is_told_nothing():
    assert told() == []


@pytest.mark.parametrize(
    ("part", "one", "two"),
    [
        ("renamed", (("quality.A", "quality.B"),), (("quality.A", "quality.B"), ("quality.C", "quality.D"))),
        ("dropped", ("quality.A",), ("quality.A", "quality.B")),
        ("reworded", ("quality.ALI1",), ("quality.ALI1", "quality.ALI2")),
    ],
)
def test_answers_that_moved_went_or_were_reworded_are_counted(part, one, two):
    (single,), (several,) = told(**{part: one}), told(**{part: two})

    assert single.startswith("1 ")
    assert several.startswith("2 ")


def test_dimensions_that_no_longer_compare_are_named_by_their_labels():
    (said,) = told(not_comparable=("ALI", "ATA"))

    for questionnaire, id in (("quality", "ALI"), ("lock_in", "ATA")):
        label = next(d.label["en"] for d in CONTENT.questionnaires[questionnaire].dimensions if d.id == id)
        assert label in said


def test_blocks_of_an_unknown_version_are_named_by_their_titles():
    (said,) = told(unknown_versions=("quality", "ior"))

    assert all(CONTENT.questionnaires[id].title["en"] in said for id in ("quality", "ior"))


def test_all_that_changed_is_told_in_one_order():
    everything = {
        "unknown_versions": ("quality",), "not_comparable": ("ALI",), "reworded": ("quality.ALI1",),
        "dropped": ("quality.A", "quality.B"), "renamed": (("quality.A", "quality.B"),) * 3,
    }  # fmt: skip

    said = told(**everything)

    assert len(said) == 5
    assert [line.split()[0] for line in said[:3]] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("quality.ALI1", None, "I don't know"),
        ("profile.has_customers", "few", None),
        ("profile.customers", 1200, "1,200"),
        ("profile.hour_wage", 9.5, "9.5"),
        ("profile.hour_wage", 10.0, "10"),
    ],
)
def test_answer_is_written_as_it_was_seen(name, answer, said):
    asked = item(name)
    label = said or next(option.label["en"] for option in asked.options if option.value == answer)

    assert say_answer(asked, answer, CONTENT, EN) == label


def test_answers_of_several_choices_are_joined_by_their_labels():
    kinds = item("nature.kinds")
    labels = {option.value: option.label["en"] for option in kinds.options}

    both = say_answer(kinds, ("precio", "personal"), CONTENT, EN)

    assert labels["precio"] in both
    assert labels["personal"] in both
    assert say_answer(kinds, ("precio",), CONTENT, EN) == labels["precio"]


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        ("sales.late_revenue_share", 0.25, "25%"),
        ("same_share", 0.9, "90%"),
        ("unknown_share", 0.5, "50%"),
        ("ior.share.recomendacion", 13.0, "13%"),
        ("gap_clear.ALI", 18, "18 points"),
        ("quality.ALI", 62.0, "62"),
        ("same_answer", 3, "3"),
        ("dimensions_answered", 4, "4"),
    ],
)
def test_figure_is_written_with_its_unit(figure, value, said):
    written = say_fact(Fact("figure", figure, value), CONTENT, EN)

    assert written == f"{name_figure(figure, CONTENT, EN)}: {said}"


def test_figure_of_a_dimension_bears_its_label_and_a_gap_says_more():
    label = find_dimension("ALI", CONTENT).label["en"]

    assert name_figure("quality.ALI", CONTENT, EN) == label
    assert label in name_figure("gap_clear.ALI", CONTENT, EN)
    assert name_figure("gap_clear.ALI", CONTENT, EN) != label


def test_figure_of_a_source_of_returns_bears_the_source():
    source = next(one for one in CONTENT.readings.returns.sources if one.id == "recomendacion")

    assert source.label["en"] in name_figure("ior.share.recomendacion", CONTENT, EN)


def test_dimension_is_found_in_whatever_questionnaire_it_stands():
    assert [find_dimension(id, CONTENT).id for id in ("ALI", "ATA", "PRA")] == ["ALI", "ATA", "PRA"]
    assert find_dimension("XYZ", CONTENT) is None
