"""The worked example in English: the same numbers, and no Spanish left in its documents."""

import datetime as dt
import json
import re

import yaml

from benchmarks.make_bakery_twin import EXAMPLES, WORDS, translate
from logic.content.library import ROOT, load_content
from logic.content.texts import load_texts
from logic.diagnosis import diagnose
from logic.exports.formats import FORMATS
from logic.exports.report import Extras, build_report
from logic.metrics.policy import load_policy
from logic.storage.session_file import from_bytes

MADE = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
SPANISH = (EXAMPLES / "bakery.vinculo.json").read_bytes()
ENGLISH = (EXAMPLES / "bakery.en.vinculo.json").read_bytes()


def test_the_twin_is_the_example_with_its_words_translated():
    missing: set[str] = set()

    translated = translate(json.loads(SPANISH), yaml.safe_load(WORDS.read_text("utf-8")), missing)

    assert missing == set()
    assert json.loads(ENGLISH) == translated


def test_documents_of_the_twin_hold_no_spanish():
    seen = diagnose(load_content(), from_bytes(ENGLISH), MADE.date())
    policy, t = load_policy(ROOT / "questionnaires" / "outcomes"), load_texts(ROOT / "locales", "en")
    document = build_report(seen, policy, t, MADE, Extras(answers=True))
    markdown = next(form for form in FORMATS if form.id == "markdown").render(document).decode()

    assert re.findall(r"(?i)\b(?:que|para|con|los|las|una|del|por|sus)\b|[¿¡ñ]", markdown) == []
    assert "Try an indirect personal relationship over WhatsApp or text" in markdown
