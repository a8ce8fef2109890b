"""Small files of every kind come to exactly what stands beside them: the table to add a case to."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from logic.content.yaml_file import read_yaml
from logic.purchases import UNKNOWN_DAY, Purchases
from logic.sales.read import read_sales
from logic.sales.values import Payload, Refusal
from tests.sales_cases import TODAY, choices_of, date

CASES = [case for kind in ("people", "small") for case in read_yaml(Path(f"tests/cases/sales_{kind}.yaml"))]
DAYS = {"last_day", "last_contact"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_small_file_comes_to_what_stands_beside_it(case):
    said = outcome(case)

    assert said | {"columns": case["expect"].get("columns")} == {"columns": None, **case["expect"]}


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Arrange all that a reading says; what is empty is left out."""
    reading = read_sales(case["given"].encode(), choices_of(case), today=TODAY)
    if isinstance(reading, Refusal):
        return {"refused": reading.code, **{key: _plain(value) for key, value in reading.values.items()}}
    receipt, file = reading.receipt, reading.file
    said = {
        "columns": {role: column.header for role, column in reading.columns.items()},
        "level": reading.level,
        "decimal": file.decimal,
        "dates": file.date_order,
        "used": receipt.used,
        "orders": receipt.orders,
        "aside": {aside.rule: [aside.cents / 100, *aside.lines] for aside in receipt.set_aside},
        "notes": {n.code: [n.rows, *n.lines, *map(_plain, n.values.values())] for n in receipt.notes},
        "asks": {q.id: [q.assumed, *q.options, *map(_plain, q.values.values())] for q in reading.questions},
        **(_bought(reading.payload) if isinstance(reading.payload, Purchases) else _of(reading.payload)),
    }
    return {key: value for key, value in said.items() if value not in (None, [], {}, 0, "")}


def _bought(bought: Purchases) -> dict[str, Any]:
    """Write every purchase in a line: who, when, how much, by which channel, and "referred"."""
    who = [bought.names[code] for code in bought.customer]
    days, amounts = map(date, bought.day), [f"{cents / 100:.2f}" for cents in bought.cents]
    parts = [who, days, amounts]
    if bought.channel is not None:
        parts.append([bought.channels[code] if code >= 0 else "-" for code in bought.channel])
    if bought.referred is not None:
        parts.append(["referred" if said else "-" for said in bought.referred])
    lines = [" ".join(line) for line in zip(*parts, strict=True)]
    return {"bought": lines, "currency": bought.currency, "persons": list(bought.persons or [])}


def _of(payload: Payload) -> dict[str, Any]:
    said = {key: _plain(value) for key, value in vars(payload).items() if value is not None}
    for key in DAYS & set(said):
        said[key] = [date(day) if day != UNKNOWN_DAY else None for day in said[key]]
    if "cents" in said:
        said["amounts"] = [cents / 100 for cents in said.pop("cents")]
    return said


def _plain(value: object) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value if isinstance(value, str | int | float) else list(value)
