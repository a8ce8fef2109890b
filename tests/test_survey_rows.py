"""Rows for the charts, other owners in the browser's draft, and a spreadsheet that a form tool exports."""

import io
import math

import xlsxwriter

from logic.sales.opening.spreadsheet import open_sheet
from logic.sales.values import Choices
from logic.storage.draft import put_together, take_apart
from logic.survey.read import read_answers
from logic.survey.result import examine
from logic.survey.rows import by_scale, distribution_rows, recommending_rows, share_rows
from logic.survey.tally import words_of
from logic.workspace import Respondent, Survey, Workspace
from tests.survey_content import small_form, survey_content

FORM, CONTENT = small_form(), survey_content()


def result_of(*answers):
    return examine(FORM, Survey(respondents=tuple(Respondent(answers=one) for one in answers)), {}, CONTENT)


def test_questions_with_one_scale_share_a_chart_that_counts_every_answer():
    scales = by_scale(result_of({"ALI1": 4, "CON1": 1, "OFE1": 2}, {"ALI1": 4, "CON1": None}))

    rows = distribution_rows(scales[0], lambda question: question.id, lambda text: text["es"])

    assert [[item.question.id for item in items] for items in scales] == [["ALI1", "CON1"], ["OFE1"]]
    assert [(row["label"], row["step"], row["count"]) for row in rows if row["count"]] == [
        ("ALI1", 4, 2),
        ("CON1", 1, 1),
    ]
    assert rows[3]["choice"] == "Bastante cierto"


def test_recommendation_lists_all_eleven_answers():
    assert [row["count"] for row in recommending_rows(result_of({"NPS": 10}, {"NPS": 10}, {"NPS": 0}))] == [
        1,
        *[0] * 9,
        2,
    ]


def test_share_below_its_gate_is_no_number():
    few, enough = (result_of(*[{"RET_LEA1": 1}] * n) for n in (11, 12))

    (withheld,), (shown,) = (share_rows(one.behaviours.values(), str.lower) for one in (few, enough))

    assert math.isnan(withheld["mean"])
    assert (shown["label"], shown["mean"], shown["n"]) == ("ret_lea1", 100, 12)


def test_spreadsheet_of_a_form_tool_reads_as_its_text_does():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Form1")
        sheet.write_row(
            0, 0, ["ID", "Email", "Considero a La Espiga un aliado.", "¿Volví a comprar en La Espiga?"]
        )
        sheet.write_row(1, 0, [1, "rosa@correo.pe", 4, "Sí"])
        sheet.write_row(2, 0, [2, "luis@correo.pe", "Nada cierto", "No"])

    reading = read_answers(open_sheet(file.getvalue(), Choices()).data, FORM, CONTENT.words)

    assert [dict(one.answers) for one in reading.respondents] == [
        {"ALI1": 4, "RET_LEA1": 1},
        {"ALI1": 1, "RET_LEA1": 0},
    ]
    assert reading.dropped == ("Email",)


def test_words_of_customers_stand_in_an_order_that_tells_nothing():
    said = ["Que sabe mi nombre", None, 4, "El pan"]

    found = words_of([Respondent(answers={"OPEN_MISS": one}) for one in said], "OPEN_MISS")

    assert found == ("El pan", "Que sabe mi nombre")


def test_other_owners_answers_survive_a_reload():
    workspace = Workspace(founders={"Luis": {"quality": {"ALI1": 4, "CON1": None}}})

    assert put_together(take_apart(workspace)).founders == workspace.founders
