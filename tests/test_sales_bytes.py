"""What the bytes of a file say before any cell is read: of what kind it is, and in which encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.sales.opening.source import WESTERN, WESTERN_LETTERS, high_bytes_and_neighbours
from logic.sales.read import read_sales
from logic.sales.values import Reading, Refusal
from tests.sales_cases import TODAY

SMALL = "cliente,fecha,total\nA,2024-01-05,1.50\nB,2024-01-06,2.50\n"
NAMES = ["Muñoz Peña", "Álvarez Núñez", "João Conceição"]


def read(data: bytes) -> Reading:
    reading = read_sales(data, today=TODAY)
    assert isinstance(reading, Reading), reading
    return reading


def refusal(data: bytes) -> Refusal:
    refused = read_sales(data, today=TODAY)
    assert isinstance(refused, Refusal)
    return refused


def rows(names: list[str]) -> str:
    return "".join(f"{name},2024-01-05,1.50\n" for name in names)


def lines(reading: Reading, code: str) -> list[int]:
    return [line for note in reading.receipt.notes if note.code == code for line in note.lines]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF", "pdf"), (b"\x1f\x8b", "compressed"), (b"PK", "compressed"), (b"Rar!", "compressed"),
        (b"7z\xbc\xaf", "compressed"), (b"BZh", "compressed"), (b"\x7fELF", "program"),
        (b"MZ\x90", "program"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"),
        (b"PAR1", "parquet"),
        (b"SQLite format 3", "database"), (b"<HTML>", "web_page"), (b"<!DOCTYPE x>", "web_page"),
        (b"<?xml ?>", "web_page"), (b"<table>", "web_page"), (b"<svg>", "web_page"),
        (b"<script>", "web_page"), (b"\xef\xbb\xbf \t\r\n<html>", "web_page"), (b'[{"a":1}]', "json"),
        (b'{"a" : 1}', "json"),
        (b"[]", "json"), (b"{}", "json"), (b'[["a":', "json"),
    ],
)  # fmt: skip
def test_file_of_another_kind_is_refused_by_its_start(start, kind):
    assert refusal(start + b"\n" + SMALL.encode()).code == kind


@pytest.mark.parametrize("start", ["<b>", "[1,2]", "{a:1}", "[[x]]"])
def test_other_signs_at_the_start_are_a_line_before_the_table(start):
    assert lines(read(f"{start}\n{SMALL}".encode()), "preamble") == [1]


@pytest.mark.parametrize("sign", [*range(1, 7), 8, *range(14, 26), *range(28, 32)])
def test_nine_control_characters_of_a_kind_are_no_text(sign):
    assert refusal(f"{SMALL}{chr(sign) * 9}C,2024-01-07,3.50\n".encode()).code == "binary"
    assert read(f"{SMALL}{chr(sign) * 8}C,2024-01-07,3.50\n".encode()).receipt.used == 3


@pytest.mark.parametrize("sign", [7, 9, 10, 11, 12, 13, 26, 27])
def test_control_characters_that_old_printers_knew_are_text(sign):
    assert read(f"{SMALL}C{chr(sign) * 9}x,2024-01-07,3.50\n".encode()).receipt.used >= 2


def test_in_a_large_file_one_character_in_a_hundred_may_be_a_control():
    text = SMALL * 200

    few = text + "\x01" * (len(text) // 100) + "\n"
    assert read(few.encode()).receipt.used == 400
    assert refusal((text + "\x01" * (len(text) // 50) + "\n").encode()).code == "binary"


def test_a_few_null_characters_are_taken_out_and_many_are_no_text():
    text = "cliente,fecha,total\nA\0,2024-01-05,1.50\nB{},2024-01-05,1.50\n"

    assert lines(read(text.format("\0" * 15).encode()), "null_characters") == [2, 3]
    assert refusal(text.format("\0" * 17).encode()).code == "binary"


def test_end_of_file_signs_of_old_systems_are_no_row():
    reading = read(SMALL.encode() + b"\x1a\x1a")

    assert (reading.receipt.read, reading.receipt.notes) == (2, ())


@pytest.mark.parametrize("newline", ["\n", "\r"])
def test_line_of_more_than_two_megabytes_is_refused(newline):
    text = SMALL.replace("\n", newline)

    long = refusal(f"{text}C{'x' * 2_000_001},2024-01-07,1.50{newline}".encode())
    assert (long.code, long.values) == ("long_line", {"megabytes": 1})
    assert read(f"{text}C{'x' * 999_900},2024-01-07,1.50{newline}".encode()).receipt.used == 3


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"), ("cp1252", "cp1252"), ("cp850", "cp850"), ("mac_roman", "mac_roman"),
    ],
)  # fmt: skip
def test_accents_survive_the_encoding(encoding, found):
    reading = read(f"cliente,fecha,total\n{rows(NAMES)}".encode(encoding))

    assert (reading.file.encoding, list(reading.payload.names)) == (found, NAMES)


def test_marks_of_windows_are_no_letters_of_another_page():
    names = ["O’Brien Ana", "Peña – hijo", "“Luz” Paz", "Muñoz —"]

    reading = read(f"cliente,fecha,total\n{rows(names)}".encode("cp1252"))

    assert (reading.file.encoding, list(reading.payload.names)) == ("cp1252", names)


def test_wrong_mark_before_another_encoding_is_passed_over():
    reading = read(b"\xef\xbb\xbf" + f"cliente,fecha,total\n{rows(NAMES)}".encode("cp1252"))

    assert (reading.file.encoding, list(reading.payload.names)) == ("cp1252", NAMES)


@pytest.mark.parametrize(
    ("good", "odd", "encoding"),
    [(5, 1, "mixed"), (1, 3, "mixed"), (1, 4, "cp1252"), (2, 7, "mixed"), (2, 8, "cp1252"), (0, 1, "cp1252")],
)
def test_some_lines_in_another_encoding_are_named_and_read(good, odd, encoding):
    heading = "cliente,fecha,total\n"
    utf8 = rows([f"Peña {n}" for n in range(good)]).encode()
    windows = rows([f"Muñoz {n}" for n in range(odd)]).encode("cp1252")

    reading = read(heading.encode() + utf8 + windows)

    assert reading.file.encoding == encoding
    assert reading.payload.names[good] == "Muñoz 0"
    expected = list(range(good + 2, good + odd + 2)) if encoding == "mixed" else []
    assert lines(reading, "odd_encoding") == expected


def test_encoding_is_told_beyond_the_first_megabyte_too():
    plain = "A,2024-01-05,1.50\n" * 60_000  # 1.08 MB without an accent
    reading = read(
        f"cliente,fecha,total\n{plain}{rows(['Peña'])}".encode() + rows(["Muñoz"]).encode("cp1252")
    )

    assert reading.file.encoding == "mixed"
    assert list(reading.payload.names) == ["A", "Peña", "Muñoz"]
    assert lines(reading, "odd_encoding") == [60_003]


@pytest.mark.parametrize(
    "sign",
    [*map(chr, (*range(1, 9), 11, 12, *range(14, 32), 127)), *"\u200b\u200f\u202a\u202e\u2060\u2069\ufeff"],
)
def test_signs_that_cannot_be_seen_make_no_other_customer(sign):
    seen = read(f"cliente,fecha,total\nA{sign}B,2024-01-05,1.50\nAB,2024-01-06,2.50\n".encode())

    assert list(seen.payload.names) == ["AB"]


@pytest.mark.parametrize("blank", [" ", "\t", "\xa0"])
def test_blanks_around_a_cell_make_no_other_customer(blank):
    text = f"cliente;fecha;total\n{blank}AB{blank};2024-01-05;1.50\nAB;2024-01-06;2.50\n"

    assert list(read(text.encode()).payload.names) == ["AB"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_fixed_blanks_between_thousands_are_no_letters(encoding):
    reading = read("cliente;fecha;total\nA;2024-01-05;1\xa0234,50\nB;2024-01-06;$\xa07,25\n".encode(encoding))

    assert reading.payload.cents.tolist() == [123_450, 725]


@pytest.mark.parametrize("name", ["más", "está", "álgebra"])
def test_accents_of_dos_are_no_fixed_blanks(name):
    reading = read(f"cliente;fecha;total\n{name};2024-01-05;1,50\nA 7;2024-01-06;7,25\n".encode("cp850"))

    assert reading.payload.names[0] == name


@pytest.mark.parametrize(("characters", "named"), [(32_767, []), (32_768, [2])])
def test_cell_longer_than_a_spreadsheet_allows_is_named(characters, named):
    text = f"cliente,fecha,total\n{'A' * characters},2024-01-05,1.50\nB,2024-01-06,2.50\n"

    assert lines(read(text.encode()), "long_cells") == named


def test_headings_are_found_behind_a_long_preamble():
    note, row = "Reporte de la exportación\n", "A,2024-01-05,1.50\n"

    reading = read(f"{note * 39}cliente,fecha,total\n{row * 100}".encode())

    assert (reading.file.header_row, reading.receipt.used) == (40, 100)


def test_rows_are_found_behind_more_blank_ones_than_the_first_look_takes_in():
    blank = ",,\n" * 30_000

    reading = read(f"cliente,fecha,total\n{blank}A,2024-01-05,1.50\nA,2024-01-06,2.50\n".encode())

    assert (reading.receipt.read, reading.receipt.used) == (2, 2)


@given(st.lists(st.sampled_from([*b"a7 ;,\n", *range(0x80, 0x100)]), max_size=60).map(bytes))
def test_the_letters_of_a_page_are_all_found_beside_the_high_bytes(data):
    for page in WESTERN:
        whole, near = (text.decode(page, "replace") for text in (data, high_bytes_and_neighbours(data)))
        assert WESTERN_LETTERS.findall(near) == WESTERN_LETTERS.findall(whole)
