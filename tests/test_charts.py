"""Every chart is valid Vega-Lite with its sentence and its table, in every language, empty or full."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from logic.charts.catalogue import CHARTS
from logic.charts.customers import on_two_lines
from logic.charts.theme import DARK, LIGHT
from logic.content.model import LANGUAGES
from logic.content.texts import load_texts
from tests.sample_charts import OPTIONS, TABLES

TEXTS = {language: load_texts(Path("locales"), language) for language in LANGUAGES}


def test_every_chart_has_a_sample():
    assert set(TABLES) == set(CHARTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", ["data", "empty"])
@pytest.mark.parametrize("name", CHARTS)
def test_chart_is_valid_and_said_in_words(name, rows, language):
    table = TABLES[name].head({"data": 99, "empty": 0}[rows])
    t, chart, options = TEXTS[language], CHARTS[name], OPTIONS.get(name, {})

    spec = chart.draw(table, t, LIGHT, **options).to_dict()
    words = chart.describe(table, t, **options)
    behind = chart.tabulate(table, t, **options)

    assert spec["background"] == "transparent"
    assert (words == t("charts.empty_alt")) == (rows == "empty")
    assert all(isinstance(cell, str) for cell in behind.to_numpy().ravel())


@pytest.mark.parametrize("name", CHARTS)
def test_one_row_is_enough_for_a_sentence(name):
    table, t = TABLES[name].head(1), TEXTS["es"]

    words = CHARTS[name].describe(table, t, **OPTIONS.get(name, {}))

    # one cell of a cohort is its first month, which says nothing of coming back
    assert (words == t("charts.empty_alt")) == (name == "cohorts")


@pytest.mark.parametrize("name", CHARTS)
def test_chart_wears_the_palette_it_is_given(name):
    light, dark = (
        str(
            CHARTS[name].draw(TABLES[name], TEXTS["es"], ink, **OPTIONS.get(name, {})).to_dict(validate=False)
        )
        for ink in (LIGHT, DARK)
    )

    assert LIGHT.text in light
    assert LIGHT.text not in dark


@pytest.mark.parametrize(("language", "expected"), [("es", ["ene", "2026"]), ("en", ["Jan", "2026"])])
def test_months_are_named_in_the_readers_language(language, expected):
    spec = CHARTS["months"].draw(TABLES["months"], TEXTS[language], LIGHT, currency="PEN").to_dict()

    labels = spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]
    assert f'["{expected[0]}", "{expected[1]}"]' in labels


def test_rows_with_the_same_words_stay_two_rows():
    twice = pd.concat([TABLES["ranking"].head(1)] * 2)

    spec = CHARTS["ranking"].draw(twice, TEXTS["es"], LIGHT).to_dict()

    assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 1]


def test_dimension_without_a_score_comes_last_and_says_so():
    table = CHARTS["profile"].tabulate(TABLES["profile"], TEXTS["es"])

    assert table.iloc[-1].tolist() == ["Compromiso afectivo", "sin datos suficientes", "–"]


def test_table_behind_the_cohorts_has_a_row_a_month_and_leaves_what_is_not_over_blank():
    table = CHARTS["cohorts"].tabulate(TABLES["cohorts"], TEXTS["en"])

    assert table.to_numpy().tolist() == [
        ["Oct 2025", "20", "100%", "70%", "40%"],
        ["Nov 2025", "20", "100%", "70%", ""],
        ["Dec 2025", "20", "100%", "", ""],
    ]


def test_unfinished_month_is_marked_in_words_as_well_as_paler():
    table = CHARTS["months"].tabulate(TABLES["months"], TEXTS["es"], currency="S/")

    assert table["Mes"].tolist() == ["oct 2025", "nov 2025", "dic 2025", "ene 2026 (sin terminar)"]


def test_costs_add_cash_and_time():
    table = CHARTS["costs"].tabulate(TABLES["costs"], TEXTS["es"], currency="S/")

    assert table.iloc[1].tolist() == ["1×", "S/\xa020", "S/\xa0155,88", "S/\xa0175,88"]


def test_what_does_not_fit_counts_towards_no_hours():
    words = CHARTS["hours"].describe(TABLES["hours"], TEXTS["en"], available=10.0)

    assert words == "Time the plan takes a month: 10 h of 10 h available."


def test_contributions_reach_equally_far_to_both_sides():
    spec = (
        CHARTS["contributions"]
        .draw(TABLES["contributions"], TEXTS["es"], LIGHT, one="A", other="B")
        .to_dict()
    )

    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert bars["encoding"]["x"]["scale"]["domain"] == [-3.45, 3.45]


def test_empty_month_axis_needs_no_dates():
    no_months = TABLES["months"].head(0).astype({"month": "object"})

    assert CHARTS["months"].describe(no_months, TEXTS["es"]) == TEXTS["es"]("charts.empty_alt")
    assert isinstance(TABLES["months"]["month"].iloc[0], dt.date)


def test_narrow_screens_show_the_same_names_in_the_grid_on_two_lines():
    drawn = CHARTS["rfv_grid"].draw(TABLES["rfv_grid"], TEXTS["es"], LIGHT).to_dict()

    layers = drawn["layer"]
    shown = {one["encoding"]["text"]["field"]: one["mark"].get("opacity") for one in layers[1:]}
    assert shown == {
        "words": None,
        "segment": {"expr": "width < 440 ? 0 : 1"},
        "lines": {"expr": "width < 440 ? 1 : 0"},
    }
    assert {row["lines"] for rows in drawn["datasets"].values() for row in rows} == {"Potenciales\nleales"}


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Leales", "Leales"),
        ("No los pierdas", "No los\npierdas"),
        ("Se están enfriando", "Se están\nenfriando"),
        ("Could be loyal", "Could\nbe loyal"),
    ],
)
def test_a_name_of_several_words_stands_on_two_lines_of_like_length(name, lines):
    assert on_two_lines(name) == lines


def test_narrow_screens_show_the_first_months_of_cohorts_and_say_so():
    table = pd.concat(
        [TABLES["cohorts"].head(1).assign(month=age, thin=False, share=0.5) for age in range(12)]
    )
    drawn = CHARTS["cohorts"].draw(table, TEXTS["es"], LIGHT).to_dict()

    assert {one["transform"][0]["filter"] for one in drawn["layer"][:3]} == {
        "!(width < 440) || datum.month <= 6"
    }
    assert "Hasta el mes 6; la tabla los tiene todos." in str(drawn["datasets"])


def test_costs_are_money_where_no_currency_was_named_too():
    """The bars stand for what leaves the till and your time; "57" alone could be hours."""
    drawn = CHARTS["costs"].draw(TABLES["costs"], TEXTS["es"], LIGHT).to_dict()
    words = [row["words"] for rows in drawn["datasets"].values() for row in rows if "words" in row]
    table = CHARTS["costs"].tabulate(TABLES["costs"], TEXTS["es"])

    assert words
    assert all(word.endswith("en tu moneda") for word in words)
    assert all(cell.endswith("en tu moneda") for cell in table.iloc[0, 1:])
