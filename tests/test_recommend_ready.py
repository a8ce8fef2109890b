"""When a relationship is advised: one rule for screens, plan and documents."""

import pytest

from logic.content.library import load_content
from logic.recommendation.missing import still_wanted
from logic.recommendation.recommend import recommend
from logic.workspace import Workspace

CONTENT = load_content()
GUIDE = {"F1": 3, "F2": 0, "F3": 1, "F4": 3, "F5": 1, "F7": 3}


def _advice(guide, **profile):
    return recommend(CONTENT, Workspace(answers={"profile": profile, "guide": guide}))


@pytest.mark.parametrize(
    ("guide", "profile", "ready"),
    [
        ({}, {}, False),
        ({}, {"objective": "retener"}, False),
        (
            {id: GUIDE[id] for id in ("F1", "F2", "F3", "F4", "F5")},
            {"objective": "retener"},
            False,
        ),  # 6 of 13
        (GUIDE, {"objective": "retener"}, True),  # 7 of 13
        ({**GUIDE, "F11": 2, "F12": 1}, {}, False),  # 8 of 13 without the objective
        ({**GUIDE, "F11": 2, "F12": 1}, {"objective": "retener"}, True),
    ],
)
def test_the_objective_and_half_of_what_is_compared_must_be_known(guide, profile, ready):
    assert _advice(guide, **profile).ready is ready


def test_money_that_was_told_is_not_asked_again_but_the_value_of_an_hour_is():
    money = {"cash_month": 200, "order_value": 24, "orders_month": 3, "margin_percent": 42}
    wanted = [one.item for one in still_wanted(_advice({}, **money).context)]

    assert wanted.count("hour_wage") == 1
    assert not {"F10", "cash_month"}.intersection(wanted)
