"""What fits the week, the dated actions and the loyalty gates."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.library import ROOT, load_content
from logic.content.texts import load_texts
from logic.plan.builder import build_plan
from logic.plan.fit import Option, best_set
from logic.plan.loyalty import design_loyalty, stamp_rate, work_out_programme
from logic.plan.say_loyalty import say_loyalty
from logic.recommendation.facts import Facts
from logic.recommendation.recommend import recommend
from logic.workspace import Workspace

CONTENT = load_content()
EN = load_texts(ROOT / "locales", "en")
TODAY = dt.date(2026, 11, 21)
PROFILE = {
    "customers": 240,
    "team": 2,
    "hours_week": 7,
    "cash_month": 90,
    "hour_wage": 18,
    "objective": "retener",
    "permission": "yes",
    "owner_name": "Rosa",
}


def _plan(profile=None, plan=None, tables=None, guide=None):
    answers = {"profile": {**PROFILE, **(profile or {})}, "guide": guide or {"F1": 3}}
    workspace = Workspace(answers=answers, plan=plan or {}, tables=tables or {})
    return build_plan(CONTENT, workspace, recommend(CONTENT, workspace), today=TODAY)


def _left(plan):
    return {left.id: left.reason for left in plan.fit.left_out}


OPTIONS = st.lists(
    st.builds(
        Option,
        id=st.sampled_from(["RET1", "RET2", "RET3", "RET4"]),
        kind=st.just("strategy"),
        hours=st.sampled_from([0.5, 1, 2, 4, 6.5]),
        cash=st.sampled_from([0, 0.5, 10, 25]),
        value=st.sampled_from([1, 2, 3, 4.5]),
    ),
    max_size=6,
)
MOVES = st.lists(st.sampled_from([0.5, 1, 2, 3]), max_size=4)


@settings(max_examples=60, deadline=None)
@given(strategies=OPTIONS, hours=st.floats(0, 14), cash=st.sampled_from([0, 0.5, 10, 40]), moves=MOVES)
def test_the_set_chosen_is_the_best_of_all_that_fit(strategies, hours, cash, moves):
    options = [*strategies, *(Option(f"P{at}", "move", taken, 0, 2.5) for at, taken in enumerate(moves))]

    chosen = best_set(options, hours, cash, 2)

    every = (some for size in range(len(options) + 1) for some in combinations(options, size))
    worths = [(_value(one), -_hours(one)) for one in every if _allowed(one, hours, cash)]
    assert _allowed(chosen, hours, cash)
    assert (_value(chosen), -_hours(chosen)) == max(worths)


def _value(options):
    return round(sum(option.value for option in options), 6)


def _hours(options):
    return round(sum(option.hours for option in options), 6)


def _allowed(options, hours, cash):
    ids = [option.id for option in options]
    return (
        len(set(ids)) == len(ids)
        and sum(option.kind == "strategy" for option in options) <= 2
        and _hours(options) <= hours + 1e-9
        and sum(option.cash for option in options) <= cash + 1e-9
    )


@pytest.mark.parametrize(("hours", "cash"), [(-2, None), (None, -30), (0, None), (None, 0), (-2, -30)])
def test_where_nothing_is_left_only_what_takes_nothing_is_chosen(hours, cash):
    free = Option("P1", "move", 0, 0, 1)
    dear = (Option("RET1", "strategy", 0.5, 0.5, 9), Option("RET2", "strategy", 0.5, 0.5, 9))

    assert best_set([*dear, free], hours, cash, 2) == (free,)
    assert best_set([*dear, free], None, None, 2) == (*dear, free)


def test_greedy_would_miss_the_best_pair():
    big = Option("RET1", "strategy", 5, 0, 4)
    pair = (Option("RET2", "strategy", 3, 0, 3), Option("RET3", "strategy", 3, 0, 3))

    assert best_set([big, *pair], 6, None, 2) == pair


def test_at_most_two_strategies_however_many_hours_there_are():
    plan = _plan({"hours_week": 200, "customers": 20})

    assert len(plan.fit.strategies) == 2
    assert "two_at_most" in _left(plan).values()


def test_what_is_chosen_and_the_trial_fit_in_the_hours():
    plan = _plan()
    taken = plan.cost.hours_month + sum(option.hours for option in plan.fit.chosen)

    assert taken <= 7 * 4.33 + 1e-9
    assert plan.fit.hours_left == pytest.approx(7 * 4.33 - taken)


def test_without_hours_left_nothing_is_added():
    plan = _plan({"hours_week": 0.5})

    assert plan.fit.chosen == ()
    assert set(_left(plan).values()) >= {"hours"}


def test_what_does_not_fit_says_how_many_hours_are_missing():
    plan = _plan({"hours_week": 1})
    missing = {left.id: left.missing_hours for left in plan.fit.left_out if left.reason == "hours"}
    option_hours = 6 + 0.75 * 4  # complaints: fifteen minutes a day and four cases

    assert missing["RET4"] == pytest.approx(option_hours - plan.fit.hours_left)


def test_calling_everybody_gives_way_to_calling_a_few():
    plan = _plan({"hours_week": 4}, plan={"strategies": ("RET1",)})

    assert [(option.id, option.customers) for option in plan.fit.strategies] == [("RET1", 10)]


def test_without_permission_nothing_is_sent():
    plan = _plan({"permission": "no"})
    blocked = {id for id, reason in _left(plan).items() if reason == "permission"}

    assert blocked == {
        id for id, strategy in CONTENT.advice.strategies.strategies.items() if strategy.sends_messages
    }


def test_preconditions_that_fail_are_named():
    plan = _plan({"customers": 10, "reach": 50, "host_committed": "no"}, guide={"F5": 1})
    needs = {left.id: left.needs for left in plan.fit.left_out if left.reason == "needs"}

    assert needs["RET2"] == (0,)
    assert needs["RET5"] == (0, 1, 2)
    assert needs["RET7"] == (0,)


def test_the_user_may_name_the_strategies_and_their_hours():
    plan = _plan(plan={"strategies": ("RET3", "RET6"), "RET3_hours": 2, "RET6_cash": 15})

    assert {(one.id, round(one.hours, 2), one.cash) for one in plan.fit.strategies} == {
        ("RET3", 2, 0),
        ("RET6", 4.67, 15),
    }


def test_actions_have_stable_ids_owners_and_days_in_order():
    plan = _plan()
    again = _plan({"hours_week": 7.5})
    ids = [action.id for action in plan.actions]

    assert ids == [action.id for action in again.actions]
    assert len(set(ids)) == len(ids)
    assert [action.day for action in plan.actions] == sorted(action.day for action in plan.actions)
    assert {action.owner for action in plan.actions} == {"Rosa"}
    assert next(a.day for a in plan.actions if a.id == "trial.decide") == plan.card.end


@pytest.mark.parametrize("action", [action.id for action in CONTENT.advice.plan.actions])
def test_every_action_of_the_content_is_planned_unless_a_strategy_does_the_same(action):
    plan = _plan(plan={"strategies": ("RET4",)})

    assert f"trial.{action}" in {one.id for one in plan.actions}


def test_a_strategy_that_does_the_same_takes_the_place_of_an_action():
    plan = _plan(plan={"strategies": ("RET2",)})

    assert "strategy.RET2" in {one.id for one in plan.actions}
    assert "trial.survey" not in {one.id for one in plan.actions}


def test_stages_follow_the_days():
    plan = _plan(plan={"box_days": 56})

    assert {action.stage for action in plan.actions if action.offset <= 30} == {30}
    assert {action.stage for action in plan.actions if 30 < action.offset <= 60} == {60}
    assert {action.stage for action in plan.actions if action.offset > 60} == {90}


def test_rows_of_the_user_write_over_actions_or_add_to_them():
    rows = (
        {"id": "trial.decide", "day": "2027-01-02", "owner": "Julián", "hours": 2, "done": True},
        {"id": "mine", "text": "Imprimir tarjetas", "day": "2026-12-05"},
        {"id": "no text"},
        {"id": "trial.invite", "day": "mañana"},
    )
    actions = {action.id: action for action in _plan(tables={"actions": rows}).actions}

    decide = actions["trial.decide"]
    assert (decide.day, decide.owner, decide.hours, decide.done) == (dt.date(2027, 1, 2), "Julián", 2, True)
    assert (actions["mine"].source, actions["mine"].stage, actions["mine"].text) == (
        "own", 30, "Imprimir tarjetas",
    )  # fmt: skip
    assert "no text" not in actions
    assert actions["trial.invite"].day == dt.date(2026, 11, 30)


FACTS = Facts(
    basics_ok="yes", customers=100, repeat_customers=30, orders_year=3, order_value=20, margin_share=0.4
)
ROW = {"objective": "frequency", "viable": "yes", "reward_percent": 5, "integrated": "yes"}


def _design(row=None, **facts):
    workspace = Workspace(tables={"loyalty": ({**ROW, **(row or {})},)})
    return design_loyalty(CONTENT.advice.loyalty, workspace, Facts(**{**vars(FACTS), **facts}))


def test_a_programme_needs_thirty_extra_orders_a_fifth_more():
    # 150 members x 1 order x 20, margin 40 %, reward 5 %, administration 60: 210 a month, 30 orders, +20 %.
    sums = work_out_programme(
        members=150,
        orders_member_month=1,
        order_value=20,
        margin_share=0.40,
        reward_rate=0.05,
        admin_month=60,
    )

    assert (round(sums.cost, 2), sums.extra_orders, sums.extra_share) == (210, 30, 0.2)


def test_ten_stamps_and_one_free_at_sixty_per_cent_of_goods_cost_six_per_cent():
    assert stamp_rate(10, 1, 0.6) == pytest.approx(0.06)


def test_a_reward_above_the_margin_never_pays():
    sums = work_out_programme(
        members=150, orders_member_month=1, order_value=20, margin_share=0.05, reward_rate=0.05
    )

    assert sums.extra_orders is None


def test_gates_open_exactly_at_their_limits():
    design = _design()

    assert [gate.status for gate in design.gates] == ["open"] * 6
    assert (design.open, design.stopped_at) == (True, None)


@pytest.mark.parametrize(
    ("row", "facts", "gate"),
    [
        ({}, {"basics_ok": "no"}, "basics"),
        ({}, {"customers": 99}, "mass"),
        ({}, {"repeat_customers": 29}, "mass"),
        ({}, {"orders_year": 2.9}, "mass"),
        ({"objective": ("frequency", "ticket")}, {}, "objective"),
        ({"viable": "no"}, {}, "viable"),
        ({"reward_percent": 14}, {}, "margin"),
        ({"integrated": "no"}, {}, "integrated"),
        ({"viable": "no", "integrated": "no"}, {"customers": 10}, "mass"),
    ],
)
def test_the_first_closed_gate_stops_the_design(row, facts, gate):
    design = _design(row, **facts)

    assert (design.stopped_at.id, design.stopped_at.status, design.open) == (gate, "closed", False)


def test_a_reward_must_leave_twice_itself():
    # Margin 40 %: 13 % leaves 27, more than 26; 14 % leaves 26, less than 28.
    assert _design({"reward_percent": 13}).open is True
    assert _design({"reward_percent": 14}).open is False


def test_a_gate_that_nobody_answered_is_neither_open_nor_closed():
    design = _design(basics_ok=None)

    assert (design.stopped_at.id, design.open) == ("basics", None)


def test_an_empty_design_has_no_contradictions():
    assert design_loyalty(CONTENT.advice.loyalty, Workspace(), Facts()).checks == ()


@pytest.mark.parametrize(
    ("row", "check"),
    [
        ({"for_everyone": True, "exclusive": "yes"}, "mass_and_exclusive"),
        ({"many_benefits": True, "benefits_percent": 0.9}, "rich_and_cheap"),
        ({"objective": ("frequency", "data")}, "several_objectives"),
        ({"sentences": 3}, "hard_to_explain"),
        ({}, "no_liability"),
    ],
)
def test_contradictions_of_a_design_are_named(row, check):
    assert check in _design(row).checks


@pytest.mark.parametrize(
    "row",
    [
        {"for_everyone": True, "redeemed_percent": 60},
        {"many_benefits": True, "benefits_percent": 1, "redeemed_percent": 60},
        {"sentences": 2, "redeemed_percent": 60},
    ],
)
def test_a_design_at_its_limits_has_none(row):
    assert _design(row).checks == ()


def test_sums_of_a_design_take_the_purchases_of_the_business_and_no_administration_unless_told():
    facts = Facts(order_value=20, margin_share=0.4, orders_month=1)

    def sums(**row):
        given = {"members": 150, "reward_percent": 5, **row}
        return design_loyalty(
            CONTENT.advice.loyalty, Workspace(tables={"loyalty": (given,)}), facts
        ).economics

    # 150 purchases of 20, of which 5 % goes back
    assert (sums().cost, sums().reward_rate, sums().liability) == (150, 0.05, None)
    assert sums(admin_month=60).cost == 210
    assert sums(orders_member_month=2).cost == 300
    assert sums(redeemed_percent=80).liability == pytest.approx(120)
    assert sums(members=None) is None


@pytest.mark.parametrize(
    ("reward", "extra"), [(5, "30"), (50, None)], ids=["a fifth more", "the reward is more than the margin"]
)
def test_sums_say_how_many_purchases_would_pay_or_that_none_would(reward, extra):
    row = {"members": 150, "orders_member_month": 1, "reward_percent": reward, "admin_month": 60}
    profile = {"order_value": 20, "margin_percent": 40, "currency": "EUR"}

    sums = say_loyalty(CONTENT.advice, _plan(profile, tables={"loyalty": (row,)}), EN).economics

    never = EN("plan.loyalty_never")
    assert (never in sums) is (extra is None)
    assert extra is None or any(extra in one for one in sums[1:])
