"""No file crashes the reader or is read wrongly in silence: it is read right or refused, bad lines named."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.library import ROOT
from logic.content.texts import load_texts
from logic.content.yaml_file import read_yaml
from logic.purchases import Purchases
from logic.sales.describe import say_refusal
from logic.sales.opening.source import too_large
from logic.sales.read import NO_CHOICES, read_sales
from logic.sales.receipt_text import write_receipt
from logic.sales.values import Choices, Refusal
from tests.sales_cases import TODAY

CASES = read_yaml(Path("tests/cases/hostile_sales.yaml"))
SPANISH = load_texts(ROOT / "locales", "es")
ENGLISH = load_texts(ROOT / "locales", "en")
SMALL = "cliente,fecha,total\nA,2024-01-05,10.00\nB,2024-01-06,20.00\nA,2024-02-05,30.00\n"


def outcome(data: bytes) -> dict[str, object]:
    reading = read_sales(data, today=TODAY)
    if isinstance(reading, Refusal):
        assert say_refusal(reading, SPANISH) != say_refusal(reading, ENGLISH)
        return {"refused": reading.code}
    assert write_receipt(reading, SPANISH) != write_receipt(reading, ENGLISH)
    bought = reading.payload
    assert isinstance(bought, Purchases)
    named = [aside.lines for aside in reading.receipt.set_aside] + [
        note.lines for note in reading.receipt.notes
    ]
    said = {
        "orders": int((bought.cents > 0).sum()),
        "revenue": int(bought.cents.sum()) / 100,
        "lines": sorted({line for lines in named for line in lines}),
        "asks": [question.id for question in reading.questions],
    }
    return {key: value for key, value in said.items() if value != []}


def refusal(data: bytes, choices: Choices = NO_CHOICES) -> str:
    reading = read_sales(data, choices, today=TODAY)
    assert isinstance(reading, Refusal)
    return reading.code


def sheet(*rows: list[object], cells: dict[str, object] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, value in (cells or {}).items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hostile_file(case):
    data = case["given"].encode(case.get("encoding", "utf-8"))

    assert outcome(data) == case["expect"]


def test_there_are_at_least_sixty_hostile_files():
    assert len(CASES) >= 60


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "mac_roman"])
def test_encoding_changes_nothing(encoding):
    text = SMALL.replace("A,", "Muñoz,")

    assert outcome(text.encode(encoding)) == {"orders": 3, "revenue": 60.0}


def old_office(part: str) -> bytes:
    """Begin a file of old Office as they all begin, with the name of its one part and nothing in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + part.encode("utf-16-le").ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x00" * 5000, "binary"),
        (bytes((n * 7919) % 256 for n in range(5000)), "binary"),
        (SMALL.encode("utf-32"), "binary"),
        (b"PK\x03\x04" + b"\x00" * 100, "compressed"),
        (b"\x1f\x8b\x08" + b"\x00" * 100, "compressed"),
        (b"MZ\x90\x00" + b"\x00" * 100, "program"),
        (b"\x7fELF" + b"\x01" * 50, "program"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "image"),
        (old_office("Workbook"), "spreadsheet_unreadable"),
        (old_office("Book"), "spreadsheet_unreadable"),
        (old_office("WordDocument"), "old_office"),
        (old_office("EncryptedPackage"), "old_office"),
        (b"cliente,fecha,total\n" + b"A" * 3_000_000 + b",2024-01-05,10\n", "long_line"),
        (b"A" * 20_000_000, "long_line"),
        (",".join(f"c{n}" for n in range(5000)).encode() + b"\n1\n", "too_many_columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_by_its_kind(data, code):
    assert refusal(data) == code


def test_size_is_refused_before_anything_is_read():
    assert too_large(100_000_001) == Refusal("too_large", {"size": 100, "limit": 100})
    assert too_large(100_000_000) is None


def test_one_stray_quote_among_many_rows_is_named_and_costs_no_other_row():
    rows = [f'{n},C{n % 90},"n, {n}",2024-01-{1 + n % 28:02d},10.00' for n in range(20_000)]
    rows[12_000] = 'x,C1,"abierta,2024-01-05,10.00'
    data = "\n".join(["pedido,cliente,nota,fecha,total", *rows]).encode()

    assert outcome(data) == {"orders": 20_000, "revenue": 200_000.0, "lines": [12_002]}


def test_cell_that_may_have_swallowed_others_is_named():
    data = SMALL.replace("B,", "B" * 200_000 + ",").encode()

    assert outcome(data) == {"orders": 3, "revenue": 60.0, "lines": [3]}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: sheet(["cliente"], ["A"], cells={"XFD1048576": 1}), "spreadsheet_unreadable"),
        (lambda: sheet(["cliente", "total"], ["A", 10])[:2000], "spreadsheet_unreadable"),
        (lambda: _with_sheet(b"<worksheet>" + b" " * 310_000_000), "spreadsheet_too_large"),
        (lambda: _with_sheet(b"<worksheet><sheetData><row>"), "spreadsheet_unreadable"),
        (lambda: sheet(), "empty"),
    ],
    ids=["one far cell", "cut off", "unpacks to too much", "broken inside", "empty"],
)
def test_hostile_spreadsheet_is_refused_and_takes_nobody_along(make, code):
    assert refusal(make()) == code


def _with_sheet(content: bytes) -> bytes:
    """Exchange the only sheet of a sound workbook."""
    sound = zipfile.ZipFile(io.BytesIO(sheet(["cliente", "fecha", "total"], ["A", "2024-01-05", 10])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in sound.infolist():
            own = part.filename == "xl/worksheets/sheet1.xml"
            made.writestr(part.filename, content if own else sound.read(part.filename))
    return out.getvalue()


def test_spreadsheet_is_read_like_the_same_table_as_text():
    rows = [line.split(",") for line in SMALL.strip().split("\n")]
    typed = [rows[0], *([name, day, float(amount)] for name, day, amount in rows[1:])]

    assert outcome(sheet(*typed)) == outcome(SMALL.encode())


def test_sheet_is_chosen_by_its_name():
    book = openpyxl.Workbook()
    for title, amount in (("Enero", 10), ("Febrero", 20)):
        page = book.create_sheet(title)
        page.append(["cliente", "fecha", "total"])
        page.append(["007", "2024-01-05", amount])
    out = io.BytesIO()
    book.save(out)

    first = read_sales(out.getvalue(), today=TODAY)
    second = read_sales(out.getvalue(), Choices(sheet="Febrero"), today=TODAY)

    assert (first.file.sheet, first.payload.cents.tolist()) == ("Enero", [1000])
    assert (second.file.sheet, second.payload.cents.tolist()) == ("Febrero", [2000])
    assert first.file.sheets == ("Sheet", "Febrero")
    assert refusal(out.getvalue(), Choices(sheet="Marzo")) == "spreadsheet_no_sheet"


PIECES = st.sampled_from([
    b",", b";", b"\t", b"\n", b"\r\n", b"\r", b'"', b'""', b"'", b"\\", b"\x00", b"\xff", b"\xc3\xb1", b"=",
    b"cliente", b"fecha", b"total", b"Total", b"A", b"2024-01-05", b"05/01/2024", b"10.50", b"1.234,50", b"$",
    b"sep=;", b"\xef\xbb\xbf", b"\x1a", b"1e999", b"9" * 30, b"\xe2\x80\xae", b"(1)", b"consumidor final",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(b"".join))
def test_whatever_the_bytes_the_reader_answers(data):
    assert faults_of(data) == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_done_to_a_sound_file_the_reader_answers(data):
    text = bytearray(SMALL.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text[at : at + data.draw(st.integers(0, 3))] = data.draw(PIECES)

    assert faults_of(bytes(text)) == []


def faults_of(data: bytes) -> list[str]:
    """Name what does not hold of an answer, of whatever kind: it can be said, and its rows add up."""
    reading = read_sales(data, today=TODAY)
    if isinstance(reading, Refusal):
        return [] if say_refusal(reading, SPANISH) else ["a refusal without words"]
    receipt = reading.receipt
    holds = {
        "a receipt without words": bool(write_receipt(reading, ENGLISH)),
        "rows that do not add up": receipt.read
        == receipt.used + sum(aside.rows for aside in receipt.set_aside),
    }
    return [fault for fault, held in holds.items() if not held]


WHOLE = b"Date,Order,Customer,Total\n" + b"".join(
    b"2026-01-%02d,%d,c%d,10.50\n" % (n % 28 + 1, n, n % 50) for n in range(1000)
)


@pytest.mark.parametrize(
    ("line", "times"),
    [
        (b'"x' * 500, 600),
        (b'2026-01-01,1,"c,10.50', 30_000),
        (b'2026-01-01,1,"c"x"y"z,10.50', 30_000),
        (b'2026-01-01,1,"' + b'c"x' * 100_000 + b",10", 1),
    ],
    ids=["nothing but quotes", "no quote closed", "quotes inside", "one long line"],
)
def test_quotes_that_never_close_take_no_time(line, times):
    begin = time.process_time()
    found = outcome(WHOLE + (line + b"\n") * times)
    assert found["orders"] >= 1000
    assert time.process_time() - begin < 10
