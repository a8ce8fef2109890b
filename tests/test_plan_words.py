"""The advice and the plan in sentences: both languages, whole, with the user's own words as typed."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.library import ROOT, load_content
from logic.content.texts import Texts, load_phrases, load_texts
from logic.diagnosis import diagnose
from logic.plan.builder import build_plan
from logic.plan.decision import set_rule
from logic.plan.lint import check_card
from logic.plan.say_rule import say_why
from logic.plan.wording import describe_plan, say_hypothesis
from logic.recommendation.recommend import recommend
from logic.recommendation.wording import describe
from logic.storage.session_file import from_bytes
from logic.workspace import Workspace
from tests.said_sessions import SESSIONS

CONTENT = load_content()
PHRASES = load_phrases(ROOT / "locales")
TEXTS = {language: Texts(language, PHRASES[language]) for language in ("es", "en")}
EXAMPLE = Path("questionnaires/examples/bakery.vinculo.json")
TODAY = dt.date(2026, 11, 21)
BAKERY = from_bytes(EXAMPLE.read_bytes())
ODD = "{n} <b>*x*</b> #let $a$ =1+1 «ñ» 🥖\u202eabc"


def _told(workspace, language):
    found = diagnose(CONTENT, workspace, TODAY)
    t = TEXTS[language]
    return (
        describe(CONTENT, workspace, found.recommendation, t),
        describe_plan(CONTENT, workspace, found.recommendation, found.plan, t),
    )


def _sentences(value):
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _sentences(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _sentences(one)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", SESSIONS)
def test_no_sentence_has_a_hole(name, language):
    sentences = [text for told in _told(SESSIONS[name], language) for text in _sentences(told)]
    holes = [
        text
        for text in sentences
        if re.search(r"\{\w*\}|\bNone\b|\bnan\b|\binf\b|  |\.\.| \.|\s$|^\s|«»|“”", text)
    ]

    assert holes == []


@pytest.mark.parametrize("name", SESSIONS)
def test_both_languages_say_the_same_things(name):
    spanish, english = (
        [bool(text) for told in _told(SESSIONS[name], language) for text in _sentences(told)]
        for language in ("es", "en")
    )

    assert spanish == english


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_the_user_typed_stands_as_typed(language):
    profile = {
        **SESSIONS["club"].answers["profile"],
        "segment_name": ODD, "persona_habits": ODD, "persona_seeks": ODD, "owner_name": ODD,
        "currency": "{x}",
    }  # fmt: skip
    written = dict.fromkeys(
        ("promise", "difference", "assumption", "selection", "source", "medium", "justification", "guide_3"),
        ODD,
    )
    workspace = Workspace(answers={**SESSIONS["club"].answers, "profile": profile}, plan=written)

    advice, plan = _told(workspace, language)

    assert ODD in advice.headline
    assert advice.guide[2].answer == ODD
    assert (plan.card.promise, plan.card.difference, plan.rows[0].justification) == (ODD, ODD, ODD)
    assert ODD in plan.card.hypothesis
    assert {action.owner for action in plan.actions} == {ODD}


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("behaviour", CONTENT.advice.plan.behaviours)
@pytest.mark.parametrize("objective", ["captar", "retener", "ampliar"])
def test_the_hypothesis_we_propose_passes_its_own_lint(language, behaviour, objective):
    workspace = BAKERY.model_copy(update={"plan": {"behaviour": behaviour, "objective": objective}})
    plan = build_plan(CONTENT, workspace, recommend(CONTENT, workspace), today=TODAY)

    said = say_hypothesis(CONTENT, plan, TEXTS[language])
    card = dataclasses.replace(plan.card, hypothesis=said, segment="")
    text_codes = {"no_number", "no_deadline", "no_behaviour", "no_segment", "feeling", "vanity", "total"}

    assert text_codes & {finding.code for finding in check_card(card, CONTENT.advice.plan)} == set()


def test_the_plan_reads_as_a_person_would_write_it():
    advice, plan = _told(BAKERY, "es")

    assert advice.headline == (
        "Para «Familias del barrio que encargan pan y tortas», hoy encaja mejor una relación personal"
        " indirecta."
    )
    assert plan.card.hypothesis == (
        "Creemos que una relación personal indirecta por WhatsApp o mensajes hará que al menos 3 de 10"
        " clientes de «Familias del barrio que encargan pan y tortas» hagan un pedido por ese medio"
        " en 28 días."
    )
    assert plan.rule[:4] == (
        "Escalar si lo hacen 5 o más de 10.",
        "Al menos el 30\u00a0% de 10 son 3, pero 3 también pueden salir por azar: hacen falta 5 para confiar,"
        " al 90 %, en que de verdad lo hace al menos el 30\u00a0%.",
        "Entre 2 y 4, iterar: cambiar una sola cosa y repetir, hasta 3 veces.",
        "Parar si lo hace uno o ninguno.",
    )
    assert plan.rule_short == plan.rule[:4]
    assert plan.cost[2] == "Sale de tu tiempo: S/\u00a063 al mes, a S/\u00a018 la hora."


def test_why_scaling_takes_more_than_the_hypothesis_says_both_numbers():
    """Twelve of twenty are 60 %; the one-sided 90 % Wilson bound reaches 60 % at fifteen of twenty."""
    t = load_texts(ROOT / "locales", "en")

    told = say_why(set_rule(20, 0.6), t)

    assert told.startswith("At least 60% of 20 is 12, but 12 may also come about by chance: it takes 15 ")
    assert say_why(set_rule(10, 0.01), t).startswith("With 10 participants it takes 1 ")
    assert say_why(set_rule(2, 0.9), t) == ""


@pytest.mark.parametrize("name", SESSIONS)
def test_the_mirror_survey_is_sent_once(name):
    """A strategy, a first move and the trial each send it; the move holds what the others begin with."""
    _, plan = _told(SESSIONS[name], "es")

    sending = [one.id for one in plan.actions if "encuesta espejo" in one.text]
    steps = [line for one in plan.chosen for line in one.details if "Envía la encuesta espejo" in line]

    assert len(sending) == 1
    assert len(steps) <= 1


def test_an_action_without_hours_shows_none():
    row = {"id": "own.1", "text": "Llamar a Rosa"}
    with_hours = {"id": "own.2", "text": "Llamar a Luis", "hours": 1.5}
    work = BAKERY.model_copy(update={"tables": {**BAKERY.tables, "actions": (row, with_hours)}})

    told = {one.id: one.hours for one in _told(work, "es")[1].actions}

    assert (told["own.1"], told["own.2"]) == ("", "1,5 h")


def test_a_result_is_said_to_have_occurred_and_never_to_be_caused():
    _, spanish = _told(SESSIONS["club"], "es")
    _, english = _told(SESSIONS["club"], "en")

    assert (
        spanish.result[-1]
        == "Sin un grupo con el que comparar, solo se puede decir que ocurrió, no que la relación lo causó."
    )
    assert "no que la relación lo causó" in spanish.rule[-1]
    assert english.result[0] == "12 of 15 did so: 80%, with a 95% interval from 55% to 93%."


def test_points_are_never_shown_with_decimals():
    for name in SESSIONS:
        advice, _ = _told(SESSIONS[name], "es")
        assert all(isinstance(one.score, int) for one in advice.ranking)


def test_while_too_little_is_known_no_type_is_advised():
    advice, plan = _told(Workspace(), "en")

    assert advice.headline.startswith(
        "No relationship can be proposed yet. 0 of the 13 things compared are known; at least 7"
    )
    assert (advice.verdict, advice.reasons, advice.ranking, advice.doubts) == ("", (), (), ())
    assert plan.rows[0].justification == "There are not yet enough answers to justify it."


def test_what_is_missing_to_say_whether_it_pays_is_named_and_nothing_else():
    profile = {**BAKERY.answers["profile"]}
    without = {id: value for id, value in profile.items() if not id.startswith("hour_")}
    workspace = BAKERY.model_copy(update={"answers": {**BAKERY.answers, "profile": without}})

    _, plan = _told(workspace, "es")

    assert "No se puede decir si se paga: falta saber cuánto vale tu hora." in plan.gates


def test_money_is_shown_as_told_while_the_value_of_an_hour_is_missing():
    profile = {"cash_month": 200000, "currency": "COP", "objective": "retener"}
    advice, _ = _told(Workspace(answers={"profile": profile}), "es")
    money = next(state for state in advice.states if state.factor == "F12")

    assert (money.value, "200.000" in money.sentence) == (None, True)
    assert money.origin == "sin el valor de tu hora no se sabe si es mucho"


def test_purchases_that_leave_nothing_are_not_called_missing():
    profile = {**BAKERY.answers["profile"], "margin_percent": 0}
    workspace = BAKERY.model_copy(update={"answers": {**BAKERY.answers, "profile": profile}})

    _, plan = _told(workspace, "en")

    assert plan.gates[-2].endswith("purchases leave none.")


@pytest.mark.parametrize(("hours", "cautions"), [(4, 1), (10, 0)])
def test_a_type_that_does_not_fit_the_hours_says_so_beside_its_reasons(hours, cautions):
    guide = {"F1": 4, "F2": 4, "F3": 4, "F4": 0, "F5": 2, "F7": 4}
    profile = {"customers": 45, "team": 2, "hours_week": hours, "stage": "first", "objective": "retener",
               "channels": ("presencial",)}  # fmt: skip
    advice, _ = _told(Workspace(answers={"profile": profile, "guide": guide}), "es")
    closed = [limit for limit in advice.limits if limit.id == "PD_capacity" and limit.status == "failed"]

    assert next(one.type for one in advice.ranking if not one.excluded) == "PD"
    assert len(advice.cautions) == cautions
    assert all(limit.found in caution for limit, caution in zip(closed, advice.cautions, strict=True))


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_code_of_the_plan_has_its_sentence(language):
    t, policy = TEXTS[language], CONTENT.advice
    wanted = {f"plan.head_{head}" for head in ("type", "medium", "justification", "cost")}
    wanted |= {f"recommendation.item_{doubted.item.split('.')[1]}" for doubted in policy.factors.find_out}
    wanted |= {f"recommendation.consequence_{limit.consequence}" for limit in policy.limits.limits}
    wanted |= {f"plan.result_{verdict}" for verdict in ("scale", "iterate", "stop", "harm")}

    assert [key for key in sorted(wanted) if not t.has(key)] == []


@settings(max_examples=40, deadline=None)
@given(
    numbers=st.dictionaries(
        st.sampled_from(
            [
                "participants", "box_days", "threshold", "floor", "baseline", "hour_value", "hours_week",
                "setup_hours", "hours_customer_month", "fixed_hours_month", "cash_month", "gifts_month",
                "harm", "successes", "observed", "harmed", "max_hours_week", "RET1_hours", "RET4_cash",
            ]
        ),
        st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**15), 10**15) | st.text(),
        max_size=8,
    )
)  # fmt: skip
def test_no_number_that_a_file_may_hold_breaks_the_plan(numbers):
    workspace = BAKERY.model_copy(update={"plan": numbers})
    plan = build_plan(CONTENT, workspace, recommend(CONTENT, workspace), today=TODAY)

    told = describe_plan(CONTENT, workspace, recommend(CONTENT, workspace), plan, TEXTS["es"])

    assert plan.card.participants in range(1, 1001)
    assert told.rows[0].cost
