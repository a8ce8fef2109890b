"""Charts of the customers' side: valid in every language, empty or full, and honest about who is absent."""

from pathlib import Path

import pytest

from logic.charts import change, experiment, gap, witnesses
from logic.charts.theme import LIGHT
from logic.content.model import LANGUAGES
from logic.content.texts import load_texts
from tests.sample_survey_charts import SURVEY_OPTIONS, SURVEY_TABLES

TEXTS = {language: load_texts(Path("locales"), language) for language in LANGUAGES}


def test_absent_witness_is_a_dash_and_no_mark():
    table = SURVEY_TABLES["witnesses"]

    spec = witnesses.witnesses(table, TEXTS["es"], LIGHT).to_dict()
    behind = witnesses.witnesses_rows(table, TEXTS["es"])

    drawn = [row for rows in spec["datasets"].values() for row in rows if "who_label" in row]
    assert {(row["label"], row["who"]) for row in drawn} == {
        ("Riesgo propio", "owner"),
        ("Riesgo propio", "customers"),
        ("Riesgo propio", "sales"),
        ("Confianza", "owner"),
    }
    assert behind.iloc[1].tolist() == ["Confianza", "75  (50–100)", "–", "–"]


def test_sentence_names_the_dimension_in_which_witnesses_lie_furthest_apart():
    said = witnesses.witnesses_alt(SURVEY_TABLES["witnesses"], TEXTS["en"])

    assert said == "2 dimensions seen by their witnesses. Furthest apart, Riesgo propio: You 80, Your customers 61, and Your sales 44."  # fmt: skip  # noqa: E501


def test_gaps_beyond_chance_come_first_and_say_so():
    rows = gap.gap_rows(SURVEY_TABLES["gap"].iloc[::-1], TEXTS["es"])

    assert rows["Dimensión"].tolist() == ["Alianza", "Confianza", "Pérdida percibida"]
    assert rows["Destaca"].tolist() == ["Sí", "No", "–"]
    assert rows["Diferencia"].tolist() == ["+34", "+3", "–"]


def test_distribution_fills_each_bar_from_nothing_to_all():
    spec = gap.distribution(SURVEY_TABLES["distribution"], TEXTS["es"], LIGHT).to_dict()

    bars = next(rows for rows in spec["datasets"].values() if rows and "start" in rows[0] and len(rows) == 2)
    assert [(row["start"], row["end"]) for row in bars] == [(0, 0.1), (pytest.approx(0.1), 1)]


def test_change_within_the_doubt_is_said_as_such():
    assert change.change_rows(SURVEY_TABLES["change"], TEXTS["en"])["Reading"].tolist() == [
        "moved", "within the doubt", "no interval", "one date missing",
    ]  # fmt: skip
    assert (
        change.change_alt(SURVEY_TABLES["change"].iloc[1:], TEXTS["en"])
        == "2 comparisons, all within the doubt."
    )


def test_try_is_drawn_from_a_zero_at_its_start_to_its_planned_end():
    spec = experiment.experiment(
        SURVEY_TABLES["experiment"], TEXTS["es"], LIGHT, **SURVEY_OPTIONS["experiment"]
    ).to_dict()

    points = next(
        rows for rows in spec["datasets"].values() if rows and "successes" in rows[0] and len(rows) == 3
    )
    assert [(row["at"], row["successes"]) for row in points] == [(0, 0), (3, 1), (20, 8)]
    assert "escalar con 8 o más" in str(spec)
    assert "parar con 2 o menos" in str(spec)
