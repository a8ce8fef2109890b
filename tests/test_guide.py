"""The guide: its questions, its types and factors, and what an editor is told about a slip."""

import shutil
from pathlib import Path

import pytest

from logic.content.advice import load_advice
from logic.content.errors import ContentError
from logic.content.library import load_content
from logic.content.questionnaire import Likert

CONTENT = load_content()
OUTCOMES = Path("questionnaires/outcomes")
ASKED = ["F1", "F2", "F3", "F4", "F5", "F7", "F8", "F9", "F10", "F11", "F12"]


def test_the_guide_asks_every_factor_that_is_an_answer_of_five_steps():
    items = list(CONTENT.questionnaires["guide"].items())

    assert [item.id for item in items] == ASKED
    assert set(ASKED) | {"F6", "F13"} == set(CONTENT.advice.factors.factors)
    for item in items:
        assert isinstance(item, Likert)
        assert [point.value for point in CONTENT.scales[item.scale]] == [0, 1, 2, 3, 4]
        assert item.key == 0


def test_channels_are_those_of_the_segment_page():
    asked = CONTENT.questionnaires["profile"].item("channels")

    assert {option.value for option in asked.options} == set(CONTENT.advice.channels.channels)


def test_objectives_stages_and_conditions_are_those_of_the_segment_page():
    profile = {item.id: item for item in CONTENT.questionnaires["profile"].items()}
    stages = [option.value for option in profile["stage"].options]

    assert stages == ["idea", "first", "traction", "consolidated", "scale"]
    assert {o.value for o in profile["objective"].options} == set(CONTENT.advice.plan.objectives)
    for doubted in CONTENT.advice.factors.find_out:
        questionnaire, item = doubted.item.split(".")
        assert item in {one.id for one in CONTENT.questionnaires[questionnaire].items()}


def test_every_type_has_a_line_for_every_factor_in_both_languages():
    for type in CONTENT.advice.types.types.values():
        assert set(type.fit) == set(CONTENT.advice.factors.factors) - {"F13"}


def test_default_weights_add_up_to_twenty_nine():
    assert sum(factor.weight for factor in CONTENT.advice.factors.factors.values()) == 29


def test_the_seven_strategies_name_where_they_come_from():
    strategies = CONTENT.advice.strategies.strategies

    assert list(strategies) == [f"RET{at}" for at in range(1, 8)]
    assert all(strategy.seed_refs for strategy in strategies.values())
    patterns = CONTENT.readings.patterns.patterns
    assert {id for pattern in patterns for id in pattern.strategies} <= set(strategies)
    assert {id for id in CONTENT.advice.plan.moves if id != "default"} <= {pattern.id for pattern in patterns}


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("relationship_types.yaml", "        low: 0\n", "        low: 5\n", "less than or equal to 4"),
        ("relationship_types.yaml", "      F12:\n", "      F99:\n", "PD has no fit for F12."),
        ("factors.yaml", "    weight: 3\n", "    wieght: 3\n", "unknown key 'wieght'"),
        ("channels.yaml", "PD: 4, PI: 3", "PD: 4, PX: 3", "PI is not in both places."),
        ("limits.yaml", "type: PE\n", "type: PX\n", "no type 'PX'."),
        ("limits.yaml", "id: PE_capacity", "id: PE_margin", "the id 'PE_margin' is used twice."),
        ("limits.yaml", "rule: margin", "rule: magic", "input should be"),
        ("strategies.yaml", "fits: [PD, PE]", "fits: [PD, XX]", "no type 'XX'."),
        ("plan.yaml", "objectives: [captar]", "objectives: []", "nothing measures 'captar' in PD."),
        ("plan.yaml", "  - id: setup", "  - id: baseline", "the id 'baseline' is used twice."),
        ("plan.yaml", "  en: [likes, follower,", "  de: [likes, follower,", "no words in 'en'."),
        ("loyalty.yaml", "  customers: 100", "  customers: many", "input should be a valid number"),
    ],
)
def test_a_slip_is_told_with_its_file_and_place(tmp_path, file, old, new, fault):
    shutil.copytree(OUTCOMES, tmp_path / "outcomes")
    broken = tmp_path / "outcomes" / file
    text = broken.read_text("utf-8")
    broken.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(ContentError) as told:
        load_advice(tmp_path / "outcomes")

    assert old in text
    assert fault in str(told.value)
    assert str(told.value).startswith(f"{file}:")
