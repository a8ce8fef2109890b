"""The quick ways of reading columns come to the same as the careful ones."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.sales.cells.amounts import read_amounts
from logic.sales.cleaning.identities import clean_ids
from logic.sales.loading.coding import encode
from logic.sales.loading.plain_cents import read_plain

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
@given(IDS)
def test_codes_give_back_the_cells_and_name_each_once(cells):
    coded = encode(chunked(cells))

    assert [cell.decode() for cell in coded.to_pylist()] == cells
    assert len(set(coded.dictionary.to_pylist())) == len(coded.dictionary)


@settings(max_examples=300, deadline=None)
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


def test_no_other_amounts_are_taken_for_plain():
    others = ["1.234", "1,5", "1e3", "nan", "-", "12.", "1.2.3", "--1", "9" * 14]

    assert [cell for cell in others if read_plain(chunked(["1.00", cell]))] == []
