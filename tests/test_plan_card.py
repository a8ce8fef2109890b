"""The experiment card: what is proposed, what the user writes over, what must be mended."""

import datetime as dt
from dataclasses import replace

import pytest

from logic.content.library import load_content
from logic.plan.builder import build_plan
from logic.plan.lint import check_card
from logic.plan.power import (
    people_to_scale,
    people_to_tell,
    tells_apart,
    threshold_to_scale,
    threshold_to_tell,
)
from logic.plan.proposals import (
    Asked,
    Seen,
    propose_behaviour,
    propose_box,
    propose_participants,
    propose_threshold,
)
from logic.recommendation.recommend import recommend
from logic.workspace import Workspace

CONTENT = load_content()
POLICY = CONTENT.advice.plan
TODAY = dt.date(2026, 11, 21)
PROFILE = {
    "segment_name": "Familias del barrio",
    "customers": 240,
    "team": 2,
    "hours_week": 7,
    "cash_month": 90,
    "hour_wage": 18,
    "order_value": 24,
    "orders_month": 3,
    "margin_percent": 42,
    "objective": "retener",
    "channels": ("presencial", "mensajeria"),
    "owner_name": "Rosa",
    "stage": "consolidated",
}
GUIDE = {"F1": 3, "F2": 0, "F3": 1, "F4": 3, "F5": 1, "F7": 3}


def _plan(plan=None, profile=None, sales=None, tables=None, today=TODAY):
    answers = {"profile": {**PROFILE, **(profile or {})}, "guide": GUIDE}
    workspace = Workspace(answers=answers, plan=plan or {}, tables=tables or {})
    advice = recommend(CONTENT, workspace, None, sales)
    return build_plan(CONTENT, workspace, advice, None, sales, today)


def _codes(plan):
    return {finding.code for finding in plan.findings}


def test_the_card_is_filled_from_the_advice():
    card = _plan().card

    assert (card.segment, card.objective, card.type, card.medium) == (
        "Familias del barrio", "retener", "PI", "mensajeria",
    )  # fmt: skip
    assert (card.medium_fit, card.two_way, card.medium_theirs) == (4, True, True)
    assert (card.behaviour, card.participants, card.box_days, card.threshold) == ("repurchase", 10, 28, 0.5)
    assert (card.start, card.end) == (dt.date(2026, 11, 30), dt.date(2026, 12, 28))


def test_what_the_user_writes_over_stands_and_the_rest_follows():
    plan = _plan({"type": "PD", "participants": 20, "threshold": 40, "box_days": 42, "start": "2026-12-07"})

    assert (plan.card.type, plan.card.participants) == ("PD", 20)
    assert (plan.card.rule.scale_from, plan.card.rule.stop_to) == (11, 5)
    assert plan.card.end == dt.date(2027, 1, 18)
    assert plan.cost.hours_month == pytest.approx(20 * 0.75 + 4 / 6)
    assert plan.edited == {"type", "participants", "threshold", "box_days", "start"}


def test_costs_follow_at_once():
    plan = _plan({"hours_week": 3, "setup_hours": 0, "hour_value": 12})

    assert round(plan.cost.total, 2) == 155.88
    assert round(plan.cost.per_customer, 2) == 15.59


@pytest.mark.parametrize(
    "plan",
    [
        {"type": "XX", "objective": "everything", "behaviour": "likes"},
        {"participants": "many", "box_days": -3, "threshold": True, "start": "soon", "hour_value": "x"},
        {"start": "9999-12-31"},
        {"two_way": "perhaps", "strategies": ("RET9",)},
    ],
)
def test_what_a_foreign_file_writes_over_is_passed_over(plan):
    card = _plan(plan).card

    assert (card.type, card.objective, card.behaviour, card.participants) == (
        "PI",
        "retener",
        "repurchase",
        10,
    )
    assert card.start == dt.date(2026, 11, 30)


def test_without_a_day_to_count_from_there_are_no_dates():
    plan = _plan(today=None)

    assert (plan.card.start, plan.card.end) == (None, None)
    assert {action.day for action in plan.actions} == {None}
    assert "start" in plan.pending


@pytest.mark.parametrize(
    ("objective", "behaviour"), [("captar", "pays"), ("retener", "repurchase"), ("ampliar", "adds")]
)
def test_each_objective_proposes_a_behaviour(objective, behaviour):
    assert _plan(profile={"objective": objective}).card.behaviour == behaviour


@pytest.mark.parametrize("type", CONTENT.advice.types.types)
@pytest.mark.parametrize("objective", POLICY.objectives)
def test_what_is_counted_measures_the_objective_in_the_type(objective, type):
    usual = _plan({"type": type}, {"objective": objective}).card.behaviour
    rare = _plan({"type": type}, {"objective": objective}, {"cycle_customer_median": 200}).card.behaviour

    assert POLICY.behaviours[usual].suits(objective, type)
    assert POLICY.behaviours[rare].suits(objective, type)


def test_what_measures_another_objective_is_refused_in_a_sentence():
    plan = _plan({"behaviour": "adds"})

    assert plan.card.behaviour == "repurchase"
    assert "refused_behaviour" in _codes(plan)


def test_a_medium_in_which_the_type_cannot_run_is_refused_in_a_sentence():
    plan = _plan({"type": "PE", "medium": "marketplace"})

    assert plan.card.medium != "marketplace"
    assert plan.card.medium_fit >= 2
    assert "refused_medium" in _codes(plan)


@pytest.mark.parametrize(("cycle", "days"), [(None, 28), (3, 28), (28, 28), (29, 35), (45, 49), (182, 182)])
def test_the_box_holds_a_purchase_cycle_in_whole_weeks(cycle, days):
    assert propose_box(POLICY, "repurchase", Seen({"cycle_customer_median": cycle})) == days


@pytest.mark.parametrize(
    ("type", "behaviour"),
    [("PI", "replies"), ("AS", "resolves"), ("CO", "contributes"), ("CC", "contributes")],
)
def test_a_cycle_that_no_box_can_hold_gives_way_to_an_earlier_sign(type, behaviour):
    rare = {"cycle_customer_median": 200}

    assert propose_behaviour(POLICY, "retener", type, Seen(rare)) == behaviour
    assert _plan(sales=rare).card.box_days == 28
    assert "early_sign" in _codes(_plan(sales=rare))


def test_what_nearly_everybody_does_anyway_is_seen_in_a_shorter_box():
    seen = Seen({"returned_28": 0.88, "returned_21": 0.75, "returned_14": 0.60, "cycle_customer_median": 10})

    assert propose_box(POLICY, "repurchase", seen) == 14
    assert propose_behaviour(POLICY, "retener", "PI", seen) == "repurchase"


def test_what_just_so_many_do_anyway_as_may_leaves_the_box_as_it_is():
    most = POLICY.defaults.max_baseline

    for share, days in ((most, 28), (most + 0.01, 21)):
        seen = Seen({"returned_28": share, "returned_21": 0.5, "cycle_customer_median": 10})
        assert propose_box(POLICY, "repurchase", seen) == days


@pytest.mark.parametrize("cycle", [None, 10, 200])
def test_what_needs_no_purchase_is_seen_in_four_weeks_whatever_the_cycle(cycle):
    assert propose_box(POLICY, "replies", Seen({"cycle_customer_median": cycle})) == 28


def test_what_nearly_everybody_does_in_every_box_gives_way_to_purchases_through_the_medium():
    seen = Seen({"returned_28": 0.88, "returned_21": 0.80, "returned_14": 0.71, "cycle_customer_median": 10})

    assert propose_box(POLICY, "repurchase", seen) is None
    assert propose_behaviour(POLICY, "retener", "PI", seen) == "orders"


@pytest.mark.parametrize(
    ("baseline", "participants", "threshold"),
    [
        (None, 10, 0.5),
        (0.3, 10, 0.5),
        (0.47, 10, 0.7),
        (0.5, 10, 0.8),
        (0.7, 14, 0.8),
        (0.88, 10, 0.9),
        (0.9, 10, 0.9),
        (0.95, 10, 0.9),
    ],
)
def test_the_threshold_asks_for_more_than_happens_anyway_and_can_be_told_from_it(
    baseline, participants, threshold
):
    n = propose_participants(POLICY, 10, baseline)

    assert (n, propose_threshold(POLICY, baseline, n)) == (participants, threshold)


def test_so_many_participants_tell_a_threshold_from_a_baseline():
    # Wilson, one-sided 90 %: 9 of 10 leave a lower bound of 71.8 %
    assert (tells_apart(10, 0.9, 0.717), tells_apart(10, 0.9, 0.718)) == (True, False)
    assert (threshold_to_tell(10, 0.88), threshold_to_scale(10), people_to_scale(0.9)) == (None, 0.85, 15)
    needed = people_to_tell(0.9, 0.88)
    assert (tells_apart(needed, 0.9, 0.88), tells_apart(needed - 1, 0.9, 0.88)) == (True, False)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ({"baseline": 88, "threshold": 90}, "cannot_tell_people"),
        ({"baseline": 47, "threshold": 50}, "cannot_tell"),
        ({"baseline": 49.9, "threshold": 50}, "cannot_tell_share"),
        ({"baseline": 89.9, "threshold": 90}, "cannot_tell_never"),
        ({"threshold": 90}, "cannot_scale"),
    ],
)
def test_a_threshold_that_so_few_cannot_show_names_what_would(plan, code):
    assert code in _codes(_plan({"participants": 10, **plan}))


def test_the_guard_of_hours_follows_from_the_hours_of_the_try():
    plan = _plan()
    expected = 10 * 0.25 / 4.33  # ten customers of a quarter of an hour, in weeks

    assert plan.guard.expected == pytest.approx(expected)
    assert plan.guard.limit == 1.5  # twice that, in whole half hours
    assert _plan({"max_hours_week": 0.5}).guard.limit == 0.5
    assert "above_hours_guard" in _codes(_plan({"max_hours_week": 0.5}))


def test_the_baseline_comes_from_the_survey_where_there_is_no_sales_file():
    asked = {"RET_LEA1": Asked(6, 20)}
    advice = recommend(CONTENT, Workspace(answers={"profile": PROFILE, "guide": GUIDE}), None, None)

    card = build_plan(CONTENT, Workspace(answers={"profile": PROFILE}), advice, asked=asked).card

    assert (card.baseline.share, card.baseline.source) == (0.3, "survey")
    assert card.baseline.asked == Asked(6, 20)


def test_the_baseline_comes_from_the_sales_file_until_the_user_gives_one():
    sales = {"cycle_customer_median": 20, "returned_28": 0.42}

    from_file, own = _plan(sales=sales).card, _plan({"baseline": 35}, sales=sales).card

    assert (from_file.baseline.share, from_file.baseline.source) == (0.42, "sales")
    assert (own.baseline.share, own.baseline.source) == (0.35, "user")


def test_there_are_never_more_participants_than_customers_unless_they_are_to_be_won():
    assert _plan(profile={"customers": 4}).card.participants == 4
    assert _plan(profile={"customers": 4, "objective": "captar"}).card.participants == 10


def test_rows_follow_the_advice_and_the_first_is_the_one_to_try():
    plan = _plan()

    assert [row.type for row in plan.rows] == ["PI", "PD"]
    assert plan.rows[0].cost is plan.cost


def test_rows_that_the_user_adds_take_the_place_of_the_proposal():
    rows = (
        {"type": "CO", "medium": "Mañana de prueba", "hours_month": 6, "cash_month": 90},
        {"type": "?"},
    )

    plan = _plan(tables={"plan_rows": rows})

    assert [(row.type, row.medium) for row in plan.rows[1:]] == [("CO", "Mañana de prueba")]
    assert (plan.rows[1].cost.hours_month, plan.rows[1].cost.total) == (6, 90 + 6 * 18)


GOOD = "Creemos que al menos 5 de 10 familias vuelven a comprar en 28 días."


@pytest.mark.parametrize(
    ("hypothesis", "codes"),
    [
        (GOOD, set()),
        ("We believe that at least 5 of 10 customers will buy again within 28 days.", set()),
        ("Creemos que la mitad de los clientes recomienda el negocio antes del 1/12.", set()),
        ("Creemos que muchos clientes vuelven a comprar en un mes.", {"no_number"}),
        ("Creemos que 5 de 10 clientes vuelven a comprar.", {"no_deadline"}),
        ("Creemos que 5 de 10 clientes van a sentir aprecio en 28 días.", {"no_behaviour", "feeling"}),
        ("Creemos que 5 de 10 vuelven a comprar en 28 días.", {"no_segment"}),
        ("Creemos que 5 de 10 clientes responden y ganamos 300 seguidores en 28 días.", {"vanity"}),
        ("Creemos que el 100 % de los clientes vuelve en 28 días.", {"total"}),
        ("Vamos a fidelizar.", {"no_number", "no_deadline", "no_behaviour", "no_segment", "feeling"}),
    ],
)
def test_a_hypothesis_that_could_not_turn_out_false_is_told_so(hypothesis, codes):
    assert _codes(_plan({"hypothesis": hypothesis})) == codes


@pytest.mark.parametrize(
    ("plan", "sales", "code"),
    [
        ({"threshold": 100}, {}, "total"),
        ({"threshold": 40, "baseline": 40}, {}, "threshold_below_baseline"),
        ({"start": "2026-12-01", "threshold_day": "2026-12-02"}, {}, "threshold_after_start"),
        ({"threshold": 95}, {}, "cannot_scale"),
        ({"participants": 3, "threshold": 20}, {}, "cannot_stop"),
        ({"box_days": 27}, {"cycle_customer_median": 28}, "box_shorter_than_cycle"),
        ({"participants": 241}, {}, "more_than_customers"),
        ({"hour_value": 0}, {}, "free_hours"),
        ({"participants": 20}, {}, "control"),
        ({"medium": "web"}, {}, "one_way"),
        ({"medium": "telefono"}, {}, "medium_not_theirs"),
        ({"two_way": False}, {}, "one_way"),
        ({"max_hours_week": 0.1}, {}, "above_hours_guard"),
        ({"max_cost_per_success": 1}, {}, "above_cost_guard"),
    ],
)
def test_a_try_that_would_prove_nothing_is_told_so(plan, sales, code):
    assert code in _codes(_plan(plan, sales=sales))


@pytest.mark.parametrize(
    ("plan", "sales", "code"),
    [
        ({"threshold": 41, "baseline": 40}, {}, "threshold_below_baseline"),
        ({"start": "2026-12-01", "threshold_day": "2026-12-01"}, {}, "threshold_after_start"),
        ({"box_days": 28}, {"cycle_customer_median": 28}, "box_shorter_than_cycle"),
        ({"behaviour": "replies", "box_days": 7}, {"cycle_customer_median": 28}, "box_shorter_than_cycle"),
        ({"participants": 240}, {}, "more_than_customers"),
    ],
)
def test_a_try_at_its_limit_is_let_be(plan, sales, code):
    assert code not in _codes(_plan(plan, sales=sales))


def test_a_medium_in_own_words_is_neither_praised_nor_blamed():
    plan = _plan({"medium": "Cuaderno en el mostrador"})

    assert (plan.card.medium_fit, plan.card.two_way, plan.card.medium_theirs) == (None, None, None)
    assert _codes(plan) == set()


def test_a_result_is_judged_by_the_rule_that_was_set():
    plan = _plan({"successes": 8, "observed": 10})

    assert (plan.result.verdict, plan.result.complete) == ("scale", True)
    assert (round(plan.result.reading.low, 2), round(plan.result.reading.high, 2)) == (0.49, 0.94)


def test_before_everybody_was_observed_nothing_is_decided_but_harm():
    assert _plan({"successes": 5, "observed": 6}).result.complete is False
    assert _plan({"successes": 5, "observed": 6, "harmed": 3}).result.verdict == "harm"


def test_a_result_that_cannot_be_is_none():
    assert _plan({"successes": 11, "observed": 10}).result is None
    assert _plan().result is None


def test_a_try_that_works_but_costs_too_much_moves_to_a_cheaper_type():
    plan = _plan({"successes": 10, "observed": 10, "cash_month": 900})

    assert plan.gates.pays is False
    assert plan.result.verdict == "works_but_costs_too_much"


def test_the_full_size_takes_the_real_hours_of_what_is_first_done_by_hand():
    plan = _plan({"type": "AU"})

    assert plan.cost.hours_month == pytest.approx(20 * 0.25 + 4 / 6)
    assert plan.full_size.hours_month == pytest.approx(240 * 0.03 + 40 / 6)


def test_an_empty_workspace_still_has_a_plan_that_lists_what_is_missing():
    advice = recommend(CONTENT, Workspace())
    plan = build_plan(CONTENT, Workspace(), advice, today=TODAY)

    assert plan.cost.total is None
    assert {"segment", "customers", "objective", "guide", "hour_value", "margin"} <= set(plan.pending)


def test_the_proposed_card_needs_no_mending():
    card = _plan().card

    assert [finding.code for finding in check_card(replace(card, hypothesis=""), POLICY)] == []


def test_what_both_sides_put_in_comes_from_the_returns_until_it_is_written_over():
    told = {"puts_in": "Espera la segunda hornada", "gains": "Pan a su hora"}
    workspace = Workspace(answers={"profile": PROFILE, "guide": GUIDE, "ior": told})
    own = workspace.model_copy(update={"plan": {"customer_gets": "Alguien que recuerda"}})

    proposed, written = (
        build_plan(CONTENT, one, recommend(CONTENT, one)).written for one in (workspace, own)
    )

    assert proposed == {"customer_puts": "Espera la segunda hornada", "customer_gets": "Pan a su hora"}
    assert written == {"customer_puts": "Espera la segunda hornada", "customer_gets": "Alguien que recuerda"}


def test_a_type_that_a_condition_closes_is_told_so():
    closed, open_ = _plan({"type": "PE"}), _plan({"type": "PI"})  # 240 customers, 7 hours a week

    assert ("closed_type" in _codes(closed), "closed_type" in _codes(open_)) == (True, False)
