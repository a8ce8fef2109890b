"""Lines, quotes and records are found in bulk as one would find them one by one."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from logic.sales.opening.lines import (
    find_lines,
    plain_lines,
    quote_positions,
    record_lines,
    swallowed,
    well_quoted,
)
from logic.sales.opening.records import NEWLINE, Dialect, read_record, records, split

TEXTS = st.lists(st.sampled_from(['"', ",", "\n", "\r\n", "\r", "a", "=", ""]), max_size=24).map("".join)


def array(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


@example("")
@example("a")
@example("a\n")
@example("a\r\nb\rc\n\nd")
@example("\r\n\r\n")
@example("\r")
@example("\n\r")
@given(TEXTS)
def test_lines_are_those_between_newlines(text):
    lines = find_lines(array(text))

    expected = NEWLINE.split(text)
    found = [text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    assert found == (expected[:-1] if expected[-1] == "" else expected)


@pytest.mark.parametrize(
    ("text", "is_well"),
    [
        ('"a","b"', True), ('"a""b",c', True), ('"a\nb",c', True), ('a,"b"\r\n"c",d', True), ('="1",b', True),
        ('x\n="1"\n', True), ('"a', False), ('a"b"', False), ('"a"b', False), ('a="1"', False), ('""', True),
        ('"a","b', False), ('"a";"b"', False), ('x,="1"', True), ('"a"\r', True), ('"a" ,b', False),
    ],
)  # fmt: skip
def test_quotes_are_well_set_where_they_open_and_close_cells(text, is_well):
    body = array(text)

    assert well_quoted(body, quote_positions(body, '"'), ",", '"') is is_well


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("a,b\nc,d\n", [0, 1]), ("a,b\n\n\nc,d", [0, 3]), ('"a\nb",c\nd,e\n', [0, 2]),
        ('"a\n\nb",c\n\nd,e', [0, 4]),
        ("", []), ("\n\n", []), ("\r\na\r\r\n", [1]),
    ],
)  # fmt: skip
def test_records_begin_on_lines_that_no_quote_takes_in(text, begin):
    assert record_lines(array(text), '"').tolist() == begin


@pytest.mark.parametrize(
    ("text", "width", "is_so"),
    [
        ('"a\nb,c\nd",e\n', 2, True), ('"a\nb\nd"\n', 2, False), ('"a\nb,c,d\ne"\n', 2, False),
        ('a,"b\n\nc"\n', 2, False), ("a,b\nc,d\n", 2, False), ('"a\nb\nc"\n', 1, False),
        ('"a\nb,c",e\n', 3, True),
    ],
)  # fmt: skip
def test_cell_that_holds_a_whole_line_is_seen(text, width, is_so):
    body = array(text)

    assert swallowed(body, quote_positions(body, '"'), ",", width) is is_so


@example('a,b\n"a",b\n"a,b"\n"a""b",c\na,b,c\n"a,b\nc"d,e\na,"b\n')
@example('a,b\n"a"b,c\n"d",e\n')
@example('"x","y"\nz"w,v\n="1",2\nq,="3"\n')
@given(TEXTS)
def test_whole_lines_are_those_that_make_a_record_by_themselves(text):
    body = array(text)
    lines = find_lines(body)

    found = plain_lines(body, lines, ",", '"', 2)

    for line, is_plain in zip(NEWLINE.split(text), found, strict=False):
        cells = split(line, Dialect(","))
        if is_plain:
            assert (cells.closed, len(cells.cells)) == (True, 2)
        elif '"' not in line:
            assert line.count(",") != 1


CASES = [
    # A line, the width of the table, and the cells, the last line and the damage that come of it.
    (["a,b"], 2, (["a", "b"], 1, False)),
    (['"a, b",c'], 2, (["a, b", "c"], 1, False)),
    (['"a""b",c'], 2, (['a"b', "c"], 1, False)),
    (['="007",c'], 2, (["007", "c"], 1, False)),
    (['a, "b" ,c'], 3, (["a", "b", "c"], 1, False)),
    (['"a" b",c'], 2, (['a" b', "c"], 1, True)),
    (['"a', 'b",c'], 2, (["a\nb", "c"], 2, False)),
    (['"a', "", 'b",c', "d,e"], 2, (["a\n\nb", "c"], 3, False)),
    (['"a,b', "c,d"], 2, (["a", "b"], 1, True)),
    (['"a,b', 'c,"d'], 2, (["a", "b"], 1, True)),
    (['a,"b', "c,d", 'e,"f"'], 2, (["a", "b"], 1, True)),
    (['x"y,b'], 2, (['x"y', "b"], 1, False)),
    (['"a,b,c'], 2, (["a", "b", "c"], 1, True)),
    (['"a","b,c'], 3, (["a", "b", "c"], 1, True)),
    (['a,"b,c,d'], 0, (["a", "b", "c", "d"], 1, True)),
]


@pytest.mark.parametrize(("lines", "width", "expected"), CASES, ids=[" / ".join(case[0]) for case in CASES])
def test_record_is_read_with_the_lines_that_belong_to_it(lines, width, expected):
    record = read_record(lines, 0, Dialect(",", width=width))

    assert (record.line, record.cells, record.last_line, record.damaged) == (1, *expected)


@pytest.mark.parametrize(("between", "joined"), [(58, True), (59, False)])
def test_quoted_cell_spans_sixty_lines_and_no_more(between, joined):
    record = read_record(['"a', *["x"] * between, 'b",c'], 0, Dialect(",", width=2))

    assert (record.last_line > 1) == joined


@pytest.mark.parametrize(("characters", "joined"), [(1 << 15, True), (1 << 16, False)])
def test_quoted_cell_of_several_lines_is_no_longer_than_a_page_can_be(characters, joined):
    record = read_record(['"a', "x" * characters, 'b",c'], 0, Dialect(",", width=2))

    assert (record.last_line > 1) == joined


def test_records_skip_empty_lines_and_name_their_own():
    found = records(["a,b", "", '"c', 'd",e', "", "f,g"], Dialect(",", width=2))

    assert [(one.line, one.cells) for one in found] == [(1, ["a", "b"]), (3, ["c\nd", "e"]), (6, ["f", "g"])]


def test_backslash_before_a_quote_makes_it_a_letter():
    cells = split('"dijo \\"hola\\", y",b', Dialect(",", escape=True))

    assert (cells.cells, cells.closed, cells.stray) == (['dijo "hola", y', "b"], True, False)


def test_blanks_are_part_of_cells_that_blanks_set_apart():
    assert split('"a b" "c"', Dialect(" ")).cells == ["a b", "c"]
    assert split(' "a"', Dialect(" ")).cells == ["", "a"]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('2026-02-07,Taza,"30,00",2,"60,00"', ["2026-02-07", "Taza", "30,00", "2", "60,00"]),
        ('A,"$ 1,234.50",x', ["A", "$ 1,234.50", "x"]),
        ('A,"-1.234,50",x', ["A", "-1.234,50", "x"]),
    ],
)
def test_amount_with_a_comma_stays_whole_in_a_row_that_is_too_short(line, cells):
    record = read_record([line], 0, Dialect(",", width=len(cells) + 1))

    assert (record.cells, record.damaged) == (cells, False)


def test_quotes_that_keep_words_together_are_mended_in_a_row_that_is_too_short():
    record = read_record(['"ACME,Taza,"30,00"'], 0, Dialect(",", width=3))

    assert (record.cells, record.damaged) == (["ACME", "Taza", "30,00"], True)
