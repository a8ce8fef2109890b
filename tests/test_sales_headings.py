"""What the words of a heading say about the cells below it."""

import pytest

from logic.sales.read import read_sales
from logic.sales.values import Choices, Reading, Refusal
from tests.sales_cases import TODAY


def read(text: str, choices: Choices | None = None) -> Reading:
    reading = read_sales(text.encode(), choices or Choices(), today=TODAY)
    assert isinstance(reading, Reading), reading
    return reading


def asked(reading: Reading) -> list[str]:
    return [question.id for question in reading.questions]


@pytest.mark.parametrize(
    "word",
    ["item", "line", "lineitem", "linea", "producto", "product", "unit", "articulo", "items", "produto"],
)
def test_amount_of_a_line_is_added_up_though_the_lines_bear_the_same(word):
    order = "1,A,2024-01-05,5.50\n"
    heading = f"total {word}"

    named = read(f"pedido,cliente,fecha,{heading}\n{order * 2}", Choices(columns={"amount": heading}))
    unnamed = read(f"pedido,cliente,fecha,total\n{order * 2}")

    assert (named.payload.cents.tolist(), asked(named)) == ([1100], [])
    assert (unnamed.payload.cents.tolist(), asked(unnamed)) == ([550], ["order_amount"])


@pytest.mark.parametrize(
    "beside",
    [
        "payment method", "balance transaction", "captured", "amount refunded", "application fee amount",
        "livemode", "payment intent", "statement descriptor", "paymentmethod",
    ],
)  # fmt: skip
def test_whole_amounts_beside_a_heading_of_programs_that_write_hundredths_are_asked_about(beside):
    rows = "1000,0,A,2024-01-05\n2550,0,B,2024-01-06\n"

    assert asked(read(f"amount,{beside},customer,created\n{rows}")) == ["cents"]
    assert asked(read(f"total,{beside},customer,created\n{rows}")) == []


@pytest.mark.parametrize("word", ["cents", "centavos", "centimos", "centavo", "cent", "minor"])
def test_heading_that_says_hundredths_is_taken_at_its_word(word):
    reading = read(f"cliente,fecha,total {word}\nA,2024-01-05,1050\nB,2024-01-06,250\n")

    assert (reading.payload.cents.tolist(), asked(reading)) == ([1050, 250], [])


@pytest.mark.parametrize(
    "heading",
    [
        "numero documento",
        "numero de documento",
        "nro documento",
        "nro de documento",
        "n documento",
        "no documento",
    ],
)
def test_number_of_a_document_is_an_order_or_a_person_by_whether_it_repeats(heading):
    invoices = read(f"{heading},cliente,fecha,total\n1001,A,2024-01-05,1.50\n1002,A,2024-01-06,2.50\n")
    persons = read(f"{heading},fecha,total\n40123456,2024-01-05,1.50\n40123456,2024-01-06,2.50\n")

    assert invoices.columns["order"].header == heading
    assert persons.columns["tax_id"].header == heading


@pytest.mark.parametrize("heading", ["cliente", "customer", "client", "cust"])
def test_customer_is_a_name_or_an_id_by_the_cells(heading):
    rows = "{},2024-01-05,1.50\n{},2024-01-06,2.50\n"

    named = read(f"{heading},fecha,total\n" + rows.format("Ana Ruiz", "Beto Paz"))
    numbered = read(f"{heading},fecha,total\n" + rows.format("C-17", "C-18"))

    assert ("name" in named.columns, "customer" in named.columns) == (True, False)
    assert ("name" in numbered.columns, "customer" in numbered.columns) == (False, True)


@pytest.mark.parametrize("heading", ["clientes", "customers", "clients"])
def test_customers_in_the_plural_are_names_and_never_a_count(heading):
    named = read(f"{heading},fecha,total\nAna Ruiz,2024-01-05,1.50\nBeto Paz,2024-01-06,2.50\n")
    counted = read_sales(f"fecha,total,{heading}\n2024-01-05,1.50,34\n".encode(), today=TODAY)

    assert named.columns["name"].header == heading
    assert isinstance(counted, Refusal)
    assert counted.code == "no_customer"


@pytest.mark.parametrize(
    "column",
    ["id cliente", "email", "telefono", "dni", "nombre", "first name", "last name", "moneda", "estado"],
)
def test_continuation_line_takes_every_column_of_the_head_from_above(column):
    cells = {
        "id cliente": "17", "email": "a@x.com", "telefono": "999111222", "dni": "40123456",
        "nombre": "Ana Ruiz", "first name": "Ana", "last name": "Ruiz", "moneda": "PEN", "estado": "pagado",
    }  # fmt: skip
    whole = f"1,X,{cells[column]},2024-01-05,1.50\n,,,,2.50\n"
    not_blank = f"1,X,{cells[column]},2024-01-05,1.50\n,,{cells[column]},,2.50\n"
    heading = f"pedido,cliente,{column},fecha,total\n"

    notes = {note.code: note.rows for note in read(heading + whole * 4).receipt.notes}
    assert notes["filled_down"] == 4
    assert "filled_down" not in {note.code for note in read(heading + not_blank * 4).receipt.notes}


@pytest.mark.parametrize(
    ("rows", "notes", "questions"),
    [
        (["100.50"] * 19 + ["2010.50"], [], ["outlier"]),
        (["100.50"] * 19 + ["2010.00"], [], []),
        (["100.50"] * 18 + ["9999.50"], [], []),
        (["100.50"] * 19 + ["-9999.50"], [], []),
        (["100.50"] * 19 + ["0.00", "2010.50"], [], ["outlier"]),
        (["1.50"] * 50, ["all_different"], []),
        (["1.50"] * 49, [], []),
    ],
    ids=["twenty times", "just not", "too few", "given back", "nothing", "fifty strangers", "forty-nine"],
)
def test_what_only_many_orders_show(rows, notes, questions):
    strangers = len(rows) > 40
    text = "".join(
        f"C{n if strangers else n % 5},2024-01-{1 + n % 28:02d},{cell}\n" for n, cell in enumerate(rows)
    )

    reading = read(f"cliente,fecha,total\n{text}")

    assert [note.code for note in reading.receipt.notes] == notes
    assert asked(reading) == questions


def test_typing_error_is_asked_about_with_its_line_and_what_is_usual():
    cells = ["100.50"] * 20 + ["30000.50", "40000.25"]
    text = "".join(f"C{n % 5},2024-01-{1 + n:02d},{cell}\n" for n, cell in enumerate(cells))
    usual = [f"C{n % 5},2024-02-01,200.50\n" for n in range(400)]

    (question,) = read(f"cliente,fecha,total\n{text}{''.join(usual)}").questions

    assert (question.id, question.assumed, question.options) == ("outlier", "keep", ("keep", "drop"))
    assert dict(question.values) == {"rows": 2, "lines": (22, 23), "amount": 40000.25, "usual": 200.5}


@pytest.mark.parametrize(("shops", "questions"), [(1, []), (2, ["shop"]), (20, ["shop"]), (21, [])])
def test_shops_are_asked_about_where_there_are_some_to_choose_from(shops, questions):
    text = "".join(f"{n},C{n % 9},2024-01-05,{n}.50,Local {chr(65 + n)}\n" for n in range(shops))

    assert asked(read(f"pedido,cliente,fecha,total,tienda\n{text}")) == questions


@pytest.mark.parametrize(("channels", "kept"), [(1000, True), (1001, False)])
def test_more_than_a_thousand_channels_are_no_channels(channels, kept):
    text = "".join(f"{n},C{n % 9},2024-01-05,1.50,Canal {n}\n" for n in range(channels))

    reading = read(f"pedido,cliente,fecha,total,canal\n{text}")

    assert (reading.payload.channel is not None) == kept


@pytest.mark.parametrize(
    ("repeated", "left_out"),
    [("9,I,2024-01-05,4.50", [11]), ("9,I,2024-01-05,4.75", []), ("9,J,2024-01-05,4.50", [])],
    ids=["the same", "another amount", "another customer"],
)
def test_order_that_the_export_wrote_twice_is_counted_once(repeated, left_out):
    rows = [f"{n},{chr(64 + n)},2024-01-05,{n}.50" for n in range(1, 9)]
    text = "\n".join(["pedido,cliente,fecha,total", *rows, "9,I,2024-01-05,4.50", repeated])

    asides = {aside.rule: list(aside.lines) for aside in read(text).receipt.set_aside}

    assert asides.get("duplicate", []) == left_out


def test_column_is_shown_with_three_different_cells_and_the_others_it_could_be():
    rows = ["1.50,2.50,9.25", "1.50,3.50,9.50", "4.50,3.75,9.25", "5.50,3.50,9.25", "6.50,3.50,9.25"]
    text = "".join(f"A,2024-01-0{n},{cells}\n" for n, cells in enumerate(rows, 1))

    columns = read(f"cliente,fecha,importe,total,monto\n{text}").columns

    assert (columns["amount"].header, columns["amount"].alternatives) == ("total", ("monto", "importe"))
    assert columns["amount"].samples == ("2.50", "3.50", "3.75")
    assert (columns["customer"].samples, columns["customer"].alternatives) == (("A",), ())


def test_no_more_than_six_others_are_offered():
    names = ["total", "monto", "importe", "venta", "ventas", "valor", "revenue", "amount", "gross"]
    cells = ",".join(["1.50"] * len(names))

    columns = read(f"cliente,fecha,{','.join(names)}\nA,2024-01-05,{cells}\nA,2024-01-06,{cells}\n").columns

    assert columns["amount"].header == "total"
    assert len(columns["amount"].alternatives) == 6


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("order id", "id of order", "order id"), ("total", "total de la orden 2", "total"),
        ("Total (PEN)", "propina total", "Total (PEN)"),
        ("fecha de pago", "fecha de compra", "fecha de compra"),
        ("Valor (amount)", "otro valor", "Valor (amount)"), ("monto neto extra", "monto", "monto"),
    ],
)  # fmt: skip
def test_heading_that_says_more_of_its_role_is_taken(first, second, taken):
    role = "order" if "order" in first else "date" if "fecha" in first else "amount"
    cells = {"order": ("7", "8"), "date": ("2024-01-05", "2024-01-06"), "amount": ("1.50", "2.75")}[role]
    others = {"cliente": "A", "fecha": "2024-01-05", "total": "9.99"}
    kept = {
        name: cell
        for name, cell in others.items()
        if (name, role) not in (("fecha", "date"), ("total", "amount"))
    }

    text = (
        ",".join([first, second, *kept])
        + "\n"
        + "".join(",".join([cell, cell, *kept.values()]) + "\n" for cell in cells)
    )

    assert read(text).columns[role].header == taken


def test_nobody_is_known_among_very_many_names_too():
    text = "".join(f"Ana {n},2024-01-05,1.50\n" for n in range(20_000))
    nobody = "CONSUMIDOR FINAL,2024-01-05,2.50\nPúblico General,2024-01-05,3.50\n"

    asides = read(f"cliente,fecha,total\n{text}{nobody}").receipt.set_aside

    assert [(aside.rule, aside.rows, aside.cents) for aside in asides] == [("generic_customer", 1, 250)]


def test_names_are_counted_and_picked_like_a_list():
    names = read("cliente,fecha,total\n" + "".join(f"C{n},2024-01-05,1.50\n" for n in range(5))).payload.names

    assert (len(names), names[1], names[-1], names[1:3]) == (5, "C1", "C4", ["C1", "C2"])


def refused(text: str) -> str:
    refusal = read_sales(text.encode(), Choices(), today=TODAY)
    assert isinstance(refusal, Refusal), refusal
    return refusal.code


@pytest.mark.parametrize("word", ["nombre", "name", "nome"])
@pytest.mark.parametrize("code", ["producto_id", "codigo producto", "SKU", "product id", "código do produto"])
def test_bare_name_beside_the_code_of_a_product_is_no_customer(word, code):
    rows = "2024-01-05,P1,Taza azul,{0},10\n2024-01-06,P2,Plato,{0},20\n"

    assert refused(f"fecha,{code},{word},categoria,total\n{rows.format('Mesa')}") == "no_customer"
    assert refused(f"fecha,{word},{code},categoria,total\n{rows.format('Mesa')}") == "no_customer"
    with_customer = read(f"fecha,{code},{word},cliente,total\n{rows.format('Ana Gil')}")
    with_product = read(f"fecha,{code},{word},producto,total\n{rows.format('Mesa')}")
    beside_customer = read(f"fecha,id cliente,{word},{code},total\n{rows.format('P1')}")

    found = [with_customer, with_product, beside_customer]
    assert [reading.columns["name"].header for reading in found if "name" in reading.columns] == [
        "cliente", word, word,
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["pedidos", "compras", "orders", "ultima compra", "recency"])
def test_column_that_would_make_rows_customers_must_say_so_by_its_cells(heading):
    rows = "Ana Gil,dos tazas y un plato,21.50\nLuis Paz,una taza,8.25\n"

    assert refused(f"nombre,{heading},total\n{rows}") == "no_date"


@pytest.mark.parametrize(
    "heading", ["shipping_cost", "delivery cost", "costo de entrega", "custo de frete", "coste flete"]
)
def test_what_carriers_cost_is_no_spend_on_customers(heading):
    reading = read(f"cliente,fecha,total,{heading}\nA,2024-01-05,10.50,2.50\nB,2024-01-06,20.75,3.25\n")

    assert set(reading.columns) == {"customer", "date", "amount"}


@pytest.mark.parametrize(
    ("role", "heading", "cells"),
    [
        ("amount", "totalcompra", ("44000", "12500")), ("amount", "FATURAMENTO", ("44.10", "12.50")),
        ("amount", "payable_amount", ("44.10", "12.50")),
        ("date", "issue_date", ("2024-01-05", "2024-01-06")),
        ("date", "Data Emissão", ("2024-01-05", "2024-01-06")), ("order", "venda_id", ("V1", "V2")),
        ("name", "Nom_cte", ("ANA GIL", "LUIS PAZ")), ("customer", "Cve_cte", ("435", "373")),
    ],
)  # fmt: skip
def test_headings_that_shops_write_are_known(role, heading, cells):
    others = {"cliente": ("A", "B"), "fecha": ("2024-01-05", "2024-01-06"), "total": ("1.50", "2.75")}
    left_out = {"amount": "total", "date": "fecha", "name": "cliente", "customer": "cliente"}.get(role)
    columns = {heading: cells} | {name: given for name, given in others.items() if name != left_out}
    lines = [",".join(columns), *(",".join(row) for row in zip(*columns.values(), strict=True))]

    assert read("\n".join(lines) + "\n").columns[role].header == heading


def test_amount_already_paid_or_taken_off_is_not_what_was_sold():
    rows = "A,2024-01-05,0.00,8.50\nB,2024-01-06,0.00,7.25\n"

    assert (
        refused(f"cliente,fecha,prepaid_amount,otro\n{rows.replace('8.50', 'x').replace('7.25', 'y')}")
        == "no_amount"
    )
    assert read(f"cliente,fecha,prepaid_amount,payable_amount\n{rows}").payload.cents.tolist() == [850, 725]


def test_table_whose_headings_say_nothing_is_told_by_its_headings_and_not_as_no_table():
    refusal = read_sales(
        b"COD,GRUPO,LITROS,KILOS\n5,ACEITES,1.25,0.5\n6,FILTROS,2.75,0.7\n", Choices(), today=TODAY
    )

    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.values["missing"]) == ("no_columns", ("customer", "date", "amount"))


@pytest.mark.parametrize(
    ("rows", "customer"),
    [
        (
            "801,Ana Gil,Lima,14/08/26,12.5\n802,Luis Paz,Lima,15/08/26,4.7\n803,Ana Gil,Lima,16/08/26,9.1\n",
            "2",
        ),
        (
            "Ana Gil,2024-01-05,12.5,pagado\nLuis Paz,2024-01-06,4.75,pagado\nAna Gil,2024-01-07,9,anulado\n",
            "1",
        ),
        ("801,2024-01-05,12.50\n802,2024-01-06,24.75\n801,2024-01-07,9.10\n", "1"),
        (
            "Ana Gil,Taza,2024-01-05,12.50\nLuis Paz,Plato,2024-01-06,24.75\nAna Gil,Taza,2024-01-07,9.10\n",
            None,
        ),
        ("F1,2024-01-05,3000,12.50,ACME,abierta\nF2,2024-01-06,3000,24.75,ACME,abierta\n", None),
    ],
)
def test_without_headings_the_customer_is_the_one_column_it_can_be_or_is_asked_for(rows, customer):
    reading = read_sales(rows.encode(), Choices(), today=TODAY)

    if isinstance(reading, Refusal):
        assert (reading.code, customer) == ("no_customer", None)
    else:
        assert reading.columns["customer"].header == customer


@pytest.mark.parametrize(
    "seller",
    [
        "nombreEmpleado", "nombre vendedor", "Emisor_nombre", "supplier_name", "nombre proveedor",
        "nome do fornecedor", "correo vendedor", "employee email", "supplier_ruc", "Emisor_nit",
        "telefono vendedor",
    ],
)  # fmt: skip
def test_who_sells_or_supplies_is_no_customer(seller):
    cells = {"correo": "ana@mitienda.pe", "email": "ana@mitienda.pe", "telefono": "+51 987 654 321"}
    cell = next((given for word, given in cells.items() if word in seller), "Ana Gil")

    assert (
        refused(f"fecha,{seller},total\n2024-01-05,{cell},10.50\n2024-01-06,{cell},20.75\n") == "no_customer"
    )
