"""The quick ways of reading columns come to the same as the careful ones."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from logic.sales.cells.amounts import read_amounts
from logic.sales.cleaning.identities import clean_ids
from logic.sales.loading.coding import code_numbers, encode
from logic.sales.loading.plain_cents import read_plain
from logic.sales.read import read_sales
from tests.sales_cases import TODAY

IDS = st.one_of(
    st.lists(st.text("01ab-", max_size=10), min_size=1, max_size=30),
    st.lists(st.integers(0, 10**6).map(str), min_size=1, max_size=30),
    st.lists(st.integers(0, 10**6).map("cust_{:08}".format), min_size=1, max_size=30),
    st.lists(st.integers(0, 10**6).map("cust_{}".format), min_size=1, max_size=30),
    st.lists(st.sampled_from(["cuscust_123", "cust_123", "7", "07", "", "ñandú"]), min_size=1, max_size=30),
)
AMOUNTS = st.lists(
    st.one_of(
        st.decimals(-1000, 1000, places=2).map(str),
        st.integers(-1000, 1000).map(str),
        st.integers(0, 99).map("{}.0".format),
        st.sampled_from(
            ["", "1.234", "1,5", "1e3", "-", "12.", ".5", "1.2.3", "0.5", "9" * 14, "$ 3", "nan"]
        ),
    ),
    min_size=1,
    max_size=12,
)


def chunked(cells: list[str]) -> pa.ChunkedArray:
    raw = [cell.encode() for cell in cells]
    return pa.chunked_array([pa.array(raw[:3], pa.binary()), pa.array(raw[3:], pa.binary())])


@settings(max_examples=150, deadline=None)
@example(["7", "07", "7", "007"])
@example(["", "0", "00"])
@example(["cuscust_1", "cust_1", "cust_12", "cust_123456789"])
@example(["C1", "C2", "c1", "D1", "C1"])
@example([f"{n:02d}" for n in range(100)])
@example([f"cust_{n * 10**k:08d}" for k in range(7) for n in range(100)])
@example([str(n * 10**k) for k in range(7) for n in range(1, 100)])
@example(["9999999", "99999999", "999999999", "9", "99999998"])
@example(["12/4", "12:4", "1234", "12 4"])
@example(["ñandú-07", "ñandú-08", "nandu-08", "ñandú-7"])
@given(IDS)
def test_codes_give_back_the_cells_and_name_each_once(cells):
    coded = encode(chunked(cells))

    assert [cell.decode() for cell in coded.to_pylist()] == cells
    assert len(set(coded.dictionary.to_pylist())) == len(coded.dictionary)


@settings(max_examples=300, deadline=None)
@example(["10.50", "7", "0.05", "", "-3.5", "3.0"])
@example(["7.0", "8.0"])
@example(["7", "", "8"])
@example(["9999999999999.99", "1.00"])
@example(["-0.5", "-.5", ".5"])
@given(AMOUNTS)
def test_amounts_in_plain_style_are_those_of_the_careful_way(cells):
    plain = read_plain(chunked(cells))
    if plain is None:
        return
    careful = read_amounts(clean_ids(pa.array(cells)))

    assert plain.cents.tolist() == careful.cents.tolist()
    assert plain.blank.tolist() == careful.blank.tolist()
    assert (plain.pointed, careful.undecided) == (careful.decimal == ".", False)


def test_amounts_in_plain_style_are_read_at_once():
    assert read_plain(chunked(["12.50", "", "-3", "0.5", "7.0"])).cents.tolist() == [1250, 0, -300, 50, 700]


@pytest.mark.parametrize(
    ("cells", "pointed"),
    [
        (["7", "8"], False),
        (["7.0", "8.0"], False),
        (["7.0", "8.5"], True),
        (["7.00"], True),
        (["7", ""], False),
    ],
)
def test_plain_amounts_tell_whether_any_has_decimals(cells, pointed):
    read = read_plain(chunked(cells))

    assert read is not None
    assert read.pointed is pointed
    assert read.blank.tolist() == [cell == "" for cell in cells]


def test_largest_plain_amount_still_holds_every_cent():
    read = read_plain(chunked(["9999999999999.99"]))

    assert read is not None
    assert read.cents.tolist() == [999_999_999_999_999]


@pytest.mark.parametrize("numbers", [[5, 3, 5, 9], [0], [7, 7, 7], [2**40, 3, 2**40, 0], list(range(70_000))])
def test_equal_numbers_get_equal_codes_from_nothing_on(numbers):
    codes, first = code_numbers(np.array(numbers))

    assert sorted(set(codes.tolist())) == list(range(len(set(numbers))))
    assert [numbers[first[code]] for code in codes] == numbers


def test_no_other_amounts_are_taken_for_plain():
    others = [
        "1.234",
        "1,5",
        "1e3",
        "nan",
        "-",
        "12.",
        "1.2.3",
        "--1",
        "9" * 14,
        "10000000000000.00",
        ".5",
        "1.",
    ]

    assert [cell for cell in others if read_plain(chunked(["1.00", cell]))] == []


@pytest.mark.parametrize("zeros", ["", "0", "00"])
def test_order_ids_are_texts_though_the_first_ones_are_plain_numbers(zeros):
    """Beyond the rows that are looked at first, 007 is another order than 7 of the same customer and day."""
    rows = [f"{at},C{at % 90},2024-03-{1 + at % 28:02},10.50" for at in range(1, 401)]
    rows.append(f"{zeros}7,C7,2024-03-08,20.25")

    reading = read_sales("\n".join(["pedido,cliente,fecha,total", *rows]).encode(), today=TODAY)

    assert reading.receipt.orders == (401 if zeros else 400)
