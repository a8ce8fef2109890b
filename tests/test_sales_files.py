"""Every file of tests/files comes to what stands beside it. To add a case, drop a file and its YAML there."""

import json
from pathlib import Path

import pytest

from logic.__main__ import main
from logic.commands.metrics import as_json, measure_file
from logic.content.library import ROOT
from logic.content.texts import load_texts
from logic.sales.read import read_sales
from logic.sales.values import Reading
from tests.sales_cases import FILES, TODAY, cases, choices_of, outcome

CASES = list(cases())
PROMISED = {
    "file", "columns", "rows", "questions", "lines", "orders", "occasions", "customers", "repeat_customers",
    "revenue", "first_date", "last_date", "reference_date", "metrics", "withheld", "segments", "cohorts",
}  # fmt: skip
TEXTS = load_texts(ROOT / "locales", "en")


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_file_comes_to_what_stands_beside_it(file, case):
    assert outcome(file, choices_of(case)) == case["expect"]


def test_there_are_at_least_forty_files():
    assert len(CASES) >= 40


@pytest.mark.parametrize(
    "file", [file for file, case in CASES if "level" in case["expect"]], ids=lambda file: file.name
)
def test_every_file_gives_the_promised_keys(file):
    reading = read_sales(file.read_bytes(), today=TODAY)
    assert isinstance(reading, Reading)

    said = json.loads(json.dumps(as_json(reading, measure_file(reading), TEXTS)))

    assert set(said) >= PROMISED


def test_command_prints_json(capsys):
    file, rest = str(FILES / "tiendanube.csv"), ["--json", "--language", "en"]

    code = main(["metrics", file, *rest, "--reference-date", "2024-04-30"])

    said = json.loads(capsys.readouterr().out)
    assert (code, said["orders"], said["revenue"], said["reference_date"]) == (0, 2, 4000.0, "2024-04-30")
    assert said["file"]["platform"] == "tiendanube"


SIGNS = list(enumerate("VVVVVAAB", 1))


def test_command_takes_what_the_user_decides(capsys):
    options = [
        "--customer",
        "cliente",
        "--date",
        "fecha",
        "--amount",
        "monto",
        "--decimal",
        ".",
        "--day-first",
    ]

    code = main(
        ["metrics", str(FILES / "thousands_undecidable.csv"), "--json", *options, "--keep", "pending"]
    )

    said = json.loads(capsys.readouterr().out)
    assert (code, said["revenue"], said["questions"]) == (0, 17.99, [])


def test_command_takes_what_the_letters_of_a_status_mean(tmp_path, capsys):
    file = tmp_path / "letras.csv"
    file.write_text("cliente,fecha,total,estado\n" + "".join(f"C,2024-01-0{n},5.50,{s}\n" for n, s in SIGNS))

    code = main(["metrics", str(file), "--json", "--drop", "A", "--keep", "B"])

    said = json.loads(capsys.readouterr().out)
    aside = [(one["rule"], one["rows"]) for one in said["rows"]["set_aside"]]
    assert (code, aside, said["questions"]) == (0, [("no_sale_status", 2)], [])


def test_command_prints_the_receipt(capsys):
    code = main(["metrics", str(FILES / "tiendanube.csv"), "--language", "en"])

    said = capsys.readouterr().out
    assert (code, said.splitlines()[0]) == (0, "Import receipt")
    assert "It looks like an export from Tiendanube." in said


@pytest.mark.parametrize(
    ("file", "options", "sentence"),
    [
        ("refused/no_customer.csv", [], "There is no column that says who bought"),
        ("refused/header_only.csv", [], "It has the headings (cliente, fecha, total) but no rows below."),
        ("plain_iso_comma.csv", ["--amount", "importe"], "There is no column “importe”."),
        (
            "plain_iso_comma.csv",
            ["--reference-date", "2020-01-01"],
            "There are no sales up to that reference date.",
        ),
        ("nothing_here.csv", [], "No such file or directory"),
    ],
)
def test_command_says_in_one_sentence_why_a_file_cannot_be_used(file, options, sentence, capsys):
    code = main(["metrics", str(FILES / file), "--language", "en", *options])

    said = capsys.readouterr()
    assert (code, said.out, said.err.count("\n")) == (2, "", 1)
    assert sentence in said.err
