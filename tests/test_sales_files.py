"""Every file of tests/files comes to what stands beside it. To add a case, drop a file and its YAML there."""

import json
from pathlib import Path

import pytest

from logic.commands.metrics import run
from tests.sales_cases import FILES, cases, choices_of, outcome

CASES = list(cases())
PROMISED = {
    "file", "columns", "rows", "questions", "lines", "orders", "occasions", "customers", "repeat_customers",
    "revenue", "first_date", "last_date", "reference_date", "metrics", "withheld", "segments", "cohorts",
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_file_comes_to_what_stands_beside_it(file, case):
    assert outcome(file, choices_of(case)) == case["expect"]


def test_there_are_at_least_forty_files():
    assert len(CASES) >= 40


@pytest.mark.parametrize("file", sorted(FILES.glob("*.csv")), ids=lambda file: file.name)
def test_command_prints_the_promised_keys_or_says_what_is_missing(file, capsys):
    code = run([str(file), "--json"])

    said = capsys.readouterr()
    if code == 0:
        assert set(json.loads(said.out)) >= PROMISED
    else:
        assert (code, said.out, said.err.count("\n")) == (2, "", 1)
