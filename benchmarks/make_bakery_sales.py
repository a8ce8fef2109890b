"""Write the sales file of the worked example: a made-up bakery, always the same rows.

    python benchmarks/make_bakery_sales.py questionnaires/examples/bakery_sales.csv

A till's export as one meets it: semicolons, decimal comma, dd/mm/yyyy, several lines an order, walk-ins
without a name, cancelled orders, one refund, and a last month that is not over.
"""

import csv
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SEED = 20_261_114
FIRST, LAST = dt.date(2025, 9, 1), dt.date(2026, 11, 14)
CUSTOMERS = 330
HEADER = (
    "Fecha",
    "Boleta",
    "Cliente",
    "Producto",
    "Cantidad",
    "Importe",
    "Estado",
    "Medio",
    "Recomendado por",
)
WALK_IN = "Consumidor final"
DAYS_PER_MONTH = 30.4
BREAD = {"Pan francés": 0.40, "Pan de yema": 0.60, "Pan integral": 0.70}
SWEET = {
    "Empanada de queso": 6.50,
    "Queque de plátano": 19.00,
    "Alfajores (caja)": 16.00,
    "Pie de limón": 28.00,
}
CAKES = {
    "Torta de chocolate": 78.00,
    "Torta tres leches": 85.00,
    "Torta helada": 68.00,
    "Torta de encargo": 128.00,
}
SEASONAL = {
    (12, 1, 31): ("Panetón de la casa", 32.00, 0.45),
    (11, 1, 2): ("Pan guagua", 12.00, 0.60),
    (5, 5, 12): ("Torta del Día de la Madre", 92.00, 0.22),
    (7, 24, 29): ("Pan de fiesta", 15.00, 0.25),
}
"""(month, first day, last day) -> product, price, share of orders that take it."""


@dataclass(frozen=True)
class Line:
    """One row of the file."""

    day: dt.date
    customer: str
    product: str
    quantity: int
    amount: float
    status: str = "Pagada"
    channel: str = "Mostrador"
    referrer: str = ""


def make_orders(random: np.random.Generator) -> list[list[Line]]:
    """Return every order with its lines, in the order of days."""
    orders = [order for number in range(CUSTOMERS) for order in _orders_of(random, number)]
    walk_ins = int(0.12 * len(orders))
    span = (LAST - FIRST).days + 1
    for day in random.integers(0, span, walk_ins):
        orders.append(_basket(random, FIRST + dt.timedelta(days=int(day)), WALK_IN))
    orders.sort(key=lambda lines: lines[0].day)
    return _with_refund(orders)


def _orders_of(random: np.random.Generator, number: int) -> Iterator[list[Line]]:
    """Yield one customer's orders: a pace of its own, a day to begin and, for many, a day to stop."""
    span = (LAST - FIRST).days
    begins = 0 if random.random() < 0.5 else int(random.integers(0, span))
    stays = random.exponential(520)
    pace = 0.6 + random.gamma(1.3, 1.5)  # orders a month
    slows = random.random() < 0.25  # some come less since August 2026
    once = random.random() < 0.14
    referrer = f"LE-{int(random.integers(1, CUSTOMERS)):04d}" if begins and random.random() < 0.2 else ""
    day = begins + float(random.exponential(DAYS_PER_MONTH / pace)) * (begins == 0)
    first = True
    while day <= min(span, begins + stays):
        yield _basket(
            random, FIRST + dt.timedelta(days=int(day)), f"LE-{number + 1:04d}", referrer if first else ""
        )
        if once:
            return
        first = False
        slow = slows and FIRST + dt.timedelta(days=int(day)) >= dt.date(2026, 8, 1)
        day += max(1.0, random.gamma(1.6, DAYS_PER_MONTH / pace / 1.6) * (2.2 if slow else 1.0))


def _basket(random: np.random.Generator, day: dt.date, customer: str, referrer: str = "") -> list[Line]:
    status = "Anulada" if random.random() < 0.01 else "Pagada"
    channel = "WhatsApp" if customer != WALK_IN and random.random() < 0.18 else "Mostrador"
    return [
        Line(day, customer, product, quantity, round(price * quantity, 2), status, channel, referrer)
        for product, price, quantity in _products(random, day)
    ]


def _products(random: np.random.Generator, day: dt.date) -> Iterator[tuple[str, float, int]]:
    for (month, first, last), (product, price, share) in SEASONAL.items():
        if day.month == month and first <= day.day <= last and random.random() < share:
            yield product, price, 1
    if random.random() < 0.09:
        cake = _pick(random, CAKES)
        yield cake, CAKES[cake], 1
        return
    bread = _pick(random, BREAD)
    yield bread, BREAD[bread], int(random.integers(8, 26))
    if random.random() < 0.35:
        sweet = _pick(random, SWEET)
        yield sweet, SWEET[sweet], int(random.integers(1, 3)) if SWEET[sweet] < 10 else 1


def _pick(random: np.random.Generator, products: dict[str, float]) -> str:
    return str(random.choice(list(products)))


def _with_refund(orders: list[list[Line]]) -> list[list[Line]]:
    """Give back one cake that arrived damaged, three days after it was sold in June 2026."""
    sold = next(
        line
        for lines in orders
        for line in lines
        if line.day >= dt.date(2026, 6, 10) and line.product in CAKES and line.customer != WALK_IN
    )
    back = Line(sold.day + dt.timedelta(days=3), sold.customer, sold.product, -1, -sold.amount)
    return sorted([*orders, [back]], key=lambda lines: lines[0].day)


def write(file: Path) -> int:
    """Write the file. Returns the number of rows below the heading."""
    rows = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow(HEADER)
        for number, lines in enumerate(make_orders(np.random.default_rng(SEED)), start=1):
            for line in lines:
                amount = f"{line.amount:.2f}".replace(".", ",")
                day = line.day.strftime("%d/%m/%Y")
                who = (line.customer, line.product, line.quantity, amount)
                how = (line.status, line.channel, line.referrer)
                writer.writerow((day, f"B001-{number:06d}", *who, *how))
                rows += 1
    return rows


if __name__ == "__main__":
    print(write(Path(sys.argv[1])), "rows")
