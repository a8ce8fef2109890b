"""What the user decides wins over what the reader makes out."""

from pathlib import Path

import pytest

from logic.content.yaml_file import read_yaml
from logic.sales.read import read_sales
from logic.sales.values import REVERSIBLE, Choices, Reading, Refusal
from tests.sales_cases import FILES, TODAY, cases, choices_of, date

CASES = read_yaml(Path("tests/cases/sales_choices.yaml"))
SET_ASIDE = [
    (file, rule)
    for file, case in cases()
    for rule, *_ in case["expect"].get("set_aside", [])
    if rule in REVERSIBLE and case["expect"]["level"] in ("orders", "lines", "ledger")
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_choice_changes_what_it_is_about(case):
    data = (FILES / case["file"]).read_bytes()

    reading = read_sales(data, choices_of(case), today=TODAY)

    assert isinstance(reading, Reading), reading
    said = {
        "used": reading.receipt.used,
        "revenue": int(reading.payload.cents.sum()) / 100,
        "rules": [aside.rule for aside in reading.receipt.set_aside],
        "asks": [question.id for question in reading.questions],
        "last_date": date(reading.payload.day.max()),
    }
    assert {key: said[key] for key in case["expect"]} == case["expect"]


@pytest.mark.parametrize(("file", "rule"), SET_ASIDE, ids=lambda value: getattr(value, "name", value))
def test_reversible_rule_lets_its_rows_in_again(file, rule):
    before = read_sales(file.read_bytes(), today=TODAY)
    after = read_sales(file.read_bytes(), Choices(keep=frozenset({rule})), today=TODAY)

    back = {aside.rule: aside.rows for aside in after.receipt.set_aside}
    rows = next(aside.rows for aside in before.receipt.set_aside if aside.rule == rule)
    others = sum(back.values()) - sum(aside.rows for aside in before.receipt.set_aside) + rows
    assert rule not in back
    assert after.receipt.used == before.receipt.used + rows - others


def test_column_that_the_file_lacks_is_said_by_its_name():
    data = (FILES / "plain_iso_comma.csv").read_bytes()

    reading = read_sales(data, Choices(columns={"amount": "importe"}), today=TODAY)

    assert isinstance(reading, Refusal)
    assert (reading.code, reading.values["column"]) == ("unknown_column", "importe")
    assert reading.headers == ("order_id", "customer_id", "order_date", "amount")
