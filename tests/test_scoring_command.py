"""`python -m logic score`: the promised keys, sentences in both languages, and what cannot be used."""

import json

import pytest

from logic.__main__ import main
from logic.content.library import load_content
from logic.storage.session_file import to_bytes
from logic.workspace import Workspace

CONTENT = load_content()
ANSWERS = {
    "quality": {"CON1": 4, "CON2": 4, "CON3": 4, "CON4": 2, "ALI1": 3},
    "nature": {"kinds": ("precio",)},
}


@pytest.fixture
def session(tmp_path):
    def write(**parts):
        file = tmp_path / "mine.vinculo.json"
        file.write_bytes(to_bytes(Workspace(**parts)))
        return str(file)

    return write


def test_json_has_the_promised_keys(session, capsys):
    code = main(["score", session(answers=ANSWERS, evidence={"CON": "E2"}), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(told["dimensions"]) == {
        d.id for asked in CONTENT.questionnaires.values() for d in asked.dimensions
    }
    trust = {
        key: told["dimensions"]["CON"][key]
        for key in ("score", "low", "high", "answered", "asked", "evidence")
    }
    assert trust == {"score": 75, "low": 63, "high": 87, "answered": 4, "asked": 4, "evidence": 67}
    assert told["dimensions"]["ALI"]["rough"]
    assert told["dimensions"]["PRO"]["score"] is None
    assert told["index"] is None
    assert told["flags"] == ["price_relationship"]
    assert told["patterns"] == ["P14_ask_first"]
    assert told["because"]["price_relationship"] == {"nature.kinds": ["precio"]}


@pytest.mark.parametrize(("language", "words"), [("es", "Confianza: 75"), ("en", "Trust: 75")])
def test_sentences_are_in_the_readers_language(session, capsys, language, words):
    assert main(["score", session(answers=ANSWERS), "--language", language]) == 0
    assert words in capsys.readouterr().out


def test_empty_session_says_that_nothing_was_answered(session, capsys):
    assert main(["score", session(), "--language", "en"]) == 0
    assert capsys.readouterr().out.strip() == "There are no answers to score yet."


def test_old_session_is_told_what_changed(session, capsys):
    file = session(answers={"quality": {"CON1": 4, "GONE": 3}}, content={"quality": "0.1.0"})

    assert main(["score", file, "--language", "en"]) == 0

    told = capsys.readouterr().err
    assert "1 answer was left out" in told
    assert "No longer comparable with earlier runs" in told


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00\xff", b'{"vinculo": 99, "workspace": {}}', b"[1]"])
def test_file_that_cannot_be_used_is_one_sentence_and_two(tmp_path, capsys, damage):
    file = tmp_path / "broken.json"
    file.write_bytes(damage)

    code = main(["score", str(file)])

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err.startswith(f"{file}: ")
    assert told.err.count("\n") == 1


def test_file_that_is_not_there_is_said(capsys):
    assert main(["score", "nothing.json"]) == 2
    assert capsys.readouterr().err == "nothing.json: No such file or directory\n"
