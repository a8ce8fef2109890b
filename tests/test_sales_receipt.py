"""The receipt says everything in the reader's language, and its numbers lead from rows to purchases."""

import re
from pathlib import Path

import pytest

from logic.content.library import ROOT
from logic.content.texts import load_texts
from logic.metrics.occasions import fold
from logic.sales.cells.vocabulary import columns
from logic.sales.read import read_sales
from logic.sales.receipt_text import write_receipt
from logic.sales.values import Reading
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


def test_rows_lead_to_orders_and_orders_to_the_purchases_of_the_figures():
    reading = read_sales(EXAMPLE.read_bytes(), today=TODAY)

    said = write_receipt(reading, SPANISH).splitlines()

    assert said[-3:] == [
        "Con ellas se arman 5.257 pedidos.",
        "Hay además 1 devolución: se resta del valor y no es una compra.",
        "Lo que un cliente compra en un mismo día, menos lo que devuelve ese día, es una compra: "
        "quedan 5.256 compras.",
    ]
    assert len(fold(reading.payload)) == 5256


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_receipt_in_spanish_has_no_word_of_the_program(file: Path):
    reading = read_sales(file.read_bytes(), today=TODAY)
    assert isinstance(reading, Reading)

    said = SHOWN.sub("", write_receipt(reading, SPANISH))

    assert set(re.findall(r"[a-z_]+", said)) & (OURS - SPANISH_TOO) == set()
