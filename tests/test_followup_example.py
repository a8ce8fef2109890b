"""The worked example shows the customers' side whole: witnesses, an earlier run and a finished try."""

import datetime as dt
from pathlib import Path

import pytest

from logic.content.library import load_content
from logic.diagnosis import diagnose
from logic.followup.change import compare
from logic.followup.experiment import follow
from logic.followup.runs import as_run, earlier_runs
from logic.followup.snapshot import take_snapshot
from logic.storage.session_file import from_bytes

TODAY = dt.date(2026, 11, 21)
CONTENT = load_content()
BAKERY = from_bytes(Path("questionnaires/examples/bakery.vinculo.json").read_bytes())


@pytest.fixture(scope="module")
def diagnosis():
    return diagnose(CONTENT, BAKERY, TODAY)


def test_all_three_witnesses_speak_and_contradict_one_another(diagnosis):
    speaking = {who for one in diagnosis.witnesses.testimonies for who in one.marks}
    told = {one.id for one in diagnosis.witnesses.contradictions}

    assert speaking == {"owner", "customers", "sales"}
    assert told >= {"owner_above", "satisfied_but_leaving"}


def test_survey_passes_every_gate(diagnosis):
    found = diagnosis.survey

    assert {gap.reason for gap in found.dimensions.values()} == {None}
    assert {one.reason for one in found.reliability.values()} == {None}
    assert None not in (found.recommendation.net, found.loss.share, found.agreement.accuracy, found.response)


def test_earlier_run_compares_with_every_kind_of_verdict():
    now = as_run(BAKERY, TODAY, CONTENT.questionnaires)
    (before,) = earlier_runs(BAKERY, now)

    found = compare(take_snapshot(before, CONTENT), take_snapshot(now, CONTENT), CONTENT)

    assert found.refused is None
    assert {change.verdict for change in found.changes} == {"moved", "within_doubt", "unclear", "absent"}
    assert {change.who for change in found.of("moved")} == {"customers"}


def test_finished_try_was_decided_as_the_rule_says():
    (tried,) = BAKERY.experiments

    progress = follow(tried, TODAY)

    assert (progress.phase, progress.verdict, progress.problems) == ("decided", tried.decision, ())
