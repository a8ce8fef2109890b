"""Answers come back from files: whatever the tool, language, order or style, the figures are the same."""

import csv
import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.survey.cells import Blank, Unreadable, cell_reader
from logic.survey.make import template
from logic.survey.read import Issue, read_answers, read_rows
from tests.survey_content import small_form, survey_content, texts

CASES = yaml.safe_load(Path("tests/cases/survey_answers.yaml").read_text("utf-8"))
FORM, WORDS = small_form(), survey_content().words
CODES = [question.id for question in FORM.questions]
ONE = {"ALI1": 4, "CON1": 5, "OFE1": 2, "NPS": 9, "RET_LEA1": 1, "OPEN_MISS": "El pan caliente"}


def as_bytes(table, delimiter=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue().encode(encoding)


def answers(data, **more):
    return [dict(one.answers) for one in read_answers(data, FORM, WORDS, **more).respondents]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cell_is_read(case):
    read = cell_reader(FORM.question(case["question"]), FORM, WORDS)(case["given"])
    named = {Blank: "blank", Unreadable: "unreadable", type(None): "unknown"}

    assert named.get(type(read), read) == case["expect"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_template_filled_in_comes_back(language):
    header = template(FORM, texts(language)).decode("utf-8-sig").strip()
    delimiter = ";" if language == "es" else ","
    row = delimiter.join(["1", "4", "5", "2", "9", "Sí", "El pan caliente"])

    reading = read_answers(f"{header}\r\n{row}\r\n".encode("utf-8-sig"), FORM, WORDS)

    assert [dict(one.answers) for one in reading.respondents] == [ONE]
    assert (reading.delimiter, reading.issues, reading.missing) == (delimiter, (), ())
    assert reading.dropped == ("respondent",)


FORM_TOOL_ES = Path("tests/files/survey_form_es.csv").read_text("utf-8")
FORM_TOOL_EN = Path("tests/files/survey_form_en.csv").read_text("utf-8")
TWO = [ONE, {"ALI1": None, "CON1": 3, "NPS": 6, "RET_LEA1": 0}]


@pytest.mark.parametrize("export", [FORM_TOOL_ES, FORM_TOOL_EN], ids=["es", "en"])
def test_export_of_a_form_tool_is_read_and_forgets_who_answered(export):
    reading = read_answers(export.encode(), FORM, WORDS)

    assert [dict(one.answers) for one in reading.respondents] == TWO
    assert len(reading.ignored) == len(reading.dropped) == 1
    assert "rosa" not in repr(reading)
    assert "9:41" not in repr(reading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_change_nothing(delimiter, encoding):
    table = list(csv.reader(io.StringIO(FORM_TOOL_ES)))

    assert answers(as_bytes(table, delimiter, encoding)) == TWO


def test_survey_of_a_business_that_changed_its_name_is_recognised():
    assert answers(FORM_TOOL_ES.replace("La Espiga", "Panadería Sol de Mayo").encode()) == TWO


def test_codes_are_enough_in_any_order_and_among_other_columns():
    table = [["_id", "OPEN_MISS", "grupo/RET_LEA1", "[NPS]", "ofe1", "CON1. Confianza", "ALI1"],
             ["77", "El pan caliente", "yes", "9", "2", "5", "4"]]  # fmt: skip

    assert answers(as_bytes(table)) == [ONE]


def test_heading_below_a_title_is_found_and_rows_keep_the_spreadsheets_numbers():
    table = [["Encuesta de noviembre"], [], CODES, ["4", "9", "2", "9", "1", ""]]

    reading = read_rows(table, FORM, WORDS)

    assert reading.issues == (Issue("answer_unreadable", 4, "CON1", {"answer": "9"}),)
    assert dict(reading.respondents[0].answers) == {"ALI1": 4, "OFE1": 2, "NPS": 9, "RET_LEA1": 1}


def test_row_in_which_nothing_is_readable_is_named_once():
    table = [
        CODES,
        ["Respuesta", "Respuesta", "Respuesta", "Respuesta", "Respuesta", ""],
        ["4", "", "", "", "", ""],
    ]

    reading = read_rows(table, FORM, WORDS)

    assert reading.issues == (Issue("row_unreadable", 2),)
    assert len(reading.respondents) == 1


def test_second_column_of_a_question_is_named_and_not_read():
    reading = read_rows([["ALI1", "ALI1 (copia)", "CON1"], ["4", "1", "5"]], FORM, WORDS)

    assert dict(reading.respondents[0].answers) == {"ALI1": 4, "CON1": 5}
    assert reading.issues == (Issue("column_twice", question="ALI1", values={"heading": "ALI1 (copia)"}),)


def test_questions_without_a_column_are_listed():
    assert read_rows([["ALI1", "NPS"], ["4", "9"]], FORM, WORDS).missing == (
        "CON1",
        "OFE1",
        "RET_LEA1",
        "OPEN_MISS",
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n ", "file_empty"),
        (b"PK\x03\x04rest", "file_spreadsheet"),
        (b"a\x00b", "file_not_text"),
        (b"cliente,monto\nana,3\n", "no_questions"),
    ],
)
def test_file_that_is_no_survey_says_why(data, code):
    reading = read_answers(data, FORM, WORDS)

    assert [issue.code for issue in reading.issues] == [code]
    assert reading.respondents == ()


class TestRepeatedRows:
    """A customer's row twice is asked about, not counted twice silently."""

    FULL = ["4", "5", "2", "9", "1"]

    def test_same_respondent_counts_once_by_the_fuller_row(self):
        table = [
            ["respondent", *CODES],
            ["c1", "4", "", "", "", "", ""],
            ["c1", *self.FULL, ""],
            ["c2", *self.FULL, ""],
        ]

        reading = read_rows(table, FORM, WORDS)

        assert [(r.rows, r.reason, r.counted) for r in reading.repeated] == [((2, 3), "same_respondent", 1)]
        assert [len(one.answers) for one in reading.respondents] == [5, 5]

    def test_owner_may_say_that_they_are_different_customers(self):
        table = [["respondent", *CODES], ["c1", "4", "", "", "", "", ""], ["c1", *self.FULL, ""]]

        reading = read_rows(table, FORM, WORDS, {2: True})

        assert [(r.rows, r.counted) for r in reading.repeated] == [((2, 3), 2)]
        assert len(reading.respondents) == 2

    def test_same_words_are_not_written_by_two(self):
        table = [
            ["hora", *CODES],
            ["10:00", *self.FULL, "El pan caliente"],
            ["10:01", *self.FULL, "El pan caliente"],
        ]

        assert [(r.reason, r.counted) for r in read_rows(table, FORM, WORDS).repeated] == [("same_words", 1)]

    def test_same_time_and_answers_is_the_same_row(self):
        table = [
            ["hora", *CODES],
            ["10:00", *self.FULL, ""],
            ["10:00", *self.FULL, ""],
            ["10:01", *self.FULL, ""],
        ]

        reading = read_rows(table, FORM, WORDS)

        assert [(r.rows, r.reason) for r in reading.repeated] == [((2, 3), "same_row")]
        assert len(reading.respondents) == 2

    def test_same_varied_answers_with_nothing_else_count_once(self):
        reading = read_rows([CODES, [*self.FULL, ""], [*self.FULL, ""]], FORM, WORDS)

        assert [(r.reason, r.counted) for r in reading.repeated] == [("same_answers", 1)]

    def test_same_answer_to_everything_may_be_two_people_in_a_hurry(self):
        flat = ["5", "5", "5", "10", "1", ""]

        reading = read_rows([CODES, flat, flat], FORM, WORDS)

        assert [(r.reason, r.counted) for r in reading.repeated] == [("flat_answers", 2)]
        assert len(reading.respondents) == 2

    def test_who_is_counted_does_not_depend_on_the_order(self):
        rows = [["c1", "4", "5", "", "", "", ""], ["c1", "2", "1", "", "", "", ""], ["c2", *self.FULL, ""]]
        header = ["respondent", *CODES]

        forward = read_rows([header, *rows], FORM, WORDS).respondents
        backward = read_rows([header, *rows[::-1]], FORM, WORDS).respondents

        assert sorted(map(repr, forward)) == sorted(map(repr, backward))


CELLS = st.sampled_from(["4", "No lo sé", "Bastante cierto", "mostly true", "6", "casi", ""])


@given(st.lists(CELLS, min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_every_filled_cell_is_an_answer_or_named(row):
    reading = read_rows([["ALI1", "CON1", "OFE1"], row], FORM, WORDS)

    answered = sum(len(one.answers) for one in reading.respondents)
    filled = sum(1 for cell in row if cell)
    named = filled if [issue.code for issue in reading.issues] == ["row_unreadable"] else len(reading.issues)
    assert answered + named == filled


@given(st.permutations(range(6)))
@settings(max_examples=20, deadline=None)
def test_order_of_columns_changes_nothing(order):
    row = ["4", "5", "2", "9", "1", "El pan caliente"]
    table = [[CODES[at] for at in order], [row[at] for at in order]]

    assert [dict(one.answers) for one in read_rows(table, FORM, WORDS).respondents] == [ONE]


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_it_fail(data):
    assert read_answers(data, FORM, WORDS).respondents == ()
