"""`python -m logic metrics FILE`: what a sales file says, without a screen."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from logic.content.library import ROOT
from logic.content.texts import Texts, load_texts
from logic.metrics.as_json import to_json
from logic.metrics.measure import Metrics, measure
from logic.metrics.policy import load_policy
from logic.metrics.reasons import say
from logic.purchases import Purchases
from logic.sales.days import EPOCH
from logic.sales.describe import describe, say_refusal
from logic.sales.read import read_sales
from logic.sales.receipt_text import write_receipt
from logic.sales.values import Choices, Reading, Refusal

ROLES = ("customer", "date", "amount", "order", "status")


def run(argv: list[str]) -> int:
    """Run the command. Returns 0: done; 2: the file cannot be used."""
    options = _parser().parse_args(argv)
    texts = load_texts(ROOT / "locales", options.language)
    try:
        data = Path(options.file).read_bytes()
    except OSError as fault:
        print(f"{options.file}: {fault.strerror}", file=sys.stderr)
        return 2
    reading = read_sales(data, _choices(options), name=options.file, limited=False)
    if isinstance(reading, Refusal):
        print(f"{options.file}: {say_refusal(reading, texts)}", file=sys.stderr)
        return 2
    metrics = _measure(reading, options.reference_date)
    if isinstance(metrics, str):
        print(f"{options.file}: {texts(metrics)}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(_as_json(reading, metrics, texts), ensure_ascii=False, indent=2))
    else:
        print(write_receipt(reading, texts))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m logic metrics", description="Read a sales file.")
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
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--language", choices=["es", "en"], default="es")
    return parser


def _choices(options: argparse.Namespace) -> Choices:
    named = {role: getattr(options, role) for role in ROLES if getattr(options, role) is not None}
    return Choices(
        columns=named,
        day_first=options.day_first,
        decimal=options.decimal,
        keep=frozenset(options.keep),
        keep_statuses=frozenset(options.keep),
    )


def _measure(reading: Reading, reference: dt.date | None) -> Metrics | str | None:
    if not isinstance(reading.payload, Purchases):
        return None
    day = reference.toordinal() - EPOCH if reference else None
    if day is not None and not (reading.payload.day <= day).any():
        return "sales.refusal_reference_date"
    return measure(reading.payload, load_policy(ROOT / "questionnaires" / "outcomes"), reference_day=day)


def _as_json(reading: Reading, metrics: Metrics | None, texts: Texts) -> dict[str, Any]:
    figures = to_json(metrics, lambda withheld: say(withheld, texts)) if metrics else {}
    return {**describe(reading), **figures}


def main(argv: Sequence[str] | None = None) -> int:
    """Run from a shell."""
    return run(list(argv if argv is not None else sys.argv[1:]))
