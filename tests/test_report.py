"""A document out of a real diagnosis: full, begun and empty, in both languages and every format."""

import datetime as dt
import io
import re
from functools import cache

import icalendar
import numpy as np
import openpyxl
import pypdf
import pytest

from logic.content.library import ROOT, Content, load_content
from logic.content.questionnaire import Likert
from logic.content.texts import LANGUAGES, load_phrases
from logic.content.texts import Texts as Words
from logic.diagnosis import diagnose
from logic.exports import blocks as b
from logic.exports.formats import FORMATS
from logic.exports.report import Extras, build_report
from logic.metrics.measure import measure
from logic.metrics.policy import load_policy
from logic.purchases import Purchases
from logic.storage.session_file import from_bytes, to_bytes
from logic.workspace import Respondent, Survey, Workspace

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl's own

MADE = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
CONTENT = load_content()
POLICY = load_policy(ROOT / "questionnaires" / "outcomes")
PHRASES = load_phrases(ROOT / "locales")
RENDER = {form.id: form.render for form in FORMATS}
BAKERY = ROOT / "questionnaires" / "examples" / "bakery.vinculo.json"
PROFILE = {
    "business_name": "Panadería La Espiga",
    "owner_name": "Rosa Quispe",
    "city": "Arequipa",
    "currency": "$",
    "segment_name": "Vecinos que compran a diario",
    "has_customers": "many",
    "customers": 10,
    "persona_seeks": "pan tibio",
    "objective": "retener",
    "channels": ("redes", "presencial"),
    "hours_week": 10,
    "cash_month": 100,
    "hour_wage": 12,
    "order_value": 20,
    "orders_month": 4,
    "margin_percent": 40,
    "team": 1,
    "stage": "first",
}
SALES = {
    "customers": 120.0,
    "repeat_rate_90": 0.61,
    "repeat_rate_90.n": 90.0,
    "repeat_rate_90.low": 0.5,
    "repeat_rate_90.high": 0.7,
    "cycle_customer_median": 9.0,
    "cycle_customer_median.n": 60.0,
}


def answered(content: Content) -> dict[str, dict[str, object]]:
    """Answer every item on a scale with its fourth step, or its last."""
    return {
        asked.id: {
            item.id: content.scales[item.scale][min(3, len(content.scales[item.scale]) - 1)].value
            for item in asked.items()
            if isinstance(item, Likert)
        }
        for asked in content.questionnaires.values()
    }


def full() -> Workspace:
    """Return a session with answers, a survey, sales figures and the hours of the article's own example."""
    answers = {**answered(CONTENT), "profile": PROFILE}
    core = [item for item in CONTENT.questionnaires["quality"].items() if item.core]
    asked = {item.id: CONTENT.scales[item.scale][1].value for item in core if isinstance(item, Likert)}
    return Workspace(
        id="3f0c2a52-8f2f-4c1e-9d51-2f64d7a1b0c9",
        answers=answers,
        sales=SALES,
        survey=Survey(respondents=tuple(Respondent(answers=asked) for _ in range(12)), invited=30),
        plan={"type": "PD", "medium": "redes", "hours_week": 3, "setup_hours": 0, "start": "2026-12-01"},
    )


SESSIONS = {
    "full": full(),
    "begun": Workspace(id="b", answers={"profile": {"business_name": "Taller Ñandú", "customers": 40}}),
    "empty": Workspace(id="e"),
}


def report(session: str = "full", language: str = "es", extras: Extras | None = None):
    """Return the document of a session; a plain one is a frozen value that tests share."""
    return _plain(session, language) if extras is None else _build(session, language, extras)


@cache
def _plain(session: str, language: str):
    return _build(session, language, None)


def _build(session: str, language: str, extras: Extras | None):
    words = Words(language, PHRASES[language])
    return build_report(diagnose(CONTENT, SESSIONS[session], MADE.date()), POLICY, words, MADE, extras)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("session", SESSIONS)
def test_every_format_of_every_session_renders(session, language):
    document = report(session, language)

    sizes = {form.id: len(form.render(document)) for form in FORMATS}

    assert [id for id, size in sizes.items() if size < 100] == []
    assert b"<pdfuaid:part>1</pdfuaid:part>" in RENDER["pdf"](document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("session", SESSIONS)
def test_no_cell_card_or_line_is_left_empty(session, language):
    for block in report(session, language).blocks:
        match block:
            case b.Table(rows=rows):
                firsts = [cell for row in rows for cell in row[:-1]]
                assert rows
                assert "" not in firsts
            case b.Cards(items=cards):
                assert all(card.text or card.facts or card.chips for card in cards)
            case b.Listing(items=lines):
                assert lines
                assert "" not in lines


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("session", SESSIONS)
def test_no_blank_stays_unfilled(session, language):
    text = RENDER["markdown"](report(session, language)).decode()

    assert re.findall(r"\{\w+\}|\bNone\b|\bnan\b|\bTrue\b|\bFalse\b", text) == []


def test_articles_own_example_costs_what_it_says_there():
    """Three hours a week at 12 an hour: 12.99 hours and 155.88 a month (source article, S2-118 to S2-121)."""
    book = openpyxl.load_workbook(io.BytesIO(RENDER["xlsx"](report())), data_only=True)

    first = [cell.value for cell in book["Plan"][2]]

    assert first[:2] == ["Personal directa", "Redes sociales"]
    assert [round(value, 2) for value in first[3:7]] == [12.99, 0, 155.88, 155.88]


def test_plan_table_has_the_columns_of_the_article_and_what_makes_it_testable():
    table = next(block for block in report().blocks if isinstance(block, b.Table))

    assert len(table.heads) == 8
    assert table.rows[0][0] == "Personal directa"
    assert table.rows[0][3].split("\n") == ["12,99 h al mes", "$\xa00 de caja", "$\xa0155,88 de tu tiempo"]


def test_a_document_begins_with_the_plan_on_one_page():
    blocks = report().blocks
    titles = [block.text for block in blocks if isinstance(block, b.Heading) and block.level == 1]

    assert titles[:2] == ["El plan en una página", "La prueba en detalle"]
    assert [block.text for block in blocks if isinstance(block, b.Heading) and block.new_page] == titles[1:2]
    assert blocks[1] == b.Callout(
        "Prueba una relación personal directa en redes sociales con 10 clientes durante 28 días,"
        " para retener clientes."
    )


def test_the_worked_example_is_ten_pages_at_most_and_its_plan_one():
    seen = diagnose(CONTENT, from_bytes(BAKERY.read_bytes()), MADE.date())
    document = build_report(seen, POLICY, Words("es", PHRASES["es"]), MADE)

    pages = pypdf.PdfReader(io.BytesIO(RENDER["pdf"](document))).pages

    assert len(pages) <= 10
    assert "La prueba en detalle" not in pages[0].extract_text()
    assert "La prueba en detalle" in pages[1].extract_text()


@pytest.mark.parametrize("session", ["empty", "begun"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_while_there_is_no_advice_no_document_names_a_type_or_a_plan(session, language):
    document = report(session, language)
    words = Words(language, PHRASES[language])
    names = [words.of(type.in_sentence) for type in CONTENT.advice.types.types.values()]

    text = RENDER["markdown"](document).decode() + RENDER["prompt"](document).decode()

    assert [name for name in names if name in text] == []
    assert (document.events, document.workbook.costs, document.workbook.tests) == ((), (), ())


def test_a_document_without_advice_begins_with_what_is_needed():
    document = report("empty")
    titles = [block.text for block in document.blocks if isinstance(block, b.Heading)]
    lists = [block.items for block in document.blocks if isinstance(block, b.Listing)]

    assert titles == [
        "Qué hace falta primero", "En «Tu segmento»:", "En la guía de la relación:",
    ]  # fmt: skip
    assert lists[0][0] == "Cuál es tu objetivo principal"
    assert tuple(item for items in lists for item in items) == document.pending


def test_answers_are_an_annex_that_is_asked_for():
    without, annexed = report(), report(extras=Extras(answers=True))
    titles = [[one.text for one in doc.blocks if isinstance(one, b.Heading)] for doc in (without, annexed)]

    assert ["Anexo: respuestas en que se basa" in one for one in titles] == [False, True]
    assert "tu sesión" in without.blocks[-1].text
    assert "Respuestas" not in {sheet.name for sheet in without.workbook.sheets}


def test_sections_without_data_are_left_out():
    titles = {block.text for block in report("empty").blocks if isinstance(block, b.Heading)}

    assert not titles & {"La relación hoy", "Lo que muestran tus ventas", "Respuestas en que se basa"}


def test_both_languages_say_the_same_numbers():
    first, second = report(language="es"), report(language="en")

    assert [block.kind for block in first.blocks] == [block.kind for block in second.blocks]
    assert first.workbook.costs[0].spent == second.workbook.costs[0].spent
    assert [event.day for event in first.events] == [event.day for event in second.events]
    assert [event.id for event in first.events] == [event.id for event in second.events]


def test_calendar_holds_every_dated_action_once():
    document = report()
    read = icalendar.Calendar.from_ical(RENDER["ics"](document)).walk("VEVENT")

    assert len({event["uid"] for event in read}) == len(document.events) > 5


def test_prompt_names_measured_told_and_guessed_apart():
    titles = [part.title for part in report().prompt]

    assert titles[:4] == [
        "Tu tarea",
        "Hechos: lo que se midió",
        "Lo que dice quien dirige el negocio",
        "Suposiciones: nadie las ha comprobado",
    ]
    guessed = report().prompt[3].lines
    assert any("quien dirige el negocio cree" in line for line in guessed)


def test_a_document_opens_as_the_session_it_carries():
    session = SESSIONS["full"]
    document = report(extras=Extras(session=to_bytes(session)))

    assert from_bytes(RENDER["pdf"](document)) == session


def test_months_are_drawn_while_the_file_is_at_hand_and_never_an_unfinished_one():
    days = np.arange(20_089, 20_089 + 130, dtype=np.int32)  # 2025-01-01 to 2025-05-10
    purchases = Purchases(
        customer=(days % 7).astype(np.int32), names="abcdefg", day=days, cents=np.full(len(days), 500)
    )
    metrics = measure(purchases, POLICY, with_model=False)

    drawn = [block for block in report(extras=Extras(metrics=metrics)).blocks if isinstance(block, b.Months)]

    assert [[month.label for month in block.items] for block in drawn] == [["ene", "feb", "mar", "abr"]]
    assert [(month.line, month.bar) for month in drawn[0].items] == [(0, 7), (7, 0), (7, 0), (7, 0)]


def test_survey_link_is_printed_with_its_code():
    document = report(extras=Extras(survey_url="https://vinculo.example/e/1"))

    assert [block.url for block in document.blocks if isinstance(block, b.QrCode)] == [
        "https://vinculo.example/e/1"
    ]


def test_spreadsheet_carries_codes_beside_words():
    document = report(extras=Extras(answers=True))
    book = openpyxl.load_workbook(io.BytesIO(RENDER["xlsx"](document)))

    row = next(row for row in book["Respuestas"].iter_rows(values_only=True) if row[3] == "profile.objective")

    assert row[4] == "retener"


def test_words_of_the_spreadsheet_exist_in_every_language():
    words = [report(language=language).workbook.words for language in LANGUAGES]

    assert words[0].keys() == words[1].keys()
    assert all(
        len(",".join(book[f"state_{state}"] for state in ("waiting", "going", "done", "dropped"))) < 255
        for book in words
    )


def test_a_count_in_the_table_of_witnesses_is_one_of_people():
    """The owner is one person; four answers of one person are no n = 4."""
    text = RENDER["markdown"](report()).decode().replace("\u00a0", " ")
    owner, customers = next(row for row in text.splitlines() if row.startswith("| Alianza")).split("|")[2:4]

    assert re.search(r"\d", owner)
    assert "n = " not in owner
    assert "n = 12" in customers


def test_a_document_names_all_of_the_lowest_or_says_that_all_are_alike():
    core = [item for item in CONTENT.questionnaires["quality"].items() if item.core]
    alike = {item.id: 3 for item in core}
    three = alike | {"ALI1": 2, "VAL1": 2, "CON1": 2}

    def said(answers):
        diagnosis = diagnose(CONTENT, Workspace(id="t", answers={"quality": answers}), MADE.date())
        document = build_report(diagnosis, POLICY, Words("es", PHRASES["es"]), MADE)
        return RENDER["markdown"](document).decode()

    assert "Lo más bajo entre ellas: Alianza (25), Valor percibido (25) y Confianza (25)." in " ".join(
        said(three).split()
    )
    assert "Todas ellas tienen el mismo puntaje." in " ".join(said(alike).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_never_a_bare_number_where_no_currency_was_named(language):
    full = SESSIONS["full"]
    named, unnamed = (
        Workspace(**{**dict(full), "answers": {**full.answers, "profile": {**PROFILE, "currency": currency}}})
        for currency in ("S/", "")
    )

    def said(work):
        document = build_report(
            diagnose(CONTENT, work, MADE.date()), POLICY, Words(language, PHRASES[language]), MADE
        )
        return RENDER["markdown"](document).decode().replace("\u00a0", " ")

    own = {"es": r"([\d,.]+) en tu moneda", "en": r"([\d,.]+) in your currency"}[language]
    amounts = re.findall(r"S/ ([\d,.]*\d)", said(named))

    assert len(amounts) > 5
    assert re.findall(own, said(unnamed)) == amounts
    assert re.findall(own, said(named)) == []
