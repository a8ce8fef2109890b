"""The plan and its follow-up: what they say, what may be changed there, and a trial from its beginning on."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from logic.content.library import ROOT
from logic.content.model import LANGUAGES
from logic.storage.session_file import from_bytes
from logic.workspace import Experiment, Observation, Workspace
from pages.parts.visit import Visit
from tests.driving import TEXTS, all_words, at_page, opened, visitor


def test_with_nothing_answered_the_plan_says_what_is_needed_and_names_no_relationship():
    app = at_page(visitor(example=False), "plan")
    told = all_words(app).replace("\\", "")

    assert "Se conocen 0 de las 13 cosas que se comparan" in told
    assert "Cuál es tu objetivo principal" in told
    assert "relación personal" not in told
    assert not app.table


def test_follow_up_agrees_that_there_is_no_plan_yet():
    app = at_page(visitor(example=False), "followup")

    assert TEXTS["es"]("followup_page.no_plan") in all_words(app)
    assert [one.label for one in app.button if one.label == TEXTS["es"]("followup_page.begin")] == []


def test_a_plan_begins_where_it_is_read_and_follow_up_shows_it_under_way():
    app = at_page(visitor(), "plan", "card")

    next(one for one in app.button if one.label == TEXTS["es"]("followup_page.begin")).click().run()
    at_page(app, "followup")

    assert TEXTS["es"]("followup_page.not_begun") not in all_words(app)
    assert app.session_state["visit"].example.experiments[-1].decision is None
    at_page(app, "plan", "card")
    assert TEXTS["es"]("followup_page.under_way") in all_words(app)


def under_way(*log: Observation) -> AppTest:
    """Open follow-up with a version that was decided and one that started a week ago."""
    today = dt.date.today()
    plan = {"hypothesis": "Volverán", "start": (today - dt.timedelta(days=7)).isoformat()}
    decided = Experiment(plan=plan, decision="iterate", insight="Avisar antes")
    app = visitor(example=False)
    work = Workspace(experiments=(decided, Experiment(version=2, plan=plan, log=log)))
    app.session_state["visit"] = Visit(own=work, language="es", framed=True)
    return at_page(app, "followup")


def tries(app: AppTest) -> tuple[Experiment, ...]:
    kept: tuple[Experiment, ...] = app.session_state["visit"].own.experiments
    return kept


def test_a_wrong_entry_of_a_trial_is_removed_and_can_be_put_back():
    today = dt.date.today()
    right = Observation(day=today - dt.timedelta(days=2), participants=4, successes=1)
    wrong = Observation(day=today, participants=40, successes=10, harm=9)
    app = under_way(right, wrong)
    assert "9 quejas" in all_words(app)

    app.button(key="followup.entry.2.1.drop").click().run()
    assert tries(app)[-1].log == (right,)
    assert "9 quejas" not in all_words(app)

    app.button(key="followup.undrop").click().run()
    assert tries(app)[-1].log == (right, wrong)
    assert not [one for one in app.button if one.key == "followup.undrop"]


def test_a_trial_begun_by_mistake_is_taken_back_after_saying_what_is_lost():
    entry = Observation(day=dt.date.today(), participants=4, successes=1)
    app = under_way(entry)
    assert "la nota que tiene" in all_words(app)

    app.button(key="followup.take_back").click().run()

    assert [one.decision for one in tries(app)] == ["iterate"]
    assert not [one for one in app.button if one.key == "followup.take_back"]
    assert "Avisar antes" in [one.value for one in app.text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_hours_read_the_same_in_the_chart_and_in_the_cards(language):
    app = at_page(visitor(language), "plan", "week")
    t = TEXTS[language]
    behind = next(one.value for one in app.table if t("charts.fits") in one.value.columns)
    told = all_words(app).replace("\\", "")

    hours = dict(zip(behind[t("charts.task")], behind[t("charts.hours_month")], strict=True))
    assert any(written.replace("\\", "").endswith("67 h") for written in hours.values())
    for task, written in hours.items():
        if task not in (t("plan_page.the_try"), t("charts.available")):
            assert f"**{task}** · {written} ".replace("\\", "") in told


def test_adding_an_action_says_what_is_missing_and_then_adds_it_with_its_hours():
    app = opened(at_page(visitor(), "plan", "week"), "plan.add")
    warned = TEXTS["es"]("plan_page.add_what")
    before = app.session_state["visit"].example.tables.get("actions", ())

    app.button(key="plan.new.add").click().run()
    assert warned in [one.value for one in app.warning]
    assert app.session_state["visit"].example.tables.get("actions", ()) == before

    app.text_input(key="plan.new.text").set_value("Llamar a Rosa").run()
    assert warned not in [one.value for one in app.warning]
    app.number_input(key="plan.new.hours").set_value(1.5).run()
    app.button(key="plan.new.add").click().run()
    added = app.session_state["visit"].example.tables["actions"][-1]
    assert (added["text"], added["hours"]) == ("Llamar a Rosa", 1.5)
    assert app.number_input(key="plan.new.hours").value is None

    opened(app, f"plan.action.{added['id']}")
    back = app.button(key=f"plan.undo.{added['id']}")
    assert back.label == TEXTS["es"]("plan_page.drop_action")
    back.click().run()
    assert "Llamar a Rosa" not in [one.label for one in app.checkbox]


def test_between_the_hypothesis_and_the_rule_stands_why_their_numbers_differ():
    app = under_way()
    told = next(one.value for one in app.caption if "escalar con" in one.value).replace("\u00a0", " ")

    assert told.startswith("Al menos el 50 % de 10 son 5, pero 5 también pueden salir por azar: ")


def test_follow_up_says_why_its_scores_are_not_those_of_the_profile_and_shows_both():
    app = at_page(visitor(), "followup")
    heading = TEXTS["es"]("followup.in_profile")
    behind = next(one.value for one in app.table if heading in one.value.columns)
    row = next(row for _, row in behind.iterrows() if "Reciprocidad" in row.iloc[0])

    assert "50 aquí y 70 en tu perfil" in all_words(app)
    assert (row[TEXTS["es"]("followup.now")], row[heading]) == ("50", "70")


def test_an_action_without_hours_offers_an_empty_field():
    app = visitor(example=False)
    work = from_bytes((ROOT / "questionnaires/examples/bakery.vinculo.json").read_bytes())
    own = {"id": "own.1", "text": "Llamar a Rosa", "day": ""}
    visit = Visit(own=work.model_copy(update={"tables": {**work.tables, "actions": (own,)}}), language="es")
    visit.framed = True
    app.session_state["visit"] = visit
    opened(at_page(app, "plan", "week"), "plan.action.own.1")

    assert app.number_input(key="plan.hours.own.1").value is None


def test_costs_follow_the_fields_at_once():
    """Three hours a week at 12 an hour: 12.99 h x 12 = 155.88 (the source article's own example)."""
    app = at_page(visitor(), "plan", "costs")
    wanted = {"setup_hours": 0.0, "hours_customer_month": 0.0, "fixed_hours_month": 12.99, "hour_value": 12.0}
    wanted |= {"cash_month": 0.0, "tools_month": 0.0, "gifts_month": 0.0}

    for field, value in wanted.items():
        app.number_input(key=f"plan.{field}").set_value(value).run()

    table = next(table.value for table in app.table if len(table.value) == 3)
    cash, time, total = table.iloc[1].tolist()[1:]
    assert (cash, time, total) == ("S/\xa00", "S/\xa0155,88", "S/\xa0155,88")


def test_a_field_left_empty_goes_back_to_the_proposal():
    app = opened(at_page(visitor(), "plan", "card"), "plan.edit")
    proposed = app.number_input(key="plan.participants").value

    app.number_input(key="plan.participants").set_value(7).run()
    assert app.session_state["visit"].example.plan["participants"] == 7
    app.number_input(key="plan.participants").set_value(None).run()

    assert app.number_input(key="plan.participants").value == proposed


def test_setting_the_threshold_notes_the_day():
    app = opened(at_page(visitor(), "plan", "card"), "plan.edit")

    app.number_input(key="plan.threshold").set_value(40).run()

    assert app.session_state["visit"].example.plan["threshold_day"] == dt.date.today().isoformat()


def test_an_own_action_joins_the_route_and_can_be_ticked():
    app = opened(at_page(visitor(), "plan", "week"), "plan.add")
    app.text_input(key="plan.new.text").set_value("Llamar a Rosa").run()
    next(one for one in app.button if one.label == TEXTS["es"]("plan_page.add_it")).click().run()

    app.checkbox(key="plan.done.own.1").check().run()

    row = app.session_state["visit"].example.tables["actions"][-1]
    assert (row["text"], row["done"]) == ("Llamar a Rosa", True)


def test_a_medium_in_own_words_and_own_goals_stand_in_the_plan():
    app = opened(opened(at_page(visitor(), "plan", "card"), "plan.edit"), "plan.exchange")

    app.text_input(key="plan.medium_own").set_value("Paloma mensajera").run()
    app.text_area(key="plan.goal_long").set_value("Que nos recomiende").run()

    plan = app.session_state["visit"].example.plan
    assert (plan["medium"], plan["goal_long"]) == ("Paloma mensajera", "Que nos recomiende")
    assert any("Paloma mensajera" in table.value.to_string() for table in app.table)


def test_strategies_that_the_user_names_are_the_ones_planned():
    app = opened(at_page(visitor(), "plan", "week"), "plan.strategies")
    proposed = app.pills(key="plan.strategies").value

    app.pills(key="plan.strategies").set_value(["RET1"]).run()
    assert app.session_state["visit"].example.plan["strategies"] == ("RET1",)
    app.pills(key="plan.strategies").set_value([]).run()

    assert proposed
    assert app.pills(key="plan.strategies").value == proposed


def test_another_relationship_can_stand_beside_the_first():
    app = opened(at_page(visitor(), "plan", "card"), "plan.rows")
    app.selectbox(key="plan.row.new").set_value("AS").run()

    next(one for one in app.button if one.label == TEXTS["es"]("plan_page.row_add")).click().run()

    assert app.session_state["visit"].example.tables["plan_rows"][-1]["type"] == "AS"


def test_the_cost_offers_to_name_the_currency_only_where_it_is_not_known():
    app = at_page(visitor(), "plan", "costs")
    asks = "Decir con qué moneda trabajas"
    assert asks not in [link.label for link in app.get("page_link")]

    visit = app.session_state["visit"]
    visit.example = visit.example.without_answer("profile", "currency")
    app.run()

    assert asks in [link.label for link in app.get("page_link")]
