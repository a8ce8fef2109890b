"""Two runs side by side: what moved, what is within the doubt, and what cannot be compared."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from logic.content.library import load_content
from logic.content.survey import CustomersSide, FollowUp
from logic.followup.change import Change, Comparison, compare, difference_of_means, difference_of_shares
from logic.followup.runs import (
    as_run,
    earlier_runs,
    keep_run,
    latest_of_each_segment,
    segment_of,
    start_next_run,
)  # fmt: skip
from logic.followup.segments import side_by_side
from logic.followup.snapshot import take_snapshot
from logic.statistics import wilson
from logic.survey.witnesses import Mark
from logic.workspace import Respondent, Run, Survey, Workspace
from tests.survey_content import ASKED, SCALES, survey_content

REAL = load_content()
CONTENT = dataclasses.replace(
    REAL,
    questionnaires=ASKED,
    scales=SCALES,
    customers=CustomersSide(survey_content(), REAL.customers.witnesses, REAL.customers.follow_up),
)
VERSIONS = {"quality": "1.0.0", "ior": "1.0.0"}
MAY, NOVEMBER = dt.date(2026, 5, 4), dt.date(2026, 11, 9)


def run(day=MAY, segment="Vecinos", own=None, customers=(), evidence=None, content=VERSIONS, **more):
    answers = {"profile": {"segment_name": segment}, "quality": own or {}}
    survey = Survey(respondents=tuple(Respondent(answers=one) for one in customers))
    return Run(day=day, answers=answers, survey=survey, evidence=evidence or {}, content=content, **more)


def changes(before, after, content=CONTENT):
    found = compare(take_snapshot(before, content), take_snapshot(after, content), content)
    return {(one.dimension, one.who): one for one in found.changes}


def test_owner_moves_only_when_both_margins_part():
    """ALI from 1 to 5, asked of several: the margins part. One step, on guesses: they do not."""
    before, after = run(own={"ALI1": 1}), run(NOVEMBER, own={"ALI1": 5})
    asked = {"ALI": "E2"}

    told = changes(run(own={"ALI1": 1}, evidence=asked), run(NOVEMBER, own={"ALI1": 5}, evidence=asked))
    small = changes(run(own={"ALI1": 3}), run(NOVEMBER, own={"ALI1": 4}))

    assert (told["ALI", "owner"].verdict, told["ALI", "owner"].difference) == ("moved", 100)
    assert (small["ALI", "owner"].verdict, small["ALI", "owner"].difference) == ("within_doubt", 25)
    assert compare(take_snapshot(before, CONTENT), take_snapshot(after, CONTENT), CONTENT).rests_on_guesses


def test_customers_move_when_the_interval_of_the_difference_leaves_out_zero():
    low = [{"ALI1": 2 + at % 2} for at in range(20)]
    high = [{"ALI1": 3 + at % 2} for at in range(20)]
    same = [{"ALI1": 2 + (at + 1) % 2} for at in range(20)]

    moved = changes(run(customers=low), run(NOVEMBER, customers=high))["ALI", "customers"]
    still = changes(run(customers=low), run(NOVEMBER, customers=same))["ALI", "customers"]

    assert (moved.verdict, moved.difference) == ("moved", 25)
    assert moved.low < 25 < moved.high
    assert (still.verdict, still.difference) == ("within_doubt", 0)


def test_witness_missing_at_one_run_is_absent():
    found = changes(run(customers=[{"ALI1": 3}] * 11), run(NOVEMBER, customers=[{"ALI1": 3}] * 20))

    assert (found["ALI", "customers"].verdict, found["ALI", "customers"].before) == ("absent", None)
    assert found["ALI", "owner"].verdict == "absent"


def test_only_items_answered_both_times_are_compared():
    asked = {**ASKED["quality"].model_dump(by_alias=True)}
    second = {**asked["sections"][0]["items"][0], "id": "ALI2", "core": False}
    asked["sections"][0]["items"] = [*asked["sections"][0]["items"], second]
    longer = type(ASKED["quality"]).model_validate(asked)
    content = dataclasses.replace(CONTENT, questionnaires={**ASKED, "quality": longer})

    found = changes(run(own={"ALI1": 4}), run(NOVEMBER, own={"ALI1": 4, "ALI2": 1}), content)["ALI", "owner"]

    assert (found.before.value, found.after.value, found.verdict) == (75, 75, "within_doubt")
    assert found.profile.value == 37.5


def test_what_reads_otherwise_than_in_the_profile_is_named_the_furthest_first():
    def at(dimension, here, there):
        marks = (None if value is None else Mark(value=value) for value in (here, there))
        after, profile = marks
        return Change(dimension=dimension, who="owner", after=after, profile=profile, verdict="within_doubt")

    every = (at("A", 75, 75.4), at("B", 75, 68.75), at("C", 50, 100 / 3), at("D", 50, None))
    found = Comparison(before=MAY, after=NOVEMBER, refused=None, changes=every, recommendation_moved=None)

    assert [one.dimension for one in found.beside_the_profile] == ["C", "B"]


def test_no_shared_item_is_told_from_no_answer():
    asked = {**ASKED["quality"].model_dump(by_alias=True)}
    items = asked["sections"][0]["items"]
    more = [{**items[0], "id": f"ALI{n}", "core": False} for n in (2, 3)]
    asked["sections"][0]["items"] = [*items, *more]
    content = dataclasses.replace(
        CONTENT, questionnaires={**ASKED, "quality": type(ASKED["quality"]).model_validate(asked)}
    )

    found = changes(run(own={"ALI1": 4}), run(NOVEMBER, own={"ALI2": 4, "ALI3": 4}), content)["ALI", "owner"]

    assert (found.verdict, found.reason, found.difference) == ("not_comparable", "few_shared_items", None)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("1.0.0", "1.0.4", None),
        ("1.0.0", "1.2.0", None),
        ("1.9.0", "2.0.0", "other_version"),
        (None, "1.0.0", "version_unknown"),
    ],
)
def test_versions_that_ask_something_else_are_not_compared(before, after, reason):
    then = run(own={"ALI1": 2}, content={"quality": before} if before else {})
    now = run(NOVEMBER, own={"ALI1": 5}, content={"quality": after})

    found = changes(then, now)["ALI", "owner"]

    assert (found.verdict == "not_comparable", found.reason) == (reason is not None, reason)


def test_follow_up_content_decides_which_versions_compare():
    strict = FollowUp.model_validate(
        {
            **REAL.customers.follow_up.model_dump(),
            "comparable": {"major": False, "minor": False, "patch": True},
        }
    )
    content = dataclasses.replace(
        CONTENT, customers=CustomersSide(survey_content(), REAL.customers.witnesses, strict)
    )
    then, now = run(own={"ALI1": 2}), run(NOVEMBER, own={"ALI1": 5}, content={"quality": "1.2.0"})

    assert changes(then, now, content)["ALI", "owner"].reason == "other_version"


def test_other_segment_is_no_comparison_at_all():
    then, now = (take_snapshot(one, CONTENT) for one in (run(), run(NOVEMBER, segment="Oficinas")))

    found = compare(then, now, CONTENT)

    assert (found.refused, found.changes) == ("other_segment", ())


def test_typical_customer_is_not_compared_with_one_account():
    then, now = run(), run(NOVEMBER)
    typical, account = (
        one.model_copy(
            update={"answers": {**one.answers, "profile": {"segment_name": "Vecinos", "respondent": who}}}
        )
        for one, who in ((then, "typical"), (now, "account"))
    )

    assert (
        compare(take_snapshot(typical, CONTENT), take_snapshot(account, CONTENT), CONTENT).refused
        == "other_referent"
    )


def test_net_recommendation_moves_beyond_both_margins():
    low, high = ([{"NPS": score}] * 40 for score in (3, 10))
    snapshots = [take_snapshot(run(day, customers=c), CONTENT) for day, c in ((MAY, low), (NOVEMBER, high))]
    few = take_snapshot(run(NOVEMBER, customers=high[:20]), CONTENT)

    assert compare(*snapshots, CONTENT).recommendation_moved is True
    assert compare(snapshots[0], few, CONTENT).recommendation_moved is None


def test_difference_of_shares_is_newcombes():
    """Newcombe (1998), table II, example (a), method 10: 56 of 70 less 48 of 80 is 0.0524 to 0.3339."""
    one, other = (
        Mark(value=100 * k / n, low=100 * wilson(k, n)[0], high=100 * wilson(k, n)[1])
        for k, n in ((48, 80), (56, 70))
    )

    low, high = difference_of_shares(one, other)

    assert (round(low / 100, 4), round(high / 100, 4)) == (0.0524, 0.3339)


def test_share_without_an_interval_says_nothing_about_change():
    assert difference_of_shares(Mark(value=40), Mark(value=60, low=50, high=70)) is None


def test_welch_interval_covers_no_change_nineteen_times_in_twenty():
    draw = np.random.default_rng(11)
    steps, chances = [0.0, 25, 50, 75, 100], [0.05, 0.15, 0.3, 0.3, 0.2]
    pairs = [(draw.choice(steps, 18, p=chances), draw.choice(steps, 40, p=chances)) for _ in range(2000)]

    ends = [difference_of_means(*pair) for pair in pairs]

    assert 0.93 <= sum(low <= 0 <= high for low, high in ends) / 2000 <= 0.97


def test_all_alike_on_both_days_has_no_interval():
    assert difference_of_means(np.full(12, 50.0), np.full(12, 75.0)) is None


class TestRuns:
    """Several runs rest in one session, each of one segment and dated."""

    def test_next_run_starts_from_the_segment_alone(self):
        workspace = Workspace(
            answers={"profile": {"segment_name": "Vecinos"}, "quality": {"ALI1": 4}},
            evidence={"ALI": "E2"},
            survey=Survey(respondents=(Respondent(answers={"ALI1": 3}),)),
            sales={"repeat_rate": 0.4},
        )

        after = start_next_run(workspace, MAY, REAL.questionnaires)

        assert after.answers == {"profile": {"segment_name": "Vecinos"}}
        assert (after.evidence, after.survey, after.sales) == ({}, Survey(), {})
        assert after.runs[0].answers["quality"] == {"ALI1": 4}
        assert after.runs[0].content["quality"] == REAL.questionnaires["quality"].version

    def test_run_of_the_same_day_and_segment_is_replaced(self):
        workspace = Workspace(answers={"profile": {"segment_name": "Vecinos"}, "quality": {"ALI1": 4}})
        changed = workspace.with_answer("quality", "ALI1", 5)

        kept = keep_run(keep_run(workspace, MAY, ASKED), MAY, ASKED)
        both = keep_run(keep_run(changed, MAY, ASKED), NOVEMBER, ASKED)

        assert len(kept.runs) == 1
        assert [one.day for one in both.runs] == [MAY, NOVEMBER]

    def test_version_that_was_noted_stays(self):
        workspace = Workspace(answers={"quality": {"ALI1": 4}}, content={"quality": "0.9.0"})

        assert as_run(workspace, MAY, ASKED).content == {"quality": "0.9.0"}

    def test_earlier_runs_are_those_of_the_segment_however_it_is_typed(self):
        workspace = Workspace(runs=(run(), run(NOVEMBER, segment="Oficinas"), run(dt.date(2026, 8, 1))))

        found = earlier_runs(workspace, run(NOVEMBER, segment="  vecinos "))

        assert [one.day for one in found] == [dt.date(2026, 8, 1), MAY]

    def test_segments_stand_side_by_side_by_their_last_run(self):
        runs = (run(own={"ALI1": 1}), run(NOVEMBER, own={"ALI1": 5}), run(MAY, "Oficinas", {"ALI1": 3}))
        snapshots = [take_snapshot(one, CONTENT) for one in latest_of_each_segment(runs)]

        rows = [row for row in side_by_side(snapshots, "owner") if row.dimension == "ALI"]

        assert {row.segment: row.mark.value for row in rows} == {"Vecinos": 100, "Oficinas": 50}
        assert segment_of(runs[0]) == "vecinos"
