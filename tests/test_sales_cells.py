"""What single cells say: dates, amounts and the words of a status, each in a small file of its own."""

import datetime as dt
from pathlib import Path

import pytest

from logic.content.yaml_file import read_yaml
from logic.sales.read import read_sales
from logic.sales.values import Choices, Reading
from tests.sales_cases import TODAY, date

CASES = read_yaml(Path("tests/cases/sales_cells.yaml"))


def read(heading: str, rows: list[str], choices: Choices) -> Reading:
    reading = read_sales("\n".join([heading, *rows]).encode(), choices, today=TODAY)
    assert isinstance(reading, Reading), reading
    return reading


def rules(reading: Reading) -> dict[str, list[int]]:
    return {aside.rule: list(aside.lines) for aside in reading.receipt.set_aside}


@pytest.mark.parametrize(("cell", "comes_to"), CASES["dates"].items())
def test_cell_is_read_as_this_day(cell, comes_to):
    reading = read("cliente,fecha,total", [f'A,"{cell}",10.50', "B,2024-06-01,3.00"], Choices())

    days = dict(zip(reading.payload.cents.tolist(), map(date, reading.payload.day), strict=True))
    assert (days.get(1050) or next(iter(rules(reading)))) == comes_to


@pytest.mark.parametrize("case", CASES["orders_of_dates"], ids=lambda case: ", ".join(case["cells"][:3]))
def test_column_of_dates_shows_which_number_is_the_day(case):
    rows = [f'C{n},"{cell}",10.50' for n, cell in enumerate(case["cells"])]

    reading = read("cliente,fecha,total", rows, Choices(**case.get("choices", {})))

    assert [date(day) for day in reading.payload.day] == case["days"]
    assert reading.file.date_order == case["order"]
    assert [question.id for question in reading.questions] == case.get("asks", [])
    mixed = ["mixed_dates"] if case["order"] == "mixed" else []
    assert [note.code for note in reading.receipt.notes] == mixed


@pytest.mark.parametrize("case", CASES["amounts"], ids=lambda case: ", ".join(case["cells"]))
def test_column_of_amounts_comes_to_cents(case):
    rows = [f'C{n},2024-01-05,"{cell}"' for n, cell in enumerate(case["cells"])]

    reading = read("cliente,fecha,total", rows, Choices(**case.get("choices", {})))

    assert reading.payload.cents.tolist() == case["cents"]
    assert (reading.file.decimal, reading.payload.currency) == (case.get("decimal"), case.get("currency"))
    assert [question.id for question in reading.questions] == case.get("asks", [])
    assert rules(reading).get("bad_amount", []) == case.get("bad", [])
    notes = {note.code: list(note.lines) for note in reading.receipt.notes}
    assert notes.get("other_decimal", []) == case.get("other_decimal", [])


@pytest.mark.parametrize("rows", [199, 200])
@pytest.mark.parametrize("time", ["T23:59:30Z", " 00:00:01", " 10:05"])
def test_timestamps_of_many_rows_are_their_days(rows, time):
    days = [f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}" for n in range(rows)]

    reading = read(
        "pedido,cliente,fecha,total", [f"{n},C{n % 7},{d}{time},1.50" for n, d in enumerate(days)], Choices()
    )

    assert [date(day) for day in reading.payload.day] == days
    assert reading.file.date_order == "year_first"


@pytest.mark.parametrize(("today", "order"), [(dt.date(2026, 6, 15), "month_first"), (TODAY, "day_first")])
def test_an_order_of_day_and_month_that_puts_sales_after_today_is_the_less_likely_one(today, order):
    """Told by no row alone: 02/03 may be either, but in June 02/12 cannot be the second of December."""
    days = ["02/03", "01/05", "03/12", "04/02", "02/12", "05/10", "06/01", "01/07"]
    rows = [f"C{n % 3};{day}/2026;10.50" for n, day in enumerate(days)]
    reading = read_sales("\n".join(["Customer;Date;Total", *rows]).encode(), today=today)

    assert reading.file.date_order == order
    assert [one.assumed for one in reading.questions if one.id == "date_order"] == [order]
    assert reading.receipt.used == len(days)
