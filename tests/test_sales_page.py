"""What the screen of the sales file says, and what a user may decide there about the file."""

from logic.metrics.measure import measure
from logic.workspace import Workspace
from pages.parts.visit import Visit
from tests.driving import SALES, TEXTS, all_words, at_page, opened, upload, visitor
from tests.sales_tables import POLICY, purchases, simulate

SPANISH = TEXTS["es"]


def test_the_last_group_and_the_last_band_of_lateness_have_two_names_and_one_sentence_between_them():
    names = {SPANISH.of(segment.name) for segment in POLICY.segments.segments.values()}
    bands = {SPANISH(f"metrics.band_{band}") for band in ("on_time", "watch", "late", "silent")}

    said = all_words(at_page(visitor(), "sales", "people"))

    assert not names & bands
    assert "54 clientes en «Alejados» y 159 en «Muy tarde» no son los mismos" in said


def test_orders_are_told_apart_from_purchases_where_they_differ():
    said = all_words(at_page(visitor(), "sales", "people"))

    assert "que son 5.257 pedidos" in said.replace("\\", "")
    assert "5.257 pedidos son 5.256 compras" in said.replace("\\", "")


def test_the_curve_of_returns_says_why_it_does_not_agree_with_the_cycle():
    said = all_words(at_page(visitor(), "sales", "return")).replace("\\", "")

    assert SPANISH("sales_page.half_and_cycle", cycle="11 días") in said


def test_figures_stand_under_headings_and_the_technical_ones_are_folded_away():
    app = at_page(visitor(), "sales", "all")

    assert [one.value for one in app.subheader] == [
        SPANISH.of(POLICY.groups[group]) for group in ("return", "rhythm", "money", "few", "winning")
    ]
    assert SPANISH.of(POLICY.groups["technical"]) in [one.label for one in app.expander]


def test_no_figure_is_listed_twice():
    metrics = measure(simulate(800, 700), POLICY, with_model=False)
    told = [(figure.value, figure.n) for figure in metrics.figures.values()]

    assert len(told) == len(set(told))


def test_periods_of_change_are_told_by_their_dates_and_in_months():
    said = all_words(at_page(visitor(), "sales", "revenue"))

    assert "en los 7,2 meses anteriores" in said
    assert "219" not in said


def test_a_loss_stands_with_its_sign_before_the_currency():
    months = [
        (f"C{at}", f"2025-{month:02}-10", 90 - 5.5 * month) for at in range(25) for month in range(1, 9)
    ]
    figure = measure(purchases(months, currency="S/"), POLICY).figures["later_spend"]

    assert SPANISH.money(figure.value, "S/", 2).startswith("\u2212S/")


def test_a_file_without_repeated_days_says_nothing_about_folding():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())

    assert "menos lo que devuelve ese día, es una compra, así que" not in all_words(app)


def test_beside_the_file_stands_that_it_is_never_kept():
    app = at_page(visitor(example=False), "sales")
    assert SPANISH("sales_page.never_kept") in all_words(app)

    upload(app, "ventas.csv", SALES.encode())

    assert SPANISH("sales_page.never_kept") in all_words(app)


def test_after_a_reload_the_figures_are_shown_and_the_rows_are_asked_for_again():
    before = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    shown = [one.value for one in before.metric]
    after = visitor(example=False)
    after.session_state["visit"] = Visit(own=before.session_state["visit"].own)  # what the browser gives back

    at_page(after, "sales")

    assert [one.value for one in after.metric] == [value for value in shown if value != "–"]
    assert SPANISH("sales_page.kept") in all_words(after)
    assert after.file_uploader


def test_people_without_a_nickname_are_numbered():
    app = at_page(visitor(example=False), "sales")

    for _ in range(2):
        next(one for one in app.button if one.label == SPANISH("sales_page.leads_add")).click().run()

    said = all_words(app)
    assert "**Persona 1**" in said
    assert "**Persona 2**" in said


SPEND = "mes;canal;gasto\n2026-01;Instagram;100,00\n2026-02;Ferias;50,00\n"


def at_costs():
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", SALES.encode())
    return at_page(app, "sales", "value")


def test_a_spend_file_gives_the_cost_of_winning_a_customer_with_its_months():
    """150 spent over January and February, in which 18 customers and the one in error first bought."""
    app = upload(at_costs(), "gasto.csv", SPEND.encode())

    said = all_words(app)

    assert "Gasto de enero de 2026 a febrero de 2026, frente a 19 clientes" in said
    assert "7,89" in [one.value for one in app.metric]


def test_a_file_that_is_no_spend_is_refused_with_what_it_takes():
    app = upload(at_costs(), "otras.csv", SALES.encode())

    assert SPANISH("sales_page.no_spend") in [one.value for one in app.error]


def test_every_rule_that_the_reader_calls_reversible_can_be_taken_back_on_the_page():
    rows = SALES + "P97;16/03/2099;C1;10,00;pagado\n"
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", rows.encode())

    app.button(key="sales_count_future_date").click().run()

    assert SPANISH("sales.receipt_used", n=62) in all_words(app)


def test_a_status_of_one_letter_is_asked_about_and_the_answer_counts():
    rows = "".join(f"P{at};16/03/2026;C{at};10,00;{'A' if at % 5 else 'X'}\n" for at in range(100, 110))
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", (SALES + rows).encode())
    assert SPANISH("sales.receipt_used", n=71) in all_words(app)
    asked = [one for one in app.radio if "status_sign" in one.key]
    assert [(one.value, one.options) for one in asked] == [("keep", ["cuentan", "no cuentan"])] * 2

    app.radio(key="sales_question_status_signa").set_value("drop").run()

    assert SPANISH("sales.receipt_used", n=63) in all_words(app)
    assert [one.key for one in app.radio if "status_sign" in one.key] == ["sales_question_status_signx"]

    app.button(key="sales_count_no_sale_status").click().run()

    assert SPANISH("sales.receipt_used", n=71) in all_words(app)


def test_an_amount_beside_a_customer_says_what_it_is():
    said = all_words(at_page(visitor(), "sales", "people")).replace("\\", "")

    assert "**LE-0304** · valor hasta hoy: S/\xa01.453" in said


def test_agreeing_with_what_was_assumed_settles_the_question_and_changes_nothing():
    dates = [f"0{1 + n % 9}/0{1 + n % 8}/2026" for n in range(60)]
    lines = ["Fecha;Cliente;Total", *(f"{day};C{n % 12};{10 + n}" for n, day in enumerate(dates))]
    app = upload(at_page(visitor(example=False), "sales"), "ventas.csv", "\n".join(lines).encode())
    asked = [one.key for one in app.radio if one.key.startswith("sales_question_")]
    before = dict(app.session_state["visit"].own.sales)
    assert asked == ["sales_question_date_order"]

    app.button(key="sales_question_date_order_agree").click().run()

    assert not [one for one in app.radio if one.key.startswith("sales_question_")]
    assert dict(app.session_state["visit"].own.sales) == before != {}


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


def test_without_a_code_the_page_says_what_tells_customers_apart():
    rows = "".join(f"{1 + n % 28:02d}/03/2026;Ana {'BCDEFGH'[n % 7]} Ruiz;{10 + n},50\n" for n in range(40))
    app = upload(at_page(visitor(example=False), "sales"), "v.csv", f"Fecha;Nombre;Total\n{rows}".encode())

    said = all_words(opened(app, "sales.columns"))
    assert TEXTS["es"]("sales_page.told_apart", roles="nombre") in said
