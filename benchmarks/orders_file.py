"""Seeded sales files of any size: a clean one and its messy twin with the same orders."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

FIRST_DAY = np.datetime64("2022-01-01")
DAYS = 1096
CHUNK = 1_000_000
"""Orders written at a time."""
CHANNELS = ("web", "tienda", "app", "WhatsApp", "feria")
CITIES = ("Arequipa", "Bogotá", "Córdoba", "Mérida", "Medellín", "Quito", "Rosario", "São Paulo")
RETURNS = 0.008
CLEAN = ("order_id", "customer_id", "order_date", "amount", "channel", "city")
MESSY = ("Nº Pedido", "Cliente", "Data do Pedido", "Valor Total", "Canal", "Cidade")


@dataclass(frozen=True)
class _Shop:
    """Customers: a few buy often; they arrive faster and faster and stay for a while."""

    weight: NDArray[np.float64]
    """Cumulated chance that an order is theirs."""
    born: NDArray[np.int32]
    stays: NDArray[np.int32]
    level: NDArray[np.float64]
    """Usual amount."""


def order_file(folder: Path, orders: int, *, messy: bool) -> Path:
    """Return a file with so many orders, made if it is not there yet."""
    file = folder / f"orders_{orders}_{'messy' if messy else 'clean'}.csv"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        _write(part, orders, messy=messy)
        part.rename(file)
    return file


def _write(file: Path, orders: int, *, messy: bool) -> None:
    random = np.random.default_rng(20241231 + orders)
    shop = _open_shop(random, max(50, orders // 4))
    with file.open("wb") as out:
        for start in range(0, orders, CHUNK):
            table = _chunk(random, shop, start, min(CHUNK, orders - start))
            out.write(_as_messy(table, header=start == 0) if messy else _as_clean(table, header=start == 0))


def _open_shop(random: np.random.Generator, customers: int) -> _Shop:
    rank = random.permutation(customers) + 1
    weight = np.power(rank + 5.0, -0.75)
    weight = np.minimum(weight, weight.mean() * 60)
    born = (DAYS * np.sqrt(random.random(customers)) * 0.98).astype(np.int32)
    stays = np.clip(random.exponential(250, customers).astype(np.int32) + 1, 1, np.maximum(DAYS - born, 1))
    cumulated = np.cumsum(weight * np.sqrt(stays))
    return _Shop(cumulated / cumulated[-1], born, stays, np.exp(random.normal(3.6, 0.7, customers)))


def _chunk(random: np.random.Generator, shop: _Shop, start: int, n: int) -> pa.Table:
    customer = np.minimum(np.searchsorted(shop.weight, random.random(n)), len(shop.weight) - 1)
    day = np.minimum(shop.born[customer] + (random.random(n) * shop.stays[customer]).astype(int), DAYS - 1)
    cents = np.round(100 * shop.level[customer] * np.exp(random.normal(0, 0.55, n))).astype(np.int64) + 1
    cents = np.where(random.random(n) < RETURNS, -cents, cents)
    return pa.table(
        {
            "order": np.arange(start, start + n),
            "customer": customer,
            "day": day,
            "cents": cents,
            "channel": pa.array(np.array(CHANNELS)[random.integers(0, len(CHANNELS), n)]),
            "city": pa.array(np.array(CITIES)[random.integers(0, len(CITIES), n)]),
        }
    )


def _as_clean(table: pa.Table, *, header: bool) -> bytes:
    days = [str(FIRST_DAY + day) for day in range(DAYS)]
    columns = [
        table["order"],
        _names(table["customer"]),
        _look_up(days, table["day"].to_numpy()),
        _spell(table["cents"].to_numpy(), lambda cents: f"{cents / 100:.2f}"),
        table["channel"],
        table["city"],
    ]
    return _csv(columns, CLEAN, ",", header=header)


def _as_messy(table: pa.Table, *, header: bool) -> bytes:
    """Semicolons, decimal commas with thousands, dd/mm/yyyy, Latin-1 and CRLF."""
    dates = [(FIRST_DAY + day).astype(object).strftime("%d/%m/%Y") for day in range(DAYS)]
    columns = [
        table["order"],
        _names(table["customer"]),
        _look_up(dates, table["day"].to_numpy()),
        _spell(table["cents"].to_numpy(), _reais),
        table["channel"],
        table["city"],
    ]
    text = _csv(columns, MESSY, ";", header=header).decode("utf-8")
    return text.replace("\n", "\r\n").encode("latin-1")


def _reais(cents: int) -> str:
    sign, whole = "-" if cents < 0 else "", f"{abs(cents) // 100:,}".replace(",", ".")
    return f"R$ {sign}{whole},{abs(cents) % 100:02}"


def _names(customer: pa.ChunkedArray) -> pa.Array:
    distinct, at = np.unique(customer.to_numpy(), return_inverse=True)
    return pa.array([f"C{code:08}" for code in distinct.tolist()]).take(pa.array(at))


def _look_up(words: list[str], at: NDArray[np.integer]) -> pa.Array:
    return pa.array(words).take(pa.array(at))


def _spell(values: NDArray[np.integer], spell) -> pa.Array:  # type: ignore[no-untyped-def]
    distinct, at = np.unique(values, return_inverse=True)
    return pa.array([spell(value) for value in distinct.tolist()]).take(pa.array(at))


def _csv(columns: list[pa.Array], names: tuple[str, ...], delimiter: str, *, header: bool) -> bytes:
    sink = pa.BufferOutputStream()
    options = csv.WriteOptions(include_header=False, delimiter=delimiter, quoting_style="none")
    csv.write_csv(pa.table(columns, names=list(names)), sink, options)
    body = sink.getvalue().to_pybytes()
    return (delimiter.join(names) + "\n").encode() + body if header else body
