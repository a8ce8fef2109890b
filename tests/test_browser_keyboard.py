"""What the keyboard reaches on a phone-sized screen."""

import pytest
from playwright.sync_api import expect

from tests.browsing import rest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  return {name: one.getAttribute("aria-label") || "", seen: box.right > 0 && box.left < innerWidth};
}"""
"""What has the focus, and whether it stands in the window."""


def test_the_drawer_takes_the_focus_and_gives_it_back(visit, server):
    tab = visit(server.url)
    tab.set_viewport_size(PHONE)
    rest(tab)
    for _ in range(5):  # the link past the menu, the logo, and then it
        tab.keyboard.press("Tab")
        at = tab.evaluate(FOCUSED)
        assert at["seen"], f"the focus is on something out of sight: {at}"
        if at["name"] == "Abrir el menú":
            break
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("link", name="Inicio")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name="Abrir el menú")).to_be_focused()
