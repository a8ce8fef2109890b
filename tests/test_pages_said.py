"""What the screens say of answers, of customers' words and of faults in the content; without a browser."""

import re
import shutil
import subprocess
import sys

import pytest

from logic.storage.session_file import from_bytes, to_bytes
from logic.workspace import Experiment, Respondent, Survey, Workspace
from pages.parts import cached
from pages.parts.session_files import without_their_words
from tests.browsing import ROOT
from tests.test_pages import open_app


def words_of(app):
    return "\n".join(str(one.value).replace("\\", "") for one in (*app.markdown, *app.caption))


GUESSED = Workspace(
    answers={"quality": {"ALI1": 1, "ALI2": 1, "CON1": 5, "CON2": 5, "VAL1": 5, "VAL2": 4}},
    evidence={"VAL": "E3"},
)


def test_a_high_score_that_is_a_guess_is_told_apart_from_a_low_one():
    app = open_app("results", workspace=GUESSED)
    app.session_state["views.results"] = "Qué hacer"
    app.run()
    cards = {one.subheader[0].value: one for one in app.get("flex_container") if len(one.subheader) == 1}

    listed = {title: [one.value for one in card.markdown] for title, card in cards.items()}
    assert "Puntaje bajo" in cards["Pregunta primero"].caption[0].value
    assert listed["Pregunta primero"] == ["- Alianza (0)"]
    assert listed["Podrías equivocarte"] == ["- Confianza (100)"]
    assert listed["Protege"] == ["- Valor percibido (88)"]


def test_answers_that_count_are_told_apart_from_answers_that_were_given():
    """Of the 43 questions of the block, 41 make the profile; two were answered, one with "I don't know"."""
    guessed = Workspace(answers={"quality": {"ALI1": 4, "ALI2": None}})

    assert "Respuestas que cuentan: 1 de las 41 preguntas de este perfil" in words_of(
        open_app("results", workspace=guessed)
    )
    assert "Calidad de la relación · 2 de 43 respondidas" in [
        fold.label for fold in open_app("review", workspace=guessed).expander
    ]


def test_a_tie_for_the_lowest_is_told_as_one():
    three = {"ALI1": 2, "CON1": 2, "VAL1": 2, "EXP1": 4}
    alike = {"ALI1": 4, "CON1": 4, "VAL1": 4}

    named = words_of(open_app("results", workspace=Workspace(answers={"quality": three})))
    none = words_of(open_app("results", workspace=Workspace(answers={"quality": alike})))

    assert "del índice: **Alianza** (25), **Valor percibido** (25) y **Confianza** (25)." in named
    assert "todas las dimensiones del índice que respondiste tienen el mismo puntaje (75)" in none
    assert "Lo más bajo hoy" not in none


def test_two_questions_about_how_often_they_buy_say_what_each_is_for():
    """A mean for the money, a median for the loyalty programme: neither can be had from the other."""
    app = open_app("segment", step="purchases")
    asked = {one.key.rpartition(".")[2]: one for one in app.number_input}

    assert "promedio al mes dice cuánto deja un cliente" in words_of(app)
    assert "si un programa de lealtad llegaría a la mayoría" in words_of(app)
    assert asked["orders_month"].label.startswith("En promedio")
    assert "No es el promedio del mes por doce" in asked["orders_year"].help


def test_the_band_of_doubt_is_called_a_rule_of_thumb_with_the_way_to_the_method():
    app = open_app("results", workspace=GUESSED)

    assert "no es un intervalo de confianza" in words_of(app)
    assert "Ver las reglas y sus fuentes" in [link.label for link in app.get("page_link")]


def test_the_parts_of_a_score_add_up_to_what_is_shown():
    """Alliance: two answers "not at all true", 0 points each; value: 100 and 75, half of each."""
    app = open_app("results", workspace=GUESSED)
    app.selectbox(key="results.how").set_value("VAL").run()

    assert "suma **87.50**, que se muestra como **88**" in words_of(app)
    assert [row[-1] for row in app.table[-1].value.to_numpy().tolist()] == ["50.00", "37.50"]


def test_the_index_is_shown_once_where_all_dimensions_weigh_the_same():
    app = open_app("results", example="1")

    assert [one.label for one in app.metric] == ["Índice de calidad de la relación"]
    assert "pesos iguales" not in words_of(app)


HEARD = Workspace(
    answers={"quality": {"ALI1": 2}},
    survey=Survey(respondents=(Respondent(answers={"ALI1": 4, "OPEN_MISS": "el pan de Rosa"}),)),
)


def test_what_customers_wrote_leaves_only_when_it_is_asked_for():
    app = open_app(workspace=HEARD)
    told = cached.phrases()["es"]["start.words_stay"]
    assert not app.checkbox(key="start.save_words").value
    assert told in [one.value for one in app.caption]

    app.checkbox(key="start.save_words").check().run()
    assert told not in [one.value for one in app.caption]

    kept = from_bytes(to_bytes(without_their_words(HEARD)))
    assert kept.answers == HEARD.answers
    assert kept.survey.respondents[0].answers == {"ALI1": 4}
    assert from_bytes(to_bytes(HEARD)).survey.respondents[0].answers["OPEN_MISS"] == "el pan de Rosa"


def test_nothing_is_asked_about_words_where_no_customer_wrote_any():
    assert not open_app(workspace=GUESSED).checkbox


@pytest.mark.parametrize(
    ("file", "line", "by", "told"),
    [
        ("locales/start.yaml", "how_title:", "how_title: {es: Cómo funciona}", "needs exactly es, en"),
        ("locales/start.yaml", "how_title:", "how_title: {es: Cómo: funciona, en: x}", "between quotes"),
        ("questionnaires/nature.yaml", "kind:", "kind: strange", "Did you mean|one of|should be"),
    ],
)
def test_a_fault_in_the_words_stops_the_start_with_its_line_and_mend(tmp_path, file, line, by, told):
    for part in ("app.py", "pages", "logic", "locales", "questionnaires", "static"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    broken = tmp_path / file
    lines = broken.read_text("utf-8").splitlines()
    at = next(at for at, one in enumerate(lines) if one.startswith(line))
    broken.write_text("\n".join([*lines[:at], by, *lines[at + 1 :], ""]), "utf-8")
    script = (
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=60).run(); assert not app.exception\n"
        "assert not app.title; print(app.error[0].value)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert f"{file.split('/')[-1]}:{at + 1}: " in done.stdout
    assert re.search(told, done.stdout)


@pytest.mark.parametrize(("decision", "asked"), [(None, False), ("iterate", True)])
def test_what_happened_is_asked_only_when_a_trial_has_ended(decision, asked):
    trial = Experiment(version=1, plan={"hypothesis": "Volverán"}, decision=decision)
    app = open_app("followup", workspace=Workspace(experiments=(trial,)))

    assert ("Antes de seguir: ¿qué pasó?" in [one.value for one in app.subheader]) is asked
