"""A sheet is read like the same table as text, whatever its cells hold."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from logic.sales.opening.spreadsheet import Sheet, is_spreadsheet, open_sheet
from logic.sales.read import NO_CHOICES, read_sales
from logic.sales.values import Choices, Reading, Refusal
from tests.sales_cases import TODAY

HEADINGS = ["cliente", "fecha", "total"]
ROWS = [["A", dt.datetime(2024, 1, 5), 10.5], ["B", dt.datetime(2024, 1, 6, 13, 5, 59), 20]]


def book(**sheets: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(data: bytes, choices: Choices = NO_CHOICES) -> Sheet:
    sheet = open_sheet(data, choices)
    assert isinstance(sheet, Sheet), sheet
    return sheet


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"), (2.5, "2.5"), (-7, "-7"), ("007", "007"), (True, "true"), (False, "false"),
        (dt.datetime(2026, 2, 3), "2026-02-03"), (dt.datetime(2026, 2, 3, 4, 5, 6), "2026-02-03 04:05:06"),
        ("uno, dos", '"uno, dos"'), ('dijo "hola"', '"dijo ""hola"""'), ("Ñandú", "Ñandú"),
    ],
)  # fmt: skip
def test_cell_is_written_the_same_in_every_country(cell, text):
    sheet = opened(book(Hoja=[["x", "y"], ["a", cell], ["b", None]]))

    assert sheet.data.decode() == f"x,y\na,{text}\nb,\n"


def test_sheet_says_what_it_is_and_which_others_there_are():
    sheet = opened(book(Enero=[HEADINGS, *ROWS], Febrero=[HEADINGS], Marzo=[HEADINGS, *ROWS]))

    assert (sheet.kind, sheet.name, sheet.others) == ("xlsx", "Enero", ("Febrero", "Marzo"))


@pytest.mark.parametrize(
    ("sheets", "taken"),
    [
        ({"Portada": [["Ventas"]], "Datos": [HEADINGS, *ROWS]}, "Datos"),
        ({"Vacía": [], "Datos": [HEADINGS, *ROWS]}, "Datos"),
        ({"Portada": [["Ventas"]], "Otra": [["Más"]]}, "Portada"),
        ({"Uno": [HEADINGS, ROWS[0]], "Dos": [HEADINGS, *ROWS]}, "Uno"),
    ],
    ids=["a cover", "an empty sheet", "nothing but covers", "two rows are enough"],
)
def test_first_sheet_with_a_table_is_taken(sheets, taken):
    assert opened(book(**sheets)).name == taken


def test_sheet_that_the_user_names_is_taken_though_it_is_short():
    data = book(Datos=[HEADINGS, *ROWS], Portada=[["Ventas"]])

    assert opened(data, Choices(sheet="Portada")).data == b"Ventas\n"


def test_sheet_that_is_not_there_is_refused():
    refused = open_sheet(book(Datos=[HEADINGS, *ROWS]), Choices(sheet="Nada"))

    assert refused == Refusal("spreadsheet_no_sheet", {"limit": 300})


def test_lines_are_counted_as_the_rows_of_the_sheet():
    made = openpyxl.Workbook()
    for at, row in enumerate([HEADINGS, ["A", "2024-01-05", 10.5], ["B", "ayer", 20.5]], 4):
        for column, cell in enumerate(row, 2):
            made.active.cell(at, column, cell)
    out = io.BytesIO()
    made.save(out)

    reading = read_sales(out.getvalue(), today=TODAY)

    assert isinstance(reading, Reading)
    assert [(aside.rule, aside.lines) for aside in reading.receipt.set_aside] == [("bad_date", (6,))]


def test_reading_of_a_sheet_is_that_of_the_text_with_the_sheet_named():
    reading = read_sales(book(Enero=[HEADINGS, *ROWS], Nota=[["x"]]), today=TODAY)

    assert isinstance(reading, Reading)
    assert reading.payload.cents.tolist() == [1050, 2000]
    file = reading.file
    assert (file.encoding, file.sheet, file.sheets) == ("xlsx", "Enero", ("Nota",))
    assert (file.decimal, file.date_order, file.header_row) == (".", "year_first", 1)


@pytest.mark.parametrize(
    ("parts", "code"), [(4999, "spreadsheet_unreadable"), (5000, "spreadsheet_too_large")]
)
def test_workbook_of_more_than_five_thousand_files_is_refused_unopened(parts, code):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in ("xl/workbook.xml", *(f"part{n}" for n in range(parts))):
            made.writestr(name, "")

    assert open_sheet(out.getvalue(), NO_CHOICES) == Refusal(code, {"limit": 300})


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"cliente,fecha\n", False),
        (b"PK\x03\x04" + b"x" * 100, False),
        (b"PK\x03\x04 xl/workbook", True),
        (b"PK\x03\x04 [Content_Types].xml", True),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", True),
        (b"PK\x03\x04" + b"x" * 70_000 + b"xl/workbook", False),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + bytes(48), True),
        (b"\xd0\xcf\x11\xe0" + "Workbooks".encode("utf-16-le") + bytes(46), False),
    ],
    ids=["text", "zip", "xlsx", "types", "ods", "named too late", "xls", "another name"],
)
def test_spreadsheet_is_told_by_its_bytes_though_it_is_damaged(data, told):
    assert is_spreadsheet(data) == told
