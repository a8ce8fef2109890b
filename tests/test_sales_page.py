"""What the screen of the sales file says beside its figures: names apart, counts that agree, what is kept."""

from logic.metrics.measure import measure
from pages.parts.visit import Visit
from tests.sales_tables import POLICY, purchases, simulate
from tests.test_result_pages import SALES, TEXTS, all_words, at_page, upload, visitor

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
