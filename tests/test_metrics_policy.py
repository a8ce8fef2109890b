"""What editors may change about metrics, and how a slip of theirs is told."""

import shutil
from pathlib import Path

import pytest

from logic.content.errors import ContentError
from logic.metrics.policy import Gatekeeper, load_policy
from tests.sales_tables import POLICY

OUTCOMES = Path(__file__).parents[1] / "questionnaires" / "outcomes"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        ("segments.yaml", "5: [new,", "5: [nwe,", "there is no segment 'nwe'."),
        ("segments.yaml", "hace un tiempo que no te vemos. ¿Todo", "{dias} ¿Todo", "nobody fills {dias}."),
        ("segments.yaml", "  4: [promising,", "  6: [promising,", "there is no row 4."),
        ("metrics.yaml", "gate: repeat_rate\n", "gate: repeat\n", "there is no gate 'repeat'."),
        ("gates.yaml", "least_parameter: 0.001", "least_parameter: 0", "greater than 0"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(tmp_path, file, right, wrong, told):
    folder = Path(shutil.copytree(OUTCOMES, tmp_path / "outcomes"))
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), "utf-8")

    with pytest.raises(ContentError) as refused:
        load_policy(folder)

    faults = [fault for fault in refused.value.faults if told in fault.fault]
    assert faults
    assert faults[0].line > 1


def test_every_gate_and_limit_names_its_source():
    limits = POLICY.limits

    assert all(gate.source for gate in limits.gates.values())
    assert all(metric.source for metric in POLICY.metrics.values())


@pytest.mark.parametrize(("have", "open_"), [(19, False), (20, True), (21, True), (float("nan"), False)])
def test_a_gate_opens_at_its_limit(have, open_):
    keeper = Gatekeeper(POLICY.limits.gates, {"customers": have})

    assert (keeper.refuse("repeat_rate") is None) == open_


@pytest.mark.parametrize(("silent", "open_"), [(30, True), (31, False)])
def test_a_file_that_ended_long_ago_keeps_the_model_shut(silent, open_):
    have = {
        "customers": 500,
        "repeat_customers": 150,
        "history_days": 180,
        "history_cycles": 3,
        "silent_days": silent,
    }

    assert (Gatekeeper(POLICY.limits.gates, have).refuse("model") is None) == open_
