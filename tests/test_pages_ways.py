"""Ways through the pages that most do not take: from the example, with sales only, one answer more."""

import datetime as dt

from logic.workspace import Experiment, Workspace
from tests.driving import TEXTS, all_words, at_page, visitor
from tests.test_pages import open_app, work

T = TEXTS["es"]
TRIAL = Experiment(
    plan={"hypothesis": "Volverán", "start": "2026-11-02", "participants": 10, "threshold": 50}
)
SIX = {"F1": 3, "F2": 0, "F3": 1, "F4": 3, "F5": 1, "F7": 3}


def button(app, label):
    return next(one for one in app.button if one.label == label)


def test_starting_from_the_example_leads_to_ones_own_questions():
    app = visitor()
    button(app, T("start.begin")).click().run()

    assert app.session_state["visit"].example is None
    assert "La Espiga" not in all_words(at_page(app, "review"))


def test_whoever_brought_sales_alone_can_save_and_erase_them():
    app = open_app(workspace=Workspace(sales={"customers": 40.0}))

    assert T("start.with_sales") in all_words(app)
    assert T("start.save") in [one.label for one in app.get("download_button")]
    assert T("start.erase_now") in [one.label for one in app.button]
    assert T("start.erase_now") not in [one.label for one in open_app().button]


def test_the_answer_that_suffices_for_a_proposal_takes_no_question_away():
    almost = {"objective": "retener", "stage": "consolidated", "channels": ("presencial",)}
    app = open_app("relationship", workspace=Workspace(answers={"profile": almost, "guide": {"F1": 3}}))
    before = {one.key for one in app.button_group if "guide" in (one.key or "")}
    assert before
    for factor, value in SIX.items():
        asked = [one for one in app.button_group if (one.key or "").endswith(f"guide.{factor}")]
        if asked:
            asked[0].set_value(value).run()
            app.run()

    assert {one.key for one in app.button_group if "guide" in (one.key or "")} == before
    assert T("relationship.ready") in all_words(app)
    button(app, T("relationship.see_choice")).click().run()
    assert T("relationship.view_choice") in [one.label for one in app.tabs]
    at_page(app, "review")
    at_page(app, "relationship")
    assert T("relationship.view_choice") in [one.label for one in app.tabs]


def test_what_the_browser_remembers_leads_straight_to_the_proposal():
    app = open_app("relationship")  # as after a reload: the draft comes after the first drawing
    enough = {"objective": "retener", "stage": "consolidated", "channels": ("presencial",)}
    app.session_state["visit"].own = Workspace(answers={"profile": enough, "guide": SIX})
    app.run()
    app.run()

    assert T("relationship.view_choice") in [one.label for one in app.tabs]


def test_no_more_can_do_so_than_took_part_and_nothing_typed_is_lost():
    app = open_app("followup", workspace=Workspace(experiments=(TRIAL,)))
    took, happened, _ = app.number_input
    took.set_value(3)
    happened.set_value(5)
    app.text_area[0].input("Vinieron con sus hijos")
    button(app, T("followup_page.add")).click().run()

    assert "más (5) de los que participaron (3)" in all_words(app)
    assert work(app).experiments[0].log == ()
    assert app.text_area[0].value == "Vinieron con sus hijos"
    app.number_input[0].set_value(8)
    button(app, T("followup_page.add")).click().run()
    (entry,) = work(app).experiments[0].log
    assert (entry.successes, entry.participants, entry.note) == (5, 8, "Vinieron con sus hijos")


def test_an_entry_from_before_the_start_says_that_it_does_not_count():
    app = open_app("followup", workspace=Workspace(experiments=(TRIAL,)))
    app.date_input[0].set_value(dt.date(2026, 10, 30))
    button(app, T("followup_page.add")).click().run()

    assert T("followup_page.before_start") in all_words(app)


def test_todays_measurement_is_kept_once_and_says_so():
    answered = Workspace().with_answer("quality", "ALI1", 4)
    app = open_app("followup", workspace=answered)
    button(app, T("followup_page.keep")).click().run()

    assert T("followup_page.kept_today") in all_words(app)
    assert button(app, T("followup_page.keep")).disabled
    assert T("followup_page.happened") not in [one.value for one in app.subheader]
    assert [run.day for run in work(app).runs] == [dt.date.today()]
    assert button(open_app("followup"), T("followup_page.keep")).disabled


def test_a_customer_without_answers_is_not_added_in_silence():
    app = at_page(visitor(example=False), "survey")
    button(app, T("survey_page.add_one")).click().run()

    assert T("survey_page.nothing_typed") in all_words(app)
    assert work(app).survey.respondents == ()
