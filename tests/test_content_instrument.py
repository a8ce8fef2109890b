"""The content as it ships: its worked cases, its sources, its schemas; no wording and no weight."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from logic.assessment.cases import run_case
from logic.commands.content_check import cases_of
from logic.commands.content_files import list_files
from logic.commands.schema import write_schemas
from logic.content.coverage import load_coverage
from logic.content.library import ROOT, load_content
from logic.content.lints_sources import seed_refs_in
from logic.content.questionnaire import is_scored
from logic.content.yaml_file import read_yaml

CONTENT = load_content()
FOLDER = ROOT / "questionnaires"
COVERAGE = load_coverage(FOLDER / "outcomes")
CASES = [(file, id, case) for file, id, cases in cases_of(CONTENT) for case in cases]
FILES = [file for file in list_files(ROOT) if file.model]


@pytest.mark.parametrize(
    ("file", "id", "case"), CASES, ids=[f"{file}: {case.name}" for file, _, case in CASES]
)
def test_worked_case_of_the_content(file, id, case):
    assert run_case(CONTENT, case, id) == []


def test_every_scored_questionnaire_and_reading_carries_worked_cases():
    with_cases = {file for file, _, _ in CASES}

    assert {
        f"{id}.yaml" for id, asked in CONTENT.questionnaires.items() if asked.kind == "scored"
    } <= with_cases
    assert {
        f"outcomes/{name}.yaml" for name in ("bands", "evidence", "flags", "patterns", "ior")
    } <= with_cases


def test_dimensions_are_those_of_the_instrument():
    found = {
        id: [d.id for d in asked.dimensions]
        for id, asked in CONTENT.questionnaires.items()
        if asked.dimensions
    }

    assert found == {
        "quality": ["ALI", "NAT", "PRO", "VAL", "PER", "OFE", "INI", "CON", "EXP", "COM"],
        "lock_in": ["ATA"],
        "reciprocity": ["REC", "GRA", "PRP"],
        "social": ["SOC"],
        "practices": ["PRA"],
    }


def test_lock_in_and_practices_never_enter_an_index():
    roles = {d.id: d.role for asked in CONTENT.questionnaires.values() for d in asked.dimensions}

    assert (roles["ATA"], roles["PRA"]) == ("moderator", "driver")
    assert [id for id, asked in CONTENT.questionnaires.items() if asked.scoring.min_dimensions] == ["quality"]


def test_express_form_is_one_item_of_twelve_dimensions():
    core = [
        item.dimension for asked in CONTENT.questionnaires.values() for item in asked.items() if item.core
    ]

    assert sorted(core) == sorted(
        ["ALI", "NAT", "PRO", "VAL", "EXP", "CON", "PER", "OFE", "INI", "REC", "GRA", "PRP"]
    )


def test_dimensions_of_quality_have_four_or_five_scored_items():
    counts = Counter(item.dimension for item in CONTENT.questionnaires["quality"].items() if is_scored(item))

    assert set(counts.values()) == {4, 5}


# The sizes of the five sources, as listed when they were read: 54 + 90 + 127 + 41 + 66.
def test_checklist_holds_every_idea_of_the_five_sources():
    assert Counter(seed.id[:2] for seed in COVERAGE.seeds) == {
        "S0": 54,
        "S1": 90,
        "S2": 127,
        "S3": 41,
        "S4": 66,
    }


# How many of each set the sources name.
SIZES = {
    "seven_questions": 7, "expectation_facets": 4, "trust_facets": 3, "ior_sources": 5 + 1,
    "social_questions": 5, "marketing_steps": 1, "relationship_types": 6, "retention_strategies": 7,
    "consumption_factors": 5, "guide_questions": 6, "selection_criteria": 4, "plan_table": 4 + 1,
    "loyalty_principles": 3 + 1, "benefit_gates": 3, "full_view": 1, "trade_offs": 1,
    "recency_frequency_value": 6, "acquisition_value_cycle": 3,
}  # fmt: skip


def test_sets_of_ideas_are_whole_and_carried_by_content():
    carried = {id for one in COVERAGE.carriers for id in one.seed_refs}
    for file in FILES:
        if file.path.stem != "seed_coverage":
            carried |= {id for _, id in seed_refs_in(read_yaml(file.path))}

    assert {name: len(ids) for name, ids in COVERAGE.counts.items()} == SIZES
    assert {id for ids in COVERAGE.counts.values() for id in ids} - carried == set()


def test_seven_types_seven_strategies_and_six_pieces_of_the_full_view_are_there():
    data_held = CONTENT.questionnaires["practices"].item("data_held")

    assert len(CONTENT.advice.types.types) == 7  # six in the source; the personal one is two
    assert len(CONTENT.advice.strategies.strategies) == 7
    assert len(data_held.options) == 6
    assert len(CONTENT.readings.returns.sources) == 5
    assert len(CONTENT.readings.patterns.patterns) == 14


@pytest.mark.parametrize("seed", [seed.id for seed in COVERAGE.seeds if seed.kind == "claim"])
def test_claim_is_shown_where_it_can_be_judged(seed):
    found = next(one for one in COVERAGE.seeds if one.id == seed)

    assert "none" not in found.homes


def test_committed_schemas_are_those_of_the_models():
    committed = {file.name: file.read_text("utf-8") for file in (FOLDER / "schemas").glob("*.json")}
    made = write_schemas()

    stale = [name for name in {**committed, **made} if committed.get(name) != made.get(name)]
    assert stale == [], "run `python -m logic schema`"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.path.relative_to(ROOT)))
def test_file_names_its_schema_and_obeys_it(file):
    first = file.path.read_text("utf-8").splitlines()[0]
    folder = "./schemas" if file.path.parent == FOLDER else "../schemas"
    schema = json.loads((FOLDER / "schemas" / f"{file.schema}.schema.json").read_text("utf-8"))

    assert first == f"# yaml-language-server: $schema={folder}/{file.schema}.schema.json"
    jsonschema.Draft202012Validator(schema).validate(read_yaml(file.path))


@pytest.mark.parametrize("file", sorted(Path("locales").glob("*.yaml")), ids=str)
def test_phrases_name_their_schema_and_obey_it(file):
    first = file.read_text("utf-8").splitlines()[0]
    schema = json.loads((FOLDER / "schemas" / "phrases.schema.json").read_text("utf-8"))

    assert first == "# yaml-language-server: $schema=../questionnaires/schemas/phrases.schema.json"
    jsonschema.Draft202012Validator(schema).validate(read_yaml(file))
