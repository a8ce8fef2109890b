"""The screens of results in a real browser: for everyone, in every view, and the files that they hand out."""

import csv
import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from logic.content.texts import load_texts
from tests.browsing import ROOT, choose, rest
from tests.driving import SALES, VIEWS
from tests.test_browser_frame import SEVERE, WCAG

pytestmark = pytest.mark.browser

TEXTS = {language: load_texts(ROOT / "locales", language) for language in ("es", "en")}


def open_view(tab, name: str) -> None:
    tab.get_by_role("tab", name=name, exact=True).click()
    expect(tab.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
    expect(tab.get_by_role("tabpanel").get_by_role("heading").first).to_be_visible()
    rest(tab)


@pytest.mark.parametrize(("language", "scheme", "width"), [("es", "light", 1280), ("en", "dark", 390)])
@pytest.mark.parametrize("screen", VIEWS)
def test_every_view_is_for_everyone(visit, server, screen, language, scheme, width):
    t, (area, views) = TEXTS[language], VIEWS[screen]
    tab = visit(f"{server.url}/{screen}?lang={language}&example=1")
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    rest(tab)

    found = {}
    for view in views:
        open_view(tab, t(f"{area}.view_{view}"))
        violations = Axe().run(tab, options=WCAG).response["violations"]
        severe = [(one["id"], one["nodes"][0]["html"][:200]) for one in violations if one["impact"] in SEVERE]
        if severe:
            found[view] = severe
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    assert found == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_session_of_one_answer_is_for_everyone_too(visit, server, scheme, width):
    """Neither empty nor whole: what most visitors see first."""
    tab = visit(f"{server.url}/assessment?block=express")
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 844})
    choose(tab, "El cliente nos considera un aliado.", "A medias")

    found = {}
    for screen in ("results", "relationship", "plan", "survey", "review"):
        tab.goto(f"{server.url}/{screen}")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        rest(tab)
        for at in range(max(1, tab.get_by_role("tab").count())):
            if tab.get_by_role("tab").count():
                tab.get_by_role("tab").nth(at).click()
                expect(tab.get_by_role("tabpanel").get_by_role("heading").first).to_be_visible()
                rest(tab)
            violations = Axe().run(tab, options=WCAG).response["violations"]
            severe = [
                (one["id"], one["nodes"][0]["html"][:200]) for one in violations if one["impact"] in SEVERE
            ]
            if severe:
                found[screen, at] = severe
    assert found == {}


def test_every_chart_says_what_it_shows_and_has_its_table(visit, server):
    tab = visit(f"{server.url}/sales?lang=es&example=1")
    open_view(tab, TEXTS["es"]("sales_page.view_return"))

    charts = tab.locator('[role="graphics-document"]')
    expect(charts).to_have_count(3)
    for at in range(3):
        assert len(charts.nth(at).get_attribute("aria-label") or "") > 20
    expect(tab.get_by_text(TEXTS["es"]("charts.table"), exact=True)).to_have_count(3)


def test_a_sales_file_outlives_a_change_of_page_and_goes_when_told(visit, server, tmp_path):
    file = tmp_path / "ventas de mayo.csv"
    file.write_text(SALES, "utf-8")
    tab = visit(f"{server.url}/sales")
    tab.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)
    heading = tab.get_by_role("heading", name=TEXTS["es"]("sales_page.figures"))
    expect(heading).to_be_visible()
    expect(tab.get_by_role("status").first).not_to_have_text(TEXTS["es"]("frame.kept_saving"))

    tab.get_by_role("button", name=TEXTS["es"]("frame.to_results")).click()
    expect(tab).to_have_url(re.compile("/results"))
    tab.go_back()
    expect(tab.get_by_text("ventas de mayo.csv")).to_be_visible()
    expect(heading).to_be_visible()
    tab.get_by_role("button", name=TEXTS["es"]("sales_page.remove"), exact=True).click()

    expect(heading).to_have_count(0)
    expect(tab.get_by_test_id("stFileUploaderDropzoneInput").first).to_be_attached()


def test_the_list_of_contacts_is_safe_to_open_in_a_spreadsheet(visit, server, tmp_path):
    file = tmp_path / "ventas.csv"
    file.write_text(SALES.replace(";C3;", ";=HYPERLINK(1);"), "utf-8")
    tab = visit(f"{server.url}/sales")
    tab.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)
    button = tab.get_by_role("button", name=re.compile("^Descargar la lista"))
    expect(button).to_be_visible()

    with tab.expect_download() as waited:
        button.click()

    sheet = waited.value.path().read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";" if ";" in sheet.splitlines()[0] else ","))
    assert rows[0][0] == TEXTS["es"]("metrics.column_customer")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize(("format", "starts"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("markdown", b"#")])
def test_the_plan_is_handed_out(visit, server, format, starts):
    t = TEXTS["es"]
    tab = visit(f"{server.url}/plan?example=1")
    open_view(tab, t("plan_page.view_documents"))

    with tab.expect_download() as waited:
        tab.get_by_role("button", name=t(f"plan_page.format_{format}"), exact=True).click()

    assert waited.value.path().read_bytes().startswith(starts)
    expect(tab.get_by_role("tab", name=t("plan_page.view_documents"))).to_have_attribute(
        "aria-selected", "true"
    )
