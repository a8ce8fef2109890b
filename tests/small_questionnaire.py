"""A questionnaire that content editors never touch: a reversed item, one worded as risk, an index."""

from logic.assessment.answers import gather
from logic.assessment.scoring import DimensionScore, score_questionnaire
from logic.content.questionnaire import Point, Questionnaire
from logic.content.readings import EvidenceRules
from logic.workspace import Workspace


def said(words):
    return {"es": words, "en": words}


SCALES = {
    "five": tuple(Point(value=step, label=said(str(step))) for step in range(1, 6)),
    "shares": tuple(
        Point(value=step, points=points, label=said(str(step)))
        for step, points in enumerate((2.5, 13, 30.5, 55.5, 85.5), start=1)
    ),
}
RULES = EvidenceRules.model_validate(
    {
        "version": "1.0.0",
        "source": "ours",
        "question": said("basis"),
        "doubt_note": said("doubt"),
        "levels": {
            level: {"label": said(level), "meaning": said(level), "half_width": half, "index": index}
            for level, half, index in (("E0", 25, 0), ("E1", 20, 33), ("E2", 12, 67), ("E3", 8, 100))
        },
        "rough_factor": 1.5,
        "low_limit": 50,
        "high_limit": 75,
        "evidence_limit": 50,
        "sorting": {
            kind: {"label": said(kind), "text": said(kind)} for kind in ("act", "ask", "ask_high", "protect")
        },
    }
)


def likert(id, dimension, **more):
    return {"id": id, "type": "likert", "scale": "five", "dimension": dimension, "text": said(id), **more}


SMALL = Questionnaire.model_validate(
    {
        "id": "small",
        "version": "1.0.0",
        "kind": "scored",
        "order": 1,
        "title": said("small"),
        "intro": said("small"),
        "source": "ours",
        "scoring": {"min_items": 2, "min_share": 0.5, "min_dimensions": 2},
        "dimensions": [
            {"id": "TRU", "label": said("trust"), "meaning": said("trust"), "weight": 3},
            {"id": "STA", "label": said("stays"), "meaning": said("stays")},
            {"id": "TIE", "label": said("ties"), "meaning": said("ties"), "role": "moderator"},
        ],
        "sections": [
            {
                "id": "trust",
                "title": said("trust"),
                "items": [
                    {
                        "id": "kind",
                        "type": "single",
                        "text": said("kind"),
                        "options": [
                            {"value": "few", "label": said("few")},
                            {"value": "none", "label": said("none")},
                        ],
                    },
                    likert("T1", "TRU", core=True),
                    likert("T2", "TRU"),
                    likert("T3", "TRU", visible_if={"not": {"item": "kind", "eq": "none"}}),
                    likert("T4", "TRU", key=-1),
                    likert("T5", "TRU", key=0),
                ],
            },
            {
                "id": "rest",
                "title": said("rest"),
                "optional": True,
                "items": [
                    likert("S1", "STA", key=-1, risk=True, core=True),
                    likert("S2", "STA"),
                    likert("L1", "TIE"),
                    likert("L2", "TIE"),
                ],
            },
        ],
    }
)


def score_small(answers, evidence=None, measured=None, small=SMALL) -> dict[str, DimensionScore]:
    """Score the small questionnaire as the app does."""
    given = gather({"small": small}, SCALES, Workspace(answers={"small": answers}))
    asked, kept = given.asked["small"], given.answers["small"]
    return score_questionnaire(small, asked, kept, SCALES, RULES, evidence, measured)
