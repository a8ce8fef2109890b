"""Three witnesses on one axis: who speaks, who is absent and why, and where they do not fit together."""

from pathlib import Path

import pytest
import yaml

from logic.content.errors import ContentError
from logic.content.library import ROOT, load_content
from logic.content.survey import Witnesses, load_witnesses
from logic.survey.gap import DimensionGap
from logic.survey.result import examine
from logic.survey.witnesses import Mark, hear, survey_figures
from logic.workspace import Respondent, Survey
from tests.survey_content import small_form, survey_content

CASES = yaml.safe_load(Path("tests/cases/survey_contradictions.yaml").read_text("utf-8"))
CONTENT = Witnesses.model_validate(
    yaml.safe_load((ROOT / "questionnaires/outcomes/witnesses.yaml").read_text("utf-8"))
)
DIMENSIONS = ("ALI", "EXP", "NAT", "INI", "PER", "CON", "OFE")


def survey_of(answers, own=None):
    respondents = tuple(Respondent(answers=one) for one in answers)
    return examine(small_form(), Survey(respondents=respondents), own or {}, survey_content())


def mark(ends):
    value, low, high = ends
    return Mark(value=value, low=low, high=high)


def with_customers(means):
    """Put means of any dimension into a survey's result."""
    found = survey_of([{"ALI1": 4}] * 12)
    gaps = {
        id: DimensionGap(
            dimension=id,
            questionnaire="quality",
            items=(),
            n=20,
            needed=12,
            own=None,
            mean=value,
            low=low,
            high=high,
        )
        for id, (value, low, high) in means.items()
    }
    return type(found)(**{**vars(found), "dimensions": gaps})


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_contradiction(case):
    given = case["given"]
    own = {id: mark(ends) for id, ends in given.get("owner", {}).items()}
    survey = with_customers(given["customers"]) if "customers" in given else None

    found = hear(DIMENSIONS, own, survey, given["sales"], CONTENT).contradictions

    assert {one.id: one.firm for one in found} == case["expect"]


def test_absent_witness_leaves_an_empty_place_with_its_reason():
    alone = hear(("ALI", "INI"), {"ALI": mark((75, 50, 100))}, None, {}, CONTENT)

    assert alone.of("ALI").marks == {"owner": Mark(value=75, low=50, high=100)}
    assert alone.of("ALI").absent == {"customers": "no_survey", "sales": "no_figure"}
    assert alone.of("INI").absent == {"owner": "no_answer", "customers": "no_survey", "sales": "no_sales"}
    assert alone.contradictions == ()


def test_witness_below_its_gate_is_absent():
    heard = hear(
        ("ALI", "INI", "NAT"), {}, survey_of([{"ALI1": 4}] * 11), {"late_revenue_share": None}, CONTENT
    )

    assert heard.of("ALI").absent["customers"] == "few_answers"
    assert heard.of("NAT").absent["customers"] == "not_asked"
    assert heard.of("INI").absent["sales"] == "withheld"


def test_late_revenue_is_turned_round_with_its_interval():
    sales = {"late_revenue_share": 0.4, "late_revenue_share.low": 0.3, "late_revenue_share.high": 0.55,
             "late_revenue_share.n": 80.0}  # fmt: skip

    said = hear(("INI",), {}, None, sales, CONTENT).of("INI").marks["sales"]

    assert (said.value, said.low, said.high) == (pytest.approx(60), pytest.approx(45), pytest.approx(70))
    assert (said.n, said.figure) == (80, "late_revenue_share")


def test_flagged_gap_is_a_firm_contradiction_of_the_same_items():
    survey = survey_of([{"ALI1": 2}] * 10 + [{"ALI1": 3}] * 5, {"quality": {"ALI1": 5}})

    (found,) = hear(("ALI",), {"ALI": mark((80, 55, 100))}, survey, {}, CONTENT).contradictions

    assert (found.id, found.dimensions, found.firm) == ("owner_above", ("ALI",), True)
    assert found.values == {"owner.ALI": 100.0, "customers.ALI": pytest.approx(100 / 3)}


def test_figures_for_conditions_name_a_gap_clear_only_when_it_is():
    own = {"quality": {"ALI1": 5, "CON1": 3}}
    survey = survey_of([{"ALI1": 2, "CON1": 1}] * 8 + [{"ALI1": 3, "CON1": 5}] * 7, own)

    clear = {"customers.ALI", "gap.ALI", "gap_clear.ALI", "doubt.ALI"}
    assert set(survey_figures(survey)) == clear | {"customers.CON", "gap.CON", "doubt.CON"}
    assert survey_figures(None) == {}


def test_every_quality_dimension_has_a_sales_figure_or_a_reason_why_not():
    asked = load_content().questionnaires
    found = load_witnesses(ROOT / "questionnaires/outcomes", asked)
    spoken = {one.dimension for one in found.sales} | {id for one in found.silent for id in one.dimensions}

    assert spoken >= {dimension.id for dimension in asked["quality"].dimensions}


def test_sales_figures_named_as_witnesses_are_metrics():
    known = yaml.safe_load((ROOT / "questionnaires/outcomes/metrics.yaml").read_text("utf-8"))["metrics"]

    assert {one.figure for one in CONTENT.sales} <= set(known)


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [("dimension: EXP", "dimension: EXO", "there is no dimension 'EXO'"),
     ("owner.INI", "yo.INI", "'yo.INI' is no witness of a dimension")],
)  # fmt: skip
def test_witness_of_nothing_is_refused(tmp_path, wrong, right, fault):
    text = (ROOT / "questionnaires/outcomes/witnesses.yaml").read_text("utf-8")
    (tmp_path / "witnesses.yaml").write_text(text.replace(wrong, right, 1), "utf-8")

    with pytest.raises(ContentError) as refused:
        load_witnesses(tmp_path, load_content().questionnaires)

    assert fault in str(refused.value)
