"""The screens of results open in every state and language, and what is entered there follows through."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from logic.content.library import ROOT
from logic.content.model import LANGUAGES
from logic.content.texts import load_texts
from logic.storage.session_file import from_bytes
from logic.workspace import Experiment, Observation, Workspace
from pages.parts.visit import Visit

TEXTS = {language: load_texts(ROOT / "locales", language) for language in LANGUAGES}
VIEWS = {
    "sales": ("sales_page", ("people", "return", "revenue", "value", "all")),
    "results": ("results", ("profile", "witnesses", "moves", "returns")),
    "relationship": ("relationship", ("choice", "firmness", "compare", "what_if", "guide")),
    "plan": ("plan_page", ("card", "costs", "week", "loyalty", "documents")),
    "method": ("method", ("rules", "items", "choice", "sales", "sources", "ideas", "privacy")),
}
SALES = (
    "Pedido;Fecha;Cliente;Total;Estado\n"
    + "".join(
        f"P{n};{dt.date(2026, 1, 5) + dt.timedelta(days=3 * n):%d/%m/%Y};C{n % 25};{20 + n},50;pagado\n"
        for n in range(60)
    )
    + "P98;15/03/2026;C1;10,00;cancelado\nP99;16/03/2026;=2+2;90000,00;pagado\n"
)


def visitor(language: str = "es", *, example: bool = True) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    if example:
        app.query_params["example"] = "1"
    return app.run()


def at_page(app: AppTest, page: str, view: str | None = None) -> AppTest:
    app.switch_page(f"pages/{page}.py").run()
    if view:
        area = VIEWS[page][0]
        language = str(app.session_state["visit"].language)
        app.session_state[f"views.{area}"] = TEXTS[language](f"{area}.view_{view}")
        app.run()
    return app


def opened(app: AppTest, fold: str) -> AppTest:
    """Open what is folded away."""
    app.session_state[f"fold.{fold}"] = True
    return app.run()


def all_words(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.header, *app.error))


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
    told = next(one.value for one in app.caption if "escalar desde" in one.value).replace("\u00a0", " ")

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


def test_the_guide_asks_only_what_the_segment_does_not_tell():
    app = at_page(visitor(), "relationship", "guide")
    choices = (*app.radio, *app.button_group)
    asked = {one.key.rpartition(".")[2] for one in choices if one.key.startswith("ask.")}
    known = next(table.value for table in app.table)

    assert {"F10", "F11", "F12"} & asked == set()
    assert {"F1", "F2", "F3", "F4", "F5", "F7"} <= asked
    assert TEXTS["es"]("recommendation.origin_profile") in known.to_string()


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader[0].upload(name, data).run()
    return app


def test_a_file_is_read_measured_and_can_be_taken_away_again():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    assert not app.exception
    assert "ventas" in all_words(app)
    assert app.metric

    app.button(key="sales_remove").click().run()

    assert not app.metric
    assert app.file_uploader


def test_rows_that_a_rule_set_aside_count_again_when_the_user_says_so():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    before = TEXTS["es"]("sales.receipt_used", n=61)
    assert before in all_words(app)

    app.button(key="sales_count_cancelled").click().run()

    assert TEXTS["es"]("sales.receipt_used", n=62) in all_words(app)


def test_another_column_may_be_chosen_and_undone():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    opened(app, "sales.columns")

    app.selectbox(key="sales_column_order").set_value("").run()
    assert app.selectbox(key="sales_column_order").value == ""
    button = next(one for one in app.button if one.label == TEXTS["es"]("sales_page.undo"))
    button.click().run()

    assert app.selectbox(key="sales_column_order").value == "Pedido"


def test_a_file_that_is_no_table_is_refused_with_a_sentence_and_takes_nothing_along():
    app = visitor(example=False)
    app.session_state["visit"] = Visit(own=Workspace().with_answer("quality", "ALI1", 4))
    upload(at_page(app, "sales"), "foto.csv", b"\x89PNG\r\n\x1a\n\x00\x00")

    assert app.error[0].value.replace("\\", "") == TEXTS["es"]("sales.refusal_image")
    assert app.session_state["visit"].own.answers == {"quality": {"ALI1": 4}}


def test_a_file_without_a_date_column_lets_the_user_name_one():
    app = upload(
        at_page(visitor(example=False), "sales"), "v.csv", b"cliente;nota;importe\nA;2026-01-31;5\n" * 3
    )

    assert app.error
    assert "nota" in app.selectbox(key="sales_column_date").options


def test_a_choice_that_leaves_nothing_to_read_can_be_taken_back():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    opened(app, "sales.columns").selectbox(key="sales_column_date").set_value("Cliente").run()
    assert app.error

    next(one for one in app.button if one.label == TEXTS["es"]("sales_page.undo")).click().run()

    assert not app.error
    assert app.metric


def test_names_of_customers_are_never_read_as_markdown():
    hostile = SALES.replace(";C1;", ";![x](http://127.0.0.9/a);")
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", hostile.encode())

    assert not app.exception
    assert "![x](" not in all_words(app)


def test_figures_of_the_file_stay_in_the_workspace_and_its_rows_do_not():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())

    kept = app.session_state["visit"].own
    assert kept.sales["customers"] == 26
    assert "C13" not in kept.model_dump_json()


def test_figures_of_a_file_of_before_are_told_and_can_be_forgotten():
    app = visitor(example=False)
    app.session_state["visit"] = Visit(own=Workspace(sales={"customers": 26}))
    at_page(app, "sales")

    app.button(key="sales_forget").click().run()

    assert not app.session_state["visit"].own.sales
    assert TEXTS["es"]("sales_page.kept_title") not in all_words(app)


def test_what_holds_the_relationship_is_told_beside_the_profile():
    app = at_page(visitor("en"), "results", "profile")

    assert "Habit or convenience" in all_words(app)


def test_who_has_not_bought_yet_is_ranked_on_two_axes_and_can_be_taken_away():
    """Four of six attributes in full give fit A; a price asked for today gives 30 points: level 2."""
    app = at_page(visitor(example=False), "sales")
    app.text_input(key="leads.name").set_value("Tía *Rosa*")
    for attribute in ("need", "budget", "decides", "reach"):
        app.button_group(key=f"leads.fit.{attribute}").set_value(20.0)
    app.number_input(key="leads.did.asked_price").set_value(0)

    next(one for one in app.button if one.label == TEXTS["es"]("sales_page.leads_add")).click().run()

    assert "**A2**" in all_words(app)
    app.button(key="leads.drop.Tía *Rosa*").click().run()
    assert "**A2**" not in all_words(app)


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


def test_the_cost_offers_to_name_the_currency_only_where_it_is_not_known():
    app = at_page(visitor(), "plan", "costs")
    asks = "Decir con qué moneda trabajas"
    assert asks not in [link.label for link in app.get("page_link")]

    visit = app.session_state["visit"]
    visit.example = visit.example.without_answer("profile", "currency")
    app.run()

    assert asks in [link.label for link in app.get("page_link")]
