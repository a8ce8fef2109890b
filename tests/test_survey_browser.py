"""A customers' survey from the sheet that is handed out, through the upload, to the gap, in a browser."""

import csv
import io

import pytest
from playwright.sync_api import expect

from logic.content.texts import load_texts
from logic.storage.session_file import from_bytes
from tests.browsing import ROOT, question, rest

pytestmark = pytest.mark.browser

T = load_texts(ROOT / "locales", "es")


def test_sheet_is_handed_out_answered_and_comes_back_as_a_gap(visit, server, tmp_path):
    tab = visit(f"{server.url}/survey")
    question(tab, T("survey_page.way")).get_by_role("radio", name=T("survey_page.way_sheet")).click()
    with tab.expect_download() as waited:
        tab.get_by_role("button", name=T("survey_page.download_sheet")).click()
    sheet = waited.value.path().read_text("utf-8-sig")
    # a browser in Peru: decimals have a point there, so columns are parted by commas
    (header,) = csv.reader(io.StringIO(sheet), delimiter=",")
    rows = [
        [f"c{n}", *("4" for _ in header[1:13]), str(n % 11), "Sí", "No", "Sí", "", f"Idea número {n}"]
        for n in range(15)
    ]
    filled = tmp_path / "respuestas.csv"
    with filled.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=",").writerows(
            [header, *rows, ["c99", "muchísimo", *("" for _ in header[2:])]]
        )

    rest(tab)
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(filled)

    expect(tab.get_by_text(T("survey.read_answers", n=15)).first).to_be_visible()
    rest(tab)
    expect(tab.get_by_text(T("survey.issue_row_unreadable", row=17))).to_be_visible()
    expect(tab.get_by_role("heading", name=T("survey_page.gap"))).to_be_visible()
    expect(tab.get_by_text("c7")).to_have_count(0)


def test_answers_typed_in_can_be_taken_along_from_where_they_are_typed(visit, server):
    tab = visit(f"{server.url}/survey")
    tab.get_by_text(T("survey_page.type_in")).click()
    words = tab.get_by_role("textbox")
    expect(tab.get_by_role("button", name=T("survey_page.add_one"))).to_be_visible()
    rest(tab)  # the form stands whole and moves no more
    tab.get_by_role("radio", name="4 = ").first.click()
    words.last.fill("El pan de Rosa")
    tab.get_by_role("button", name=T("survey_page.add_one")).click()
    rest(tab)
    expect(tab.get_by_text("1 cliente, descarga tu sesión")).to_be_visible()

    def saved():
        with tab.expect_download() as waited:
            tab.get_by_role("button", name=T("start.save")).click()
        return from_bytes(waited.value.path().read_bytes()).survey.respondents

    assert [list(one.answers.values()) for one in saved()] == [[4]]

    tab.get_by_text(T("start.save_words")).click()
    rest(tab)
    expect(tab.get_by_text(T("start.words_go_along"))).to_be_visible()
    assert [list(one.answers.values()) for one in saved()] == [[4, "El pan de Rosa"]]


def test_a_photo_is_refused_in_words_that_are_seen_and_heard(visit, server, tmp_path):
    photo = tmp_path / "foto.png"
    photo.write_bytes(bytes(2_000))
    tab = visit(f"{server.url}/survey")
    rest(tab)
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(photo)

    expect(tab.get_by_test_id("stFileChip").get_by_role("alert")).to_have_text(T("frame.name_refused"))
    seen = tab.get_by_test_id("stFileUploader").evaluate("one => getComputedStyle(one, '::after').content")
    assert T("frame.name_refused") in seen
    expect(
        tab.get_by_test_id("stFileChip").get_by_role("button", name=T("frame.name_remove"))
    ).to_be_visible()
