"""The whole way by keyboard alone, on a phone-sized screen, in Spanish: first page to downloaded plan."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsing import rest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
MOST_STOPS = 90
"""Presses of Tab that any control of a page may be away."""
FOCUSED = """() => {
  const one = document.activeElement, whole = one.matches("main, body"), box = one.getBoundingClientRect();
  return {
    kind: one.getAttribute("role") || one.type || one.tagName,
    name: one.getAttribute("aria-label") || (whole ? "" : one.innerText),
    taken: one.getAttribute("aria-checked") === "true" || one.checked === true,
    seen: box.right > 0 && box.left < innerWidth && box.width > 0,
  };
}"""
"""What has the focus, and whether it stands beside the window; an answer may bring a question in above it."""


def press(tab, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def reach(tab, name: str, answering: bool = False) -> None:
    """Press Tab until something of this name has the focus; on the way, answer what is asked."""
    for _ in range(MOST_STOPS):
        press(tab, "Tab")
        at = tab.evaluate(FOCUSED)
        assert at["seen"] or at["name"] == "", f"the focus is on something out of sight: {at}"
        if re.search(name, at["name"]):
            return
        if answering:
            answer(tab, at)
    raise AssertionError(f"the keyboard does not reach {name}")


def answer(tab, at: dict[str, object]) -> None:
    """Answer the question that has the focus: the first choice, some words, or a number."""
    if at["kind"] == "radio" and not at["taken"] and at["name"] not in ("Español", "English"):
        press(tab, "Space")
    elif at["kind"] == "text":
        tab.keyboard.type("Panadería")
    elif at["kind"] == "number":
        tab.keyboard.type("20")
    else:
        return
    rest(tab)


def go_on(tab, name: str, to: str, answering: bool = True) -> None:
    """Press what leads on, and see that the new place begins at its heading."""
    reach(tab, name, answering)
    before = tab.evaluate("window.__vinculoPlace")
    press(tab, "Enter")
    expect(tab).to_have_url(re.compile(to))
    tab.wait_for_function("before => window.__vinculoPlace !== before", arg=before)
    rest(tab)
    expect(tab.locator("h1:focus, h2:focus")).to_have_count(1)


def test_the_keyboard_alone_leads_from_the_first_page_to_the_downloaded_plan(visit, server):
    tab = visit(server.url)
    tab.set_viewport_size(PHONE)
    rest(tab)
    go_on(tab, "Empezar las doce preguntas", "step=start", answering=False)
    go_on(tab, "Siguiente", "step=step$")
    go_on(tab, "Siguiente", "step=step2")
    go_on(tab, "Ver mis resultados", "/results")
    go_on(tab, "Ver qué relación me conviene", "/relationship", answering=False)
    go_on(tab, "Adónde quieres llegar", "step=goal", answering=False)
    for step in ("group", "capacity", "conditions"):  # no customers yet, so nothing of what they buy
        go_on(tab, "Siguiente", f"step={step}")
    go_on(tab, "Ver qué relación me conviene", "/relationship")
    reach(tab, "Ver qué relación me conviene", answering=True)
    press(tab, "Enter")
    expect(tab.get_by_role("tab", name="La elegida")).to_be_visible()
    go_on(tab, "Armar mi plan", "/plan", answering=False)
    reach(tab, "La prueba")
    press(tab, "End", "Enter")
    expect(tab.get_by_role("tab", name="Descargar")).to_have_attribute("aria-selected", "true")
    rest(tab)
    reach(tab, r"(^|\n)PDF$")
    with tab.expect_download() as waited:
        press(tab, "Enter")
    assert waited.value.path().read_bytes().startswith(b"%PDF-")


def test_the_drawer_takes_the_focus_and_gives_it_back(visit, server):
    tab = visit(server.url)
    tab.set_viewport_size(PHONE)
    rest(tab)
    reach(tab, "Abrir el menú")
    press(tab, "Enter")
    expect(tab.get_by_role("link", name="Inicio")).to_be_focused()
    press(tab, "Escape")
    expect(tab.get_by_role("button", name="Abrir el menú")).to_be_focused()
