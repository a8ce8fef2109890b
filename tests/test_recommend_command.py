"""`python -m logic recommend`."""

import json
from pathlib import Path

import pytest

from logic.__main__ import main

EXAMPLE = "questionnaires/examples/bakery.vinculo.json"


def test_json_has_the_promised_keys(capsys):
    assert main(["recommend", EXAMPLE, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert {"ranking", "verdict", "reasons", "flips", "support"} <= set(told)
    assert set(told["ranking"][0]) == {"type", "score", "first_share", "excluded_by", "no_channel"}
    assert told["verdict"] == "likely"
    assert [(one["type"], one["score"]) for one in told["ranking"]][:3] == [
        ("PI", 66),
        ("AS", 62),
        ("AU", 61),
    ]
    assert sum(one["first_share"] for one in told["ranking"]) == pytest.approx(1, abs=0.02)
    assert told["support"]["type"] == "PD"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "hoy encaja mejor una relación personal indirecta."),
        ("en", "indirect personal relationship fits best"),
    ],
)
def test_people_get_sentences(capsys, language, line):
    assert main(["recommend", EXAMPLE, "--language", language]) == 0

    assert line in capsys.readouterr().out.splitlines()[0]


def test_an_empty_session_gets_a_sentence_and_no_verdict(capsys, tmp_path):
    session = tmp_path / "empty.json"
    session.write_text('{"vinculo": 1, "workspace": {}}')

    assert main(["recommend", str(session), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] is None


def test_what_is_no_session_is_refused_with_its_name(capsys, tmp_path):
    other = tmp_path / "other.json"
    other.write_text("[]")

    assert main(["recommend", str(other)]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.startswith(str(other))) == ("", True)


def test_a_file_that_is_not_there_is_refused_with_its_name(capsys):
    assert main(["recommend", str(Path("no") / "such.json")]) == 2
    assert capsys.readouterr().err.startswith("no/such.json: ")
