"""`python -m logic plan`: every format and language from the worked example, as a user would call it."""

from pathlib import Path

import pytest

from logic.__main__ import main
from logic.exports.formats import FORMATS

BAKERY = "questionnaires/examples/bakery.vinculo.json"
SALES = "questionnaires/examples/bakery_sales.csv"
STARTS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "html": b"<!doctype html"}


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_ending_gives_its_document(tmp_path, capsys, language):
    for format in FORMATS:
        out = tmp_path / f"plan.{format.ending}"
        rest = ["--sales", SALES, "--language", language, "--date", "2026-11-20"]

        code = main(["plan", BAKERY, "--out", str(out), *rest])

        assert (code, capsys.readouterr().err) == (0, "")
        assert out.read_bytes().lower().startswith(STARTS.get(format.ending, b"").lower())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([BAKERY, "--out", "plan.zip"], "Usa una de estas: .pdf"),
        (["nowhere.json", "--out", "plan.pdf"], "nowhere.json: "),
        (["README.md", "--out", "plan.pdf"], "no es una sesión de Vínculo"),
        ([BAKERY, "--out", "plan.pdf", "--sales", "LICENSE"], "LICENSE: "),
        ([BAKERY, "--out", "nowhere/plan.md"], "nowhere/plan.md: "),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(capsys, arguments, said):
    code, told = main(["plan", *arguments]), capsys.readouterr().err

    assert code == 2
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert not Path("plan.pdf").exists()


def test_a_pdf_that_carries_the_session_gives_it_back(tmp_path):
    out = tmp_path / "plan.pdf"

    first = main(["plan", BAKERY, "--out", str(out), "--with-session"])
    again = main(["plan", str(out), "--out", str(tmp_path / "again.md")])

    assert (first, again) == (0, 0)
    assert "La Espiga" in (tmp_path / "again.md").read_text("utf-8")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_takes_the_plan_in_every_format(tmp_path, capsys, is_there):
    folder = tmp_path if is_there else tmp_path / "new"

    code = main(["plan", BAKERY, "--out", str(folder), "--language", "en", "--date", "2026-11-20"])

    names = sorted(file.name for file in folder.iterdir())
    assert code == 0
    assert names == sorted(f"relationship-plan.{format.ending}" for format in FORMATS)
    assert sorted(capsys.readouterr().out.split()) == sorted(str(folder / name) for name in names)


def test_answers_are_printed_when_they_are_asked_for(tmp_path):
    plain, annexed = tmp_path / "plain.md", tmp_path / "annexed.md"

    main(["plan", BAKERY, "--out", str(plain)])
    main(["plan", BAKERY, "--out", str(annexed), "--with-answers"])

    said = [file.read_text("utf-8") for file in (plain, annexed)]
    assert ["Anexo: respuestas en que se basa" in one for one in said] == [False, True]
