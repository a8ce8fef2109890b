"""A small survey that content editors never touch: three items, one behaviour, one open question."""

from pathlib import Path

import yaml

from logic.content.questionnaire import Point, Questionnaire
from logic.content.survey import SurveyContent
from logic.content.texts import Texts, load_texts
from logic.survey.form import Form, make_form

ROOT = Path(__file__).parents[1]


def _both(es: str, en: str) -> dict[str, str]:
    return {"es": es, "en": en}


TRUE = [("Nada cierto", "Not at all true"), ("Poco cierto", "Slightly true"), ("A medias", "Half true"),
        ("Bastante cierto", "Mostly true"), ("Totalmente cierto", "Completely true")]  # fmt: skip
LIKELY = [("Muy improbable", "Very unlikely"), ("Improbable", "Unlikely"), ("Ni una cosa ni otra", "Neither"),
          ("Probable", "Likely"), ("Muy probable", "Very likely")]  # fmt: skip
SHARES = [("Casi ninguno", "Almost none"), ("Pocos", "Few"), ("Algunos", "Some"), ("Muchos", "Many"),
          ("Casi todos", "Almost all")]  # fmt: skip


def _scale(
    labels: list[tuple[str, str]], points: tuple[float | None, ...] = (None,) * 5
) -> tuple[Point, ...]:
    return tuple(
        Point(value=value, label=_both(*label), points=place)
        for value, (label, place) in enumerate(zip(labels, points, strict=True), start=1)
    )


SCALES = {
    "cierto": _scale(TRUE),
    "probabilidad": _scale(LIKELY),
    "proporcion": _scale(SHARES, (2.5, 13, 30.5, 55.5, 85.5)),
}


def _item(id: str, es: str, en: str, scale: str = "cierto", **more: object) -> dict[str, object]:
    mirror = {"text": _both(es, en), "yes_no": scale == "proporcion"}
    return {"id": id, "type": "likert", "scale": scale, "text": _both("El cliente…", "The customer…"),
            "core": True, "mirror": mirror, **more}  # fmt: skip


def _questionnaire(id: str, items: list[dict[str, object]], dimensions: list[str]) -> Questionnaire:
    return Questionnaire.model_validate(
        {
            "id": id, "version": "1.0.0", "kind": "scored", "order": 1, "title": _both(id, id),
            "intro": _both(id, id), "source": "Ours.",
            "dimensions": [{"id": d, "label": _both(d, d), "meaning": _both(d, d)} for d in dimensions],
            "sections": [{"id": "all", "title": _both(id, id), "items": items}],
        }
    )  # fmt: skip


ASKED = {
    "quality": _questionnaire(
        "quality",
        [
            _item(
                "ALI1", "Considero a {business} un aliado.", "I consider {business} an ally.", dimension="ALI"
            ),
            _item("CON1", "{Business} me dice la verdad.", "{Business} tells me the truth.", dimension="CON"),
            _item(
                "OFE1",
                "¿Qué tan probable es que reemplace a {business}?",
                "How likely am I to replace {business}?",
                "probabilidad",
                key=-1,
                dimension="OFE",
            ),
        ],
        ["ALI", "CON", "OFE"],
    ),
    "ior": _questionnaire(
        "ior",
        [
            _item(
                "RET_LEA1",
                "¿Volví a comprar en {business}?",
                "Did I buy again from {business}?",
                "proporcion",
            )
        ],
        [],
    ),
}


def survey_content(**changed: object) -> SurveyContent:
    """Read the real survey.yaml, on the small questionnaires."""
    raw = yaml.safe_load((ROOT / "questionnaires/outcomes/survey.yaml").read_text("utf-8"))
    small = {
        "mirrors": [{"questionnaire": "quality"}],
        "behaviours": {"questionnaire": "ior", "items": ["RET_LEA1"]},
        "open_questions": raw["open_questions"][:1],
        "loss": {**raw["loss"], "item": "CON1", "came_back": "RET_LEA1"},
        "attitude": {**raw["attitude"], "dimensions": ["ALI", "CON"], "at_least": 1},
        "hints": {},
        "short_names": {},
    }
    return SurveyContent.model_validate({**raw, **small, **changed})


def small_form(business: str = "La Espiga") -> Form:
    """Make the small survey."""
    return make_form(survey_content(), ASKED, SCALES, business)


def texts(language: str = "es") -> Texts:
    """Read the interface in one language."""
    return load_texts(ROOT / "locales", language)
