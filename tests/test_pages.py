"""The screens, driven without a browser.

AppTest lets Streamlit forget before every run that a menu was drawn, so each page is opened here as on a
fresh server: past app.py, back through it, and only then shown.
"""

import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from logic.content.model import LANGUAGES
from logic.workspace import Workspace
from pages.parts import cached
from pages.parts.asking.blocks import EXPRESS, Question, blocks, progress, unfinished
from pages.parts.asking.questions import UNKNOWN, key_of
from pages.parts.visit import Visit
from tests.browsing import ROOT

PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py"))


def open_app(page="start", language="es", workspace=None, **address):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.context = {"locale": {"es": "es-PE", "en": "en-GB"}[language], "timezone": "America/Lima"}
    for name, value in address.items():
        app.query_params[name] = value
    if workspace:
        app.session_state["visit"] = Visit(own=workspace)
    return app.run() if page == "start" else app.switch_page(f"pages/{page}.py").run()


def question(questionnaire, item):
    asked = cached.content().questionnaires[questionnaire]
    return Question(asked, asked.item(item))


def answer(app, kind, questionnaire, item, value):
    """Answer a question; the second run shows the whole page, as a browser still does after the first."""
    getattr(app, kind)(key=key_of(question(questionnaire, item))).set_value(value).run()
    return app.run()


def work(app) -> Workspace:
    return app.session_state["visit"].own


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_opens_with_nothing_answered(name, language):
    app = open_app(name, language)

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_opens_with_the_example(name, language):
    app = open_app(name, language, example="1")

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize(
    ("locale", "address", "title"),
    [
        ("es-MX", {}, "¿Qué tan fuerte es el vínculo con tus clientes?"),
        ("en-GB", {}, "How strong is the bond with your customers?"),
        ("fr-FR", {}, "¿Qué tan fuerte es el vínculo con tus clientes?"),
        ("es-MX", {"lang": "en"}, "How strong is the bond with your customers?"),
        ("en-GB", {"lang": "<script>"}, "How strong is the bond with your customers?"),
        ("es-MX", {"lang": "../../etc/passwd", "step": "99", "block": "x", "example": "9"}, None),
    ],
)
def test_language_is_the_address_then_the_browser_then_spanish(locale, address, title):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.context = {"locale": locale}
    for key, value in address.items():
        app.query_params[key] = value
    app.run()

    assert not app.exception
    assert app.title[0].value == title or title is None


def test_answer_is_kept_through_pages_and_languages():
    app = open_app("assessment", block=EXPRESS)
    answer(app, "segmented_control", "quality", "ALI1", 4)
    app.switch_page("pages/review.py").run()
    app.segmented_control(key="language_picker").set_value("en").run()
    app.switch_page("pages/assessment.py")
    app.query_params["block"] = "quality"
    app.run()

    assert app.title[0].value == "Assessment"
    assert app.segmented_control(key=key_of(question("quality", "ALI1"))).value == 4


def test_i_do_not_know_is_kept_as_an_answer_without_a_value():
    app = open_app("assessment", block=EXPRESS)
    answer(app, "segmented_control", "quality", "ALI1", UNKNOWN)

    assert work(app).answers == {"quality": {"ALI1": None}}
    assert app.segmented_control(key=key_of(question("quality", "ALI1"))).value == UNKNOWN


def test_answer_notes_the_version_it_was_given_to():
    app = open_app("assessment", block=EXPRESS)
    answer(app, "segmented_control", "quality", "ALI1", 2)

    assert work(app).content == {"quality": cached.content().questionnaires["quality"].version}
    assert work(app).id


@pytest.mark.parametrize(
    ("step", "kind", "item", "value", "kept"),
    [
        ("start", "text_input", "segment_name", "  Familias del barrio ", "Familias del barrio"),
        ("start", "segmented_control", "has_customers", "few", "few"),
        ("group", "number_input", "customers", 40, 40),
    ],
)
def test_each_kind_of_question_is_kept(step, kind, item, value, kept):
    app = open_app("segment", step=step)
    answer(app, kind, "profile", item, value)

    assert work(app).answers_of("profile")[item] == kept
    assert getattr(app, kind)(key=key_of(question("profile", item))).value == kept


def test_emptied_field_takes_the_answer_back():
    app = open_app("segment", step="start")
    answer(app, "text_input", "profile", "segment_name", "Familias")
    answer(app, "text_input", "profile", "segment_name", " ")
    app.query_params["step"] = "group"
    app.run()
    answer(app, "number_input", "profile", "customers", 40)
    answer(app, "number_input", "profile", "customers", None)

    assert work(app).answers_of("profile") == {}


def test_unknown_number_is_ticked_and_a_number_unticks_it():
    app = open_app("segment", step="group")
    key = f"{key_of(question('profile', 'customers'))}.unknown"
    app.checkbox(key=key).check().run()
    assert work(app).answers_of("profile") == {"customers": None}

    answer(app, "number_input", "profile", "customers", 12)

    assert work(app).answers_of("profile") == {"customers": 12}
    assert not app.checkbox(key=key).value


def test_choices_stop_at_their_limit_and_unknown_excludes_them():
    app = open_app("segment", step="goal")
    channels = question("profile", "channels")
    codes = [option.value for option in channels.item.options]
    answer(app, "pills", "profile", "channels", codes[:3])
    assert work(app).answers_of("profile") == {"channels": tuple(codes[:3])}

    answer(app, "pills", "profile", "channels", codes[:4])
    assert work(app).answers_of("profile") == {"channels": tuple(codes[:3])}
    assert app.pills(key=key_of(channels)).value == codes[:3]
    assert "Elige 3 como máximo." in [one.value for one in app.caption]

    answer(app, "pills", "profile", "channels", [*codes[:3], UNKNOWN])
    assert work(app).answers_of("profile") == {"channels": None}
    answer(app, "pills", "profile", "channels", [UNKNOWN, codes[0]])
    assert work(app).answers_of("profile") == {"channels": (codes[0],)}


def test_unusual_number_is_asked_about_and_never_refused():
    app = open_app("segment", step="group")
    words = "Es más de lo habitual. Si está bien, sigue."
    answer(app, "number_input", "profile", "customers", 500_000)
    assert words in [one.value for one in app.caption]

    answer(app, "number_input", "profile", "customers", 500)

    assert words not in [one.value for one in app.caption]


def test_four_facts_come_before_the_twelve_questions_and_nothing_else():
    express = blocks(cached.content(), cached_given(Workspace()))[EXPRESS]
    facts, *rest = express.way

    assert [one.item.id for one in facts.questions] == [
        "business_name",
        "business_kind",
        "segment_name",
        "has_customers",
    ]
    assert [len(step.questions) for step in rest] == [6, 6]
    assert len(express.questions()) == 12


def test_whoever_comes_back_goes_on_with_the_first_question_left():
    express = blocks(cached.content(), cached_given(Workspace()))[EXPRESS]
    half = {"quality": dict.fromkeys(("ALI1", "NAT1", "PRO1", "VAL1", "PER1", "OFE1"), 4)}

    assert unfinished(express, {}).id == "start"
    assert unfinished(express, half).id == "step2"


def test_minutes_are_counted_from_what_is_left_to_answer():
    """Four facts take 36 seconds (two lines at 10, two choices at 8), twelve steps of a scale 15 each."""
    found = blocks(cached.content(), cached_given(Workspace()))
    facts = {"business_name": "x", "business_kind": "food", "segment_name": "x", "has_customers": "many"}

    assert progress(found[EXPRESS], {}).minutes_left == 4  # 216 seconds
    assert progress(found[EXPRESS], {"profile": facts}).minutes_left == 3
    assert progress(found["quality"], {}).minutes_left == 11  # 41 steps of a scale, two numbers


@pytest.mark.parametrize(
    ("profile", "address", "said"),
    [
        (
            {"social_presence": "no"},
            {"page": "assessment"},
            "No se pregunta el bloque «Redes sociales», por tu respuesta a "
            "«¿Tu negocio publica en redes sociales?».",
        ),
        (
            {"has_customers": "none"},
            {"page": "segment", "step": "conditions"},
            "Se salta el paso «Cuánto y cada cuánto compra», por tu respuesta a "
            "«¿Ya tienes clientes en este grupo?».",
        ),
        (
            {"has_customers": "none"},
            {"page": "segment", "step": "group"},
            "Aquí faltan 2 preguntas que no te tocan, por tu respuesta a "
            "«¿Ya tienes clientes en este grupo?».",
        ),
    ],
)
def test_what_an_answer_hides_is_said_in_a_line(profile, address, said):
    app = open_app(workspace=Workspace(answers={"profile": profile}), **address)

    assert said in [one.value.replace("\\", "") for one in app.caption]


def test_a_step_of_the_segment_is_offered_where_it_is_needed_until_it_is_done():
    """Choosing takes who and how many; the plan takes what an hour is worth."""
    offered = [link.label for link in open_app("relationship").get("page_link")]
    assert "Adónde quieres llegar · 0 de 4" in offered
    assert not any(label.startswith("Cuánto vale tu hora") for label in offered)

    goal = {"stage": "first", "objective": "retener", "objective_second": "ninguno", "channels": ("redes",)}
    app = open_app("relationship", workspace=Workspace(answers={"profile": goal}))
    assert not any(link.label.startswith("Adónde") for link in app.get("page_link"))


def test_answer_that_hides_others_takes_them_from_the_page_and_the_count():
    app = open_app("assessment", block="reciprocity", step="prp")
    before = len(app.segmented_control)

    answer(app, "radio", "reciprocity", "purpose", question("reciprocity", "purpose").item.options[-1].value)

    assert len(app.segmented_control) < before


def test_evidence_of_the_express_form_goes_to_all_its_dimensions():
    app = open_app("assessment", block=EXPRESS)
    widget = next(one for one in app.segmented_control if one.key.startswith("ask.plain.evidence"))
    widget.set_value("E2").run()

    express = blocks(cached.content(), cached_given(work(app)))[EXPRESS].steps[0]
    assert dict(work(app).evidence) == {one.item.dimension: "E2" for one in express.questions}


def cached_given(workspace):
    from logic.assessment.answers import gather

    content = cached.content()
    return gather(content.questionnaires, content.scales, workspace)


def test_note_is_kept_under_its_question():
    app = open_app("assessment", block=EXPRESS)
    app.text_area(key="ask.note.quality.ALI1").set_value(" Rosa lo dijo ").run()

    assert dict(work(app).notes) == {"ALI1": "Rosa lo dijo"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_block_can_be_shown(language):
    content = cached.content()
    app = open_app("assessment", language)
    for block in blocks(content, cached_given(Workspace())).values():
        for step in block.way:
            app.query_params["block"], app.query_params["step"] = block.id, step.id
            app.run()
            assert not app.exception
            assert len(app.header) == 1
            assert len(step.questions) <= 8


def test_example_leaves_the_own_work_untouched():
    own = Workspace(answers={"quality": {"ALI1": 2}})
    app = open_app(workspace=own)
    next(one for one in app.button if one.label == "Ver un ejemplo resuelto").click().run()
    app.switch_page("pages/assessment.py")
    app.query_params["block"] = EXPRESS
    app.run()
    answer(app, "segmented_control", "quality", "ALI1", 5)
    assert app.session_state["visit"].example.answers["quality"]["ALI1"] == 5

    next(one for one in app.button if one.label == "Volver a lo mío").click().run()

    assert work(app) == own
    assert app.segmented_control(key=key_of(question("quality", "ALI1"))).value == 2


def test_erasing_leaves_nothing_in_the_session():
    app = open_app(workspace=Workspace(answers={"quality": {"ALI1": 2}}, notes={"ALI1": "CANARIO"}))
    app.session_state["visit"].held["sales"] = "CANARIO"

    next(one for one in app.button if one.label == "Sí, borrar todo").click().run()

    assert work(app) == Workspace()
    assert "sales" not in app.session_state["visit"].held
    assert app.session_state["visit"].draft.entries == {}


def test_start_loads_no_library_of_documents_statistics_or_spreadsheets():
    """Nor pandas and altair, which are warmed up after the first page is out."""
    script = (
        "import sys; from pages.parts import frame, warm; warm.up = lambda: None\n"
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=60).run(); assert not app.exception\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    slow = {
        "pandas",
        "pyarrow",
        "scipy",
        "typst",
        "docx",
        "xlsxwriter",
        "icalendar",
        "segno",
        "jinja2",
        "python_calamine",
        "altair",
    }
    assert set(done.stdout.split()) & slow == set()


@pytest.mark.parametrize("just_heard", [True, False])
def test_a_page_that_outlived_its_server_is_given_its_answers_once_more(just_heard):
    """A run that the browser's own words interrupt makes the page let go of choices that it still reports."""

    def one_choice():
        import streamlit as st

        from pages.parts import state

        state.offer("choice", "b")
        st.segmented_control("Which?", ["a", "b"], key="choice")
        state.all_was_seen()

    app = AppTest.from_function(one_choice).run()
    app.segmented_control(key="choice").set_value("b")
    app.session_state["visit"] = Visit(just_heard=just_heard)

    given_again = [app.run().segmented_control(key="choice").proto.set_value for _ in range(2)]

    assert given_again == [just_heard, False]


def test_an_answer_and_the_next_step_in_one_click_both_count():
    app = open_app("assessment", block="express", step="start")
    has_customers = question("profile", "has_customers")
    assert ("profile", "has_customers") in cached.deciding()

    app.segmented_control(key=key_of(has_customers)).set_value("few")
    app.button(key="on.to.step").click().run()
    app.run()

    assert app.query_params["step"] == "step"
    assert key_of(has_customers) not in [one.key for one in app.segmented_control]
    assert work(app).answers_of("profile")["has_customers"] == "few"


def test_a_number_typed_while_i_dont_know_is_taken_back_stays():
    app = open_app("segment", step="capacity")
    key = key_of(question("profile", "team"))
    app.checkbox(key=f"{key}.unknown").check().run()
    assert work(app).answers_of("profile")["team"] is None

    app.number_input(key=key).set_value(7)
    app.checkbox(key=f"{key}.unknown").uncheck().run()

    assert work(app).answers_of("profile")["team"] == 7
