"""However a shop writes its sales, and in whatever order, they come to the same figures."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.purchases import Purchases
from logic.sales.loading.table import load
from logic.sales.opening.layout import clean, find_layout
from logic.sales.opening.records import NEWLINE, records
from logic.sales.opening.source import open_source
from logic.sales.read import NO_CHOICES, read_sales
from logic.sales.values import Reading
from tests.sales_cases import TODAY

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Sale:
    order: int
    customer: str
    day: dt.date
    cents: int


@dataclass(frozen=True)
class Style:
    delimiter: str
    amount: str
    date: str
    encoding: str
    newline: str
    quoted: bool

    def row(self, cells: list[str]) -> str:
        marks = (self.delimiter, '"')
        whole = [f'"{cell}"' if self.quoted or any(m in cell for m in marks) else cell for cell in cells]
        return self.delimiter.join(whole)

    def write_amount(self, cents: int) -> str:
        plain = f"{abs(cents) // 100}.{abs(cents) % 100:02d}"
        grouped = f"{abs(cents) // 100:,}.{abs(cents) % 100:02d}"
        swapped = grouped.replace(",", " ").replace(".", ",").replace(" ", ".")
        text = {"1234.50": plain, "1,234.50": grouped, "1.234,50": swapped, "R$ 1.234,50": f"R$ {swapped}"}
        return ("-" if cents < 0 else "") + text.get(self.amount, plain.replace(".", ","))

    def write_date(self, day: dt.date) -> str:
        return {
            "iso": day.isoformat(),
            "stamp": f"{day.isoformat()} 13:05:59",
            "day first": f"{day:%d/%m/%Y}",
            "month first": f"{day.month}/{day.day}/{day:%y} 8:26",
            "named": f"{MONTHS[day.month - 1]} {day.day}, {day.year} 1:05:07 AM PDT",
            "compact": f"{day:%Y%m%d}",
        }[self.date]

    def write(self, sales: list[Sale], heading: str = "pedido,código cliente,fecha,total") -> bytes:
        rows = [heading.split(",")]
        rows += [
            [str(s.order), s.customer, self.write_date(s.day), self.write_amount(s.cents)] for s in sales
        ]
        return self.newline.join(map(self.row, rows)).encode(self.encoding)


PLAIN = Style(",", "1234.50", "iso", "utf-8", "\n", quoted=False)
STYLES = st.builds(
    Style,
    delimiter=st.sampled_from(",;\t|"),
    amount=st.sampled_from(["1234.50", "1,234.50", "1.234,50", "1234,50", "R$ 1.234,50"]),
    date=st.sampled_from(["iso", "stamp", "day first", "month first", "named", "compact"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    quoted=st.booleans(),
)
CUSTOMERS = st.sampled_from([f"C{n:03d}" for n in range(9)] + ["Ñ-7", "Í-8", "ana@ejemplo.pe"])
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2025, 12, 31))
AMOUNTS = st.integers(1, 99_999_99).filter(lambda cents: cents % 100)


@st.composite
def sales_lists(draw: st.DrawFn) -> list[Sale]:
    """Sales of which at least one tells day from month and thousands from decimals."""
    drawn = draw(st.lists(st.tuples(CUSTOMERS, DAYS, AMOUNTS), min_size=1, max_size=25))
    drawn.append(("C000", dt.date(2024, 1, 28), 1_234_50))
    return [Sale(n, customer, day, cents) for n, (customer, day, cents) in enumerate(drawn, 101)]


def read(data: bytes) -> Reading:
    reading = read_sales(data, NO_CHOICES, today=TODAY)
    assert isinstance(reading, Reading), reading
    return reading


def orders(data: bytes) -> Counter[tuple[str, str, int]]:
    """Customer, day and cents of every order, whatever their sequence."""
    bought = read(data).payload
    assert isinstance(bought, Purchases)
    days = bought.day.astype("datetime64[D]").astype(str)
    who = [bought.names[code] for code in bought.customer]
    return Counter(zip(who, days.tolist(), bought.cents.tolist(), strict=True))


def as_sold(sales: list[Sale]) -> Counter[tuple[str, str, int]]:
    return Counter((sale.customer, sale.day.isoformat(), sale.cents) for sale in sales)


@settings(max_examples=80, deadline=None)
@given(sales_lists(), STYLES)
def test_style_of_writing_changes_no_sale(sales, style):
    data = style.write(sales)

    assert orders(data) == as_sold(sales)
    assert read(data).questions == ()


@settings(max_examples=40, deadline=None)
@given(sales_lists().flatmap(lambda sales: st.tuples(st.just(sales), st.permutations(sales))))
def test_order_of_rows_changes_no_sale(both):
    sales, shuffled = both

    assert orders(PLAIN.write(shuffled)) == orders(PLAIN.write(sales))


@settings(max_examples=60, deadline=None)
@given(sales_lists(), STYLES, st.data())
def test_splitting_an_order_into_lines_changes_no_sale(sales, style, data):
    lines = []
    for sale in sales:
        part = data.draw(st.integers(0, sale.cents))
        parts = [part, sale.cents - part] if part not in (0, sale.cents, sale.cents / 2) else [sale.cents]
        lines += [Sale(sale.order, sale.customer, sale.day, cents) for cents in parts]

    assert orders(style.write(lines, "pedido,código cliente,fecha,importe línea")) == as_sold(sales)


@settings(max_examples=40, deadline=None)
@given(sales_lists(), st.integers(0, 8))
def test_money_read_is_money_used_and_money_set_aside(sales, bad):
    broken = [Sale(s.order, "" if n % 9 == bad else s.customer, s.day, s.cents) for n, s in enumerate(sales)]

    reading = read_sales(PLAIN.write(broken), today=TODAY)

    if isinstance(reading, Reading):
        aside = sum(one.cents for one in reading.receipt.set_aside)
        assert int(reading.payload.cents.sum()) + aside == sum(sale.cents for sale in sales)


@settings(max_examples=60, deadline=None)
@given(sales_lists(), STYLES, st.data())
def test_reading_in_bulk_and_line_by_line_agree(sales, style, data):
    """The bulk path is fast, the other one forgiving; on any file they find the same cells."""
    text = bytearray(replace(style, encoding="cp1252").write(sales))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text[at:at] = data.draw(st.sampled_from([b'"', b",", b";", b"\n", b"x"]))
    layout = find_layout(open_source(bytes(text)), NO_CHOICES)

    table = load(layout, dict.fromkeys(range(len(layout.headers)), "words"))

    lines = NEWLINE.split(layout.body.tobytes().decode("latin-1"))
    slow = [[clean(layout.cell(cell)) for cell in record.cells] for record in records(lines, layout.dialect)]
    width = len(layout.headers)
    assert bulk_rows(table, width) == [(row + [""] * width)[:width] for row in slow if any(row)]


def bulk_rows(table, width):
    columns = [table.column(n) for n in range(width)]
    cells = [np.array(column.texts, object)[column.codes] for column in columns] if table.rows else []
    rows = [[re.sub("\r\n?", "\n", cell) for cell in row] for row in zip(*cells, strict=True)]
    return [row for row in rows if any(row)]
