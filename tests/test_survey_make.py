"""The survey handed out: from the owner's items, with the business's name, in both languages."""

import csv
import io

import pytest

from logic.content.errors import ContentError
from logic.content.library import ROOT, load_content
from logic.content.survey import load_survey
from logic.survey.form import make_form
from logic.survey.make import form_text, groups, invitation, message, template
from tests.survey_content import ASKED, small_form, texts


def test_questions_stand_in_order_with_the_business_in_them():
    form = small_form("La Espiga")

    assert [question.id for question in form.questions] == [
        "ALI1",
        "CON1",
        "OFE1",
        "NPS",
        "RET_LEA1",
        "OPEN_MISS",
    ]
    assert form.questions[0].text == {
        "es": "Considero a La Espiga un aliado.",
        "en": "I consider La Espiga an ally.",
    }


def test_business_without_a_name_is_this_business_with_a_capital_where_a_sentence_starts():
    form = small_form("  ")

    assert form.questions[0].text["es"] == "Considero a este negocio un aliado."
    assert form.questions[1].text["es"] == "Este negocio me dice la verdad."


def test_risky_item_is_turned_round_and_a_share_stands_at_the_middle_of_its_band():
    form = small_form()

    assert form.question("OFE1").points == {1: 100, 2: 75, 3: 50, 4: 25, 5: 0}
    assert form.question("RET_LEA1").points == {1: 100, 0: 0}
    assert form.question("RET_LEA1").own_points == {1: 2.5, 2: 13, 3: 30.5, 4: 55.5, 5: 85.5}


def test_questions_with_the_same_answers_are_grouped_and_numbered_on():
    found = [(group.first, [question.id for question in group.questions]) for group in groups(small_form())]

    assert found == [
        (1, ["ALI1", "CON1"]),
        (3, ["OFE1"]),
        (4, ["NPS"]),
        (5, ["RET_LEA1"]),
        (6, ["OPEN_MISS"]),
    ]


@pytest.mark.parametrize(
    ("language", "confidential", "anonymous"), [("es", "confiden", "anónim"), ("en", "confiden", "anonym")]
)
def test_a_message_shows_who_answers_and_never_promises_to_be_anonymous(language, confidential, anonymous):
    content, t = load_content(), texts(language)
    form = make_form(content.customers.survey, content.questionnaires, content.scales, "La Espiga")

    assert confidential in message(form, t)
    assert anonymous not in message(form, t)
    assert anonymous in form_text(form, t)


@pytest.mark.parametrize("language", ["es", "en"])
def test_message_numbers_every_question_and_leaves_no_blank_unfilled(language):
    said = message(small_form(), texts(language))

    assert [
        line.split(".")[0] for line in said.splitlines() if line[:1].isdigit() and "." in line[:3]
    ] == list("123456")
    assert "{" not in said
    assert "La Espiga" in said


def test_form_text_puts_each_answer_on_a_line_to_paste():
    block = form_text(small_form(), texts()).split("\n\n")[2]

    labels = ["Nada cierto", "Poco cierto", "A medias", "Bastante cierto", "Totalmente cierto", "No lo sé"]
    assert block.splitlines() == ["ALI1. Considero a La Espiga un aliado.", *labels]


def test_invitation_carries_consent_and_link():
    lines = invitation(small_form(), texts(), " https://example.org/f ").splitlines()

    assert lines[-1] == "https://example.org/f"
    assert lines[2] == small_form().consent["es"]


def test_template_opens_in_a_spreadsheet_and_runs_nothing():
    data = template(small_form("=HYPERLINK(1)"), texts())
    (header,) = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")

    assert data.startswith(b"\xef\xbb\xbf")
    assert header[0] == "respondent"
    assert (
        header[1] == "ALI1 · 1. Considero a =HYPERLINK(1) un aliado. [1 = Nada cierto; 5 = Totalmente cierto]"
    )
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in header)


def test_template_of_an_english_reader_is_parted_by_commas():
    data = template(small_form(), texts("en")).decode("utf-8-sig")

    assert (
        next(csv.reader(io.StringIO(data)))[1]
        == "ALI1 · 1. I consider La Espiga an ally. [1 = Not at all true; 5 = Completely true]"
    )


def test_survey_that_names_an_unknown_item_is_refused_with_its_line(tmp_path):
    text = (ROOT / "questionnaires/outcomes/survey.yaml").read_text("utf-8")
    (tmp_path / "survey.yaml").write_text(text.replace("RET_BOC2", "RET_BOX2"), "utf-8")

    with pytest.raises(ContentError) as refused:
        load_survey(tmp_path, {**load_content().questionnaires, "ior": ASKED["ior"]})

    assert "there is no item 'RET_BOX2'" in str(refused.value)


def test_real_survey_asks_at_most_eighteen_questions_in_both_languages():
    content = load_content()
    asked = load_survey(ROOT / "questionnaires/outcomes", content.questionnaires)
    form = make_form(asked, content.questionnaires, content.scales, "La Espiga")

    kinds = [question.kind for question in form.questions]
    assert kinds == ["scale"] * 12 + ["recommending"] + ["yes_no"] * 3 + ["open"] * 2
    dimensions = {question.dimension for question in form.questions[:12]}
    assert dimensions == {"ALI", "NAT", "PRO", "VAL", "EXP", "CON", "PER", "OFE", "INI", "REC", "GRA", "PRP"}
    for language in ("es", "en"):
        assert "{" not in message(form, texts(language))


def test_more_than_eighteen_questions_are_refused(tmp_path):
    text = (ROOT / "questionnaires/outcomes/survey.yaml").read_text("utf-8")
    (tmp_path / "survey.yaml").write_text(text.replace("max_questions: 18", "max_questions: 3"), "utf-8")

    with pytest.raises(ContentError) as refused:
        load_survey(tmp_path, ASKED)

    assert "at most 3 are allowed" in str(refused.value)
