"""The log of a try: counted by date, decided at the planned end, every version kept."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.library import load_content
from logic.followup.experiment import follow
from logic.followup.log import (
    begin,
    drop_note,
    may_take_back,
    next_version,
    note,
    open_version,
    settle,
    take_back,
    to_ask_about,
)
from logic.workspace import Experiment, Observation

CASES = yaml.safe_load(Path("tests/cases/followup_experiment.yaml").read_text("utf-8"))
START = dt.date(2026, 9, 7)
PLAN = {
    "type": "PD",
    "segment": "Vecinos",
    "start": "2026-09-07",
    "box_days": 28,
    "participants": 10,
    "threshold": 50,
    "floor": 50,
    "harm": 2,
}
RULES = load_content().customers.follow_up


def day(days):
    return START + dt.timedelta(days=days)


def entry(days, successes=None, participants=None, harm=None, **words):
    return Observation(day=day(days), successes=successes, participants=participants, harm=harm, **words)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_log(case):
    progress = follow(Experiment(plan=PLAN, log=tuple(entry(*one) for one in case["log"])), day(case["day"]))

    expected = {"problems": [], **case["expect"]}
    assert [why for _, why in progress.problems] == expected.pop("problems")
    assert {name: getattr(progress, name) for name in expected} == expected


def test_counts_stand_day_by_day_whatever_the_order_of_the_entries():
    log = (entry(9, 3, 5), entry(2, 1, 2), entry(9, 4, 6, 1), entry(12, note="Dos no contestan de día."))

    progress = follow(Experiment(plan=PLAN, log=log), day(13))

    found = [(one.day, one.successes, one.participants, one.harm) for one in progress.tallies]
    assert found == [(day(2), 1, 2, 0), (day(9), 4, 6, 1), (day(12), 4, 6, 1)]
    assert progress.days_left == 15


def test_result_is_read_aloud_with_its_interval():
    """Seven of ten: 40 to 89 per cent, Wilson at 95 %."""
    reading = follow(Experiment(plan=PLAN, log=(entry(5, 7, 10),)), day(6)).reading

    assert (round(reading.low, 2), round(reading.high, 2)) == (0.40, 0.89)


def test_what_works_and_does_not_pay_is_not_scaled():
    experiment = Experiment(plan=PLAN, log=(entry(20, 9, 10),))

    assert follow(experiment, day(28), pays=False).verdict == "works_but_costs_too_much"
    assert follow(experiment, day(28), fits=False).verdict == "works_but_does_not_fit"


def test_plan_without_a_start_is_never_due():
    progress = follow(Experiment(plan={**PLAN, "start": "pronto"}), day(400))

    assert (progress.phase, progress.end, progress.days_left, progress.verdict) == (
        "not_dated",
        None,
        None,
        None,
    )


def test_versions_are_added_and_the_third_is_the_last():
    tries = ()
    for expected in (1, 2, 3):
        tries = begin(tries, PLAN, RULES)
        assert tries[-1].version == expected
        tries = settle(note(tries, entry(20, 5, 10)), "iterate", f"Intento {expected}")

    assert next_version(tries, PLAN, RULES) is None
    with pytest.raises(ValueError, match="used up"):
        begin(tries, PLAN, RULES)
    assert [(one.version, one.insight) for one in tries] == [
        (1, "Intento 1"),
        (2, "Intento 2"),
        (3, "Intento 3"),
    ]


@pytest.mark.parametrize("changed", [{"type": "AU"}, {"segment": "Oficinas"}])
def test_another_hypothesis_starts_at_one_and_keeps_the_failures(changed):
    tried = settle(begin((), PLAN, RULES), "iterate", "No volvieron")

    anew = begin(tried, {**PLAN, **changed}, RULES)

    assert [(one.version, one.decision) for one in anew] == [(1, "iterate"), (1, None)]


def test_stopped_try_is_followed_by_a_first_version():
    assert next_version(settle(begin((), PLAN, RULES), "stop"), PLAN, RULES) == 1


def test_open_version_is_not_followed_by_another():
    tries = begin((), PLAN, RULES)

    assert open_version(tries) == tries[0]
    with pytest.raises(ValueError, match="still open"):
        begin(tries, PLAN, RULES)


def test_a_wrong_entry_is_dropped_and_the_counts_are_those_of_the_others():
    tries = (Experiment(plan=PLAN, log=(entry(2, 1, 2), entry(5, 9, 10, 4), entry(7, note="Llueve"))),)

    mended = drop_note(tries, 1)

    assert [one.day for one in mended[0].log] == [day(2), day(7)]
    assert follow(tries[0], day(8)).phase == "harmed"
    assert (follow(mended[0], day(8)).phase, follow(mended[0], day(8)).participants) == ("running", 2)
    with pytest.raises(ValueError, match="no entry 2"):
        drop_note(mended, 2)


def test_a_trial_taken_back_leaves_what_was_decided_before_it_and_its_number():
    decided = settle(begin((), PLAN, RULES), "iterate", "No volvieron")
    tries = note(begin(decided, PLAN, RULES), entry(2, 1, 2))

    assert take_back(tries) == decided
    assert begin(take_back(tries), PLAN, RULES)[-1].version == 2
    with pytest.raises(ValueError, match="no version is under way"):
        take_back(decided)
    with pytest.raises(ValueError, match="no version is under way"):
        drop_note(decided, 0)


@pytest.mark.parametrize(
    ("log", "days", "may"),
    [
        ((), -3, True),
        ((entry(2, 1, 2),), 5, True),
        ((), 28, True),
        ((entry(20, 1, 9),), 28, False),
        ((entry(2, 0, 1, 3),), 3, False),
    ],
    ids=["before the start", "running", "over with nothing noted", "a result waits", "harmed"],
)
def test_a_trial_is_taken_back_only_while_no_result_waits(log, days, may):
    assert may_take_back(Experiment(plan=PLAN, log=log), day(days)) is may


def test_what_was_decided_is_not_taken_back():
    assert not may_take_back(Experiment(plan=PLAN, decision="stop"), day(40))


@pytest.mark.parametrize(
    ("log", "days", "asked"),
    [((), 27, False), ((), 28, True), ((entry(2, 0, 1, 3),), 3, True)],
    ids=["running", "time is up", "harmed"],
)
def test_next_run_opens_by_asking_what_happened(log, days, asked):
    tries = (Experiment(plan=PLAN, log=log),)

    assert (to_ask_about(tries, day(days)) is not None) == asked
    assert to_ask_about(settle(tries, "stop"), day(days)) is None


def test_nothing_tried_is_nothing_to_ask():
    assert to_ask_about((), START) is None


COUNT = st.one_of(st.none(), st.integers(0, 30))


@given(st.lists(st.tuples(st.integers(-3, 40), COUNT, COUNT, COUNT), max_size=6), st.integers(-3, 60))
@settings(max_examples=60, deadline=None)
def test_any_log_is_read_and_every_entry_is_counted_or_named(log, days):
    progress = follow(Experiment(plan=PLAN, log=tuple(entry(*one) for one in log)), day(days))

    named = [one.day for one, _ in progress.problems]
    assert len(named) <= len(log)
    assert {one.day for one in progress.tallies} | set(named) == {day(at) for at, *_ in log}
    assert progress.successes <= progress.participants
