"""Ratings, social rates and leads."""

import numpy as np
import pytest

from logic.metrics.contact_list import measure_contacts
from logic.metrics.figure import Figure, Withheld
from logic.metrics.leads import Lead, score_leads, suggest_threshold
from logic.metrics.ratings import measure_ratings, nps_moved
from logic.metrics.social import SocialCounts, measure_social
from logic.purchases import UNKNOWN_DAY, Contacts, Ratings
from tests.sales_tables import POLICY

FULL_FIT = {"need": 20, "budget": 20, "decides": 20, "timing": 20}


def ratings(counts, lowest=0, highest=10):
    """Make answers from value -> how many."""
    values = np.repeat(list(counts), list(counts.values()))
    return Ratings(values=values, lowest=lowest, highest=highest)


def test_net_promoter_score_comes_with_its_margin():
    measured = measure_ratings(ratings({10: 40, 9: 10, 8: 30, 3: 20}), POLICY)

    score = measured.figures["nps"]
    assert (score.value, score.n) == (pytest.approx(30), 100)
    assert (round(score.low), round(score.high)) == (15, 45)
    assert measured.bars == [0, 0, 0, 20, 0, 0, 0, 0, 30, 10, 40]


def test_below_thirty_answers_only_the_bars_are_shown():
    measured = measure_ratings(ratings({10: 20, 0: 9}), POLICY)

    assert measured.figures == {}
    assert measured.withheld["nps"].values["missing"] == 1
    assert sum(measured.bars) == 29


def test_stars_never_become_a_net_promoter_score():
    measured = measure_ratings(ratings({5: 30, 4: 30, 1: 40}, lowest=1, highest=5), POLICY)

    assert measured.withheld["nps"].code == "not_0_to_10"
    assert measured.figures["top_two_share"].value == 0.6


def test_a_score_has_moved_only_beyond_both_margins():
    before = measure_ratings(ratings({10: 50, 8: 30, 3: 20}), POLICY).figures["nps"]
    near = measure_ratings(ratings({10: 60, 8: 25, 3: 15}), POLICY).figures["nps"]
    far = measure_ratings(ratings({10: 95, 8: 5}), POLICY).figures["nps"]

    assert not nps_moved(before, near)
    assert nps_moved(before, far)


def test_each_social_rate_names_its_denominator_and_depth_weighs_effort():
    counts = SocialCounts(
        interactions=50,
        reach=1000,
        followers=500,
        posts=10,
        by_kind={"like": 10, "comment": 2, "own_content": 1},
        unprompted=3,
        responses=9,
    )

    rates = measure_social(counts, POLICY)

    assert (rates["engagement_by_reach"].value, rates["engagement_by_reach"].n) == (0.05, 1000)
    assert (rates["engagement_by_followers"].value, rates["engagement_by_followers"].n) == (0.01, 5000)
    assert rates["depth_per_thousand"].value == 24
    assert rates["proactive_share"].value == 0.25
    assert rates["engagement_by_impressions"] == Withheld("no_impressions")
    assert rates["customer_overlap"] == Withheld("no_engagers")


def test_shares_of_few_people_carry_their_doubt_and_no_part_is_larger_than_its_whole():
    few = measure_social(SocialCounts(engagers=6, engagers_who_buy=4), POLICY)["customer_overlap"]
    wrong = measure_social(SocialCounts(engagers=4, engagers_who_buy=6), POLICY)["customer_overlap"]

    assert (round(few.low, 3), round(few.high, 3)) == (0.3, 0.903)  # Wilson, 4 of 6
    assert wrong == Withheld("part_over_whole", {"have": 6, "of": 4})


@pytest.mark.parametrize(
    ("lead", "cell", "first"),
    [
        (Lead(id="hot", fit=FULL_FIT, actions=[("asked_price", 0), ("visited", 0)]), "A1", True),
        (Lead(id="faded", fit=FULL_FIT, actions=[("asked_price", 30), ("visited", 30)]), "A2", True),
        (Lead(id="far", fit=dict.fromkeys(FULL_FIT, 4), actions=[("asked_price", 0)] * 2), "D1", False),
        (Lead(id="silent", fit=FULL_FIT), "A4", False),
        (Lead(id="hardly known", fit={"need": 20}), None, False),
    ],
    ids=lambda value: value.id if isinstance(value, Lead) else None,
)  # fmt: skip
def test_leads_stand_on_two_axes(lead, cell, first):
    (scored,) = score_leads([lead], POLICY)

    assert (scored.cell, scored.first) == (cell, first)


def test_whoever_asked_for_no_more_messages_is_never_contacted_however_interested():
    did = [("asked_price", 0), ("visited", 0), ("replied", 0), ("recommended", 0), ("unsubscribed", 300)]
    (scored,) = score_leads([Lead(id="x", fit=FULL_FIT, actions=did)], POLICY)

    assert (scored.cell, scored.first, scored.excluded) == (None, False, "stopped")


def test_a_bought_list_is_never_contacted():
    (scored,) = score_leads(
        [Lead(id="x", fit=FULL_FIT, actions=[("asked_price", 0)], from_bought_list=True)], POLICY
    )

    assert (scored.cell, scored.first, scored.excluded) == (None, False, "bought_list")


def test_a_threshold_is_suggested_only_from_fifty_sales():
    assert isinstance(suggest_threshold([10.0] * 49, POLICY), Withheld)
    assert suggest_threshold([float(at) for at in range(101)], POLICY) == Figure(
        value=pytest.approx(20), n=101
    )


def test_a_contact_list_is_counted_and_says_what_it_cannot_tell():
    contacts = Contacts(
        names=["a", "b", "c", "d"],
        stage=["Lead", "lead ", "Lead", ""],
        last_contact=np.array([20000, 19970, 19969, UNKNOWN_DAY], np.int32),
        score=np.array([5, -1, 0, -1], np.int64),
    )

    measured = measure_contacts(contacts)

    assert measured.stages == {"Lead": 2, "": 1, "lead": 1}
    assert measured.sources is None
    assert measured.silent == [2, 1, 0, 0, 1]
    assert measured.scored == 2
    assert measured.withheld["lead_scores"].code == "no_lead_actions"
