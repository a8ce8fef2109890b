"""`python -m logic metrics FILE`: what a sales file says, without a screen."""

import argparse
import datetime as dt
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from logic.commands.inputs import InputError, read_file
from logic.content.library import ROOT
from logic.content.texts import Texts, load_texts
from logic.metrics.as_json import to_json
from logic.metrics.measure import Metrics, measure
from logic.metrics.policy import MetricsPolicy, load_policy
from logic.metrics.ratings import RatingMetrics, measure_ratings
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics, measure_totals
from logic.metrics.words import tell
from logic.purchases import CustomerTotals, Purchases, Ratings
from logic.sales.cells.days import EPOCH
from logic.sales.describe import describe, say_refusal
from logic.sales.read import read_sales
from logic.sales.receipt_text import write_receipt
from logic.sales.values import Choices, Reading, Refusal

Measured = Metrics | TotalsMetrics | RatingMetrics | None
NOTHING_MEASURED: Mapping[str, Any] = MappingProxyType({
    **dict.fromkeys(("orders", "occasions", "customers", "repeat_customers", "revenue")),
    **dict.fromkeys(("first_date", "last_date", "reference_date")),
    "metrics": {}, "withheld": {}, "segments": {}, "cohorts": [],
})  # fmt: skip
"""The promised keys, for files that are no sales."""
ROLES = ("customer", "date", "amount", "order", "status")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE")
    for role in ROLES:
        parser.add_argument(f"--{role}", metavar="COLUMN", help=f"the column of the {role}")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", dest="day_first", action="store_true", default=None)
    order.add_argument("--month-first", dest="day_first", action="store_false")
    parser.add_argument("--decimal", choices=[",", "."], help="what marks the decimals")
    parser.add_argument("--reference-date", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument(
        "--keep", action="append", default=[], metavar="STATUS", help="a status or rule to keep"
    )
    parser.add_argument(
        "--drop", action="append", default=[], metavar="SIGN", help="a status of one letter that is no sale"
    )
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--language", choices=["es", "en"], default="es")


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0: done."""
    texts = load_texts(ROOT / "locales", options.language)
    reading = read_sales(read_file(options.file), _choices(options), name=options.file, limited=False)
    if isinstance(reading, Refusal):
        raise InputError(f"{options.file}: {say_refusal(reading, texts)}")
    metrics = measure_file(reading, options.reference_date)
    if isinstance(metrics, str):
        raise InputError(f"{options.file}: {texts(metrics)}")
    if options.json:
        print(json.dumps(as_json(reading, metrics, texts), ensure_ascii=False, indent=2))
    else:
        print(write_receipt(reading, texts))
        if metrics is not None:
            print("\n".join(tell(metrics, _policy(), texts)))
    return 0


def _choices(options: argparse.Namespace) -> Choices:
    named = {role: getattr(options, role) for role in ROLES if getattr(options, role) is not None}
    return Choices(
        columns=named,
        day_first=options.day_first,
        decimal=options.decimal,
        keep=frozenset(options.keep),
        keep_statuses=frozenset(options.keep),
        drop_statuses=frozenset(options.drop),
    )


def _policy() -> MetricsPolicy:
    return load_policy(ROOT / "questionnaires" / "outcomes")


def measure_file(reading: Reading, reference: dt.date | None = None) -> Measured | str:
    """Work out what the file allows; return the key of a sentence where the reference date allows none."""
    policy = _policy()
    day = reference.toordinal() - EPOCH if reference else None
    payload = reading.payload
    if isinstance(payload, Purchases):
        if day is not None and not ((payload.day <= day) & (payload.cents > 0)).any():
            return "sales.refusal_reference_date"
        return measure(payload, policy, reference_day=day)
    if isinstance(payload, CustomerTotals):
        return measure_totals(payload, policy, reference_day=day)
    return measure_ratings(payload, policy) if isinstance(payload, Ratings) else None


def as_json(reading: Reading, metrics: Measured, texts: Texts) -> dict[str, Any]:
    """Arrange what a file says under the promised keys."""
    figures: dict[str, Any] = {}
    if isinstance(metrics, RatingMetrics):
        figures = {
            "metrics": {id: figure.value for id, figure in metrics.figures.items()},
            "withheld": {id: say(reason, texts) for id, reason in metrics.withheld.items()},
            "answers": list(metrics.bars),
        }
    elif metrics is not None:
        figures = to_json(metrics, lambda withheld: say(withheld, texts))
    return {**NOTHING_MEASURED, **describe(reading), **figures}
