"""`python -m logic plan`: every format and language from the worked example, as a user would call it."""

import subprocess
import sys
from pathlib import Path

import pytest

from logic.exports.formats import FORMATS

BAKERY = "questionnaires/examples/bakery.vinculo.json"
SALES = "questionnaires/examples/bakery_sales.csv"
STARTS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "html": b"<!doctype html"}


def _plan(*arguments):
    command = [sys.executable, "-m", "logic", "plan", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_ending_gives_its_document(tmp_path, language):
    for format in FORMATS:
        out = tmp_path / f"plan.{format.ending}"

        done = _plan(BAKERY, "--out", out, "--sales", SALES, "--language", language, "--date", "2026-11-20")

        assert (done.returncode, done.stderr) == (0, "")
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
def test_what_cannot_be_used_is_refused_in_one_sentence(arguments, said):
    done = _plan(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not Path("plan.pdf").exists()


def test_a_pdf_that_carries_the_session_gives_it_back(tmp_path):
    out = tmp_path / "plan.pdf"

    first = _plan(BAKERY, "--out", out, "--with-session")
    again = _plan(out, "--out", tmp_path / "again.md")

    assert (first.returncode, again.returncode) == (0, 0)
    assert "La Espiga" in (tmp_path / "again.md").read_text("utf-8")
