"""The sales files of tests/files, each with what it must come to in a YAML of the same name."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from logic.content.yaml_file import read_yaml
from logic.metrics.measure import measure
from logic.metrics.policy import MetricsPolicy, load_policy
from logic.purchases import Contacts, CustomerTotals, Purchases, Ratings, Spend
from logic.sales.describe import describe
from logic.sales.read import read_sales
from logic.sales.values import Choices, Reading, Refusal

FILES = Path("tests/files")
TODAY = dt.date(2026, 12, 31)
SETS = ("keep", "apply", "keep_statuses", "drop_statuses")
SHOWN_COLUMNS = ("customer", "date", "amount", "order", "status", "currency")


def cases() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Go through the files that have an expectation beside them."""
    for expected in sorted(FILES.rglob("*.yaml")):
        file = next(one for one in expected.parent.glob(f"{expected.stem}.*") if one.suffix != ".yaml")
        yield file, read_yaml(expected)


def choices_of(case: Mapping[str, Any]) -> Choices:
    """Read what the user of a case decides."""
    given = dict(case.get("choices", {}))
    sets = {key: frozenset(given.pop(key)) for key in SETS if key in given}
    return Choices(**given, **sets)


def outcome(file: Path, choices: Choices) -> dict[str, Any]:
    """Read a file and arrange all that matters of the answer as in the cases."""
    reading = read_sales(file.read_bytes(), choices, name=file.name, today=TODAY)
    if isinstance(reading, Refusal):
        return {"refusal": reading.code, **_plain(reading.values)}
    told = describe(reading)
    return {
        "file": told["file"],
        "level": reading.level,
        "columns": {role: told["columns"][role] for role in SHOWN_COLUMNS if told["columns"][role]},
        "rows": {
            "read": reading.receipt.read,
            "used": reading.receipt.used,
            "orders": reading.receipt.orders,
        },
        "set_aside": [_aside(aside) for aside in told["rows"]["set_aside"]],
        "notes": [[note.code, note.rows, list(note.lines)] for note in reading.receipt.notes],
        "questions": [[q.id, q.assumed, list(q.options)] for q in reading.questions],
        "figures": figures(reading),
    }


def _aside(aside: Mapping[str, Any]) -> list[Any]:
    return [aside["rule"], aside["rows"], aside["amount"], aside["lines"]]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def figures(reading: Reading) -> dict[str, Any]:
    """Say what the payload comes to, small enough to be worked out by hand."""
    match reading.payload:
        case Purchases() as bought:
            return _of_purchases(bought)
        case CustomerTotals() as totals:
            return {
                "customers": len(totals.names),
                "orders": int(totals.orders.sum()),
                "revenue": int(totals.cents.sum()) / 100,
                "last_date": None if totals.last_day is None else date(totals.last_day.max()),
            }
        case Ratings() as ratings:
            return {"answers": ratings.values.tolist(), "scale": [ratings.lowest, ratings.highest]}
        case Spend() as spend:
            cents = [cents / 100 for cents in spend.cents.tolist()]
            return {"spend": [list(row) for row in zip(spend.month, spend.channel, cents, strict=True)]}
        case Contacts() as contacts:
            return {"contacts": list(contacts.names), "stages": list(contacts.stage or [])}


def _of_purchases(bought: Purchases) -> dict[str, Any]:
    if not (bought.cents > 0).any():
        return {"revenue": int(bought.cents.sum()) / 100}
    metrics = measure(bought, policy(), with_model=False)
    return {
        "orders": metrics.orders,
        "occasions": metrics.occasions,
        "customers": metrics.customers,
        "repeat_customers": metrics.repeat_customers,
        "revenue": metrics.revenue / 100,
        "first_date": date(metrics.first_day),
        "last_date": date(metrics.last_day),
        "currency": bought.currency,
    }


@lru_cache(maxsize=1)
def policy() -> MetricsPolicy:
    """Read gates and segments once."""
    return load_policy(Path("questionnaires/outcomes"))


def date(day: int) -> str:
    """Write days since 1970-01-01 as YYYY-MM-DD."""
    return (dt.date(1970, 1, 1) + dt.timedelta(days=int(day))).isoformat()
