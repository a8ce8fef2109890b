"""What the plan says of serving every customer: with what it can be said, and no more."""

import datetime as dt

import pytest

from logic.content.library import ROOT, load_content
from logic.content.texts import load_texts
from logic.plan.builder import build_plan
from logic.plan.say_costs import say_full_size
from logic.recommendation.recommend import recommend
from logic.workspace import Workspace

CONTENT = load_content()
EN = load_texts(ROOT / "locales", "en")
PLAN = {"type": "PI", "fixed_hours_month": 2, "hours_customer_month": 0.5, "setup_hours": 0, "cash_month": 0}


def said(**profile):
    workspace = Workspace(
        answers={"profile": {"objective": "retener", "currency": "PEN", **profile}, "guide": {"F1": 3}},
        plan=PLAN,
    )
    advice = recommend(CONTENT, workspace)
    return say_full_size(advice, build_plan(CONTENT, workspace, advice, today=dt.date(2026, 11, 21)), EN)


def test_size_that_nobody_gave_is_not_spoken_of():
    assert said(hour_wage=10) == ""


@pytest.mark.parametrize(("wage", "priced"), [(None, False), (10, True)])
def test_full_size_names_customers_and_hours_and_money_only_where_an_hour_has_a_value(wage, priced):
    told = said(customers=40, hours_week=20, **({} if wage is None else {"hour_wage": wage}))

    # 2 hours and 40 of half an hour, at 10
    assert "40 customers" in told
    assert EN.stretch(22) in told
    assert ("220" in told) is priced


def test_full_size_beyond_the_hours_there_are_says_how_many_there_are():
    enough, beyond = (said(customers=40, hours_week=hours, hour_wage=10) for hours in (20, 3))

    assert beyond.startswith(enough)
    assert EN.stretch(3 * 4.33) in beyond.removeprefix(enough)
