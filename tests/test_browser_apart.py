"""What one visitor enters stays with that visitor: not on another's screen, in the log, or in an address."""

import re

import pytest
from playwright.sync_api import expect

from logic.content.texts import load_texts
from tests.browsing import ROOT, SAVED, rest
from tests.driving import SALES, VIEWS
from tests.test_browser_results import open_view

pytestmark = pytest.mark.browser

T = load_texts(ROOT / "locales", "es")
PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))
TYPED, ROW, COMMENT = "Colibrí Mostaza", "Zafiro Quintanilla", "Violeta Tornasol"
"""Typed into a question; a customer in a sales file; what a customer wrote."""
SECRETS = re.compile("colibr|mostaza|zafiro|quintanilla|violeta|tornasol", re.I)


def test_two_visitors_and_the_log_know_nothing_of_each_other(
    visit, context, browser, browser_context_args, start_server, tmp_path
):
    server = start_server().wait()
    addresses = []
    context.on("request", lambda request: addresses.append(request.url))
    tab = visit(f"{server.url}/segment?step=start")
    _enter(tab, server.url, tmp_path)

    elsewhere = browser.new_context(**browser_context_args)
    other = elsewhere.new_page()
    seen = _all_that_is_shown(other, server.url)
    stored = other.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    elsewhere.close()

    tab.goto(f"{server.url}/review")
    tab.get_by_text("Tu segmento · 1 de").click()
    expect(tab.get_by_text(TYPED).first).to_be_visible()
    assert "vinculo.draft" in stored
    for told in (seen, stored, "\n".join(addresses), server.log.read_text("utf-8")):
        assert not SECRETS.findall(told)


def _enter(tab, url, folder):
    """Type into a question, bring a sales file, type in what a customer answered."""
    tab.get_by_role("textbox", name="¿Cómo llamas a este grupo de clientes?").fill(TYPED)
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("status")).to_have_text(SAVED)

    sales = folder / f"ventas de {ROW}.csv"
    sales.write_text(SALES.replace(";C3;", f";{ROW};"), "utf-8")
    tab.goto(f"{url}/sales")
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sales)
    expect(tab.get_by_role("heading", name=T("sales_page.figures"))).to_be_visible()
    expect(tab.get_by_text(sales.name)).to_be_visible()

    tab.get_by_role("button", name=T("frame.menu_data")).click()
    tab.get_by_role("menuitem", name=T("frame.page_survey")).click()
    tab.get_by_text(T("survey_page.type_in")).click()
    expect(tab.get_by_role("button", name=T("survey_page.add_one"))).to_be_visible()
    rest(tab)
    tab.get_by_role("radio", name="4 = ").first.click()
    tab.get_by_role("textbox").last.fill(COMMENT)
    tab.get_by_role("button", name=T("survey_page.add_one")).click()
    expect(tab.get_by_text("1 cliente, descarga tu sesión")).to_be_visible()


def _all_that_is_shown(tab, url):
    """Open every page and every view, and return what the browser then holds."""
    shown = []
    for page in PAGES:
        tab.goto(f"{url}/{page}")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        rest(tab)
        shown.append(tab.content())
        area, views = VIEWS.get(page, ("", ()))
        for view in views:
            if tab.get_by_role("tab", name=T(f"{area}.view_{view}"), exact=True).count():
                open_view(tab, T(f"{area}.view_{view}"))
                shown.append(tab.content())
    return "\n".join(shown)
