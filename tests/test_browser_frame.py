"""The frame round every page, in a real browser: menu, language, title, keyboard, phone, contrast."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browsing import ROOT, SAVED, Server, choose, question, rest

pytestmark = pytest.mark.browser

PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SEVERE = {"serious", "critical"}


def path_of(page: str) -> str:
    return "/" if page == "start" else f"/{page}"


@pytest.mark.parametrize("address", ["/", "/assessment?block=express", "/method"])
def test_first_visitor_of_a_fresh_server_sees_the_page_whole(visit, start_server, address):
    """Three stand for all: the way through app.py is the same for every page (see test_pages.py)."""
    server = start_server().wait()
    question_mark = "&" if "?" in address else "?"
    tab = visit(f"{server.url}{address}{question_mark}lang=en")

    expect(tab).to_have_url(re.compile(re.escape(address) + r".lang=en$"))
    expect(tab.get_by_role("navigation", name="Pages")).to_be_visible()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab).to_have_title(re.compile(r".+ · Vínculo"))
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_the_first_click_on_a_fresh_server_is_kept(visit, start_server):
    tab = visit(start_server().wait().url)

    tab.get_by_role("radio", name="English").click()

    expect(tab.get_by_role("heading", level=1)).to_have_text(re.compile("How strong is the bond"))
    expect(tab.get_by_role("radio", name="English")).to_be_checked()


def test_the_keyboard_alone_answers_and_goes_on(visit, server):
    tab = visit(f"{server.url}/assessment?block=express")
    first = question(tab, "El cliente nos considera un aliado.")
    first.get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Space")
    expect(first.get_by_role("radio", name="A medias")).to_be_checked()
    expect(tab.get_by_role("status")).to_have_text("Guardado en este equipo")
    expect(first.get_by_role("radio", name="A medias")).to_be_focused()

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    note = tab.get_by_role("textbox", name="Tu nota").first
    expect(note).to_be_visible()
    tab.keyboard.press("Tab")
    expect(note).to_be_focused()
    tab.keyboard.type("Lo dijo Rosa")
    expect(tab.get_by_role("status")).to_have_text("Guardando…")
    tab.get_by_role("button", name="Siguiente").focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("step=step2"))
    expect(tab.get_by_role("heading", level=2)).to_be_focused()
    tab.goto(f"{server.url}/review")
    tab.get_by_text("Calidad de la relación · 1 de").click()
    expect(tab.get_by_text("A medias — Lo dijo Rosa")).to_be_visible()


@pytest.fixture
def server_with_a_fault(tmp_path):
    """The same app with a mistake in the code of one page."""
    root = tmp_path / "project"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*_cache", ".git", ".venv", ".hypothesis"))
    page = root / "pages" / "method.py"
    page.write_text(f"{page.read_text('utf-8')}\nraise ValueError(f'row {{42}} of Rosa')\n", "utf-8")
    running = Server(tmp_path / "server.log", root=root).wait()
    yield running
    running.process.terminate()
    running.process.wait(20)


def test_a_fault_of_ours_is_told_in_the_readers_words_and_without_anything_of_theirs(
    visit, server_with_a_fault
):
    tab = visit(f"{server_with_a_fault.url}/method")

    expect(tab.get_by_role("alert")).to_have_text(re.compile("^Algo falló al preparar esta parte"))
    assert "Rosa" not in tab.content()
    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_role("alert")).to_have_text(re.compile("^Something failed while this part"))
    log = server_with_a_fault.log.read_text()
    assert re.search(r'method\.py", line \d+, in <module>', log)
    assert "ValueError" in log
    assert "row 42" not in log


TAP = """async button => {
  button.focus();
  await Promise.resolve();
  button.click();
}"""
"""Leaving a field and a click at once, as a finger does; the browser sends both in one message."""


@pytest.mark.parametrize(
    ("role", "name", "then"),
    [
        ("button", "Siguiente", "Cuánto y cada cuánto compra"),
        ("button", "Anterior", "El grupo de clientes"),
        ("radio", "English", "What you have to work with"),
    ],
)
def test_a_tap_that_also_ends_the_typing_is_heard_and_so_is_the_answer(visit, server, role, name, then):
    tab = visit(f"{server.url}/segment?step=capacity")
    tab.get_by_role("textbox", name="moneda").click()
    tab.keyboard.type("PEN")

    tab.get_by_role(role, name=name).evaluate(TAP)

    expect(tab.get_by_role("heading", level=2)).to_have_text(then)
    expect(tab.get_by_role("status")).to_have_text(SAVED)
    rest(tab)
    tab.goto(f"{server.url}/segment?step=capacity")
    expect(tab.get_by_role("textbox", name=re.compile("moneda|currency"))).to_have_value("PEN")


def test_a_step_chosen_from_the_list_stays_in_the_address(visit, server):
    tab = visit(f"{server.url}/segment?step=capacity")
    tab.get_by_text("Paso 4 de").click()
    tab.get_by_role("button", name="Adónde quieres llegar").click()
    expect(tab.get_by_role("heading", level=2)).to_have_text("Adónde quieres llegar")
    expect(tab).to_have_url(re.compile("step=goal"))

    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_role("heading", level=2)).to_have_text("Where you want to go")
    tab.go_back()
    expect(tab.get_by_role("heading", level=2)).to_have_text("What you have to work with")


def test_a_step_chosen_from_the_overview_stays_when_an_answer_draws_the_whole_page(visit, server):
    tab = visit(f"{server.url}/segment")
    tab.get_by_role("button", name="Primero, de quién hablas").click()
    expect(tab).to_have_url(re.compile("step=start"))
    rest(tab)

    choose(tab, "¿Ya tienes clientes en este grupo?", "Más de 20")

    expect(tab.get_by_role("heading", level=2)).to_have_text("Primero, de quién hablas")
    tab.go_back()
    expect(tab.get_by_role("heading", name="Para las doce preguntas")).to_be_visible()


def test_going_back_takes_one_step_for_one_click(visit, server):
    tab = visit(f"{server.url}/assessment?block=express&step=step2")
    tab.get_by_role("button", name="Ver mis resultados").click()
    expect(tab).to_have_url(re.compile("/results$"))
    expect(tab.get_by_role("heading", level=1)).to_have_text("Tus resultados")
    rest(tab)

    tab.go_back()
    expect(tab).to_have_url(re.compile("step=step2"))
    expect(tab.get_by_role("button", name="Ver mis resultados")).to_be_visible()
    rest(tab)
    tab.go_forward()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Tus resultados")


def test_the_menu_leads_to_where_the_page_begins_and_back_to_the_step(visit, server):
    tab = visit(f"{server.url}/segment?step=goal&lang=en")
    expect(tab.get_by_role("heading", level=2, name="Where you want to go")).to_be_visible()

    tab.get_by_role("button", name="Answer").click()
    tab.get_by_role("menuitem", name="Your segment").click()
    expect(tab).to_have_url(f"{server.url}/segment?lang=en")
    expect(tab.get_by_role("heading", level=2)).to_have_count(3)
    tab.go_back()

    expect(tab).to_have_url(re.compile("step=goal"))
    expect(tab.get_by_role("heading", level=2, name="Where you want to go")).to_be_visible()


def test_a_tap_that_also_ends_the_typing_leads_to_another_page(visit, server):
    tab = visit(f"{server.url}/segment?step=conditions")
    repeated = tab.locator('input[aria-label*="preguntas repetidas"]')
    repeated.click()
    tab.keyboard.type("7")

    tab.get_by_role("button", name="Ver qué relación me conviene").evaluate(TAP)

    expect(tab).to_have_url(re.compile("/relationship"))
    expect(tab.get_by_role("heading", level=1)).to_have_text(re.compile("relación"))
    expect(tab.get_by_role("status")).to_have_text(SAVED)
    rest(tab)
    tab.goto(f"{server.url}/segment?step=conditions")
    expect(repeated).to_have_value("7")


def test_a_change_from_the_review_leads_back_there_with_the_answer(visit, server):
    """The way back outlives steps, the browser's own Back and a refresh, and never more than it should."""
    tab = visit(f"{server.url}/review?block=profile")
    tab.get_by_role("link", name="Cambiar: Con qué cuentas").click()
    back = tab.get_by_role("button", name="Volver al repaso")
    expect(back).to_be_visible()
    tab.get_by_role("button", name="Siguiente").click()
    expect(tab.get_by_role("heading", level=2)).to_have_text("Cuánto y cada cuánto compra")
    tab.go_back()
    expect(tab.get_by_role("heading", level=2)).to_have_text("Con qué cuentas")
    tab.reload()
    tab.get_by_role("textbox", name="moneda").click()
    tab.keyboard.type("PEN")

    back.evaluate(TAP)

    expect(tab.get_by_role("heading", level=1)).to_have_text("Tus respuestas")
    expect(tab.get_by_text("PEN", exact=True)).to_be_visible()
    tab.goto(f"{server.url}/segment?step=capacity")
    expect(tab.get_by_role("button", name="Siguiente")).to_be_visible()
    expect(back).to_have_count(0)


def test_the_first_click_leads_to_the_twelve_questions_on_a_phone(visit, server):
    tab = visit(server.url)
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.get_by_role("button", name="Empezar las doce preguntas").click()
    expect(tab.get_by_role("heading", name="Primero, de quién hablas")).to_be_visible()
    rest(tab)
    expect(tab.get_by_role("radiogroup")).to_have_count(3)  # the language, what kind, whether there are any

    asked = 0
    for step in ("step", "step2"):
        tab.get_by_role("button", name="Siguiente").click()
        expect(tab).to_have_url(re.compile(f"step={step}($|&)"))
        expect(tab.get_by_role("heading", level=2)).to_be_focused()
        rest(tab)
        asked += tab.get_by_role("radio", name="No lo sé").count()
    assert asked == 12
    tab.get_by_role("button", name="Ver mis resultados").click()
    expect(tab).to_have_url(re.compile("/results"))


def test_the_drawer_of_a_narrow_window_closes_over_the_page_that_was_chosen(visit, server):
    tab = visit(server.url)
    tab.set_viewport_size({"width": 700, "height": 844})
    tab.get_by_role("button", name="Abrir el menú").click()
    tab.get_by_role("link", name="Encuesta").click()

    expect(tab.get_by_role("heading", level=1)).to_have_text("Pregunta a tus clientes")
    expect(tab.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


@pytest.mark.parametrize("width", [320, 390])
def test_every_tab_is_whole_on_a_phone_and_every_choice_can_be_hit(visit, server, width):
    tab = visit(f"{server.url}/method")
    tab.set_viewport_size({"width": width, "height": 844})
    boxes = [one.bounding_box() for one in tab.get_by_role("tab").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44 for box in boxes)

    tab.goto(f"{server.url}/segment?step=start")
    choices = tab.get_by_test_id("stRadioOption")
    expect(choices).to_have_count(6)
    assert all(one.bounding_box()["height"] >= 44 for one in choices.all())


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_is_for_everyone(visit, server, context, scheme, width, language):
    """No serious fault by axe-core, nothing to scroll sideways, and the document says its language."""
    found = {}
    for page in PAGES:
        tab = visit(f"{server.url}{path_of(page)}?lang={language}")
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 844})
        rest(tab)
        violations = Axe().run(tab, options=WCAG).response["violations"]
        severe = [(one["id"], one["nodes"][0]["html"][:160]) for one in violations if one["impact"] in SEVERE]
        if severe:
            found[page] = severe
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
        expect(tab.locator("html")).to_have_attribute("lang", language)
        tab.close()
    assert found == {}
