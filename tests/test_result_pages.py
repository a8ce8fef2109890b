"""The screens of results open in every state and language, and what is entered there follows through."""

import re

import pytest

from logic.content.model import LANGUAGES
from logic.workspace import Workspace
from pages.parts.visit import Visit
from tests.driving import TEXTS, VIEWS, all_words, at_page, opened, visitor


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", VIEWS)
def test_every_view_of_the_example_opens(screen, language):
    app = visitor(language)

    for view in VIEWS[screen][1]:
        at_page(app, screen, view)

        assert not app.exception, view
        assert app.header, view


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", VIEWS)
def test_page_opens_with_nothing_answered(screen, language):
    app = at_page(visitor(language, example=False), screen)

    assert not app.exception
    assert app.title[0].value == TEXTS[language](f"{VIEWS[screen][0]}.title")


def test_the_guide_asks_only_what_the_segment_does_not_tell():
    app = at_page(visitor(), "relationship", "guide")
    choices = (*app.radio, *app.button_group)
    asked = {one.key.rpartition(".")[2] for one in choices if one.key.startswith("ask.")}
    known = next(table.value for table in app.table)

    assert {"F10", "F11", "F12"} & asked == set()
    assert {"F1", "F2", "F3", "F4", "F5", "F7"} <= asked
    assert TEXTS["es"]("recommendation.origin_profile") in known.to_string()


def test_what_holds_the_relationship_is_told_beside_the_profile():
    app = at_page(visitor("en"), "results", "profile")

    assert "Habit or convenience" in all_words(app)


def test_asking_and_giving_is_counted_and_read():
    app = at_page(visitor(), "results", "returns")

    app.number_input(key="results.ledger.asked_favour").set_value(9).run()

    rows = app.session_state["visit"].example.tables["ledger"]
    assert {"counter": "asked_favour", "count": 9} in [dict(row) for row in rows]


def test_the_sum_behind_a_score_names_its_questions():
    app = at_page(visitor(), "results", "profile")

    app.selectbox(key="results.how").set_value("CON").run()

    assert any("CON" not in str(table.value) and len(table.value) == 4 for table in app.table)


def test_own_weights_move_the_choice_and_go_back():
    app = at_page(visitor(), "relationship", "firmness")

    app.multiselect(key="relationship.weighed").set_value(["F1"]).run()
    app.slider(key="relationship.weight.F1").set_value(0.0).run()
    assert dict(app.session_state["visit"].example.weights) == {"F1": 0.0}
    next(one for one in app.button if one.label == TEXTS["es"]("relationship.weights_undo")).click().run()

    assert dict(app.session_state["visit"].example.weights) == {}


def test_a_type_with_two_closed_conditions_stands_there_once():
    app = at_page(visitor(), "relationship", "firmness")
    heads = [re.fullmatch(r"[*]{2}(.+)[*]{2} · ([^.]+)", text.value) for text in app.markdown]
    closed = [head.groups() for head in heads if head]

    assert closed[0] == ("Personal exclusiva", "queda fuera por ahora")
    assert len(dict(closed)) == len(closed)


def test_trying_another_answer_changes_nothing_that_was_answered():
    app = at_page(visitor(), "relationship", "what_if")
    before = app.session_state["visit"].example.answers

    app.radio(key="relationship.try.guide.F1").set_value(0).run()

    assert not app.exception
    assert app.session_state["visit"].example.answers == before


def test_a_guide_question_written_over_goes_into_the_plan_until_it_is_cleared():
    app = opened(at_page(visitor(), "relationship", "guide"), "guide_1")

    app.text_area(key="relationship.guide_1").set_value("La de siempre").run()
    assert app.session_state["visit"].example.plan["guide_1"] == "La de siempre"
    app.text_area(key="relationship.guide_1").set_value("").run()

    assert "guide_1" not in app.session_state["visit"].example.plan


def test_search_narrows_the_questions_without_accents_or_capitals():
    app = at_page(visitor(example=False), "method", "items")

    app.text_input(key="method.items").set_value("SIENTE APRECIO").run()

    (table,) = app.table
    assert table.value.iloc[0].tolist()[0].startswith("COM3")


def test_privacy_receipt_counts_what_there_is():
    app = visitor(example=False)
    app.session_state["visit"] = Visit(own=Workspace().with_answer("quality", "ALI1", 4))
    at_page(app, "method", "privacy")

    assert TEXTS["es"]("method.kept_answers", n=1) in app.table[0].value.to_string()
