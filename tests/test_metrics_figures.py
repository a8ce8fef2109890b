"""Worked cases: made-up shops whose figures follow from how they were made."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from logic.content.texts import LANGUAGES, Texts, load_phrases
from logic.content.yaml_file import read_yaml
from logic.metrics.as_json import figures_to_keep, to_json
from logic.metrics.figure import Withheld
from logic.metrics.measure import measure
from logic.metrics.reasons import say
from logic.metrics.recency_frequency_value import FIFTHS, CutPoints, quantiles, score_up
from logic.metrics.words import say_days, tell
from tests.sales_tables import POLICY, day, purchases, simulate

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
SHOP = simulate(1500, 900, rate=0.02)


def read_cases(name):
    cases = read_yaml(CASES / f"{name}.yaml")
    return [pytest.param(case["given"], case["expect"], id=case["name"]) for case in cases]


def crowd(customers, first, after, amounts=None, tag=""):
    """Return the orders of customers who all buy alike."""
    born, amounts = dt.date.fromisoformat(first), amounts or [10] * len(after)
    return [
        (f"{first} {after} {number} {tag}", str(born + dt.timedelta(days)), amount)
        for number in range(customers)
        for days, amount in zip(after, amounts, strict=True)
    ]


@pytest.mark.parametrize(("given", "expect"), read_cases("metrics_scores"))
def test_scores(given, expect):
    values = np.array(given["values"])

    assert score_up(values, quantiles(values, FIFTHS)).tolist() == expect


@pytest.mark.parametrize(("given", "expect"), read_cases("metrics_figures"))
def test_figures(given, expect):
    orders = [order for group in given["crowds"] for order in crowd(**group)]
    metrics = measure(purchases(orders), POLICY, reference_day=day(given["reference"]), with_model=False)

    for id, expected in expect.items():
        if id == "medians_differ":
            assert metrics.medians_differ == expected
        else:
            figure = metrics.figures[id]
            assert [figure.value, figure.n] == pytest.approx(expected)


def test_cohorts_count_customers_by_month_and_hide_the_month_that_is_not_over():
    orders = [
        *crowd(12, "2025-01-10", [0, 40, 45]),  # back in February
        *crowd(10, "2025-02-03", [0, 5]),  # twice in February
        *crowd(11, "2025-03-04", [0, 35]),  # back in April, which is not over
        *crowd(10, "2025-04-02", [0]),
    ]

    metrics = measure(purchases(orders), POLICY, reference_day=day("2025-04-29"))

    assert [(cohort.month, cohort.size, cohort.active, cohort.returned) for cohort in metrics.cohorts] == [
        ("2025-01", 12, (12, 12, 0), (0, 12, 12)),
        ("2025-02", 10, (10, 0), (0, 0)),
        ("2025-03", 11, (11,), (0,)),
    ]
    assert [month.complete for month in metrics.months] == [True, True, True, False]


def test_a_month_is_complete_on_its_last_day():
    orders = [order for month in ("01", "02", "03") for order in crowd(10, f"2025-{month}-05", [0])]

    metrics = measure(purchases(orders), POLICY, reference_day=day("2025-03-31"))

    assert [cohort.month for cohort in metrics.cohorts] == ["2025-01", "2025-02", "2025-03"]


def test_new_and_returning_revenue_add_up_to_each_month():
    orders = [*crowd(3, "2025-01-10", [0, 5, 40], [10, 20, 30]), *crowd(2, "2025-02-03", [0], [7])]

    january, february = measure(purchases(orders), POLICY, reference_day=day("2025-02-28")).months

    assert (january.customers, january.new_customers, january.new_cents, january.returning_cents) == (
        3, 3, 3000, 6000,
    )  # fmt: skip
    assert (february.customers, february.new_customers, february.new_cents, february.returning_cents) == (
        5, 2, 1400, 9000,
    )  # fmt: skip


def test_the_change_of_revenue_is_explained_without_a_rest():
    change = measure(SHOP, POLICY, with_model=False).change

    assert sum(change.effects.values()) == pytest.approx(change.after.cents - change.before.cents)
    assert set(change.effects) == {"customers", "orders_per_customer", "average_order_value"}
    assert change.days == 365


def test_more_customers_alone_explain_a_change_that_only_customers_made():
    orders = [*crowd(10, "2025-01-02", [0, 30]), *crowd(20, "2025-07-10", [0, 30])]

    change = measure(purchases(orders), POLICY, reference_day=day("2025-12-31")).change

    assert change.effects == pytest.approx(
        {"customers": 20_000, "orders_per_customer": 0, "average_order_value": 0}
    )


@pytest.mark.parametrize(("customers", "rule", "unit"), [(49, "fixed", "cycles"), (60, "fifths", "days")])
def test_small_files_are_cut_at_fixed_bands(customers, rule, unit):
    orders = [
        order
        for number in range(customers)
        for order in crowd(
            1, f"2025-01-{1 + number % 28:02}", [11 * k for k in range(1 + number % 6)], tag=number
        )
    ]

    scored = measure(purchases(orders), POLICY).table.scored

    assert (scored.recency_axis.rule, scored.recency_axis.unit) == (rule, unit)
    assert scored.frequency_axis.rule == rule


def test_fixed_bands_of_value_are_thirds():
    orders = [(f"C{number}", "2025-01-05", 1 + number) for number in range(30)]

    scored = measure(purchases(orders), POLICY).table.scored

    assert scored.value_axis.counts == (10, 0, 10, 0, 10)


def test_the_users_own_cut_points_go_before_any_rule():
    cuts = CutPoints(recency=(7, 30, 60, 90), frequency=(1, 2, 4, 8), value=(1000, 2000, 5000, 10000))

    scored = measure(SHOP, POLICY, cuts=cuts, with_model=False).table.scored

    assert scored.recency_axis.cuts == (7, 30, 60, 90)
    assert scored.frequency_axis.rule == scored.value_axis.rule == "own"
    table = measure(SHOP, POLICY, cuts=cuts, with_model=False).table
    assert set(scored.recency[table.days_since_last <= 7].tolist()) == {5}
    assert set(scored.frequency[table.occasions > 8].tolist()) == {5}


def test_every_metric_has_its_texts_and_every_text_its_metric():
    metrics = measure(SHOP, POLICY)
    elsewhere = {"nps", "top_two_share", "segments", "cohorts"}
    social = {
        id
        for id in POLICY.metrics
        if id.startswith(("engagement_", "depth_", "proactive_", "customer_overlap"))
    }

    assert {*metrics.figures, *metrics.withheld} - elsewhere == set(POLICY.metrics) - elsewhere - social


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_and_fills_its_blanks(language):
    t = Texts(language, load_phrases(ROOT / "locales")[language])
    quantities = {quantity for gate in POLICY.limits.gates.values() for quantity in gate.needs}

    for quantity in quantities:
        sentence = say(Withheld(quantity, {"have": 3, "need": 60, "missing": 57}), t)
        assert "{" not in sentence
    assert say(Withheld("silent_days", {"have": 45, "most": 30}), t).count("30") == 1


def test_missing_history_is_told_in_days():
    t = Texts("es", load_phrases(ROOT / "locales")["es"])
    orders = crowd(30, "2025-01-01", [0, 33])

    metrics = measure(purchases(orders), POLICY)

    assert say(metrics.withheld["repeat_rate_90"], t) == (
        "Faltan 57 días de historia: el archivo cubre 33 y se necesitan 90."
    )


def test_an_almost_reached_limit_never_reads_as_reached():
    t = Texts("es", load_phrases(ROOT / "locales")["es"])

    assert say(Withheld("history_cycles", {"have": 2.96, "need": 3, "missing": 0.04}), t) == (
        "El archivo cubre 2,9 ciclos de compra y se necesitan 3."
    )


def test_json_has_the_promised_keys_and_null_with_a_reason_below_a_gate():
    arranged = to_json(
        measure(purchases(crowd(5, "2025-01-01", [0, 33])), POLICY), lambda reason: reason.code
    )

    assert list(arranged) == [
        "orders", "occasions", "customers", "repeat_customers", "revenue", "first_date", "last_date",
        "reference_date", "metrics", "withheld", "segments", "cohorts",
    ]  # fmt: skip
    assert arranged["metrics"]["cycle_days"] == {"customer_median": None, "pooled_median": None}
    assert arranged["withheld"]["cycle_days"] == "gaps"
    assert arranged["withheld"]["segments"] == "customers"
    assert (arranged["first_date"], arranged["last_date"]) == ("2025-01-01", "2025-02-03")


def test_a_session_keeps_numbers_and_no_names():
    kept = figures_to_keep(measure(SHOP, POLICY, with_model=False))

    assert {type(value) for value in kept.values()} <= {float, int, type(None)}
    assert kept["customers"] == 1500
    assert kept["repeat_rate.low"] < kept["repeat_rate"] < kept["repeat_rate.high"]
    assert (kept["repeat_rate.n"], kept["cac"]) == (1500, None)


def test_every_figure_is_told_in_a_line_of_its_own():
    t = Texts("en", load_phrases(ROOT / "locales")["en"])
    orders = [order for group in ([0, 30], [0]) for order in crowd(20, "2025-01-01", group)]

    lines = tell(measure(purchases(orders), POLICY, reference_day=day("2025-12-31")), POLICY, t)

    assert lines[:4] == [
        "40 customers and 60 purchases, Jan 1, 2025 to Dec 31, 2025. "
        "A purchase is a day on which a customer bought.",
        "",
        "Whether they come back",
        "  Repeat purchase: 50% (40 customers; between 35% and 65%)",
    ]
    assert "  Purchase cycle: 30 days (20 customers)" in lines
    (model,) = [line for line in lines if "by the model" in line]
    assert "Purchases expected in 12 months; Customers still active: " in model
    assert all(line.startswith("  ") for line in lines[lines.index("What cannot be known yet") + 1 :])


@pytest.mark.parametrize(
    ("days", "spanish", "english"),
    [
        (1, "1 día", "1 day"),
        (89, "89 días", "89 days"),
        (91.3, "3 meses", "3 months"),
        (219, "7,2 meses", "7.2 months"),
    ],
)
def test_long_stretches_of_time_are_told_in_months(days, spanish, english):
    phrases = load_phrases(ROOT / "locales")

    assert [say_days(days, Texts(language, phrases[language])) for language in ("es", "en")] == [
        spanish,
        english,
    ]


def test_every_figure_has_a_heading_and_says_what_its_n_counts():
    phrases = load_phrases(ROOT / "locales")["es"]

    assert {text.group for text in POLICY.metrics.values()} == set(POLICY.groups)
    assert all(f"metrics.of_{text.counts}" in phrases for text in POLICY.metrics.values())
    assert sum(len(ids) for ids in POLICY.by_group(POLICY.metrics).values()) == len(POLICY.metrics)
