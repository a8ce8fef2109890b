"""The receipt says everything in the reader's language, and its numbers lead from rows to purchases."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from logic.content.library import ROOT
from logic.content.texts import load_texts
from logic.content.yaml_file import read_yaml
from logic.metrics.occasions import fold
from logic.sales.cells.vocabulary import columns
from logic.sales.describe import describe, say_refusal
from logic.sales.read import read_sales
from logic.sales.receipt_text import write_receipt
from logic.sales.values import Reading, Refusal
from tests.said import NAMES
from tests.sales_cases import FILES, TODAY

SPANISH = load_texts(ROOT / "locales", "es")
EXAMPLE = ROOT / "questionnaires" / "examples" / "bakery_sales.csv"
SHOWN = re.compile(r"«.*?»|\(.*?\)|es una exportación de .*")
"""What the receipt quotes from the file."""
OURS = {*columns().roles, "keep", "drop", "once", "sum", "day_first", "month_first", "year_first", "mixed"}
SPANISH_TOO = {"total"}
READABLE = [
    file
    for file in sorted(FILES.iterdir())
    if file.suffix in (".csv", ".txt") and file.with_suffix(".yaml").exists()
]
RECEIPTS = read_yaml(Path("tests/cases/sales_receipts.yaml"))


@pytest.mark.parametrize("case", RECEIPTS, ids=[case["name"] for case in RECEIPTS])
def test_receipt_says_this_and_nothing_else(case):
    data = case["given"].encode() if "given" in case else (FILES / case["file"]).read_bytes()
    reading = read_sales(data, today=TODAY)
    assert isinstance(reading, Reading)

    assert write_receipt(reading, NAMES) == case["says"]


def test_receipt_of_a_sheet_names_it():
    book = openpyxl.Workbook()
    for row in (["cliente", "fecha", "total"], ["A", "2024-01-05", 10.5], ["B", "2024-01-06", 20.5]):
        book.active.append(row)
    book.active.title = "Enero"
    out = io.BytesIO()
    book.save(out)

    said = write_receipt(read_sales(out.getvalue(), today=TODAY), NAMES).splitlines()

    assert said[3] == "sales.receipt_sheet(kind=xlsx, sheet=Enero)"


def test_reading_is_arranged_under_the_keys_that_are_promised():
    rows = "A,2024-01-05,10.50,pagado", "B,2024-01-06,20.50,pendiente", ",2024-01-06,20.50,pagado"
    data = "\n".join(["Ventas", "cliente,fecha,total,estado", *rows, "C,2024-01-07,5.25,pagado"]).encode()

    assert describe(read_sales(data, today=TODAY)) == {
        "file": {
            "encoding": "utf-8", "delimiter": ",", "decimal": ".", "date_order": "year_first",
            "platform": None, "header_row": 2,
        },
        "level": "orders",
        "columns": {
            "customer": "cliente", "date": "fecha", "amount": "total", "order": None, "status": "estado",
            "currency": None,
        },
        "rows": {
            "read": 4,
            "used": 2,
            "set_aside": [
                {"rule": "no_customer", "rows": 1, "amount": 20.5, "lines": [5]},
                {"rule": "pending", "rows": 1, "amount": 20.5, "lines": [4]},
            ],
        },
        "notes": [{"code": "preamble", "rows": 1, "lines": [1]}],
        "questions": [{"id": "pending", "assumed": "drop", "options": ["keep", "drop"], "rows": 1}],
        "lines": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "role", "column"),
    [
        ("email,fecha,total", "customer", "email"),
        ("telefono,fecha,total", "customer", "telefono"),
        ("dni,fecha,total", "customer", "dni"),
        ("nombre,fecha,total", "customer", "nombre"),
        ("first name,fecha,total", "customer", "first name"),
        ("cliente,fecha,precio unitario", "amount", "precio unitario"),
        ("cliente,ultima compra,total gastado", "amount", "total gastado"),
        ("cliente,ultima compra,total gastado", "date", "ultima compra"),
        ("canal,mes,gasto", "amount", "gasto"),
        ("canal,mes,gasto", "date", "mes"),
        ("cliente,fecha,total,estado del pago", "status", "estado del pago"),
        ("cliente,fecha,total,tipo", "status", "tipo"),
    ],
)
def test_column_that_stands_in_for_another_is_named_under_it(headings, role, column):
    cells = {
        "email": "a@x.com", "telefono": "999111222", "dni": "40123456", "fecha": "2024-01-05",
        "mes": "2024-01", "ultima compra": "2024-01-05", "cliente": "A", "nombre": "Ana Ruiz",
        "first name": "Ana", "canal": "TV", "estado del pago": "pagado", "tipo": "venta",
    }  # fmt: skip
    row = ",".join(cells.get(heading, "10.50") for heading in headings.split(","))

    said = describe(read_sales(f"{headings}\n{row}\n".encode(), today=TODAY))

    assert said["columns"][role] == column


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            "cliente,producto,pedido\nA,Pan,7\n",
            "sales.refusal_no_columns(headers=cliente, producto, pedido, "
            "missing=sales.role_date() y sales.role_amount())",
        ),
        (
            "cliente,fecha,total,estado\nA,2024-01-05,1.50,cancelado\nB,2024-01-06,2.50,cancelado\n",
            "sales.refusal_nothing_left(rows=2, rule=sales.rule_cancelled())",
        ),
        ("cliente,fecha,total\n", "sales.refusal_header_only(headers=cliente, fecha, total)"),
    ],
)
def test_refusal_says_what_is_missing_and_why(given, says):
    refusal = read_sales(given.encode(), today=TODAY)
    assert isinstance(refusal, Refusal)

    assert say_refusal(refusal, NAMES) == says


def test_rows_lead_to_orders_and_orders_to_the_purchases_of_the_figures():
    reading = read_sales(EXAMPLE.read_bytes(), today=TODAY)

    said = write_receipt(reading, NAMES).splitlines()

    assert said[-3:] == [
        "sales.receipt_orders(n=5257)",
        "sales.receipt_refunds(n=1)",
        "sales.receipt_purchases(n=5256)",
    ]
    assert len(fold(reading.payload)) == 5256


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_receipt_in_spanish_has_no_word_of_the_program(file: Path):
    reading = read_sales(file.read_bytes(), today=TODAY)
    assert isinstance(reading, Reading)

    said = SHOWN.sub("", write_receipt(reading, SPANISH))

    assert set(re.findall(r"[a-z_]+", said)) & (OURS - SPANISH_TOO) == set()
