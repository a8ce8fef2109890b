"""Where the business stands, and how we know."""

from pathlib import Path

import pytest

from logic.content.advice import load_advice
from logic.recommendation.choice import choose, look_ahead
from logic.recommendation.context import build_context
from logic.recommendation.medium import rank_media
from logic.recommendation.what_if import find_doubts
from logic.workspace import Workspace

ADVICE = load_advice(Path("questionnaires/outcomes"))
BAKERY = {
    "guide": {"F1": 3, "F2": 0, "F3": 1, "F4": 3, "F5": 1, "F7": 3},
    "profile": {
        "stage": "consolidated", "customers": 240, "team": 2, "hours_week": 7, "cash_month": 90,
        "hour_wage": 18,
        "order_value": 24, "orders_month": 3, "margin_percent": 42, "objective": "retener",
        "objective_second": "captar", "channels": ("presencial", "mensajeria"),
    },
}  # fmt: skip


def _context(answers, sales=None, **parts):
    return build_context(ADVICE, Workspace(answers=answers, **parts), sales or {})


def _state(answers, factor, sales=None):
    state = _context(answers, sales).states[factor]
    return state.value, state.origin


@pytest.mark.parametrize(
    ("customers", "team", "state"),
    [
        (10, 1, 0),
        (11, 1, 1),
        (40, 1, 1),
        (41, 1, 2),
        (100, 1, 2),
        (101, 1, 3),
        (400, 1, 3),
        (401, 1, 4),
        (82, 2, 2),
    ],
)
def test_customers_per_person_become_a_state(customers, team, state):
    assert _state({"profile": {"customers": customers, "team": team}}, "F9") == (state, "profile")


@pytest.mark.parametrize(
    ("stage", "state"), [("idea", 0), ("first", 1), ("traction", 2), ("consolidated", 3), ("scale", 4)]
)
def test_the_stage_becomes_a_state(stage, state):
    assert _state({"profile": {"stage": stage}}, "F8") == (state, "profile")


@pytest.mark.parametrize(("hour", "state"), [({}, (0, "profile")), ({"hour_wage": 18}, (0, "profile"))])
def test_no_money_is_no_money_whatever_an_hour_is_worth(hour, state):
    assert _state({"profile": {"cash_month": 0, **hour}}, "F12") == state


@pytest.mark.parametrize(
    ("hour", "guide", "unsized"),
    [
        ({}, {}, ("F10", "F12")),
        ({}, {"F12": 1}, ("F10",)),
        ({"hour_wage": 18}, {}, ()),
    ],
)
def test_money_is_told_but_not_sized_while_an_hour_has_no_value(hour, guide, unsized):
    told = {"cash_month": 200, "order_value": 24, "orders_month": 3, "margin_percent": 42}

    assert _context({"profile": {**told, **hour}, "guide": guide}).unsized == unsized


def test_the_segment_page_decides_stage_and_load_whatever_the_guide_once_said():
    answers = {"profile": {"stage": "idea", "customers": 5, "team": 1}, "guide": {"F8": 4, "F9": 4}}

    assert (_state(answers, "F8"), _state(answers, "F9")) == ((0, "profile"), (0, "profile"))


def test_the_guide_prevails_over_what_figures_propose():
    assert _state({**BAKERY, "guide": {"F10": 4}}, "F10") == (4, "guide")
    assert _state(BAKERY, "F10") == (1, "profile")


def test_margin_is_counted_in_hours_so_that_the_currency_does_not_matter():
    # 24 x 3 x 42 % = 30.24 a month; 30 % of it pays half an hour at 18.
    thousandfold = {**BAKERY["profile"], "hour_wage": 18_000, "order_value": 24_000}

    assert _state(BAKERY, "F10") == _state({"profile": thousandfold}, "F10")


def test_the_sales_file_fills_what_the_user_left_out_and_says_so():
    profile = {
        key: value for key, value in BAKERY["profile"].items() if key not in ("customers", "order_value")
    }
    sales = {"customers": 324, "average_order_value": 24.3}

    assert _state({"profile": profile}, "F9", sales) == (3, "sales")
    assert _state({"profile": profile}, "F10", sales) == (1, "sales")
    assert _state(BAKERY, "F9", sales) == (3, "profile")


def test_consumption_factors_propose_until_the_guide_is_answered():
    profile = {"factor_schedule": 2, "factor_time": 5, "factor_guarantee": 1, "factor_substitutes": 4}

    assert _state({"profile": profile}, "F4") == (4, "profile")
    assert _state({"profile": profile}, "F3") == (0, "profile")
    assert _state({"profile": profile, "guide": {"F7": 0}}, "F7") == (0, "guide")


@pytest.mark.parametrize("value", [None, "4", True, -1, 5, ("4",)])
def test_what_is_no_answer_of_the_scale_is_not_known(value):
    assert _state({"guide": {"F1": value}}, "F1") == (None, "assumed")


@pytest.mark.parametrize(
    ("objective", "second", "shares"),
    [
        ("retener", "ampliar", {"retener": pytest.approx(2 / 3), "ampliar": pytest.approx(1 / 3)}),
        ("retener", "ninguno", {"retener": 1}),
        ("retener", "retener", {"retener": 1}),
        ("captar", None, {"captar": 1}),
        (None, "captar", {}),
        ("else", None, {}),
    ],
)
def test_the_objective_is_split_two_to_one(objective, second, shares):
    context = _context({"profile": {"objective": objective, "objective_second": second}})

    assert context.objectives == shares
    assert context.states["F6"].known is bool(shares)


def test_a_channel_that_the_content_does_not_know_is_passed_over():
    assert _context({"profile": {"channels": ("presencial", "fax")}}).channels == ("presencial",)


def test_the_medium_is_a_channel_of_the_customers_that_suits_and_answers_back():
    context = _context({"profile": {"channels": ("web", "presencial", "redes")}})

    media = rank_media(ADVICE, context, Workspace(), "PI")

    assert [(one.channel, one.theirs) for one in media[:2]] == [("redes", True), ("presencial", True)]
    assert media[0].suits


def test_among_channels_that_suit_equally_the_cheapest_contact_wins():
    context = _context({"profile": {"channels": ("telefono", "mensajeria")}})
    costs = ({"channel": "telefono", "cost_per_contact": 2}, {"channel": "mensajeria", "cost_per_contact": 1})

    media = rank_media(ADVICE, context, Workspace(tables={"channels": costs}), "PI")

    assert media[0].channel == "mensajeria"


def test_a_channel_of_no_use_gives_way_to_one_that_customers_did_not_name():
    context = _context({"profile": {"channels": ("web",)}})

    best = rank_media(ADVICE, context, Workspace(), "PE")[0]

    assert (best.theirs, best.suits) == (False, True)


def test_one_stage_ahead_an_idea_sold_in_person_looks_elsewhere():
    answers = {
        "guide": {"F1": 1, "F2": 0, "F3": 0, "F4": 3, "F5": 0, "F11": 1, "F12": 1},
        "profile": {"stage": "traction", "customers": 90, "team": 1, "objective": "captar"},
    }
    context = _context(answers)
    later = look_ahead(ADVICE, context)

    assert later == "AS"
    assert context.value("F8") == 2  # the present stays as it is


def test_the_answer_that_changes_the_type_is_the_first_to_find_out():
    workspace = Workspace(
        answers={
            **BAKERY,
            "profile": {**BAKERY["profile"], "documented_questions": 12, "host_committed": "no"},
        }
    )
    choice = choose(ADVICE, build_context(ADVICE, workspace, {}))

    doubts = find_doubts(ADVICE, workspace, {}, choice)

    assert (doubts[0].changes_type, doubts[0].type != choice.first) == (True, True)
    assert [doubt.changes_type for doubt in doubts] == sorted((d.changes_type for d in doubts), reverse=True)


def test_trying_an_answer_gives_what_answering_it_would():
    workspace = Workspace(answers=BAKERY)
    choice = choose(ADVICE, build_context(ADVICE, workspace, {}))

    for doubt in find_doubts(ADVICE, workspace, {}, choice):
        questionnaire, item = doubt.item.split(".")
        answered = workspace.with_answer(questionnaire, item, doubt.tried)
        assert choose(ADVICE, build_context(ADVICE, answered, {})).first == doubt.type


def test_of_two_answers_with_the_same_effect_the_unknown_one_comes_first():
    guide = {key: value for key, value in BAKERY["guide"].items() if key not in ("F1", "F5")}
    workspace = Workspace(answers={"guide": {**guide, "F1": None}, "profile": BAKERY["profile"]})
    choice = choose(ADVICE, build_context(ADVICE, workspace, {}))

    strongest = [d for d in find_doubts(ADVICE, workspace, {}, choice) if d.changes_type]
    unknown = [doubt.answer is None for doubt in strongest]

    assert unknown == sorted(unknown, reverse=True)
    assert any(unknown)


@pytest.mark.parametrize("value", ["PD", "", 5, True, ("yes",)])
def test_a_choice_that_no_item_offers_is_no_answer(value):
    assert _context({"profile": {"history": value}}).facts.history is None


@pytest.mark.parametrize("value", [1e300, 5e-324, -1, "12", True])
def test_a_size_that_nothing_real_has_is_no_answer(value):
    assert _context({"profile": {"customers": value}}).facts.customers is None
