"""No answer that the page showed as kept is lost, in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browsing import SAVED, choose, kept, question, rest
from tests.line import Line

pytestmark = pytest.mark.browser

EXPRESS = "/assessment?block=express"
ALLY = "El cliente nos considera un aliado."
CONTACT = "El cliente nos contacta por iniciativa propia."
VALUE = "Para el cliente, lo que recibe compensa lo que paga."
LEAVE = re.compile("reemplace por iniciativa propia")
LEAVE_EN = re.compile("replace us on their own initiative")
DRAFT = "vinculo.draft"
ON_PAGE = "if (location.protocol === 'http:')"


def expect_answer(tab, words, choice):
    expect(question(tab, words).get_by_role("radio", name=choice, exact=True)).to_be_checked()


def test_answers_survive_pages_language_refresh_and_going_back(visit, server):
    tab = visit(server.url + EXPRESS)
    choose(tab, ALLY, "Bastante cierto")
    choose(tab, CONTACT, "No lo sé")
    tab.get_by_role("button", name="Siguiente").click()
    expect(tab).to_have_url(re.compile("step=step2"))
    expect(question(tab, LEAVE)).to_be_visible()
    choose(tab, LEAVE, "Improbable")

    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Assessment")
    expect_answer(tab, LEAVE_EN, "Unlikely")
    tab.get_by_role("button", name="Answer").click()
    tab.get_by_role("menuitem", name="Your segment").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Your segment")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    tab.go_back()
    expect_answer(tab, LEAVE_EN, "Unlikely")
    tab.reload()
    expect_answer(tab, LEAVE_EN, "Unlikely")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    tab.goto(server.url + EXPRESS)

    expect_answer(tab, ALLY, "Bastante cierto")
    expect_answer(tab, CONTACT, "No lo sé")


def test_two_tabs_add_to_each_other_and_the_later_answer_stands(visit, server):
    first = visit(server.url + EXPRESS)
    second = visit(server.url + EXPRESS)
    choose(first, ALLY, "Nada cierto")
    choose(second, CONTACT, "A veces")
    choose(second, ALLY, "Totalmente cierto")

    expect_answer(first, ALLY, "Totalmente cierto")
    expect_answer(first, CONTACT, "A veces")
    third = visit(server.url + EXPRESS)
    expect_answer(third, ALLY, "Totalmente cierto")
    expect_answer(third, CONTACT, "A veces")


def test_a_killed_server_costs_no_answer(visit, start_server):
    server = start_server().wait()
    tab = visit(server.url + EXPRESS)
    choose(tab, ALLY, "Bastante cierto")
    choose(tab, CONTACT, "Con frecuencia")
    server.process.kill()
    server.process.wait()
    question(tab, VALUE).get_by_role("radio", name="A medias").evaluate("one => one.dataset.before = true")
    again = start_server(server.port).wait()
    expect(tab.locator("[data-before]")).to_have_count(0, timeout=40_000)
    expect_answer(tab, ALLY, "Bastante cierto")
    rest(tab)

    choose(tab, VALUE, "A medias")

    expect_answer(tab, ALLY, "Bastante cierto")
    expect_answer(tab, CONTACT, "Con frecuencia")
    tab.goto(again.url + EXPRESS)
    expect_answer(tab, ALLY, "Bastante cierto")
    expect_answer(tab, CONTACT, "Con frecuencia")
    expect_answer(tab, VALUE, "A medias")


@pytest.fixture
def line(server):
    line = Line(server.port)
    yield line
    line.close()


def test_a_dropped_connection_costs_no_answer(visit, line):
    """python -m benchmarks drops cuts it for minutes."""
    tab = visit(f"http://127.0.0.1:{line.port}{EXPRESS}")
    choose(tab, ALLY, "Bastante cierto")
    line.cut()
    expect(question(tab, VALUE).get_by_role("radio", name="A medias")).to_be_disabled()
    expect_answer(tab, ALLY, "Bastante cierto")
    line.mend()
    expect(question(tab, VALUE).get_by_role("radio", name="A medias")).to_be_enabled()
    rest(tab)

    choose(tab, VALUE, "A medias")

    expect_answer(tab, ALLY, "Bastante cierto")
    tab.reload()
    expect_answer(tab, ALLY, "Bastante cierto")
    expect_answer(tab, VALUE, "A medias")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (
            "Object.defineProperty(window, 'localStorage',"
            " {get() { throw new DOMException('no', 'SecurityError') }})",
            "Este navegador no permite guardar",
        ),
        (
            "Storage.prototype.setItem = function (key) {"
            " if (key === 'vinculo.draft') throw new DOMException('full', 'QuotaExceededError') }",
            "No queda espacio en este navegador",
        ),
    ],
    ids=["forbidden", "full"],
)
def test_what_cannot_be_kept_is_said(visit, context, server, script, words):
    context.add_init_script(script)
    tab = visit(server.url + EXPRESS)

    question(tab, ALLY).get_by_role("radio", name="A medias").click()

    expect(tab.get_by_role("status")).to_contain_text(words)


def test_erasing_forgets_on_this_device_in_every_tab(visit, server):
    other = visit(server.url + EXPRESS)
    choose(other, ALLY, "Bastante cierto")
    tab = visit(server.url)
    tab.get_by_text("Borrar de este equipo", exact=True).click()
    tab.get_by_role("button", name="Sí, borrar todo").click()

    expect(tab.get_by_role("status")).to_have_text("Borrado de este equipo")
    assert json.loads(kept(tab))["entries"] == {}
    expect(question(other, ALLY).get_by_role("radio", checked=True)).to_have_count(0)
    tab.goto(server.url + EXPRESS)
    rest(tab)
    expect(question(tab, ALLY).get_by_role("radio", checked=True)).to_have_count(0)


def test_a_draft_of_a_newer_version_stays_as_it_is(visit, context, server):
    newer = '{"v":99,"entries":{"/answers/quality/ALI1":["x"]}}'
    context.add_init_script(f"{ON_PAGE} localStorage.setItem('{DRAFT}', '{newer}')")
    tab = visit(server.url + EXPRESS)

    question(tab, ALLY).get_by_role("radio", name="A medias").click()

    expect(tab.get_by_role("status")).to_contain_text("versión más nueva")
    assert kept(tab) == newer


def test_a_damaged_draft_does_no_harm(visit, context, server):
    context.add_init_script(
        f"{ON_PAGE} localStorage.getItem('{DRAFT}') || localStorage.setItem('{DRAFT}', '{{\"v\":1,\"ent')"
    )
    tab = visit(server.url + EXPRESS)

    choose(tab, ALLY, "A medias")

    assert json.loads(kept(tab))["entries"]["/answers/quality/ALI1"][1] == 3


def test_a_session_goes_to_another_browser_as_a_file(visit, server, browser, browser_context_args, tmp_path):
    tab = visit(server.url + EXPRESS)
    choose(tab, ALLY, "Bastante cierto")
    tab.goto(server.url)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Descargar mi sesión").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    elsewhere = browser.new_context(**browser_context_args).new_page()
    elsewhere.goto(server.url)
    elsewhere.get_by_text("Abrir una sesión guardada").click()
    elsewhere.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(elsewhere.get_by_text("El archivo trae 1 respuesta.")).to_be_visible()
    elsewhere.get_by_role("button", name="Abrir", exact=True).click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Tus respuestas")
    expect(elsewhere.get_by_role("status")).to_have_text(SAVED)
    elsewhere.goto(server.url + EXPRESS)

    expect_answer(elsewhere, ALLY, "Bastante cierto")
    assert re.fullmatch(r"vinculo-[a-z0-9-]{1,40}-\d{4}-\d\d-\d\d\.vinculo\.json", file.name)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.json", b'{"vinculo": 99, "workspace": {}}', "versión más nueva"),
        ("x.json", b"not json", "no es una sesión"),
        ("x.json", b'{"vinculo": 1, "workspace": {"evidence": {"ALI": "E9"}}}', "dañada"),
    ],
    ids=["newer", "foreign", "damaged"],
)
def test_a_file_that_cannot_be_opened_is_explained(visit, server, name, data, words):
    tab = visit(server.url)
    tab.get_by_text("Abrir una sesión guardada").click()
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )

    expect(tab.get_by_test_id("stAlert")).to_contain_text(words)


def test_an_answer_is_kept_though_a_link_is_tapped_before_the_typing_was_ended(visit, server):
    tab = visit(f"{server.url}/segment?step=capacity")
    tab.get_by_role("textbox", name="moneda").click()
    tab.keyboard.type("PEN")

    press(tab, tab.get_by_role("link", name="Inicio").first)
    expect(tab).to_have_url(re.compile("/$"))
    rest(tab)

    tab.goto(f"{server.url}/segment?step=capacity")
    expect(tab.get_by_role("textbox", name="moneda")).to_have_value("PEN")


def press(tab, target) -> None:
    """Press with a finger; as it leaves, the page hears of the end of the typing and of the click at once."""
    box = target.bounding_box()
    at = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
    touch = tab.context.new_cdp_session(tab)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    tab.wait_for_timeout(60)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
