"""The plan in a real browser: what is folded away shows what the plan says, whatever ran before it opened."""

import pytest
from playwright.sync_api import expect

from logic.content.texts import load_texts
from tests.browsing import ROOT, rest

pytestmark = pytest.mark.browser
TEXTS = {language: load_texts(ROOT / "locales", language) for language in ("es", "en")}


def test_a_choice_opened_late_shows_the_plan_and_not_its_first_option(visit, server):
    t = TEXTS["en"]
    tab = visit(f"{server.url}/plan?lang=es&example=1")
    rest(tab)
    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(t("plan_page.title"))
    rest(tab)

    tab.get_by_text(t("plan_page.edit"), exact=True).click()

    chosen = tab.get_by_role("combobox", name=t("plan_page.field_type"))
    expect(chosen).to_have_value("Indirect personal")
    expect(tab.get_by_role("combobox", name=t("plan_page.field_objective"))).to_have_value("Retain")


def test_what_is_unfolded_stays_open_while_the_plan_above_it_changes(visit, server):
    """With five participants a sentence to mend appears above, and everything below moves down."""
    t = TEXTS["es"]
    tab = visit(f"{server.url}/plan?lang=es&example=1")
    rest(tab)
    tab.get_by_text(t("plan_page.edit"), exact=True).click()
    people = tab.get_by_role("spinbutton", name=t("plan_page.field_participants"))
    expect(people).to_be_visible()
    tab.get_by_text(t("plan_page.critical"), exact=True).click()
    expect(tab.get_by_role("columnheader", name=t("plan.heads_scale"))).to_be_visible()

    people.fill("4")
    people.press("Tab")

    expect(tab.get_by_text(t("plan.rule_tiny")).first).to_be_visible()
    rest(tab)
    expect(tab.get_by_role("columnheader", name=t("plan.heads_scale"))).to_be_visible()
