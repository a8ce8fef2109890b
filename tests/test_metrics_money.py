"""What a customer is worth and what winning one costs."""

import numpy as np
import pytest

from logic.metrics.acquisition import Effort
from logic.metrics.measure import measure
from logic.purchases import Spend
from tests.sales_tables import POLICY, day, purchases

YEAR_END = day("2025-12-31")


def spend(*rows):
    months, channels, amounts = zip(*rows, strict=True)
    return Spend(month=months, channel=channels, cents=np.array([round(100 * a) for a in amounts], np.int64))


def shop():
    """Make 24 customers won in March who buy each month until June, and 30 older ones who bought once."""
    old = [(f"old{number}", "2025-01-05", 50) for number in range(30)]
    new = [(f"new{number}", f"2025-{month:02}-10", 100) for number in range(24) for month in (3, 4, 5, 6)]
    return old + new


def test_cost_of_a_customer_counts_money_and_hours():
    bought = purchases(shop())

    metrics = measure(
        bought,
        POLICY,
        reference_day=YEAR_END,
        margin=0.5,
        spend=spend(("2025-03", "web", 100), ("2025-03", "feria", 20)),
        effort=Effort({"feria": 10, "": 2}, hour_value=10),
    )

    assert metrics.acquisition.new_customers == 24
    assert metrics.acquisition.spend == 240
    assert metrics.value("cac") == 10
    assert metrics.value("payback_months") == 1  # 50 of contribution in the first month
    assert metrics.acquisition.channels == ()


def test_channels_are_joined_whatever_their_spelling_and_unpaid_ones_are_named():
    rows = shop()
    channel = np.array([index % 3 - 1 for index in range(len(rows))], np.int16)
    for index in range(30, len(rows)):
        channel[index] = (index - 30) // 4 % 3 - 1  # all rows of a new customer alike
    bought = purchases(rows, channel=channel, channels=("Fería", "Instagram"))

    acquisition = measure(
        bought,
        POLICY,
        reference_day=YEAR_END,
        spend=spend(("2025-03", "feria ", 80), ("2025-03", "Radio", 60)),
        effort=Effort({"FERIA": 2}, hour_value=20),
    ).acquisition

    assert [
        (one.channel, one.spend, one.new_customers, one.cost_per_customer) for one in acquisition.channels
    ] == [
        ("", 0, 8, None),
        ("feria ", 120, 8, 15),
        ("Instagram", 0, 8, None),
        ("Radio", 60, 0, None),
    ]


@pytest.mark.parametrize(
    ("margin", "amount", "reason"), [(None, 100, "no_margin"), (0.5, 0, "no_cost")], ids=["margin", "cost"]
)
def test_value_is_held_against_cost_only_with_a_margin_and_a_cost(margin, amount, reason):
    metrics = measure(
        purchases(shop()),
        POLICY,
        reference_day=YEAR_END,
        margin=margin,
        spend=spend(("2025-03", "web", amount)),
    )

    assert metrics.withheld["ltv_cac"].code == reason
    assert metrics.withheld["payback_months"].code == reason


def test_a_cost_that_is_not_paid_back_in_the_months_observed_is_said_so():
    metrics = measure(
        purchases(shop()),
        POLICY,
        reference_day=YEAR_END,
        margin=0.1,
        spend=spend(("2025-03", "web", 24 * 500)),
    )

    assert metrics.withheld["payback_months"].code == "not_paid_back_yet"
    assert metrics.withheld["payback_months"].values == {"months": len(metrics.curve.values)}


def test_without_a_spend_file_nothing_is_said_about_cost():
    metrics = measure(purchases(shop()), POLICY, reference_day=YEAR_END)

    assert {metrics.withheld[id].code for id in ("cac", "ltv_cac", "payback_months")} == {"no_spend"}


def test_a_file_that_begins_with_the_window_warns_that_old_customers_look_new():
    late = measure(purchases(shop()), POLICY, spend=spend(("2025-01", "web", 1))).acquisition
    early = measure(purchases(shop()), POLICY, spend=spend(("2025-03", "web", 1))).acquisition

    assert (late.starts_late, early.starts_late) == (True, False)


def test_the_curve_of_value_counts_only_who_was_observed_for_that_long():
    new = [(f"new{number}", f"2025-{month:02}-10", 100) for number in range(10) for month in (3, 4, 5, 6)]
    young = [(f"young{number}", "2025-12-10", 1000) for number in range(90)]

    curve = measure(purchases(new + young), POLICY, reference_day=YEAR_END, margin=0.5).curve

    # the tenth of a month may fall on either side of 30.4 days, so the second purchase comes in month 2
    assert curve.values[:4] == (50, 100, 150, 200)
    assert curve.customers == (10,) * 9


def test_twelve_months_are_what_customers_of_a_year_ago_have_brought_since():
    """Of 40 customers of 2023, half buy for 100 in 2025; the others never came back."""
    known = [(f"C{number}", "2023-12-20", 10) for number in range(40)]
    back = [(f"C{number}", "2025-06-01", 100) for number in range(20)]

    figure = measure(purchases(known + back), POLICY, reference_day=YEAR_END, margin=0.5).figures[
        "value_12_months"
    ]

    assert (figure.value, figure.n) == (25, 40)
    assert figure.low < 25 < figure.high


def test_a_shorter_file_carries_its_half_on_with_the_share_that_stayed():
    """Over 364 days the last 182 brought 100 from half of 40; the next stretch keeps that half."""
    known = [(f"C{number}", "2025-01-01", 10) for number in range(40)]
    back = [(f"C{number}", "2025-09-01", 100) for number in range(20)]

    figure = measure(purchases(known + back), POLICY, reference_day=YEAR_END).figures["value_12_months"]

    stretches = 365 / 182
    assert figure.value == pytest.approx(50 * (1 + 0.5 + (stretches - 2) * 0.25))


def test_referral_share_counts_customers_not_rows():
    rows = [(f"C{number}", f"2025-0{1 + visit}-05", 10) for number in range(20) for visit in range(2)]
    referred = np.zeros(len(rows), bool)
    referred[:10:2] = True  # the first five customers, in one of their rows

    figure = measure(purchases(rows, referred=referred), POLICY).figures["referral_share"]

    assert (figure.part, figure.n, figure.value) == (5, 20, 0.25)
    assert measure(purchases(rows), POLICY).withheld["referral_share"].code == "no_referral_column"
