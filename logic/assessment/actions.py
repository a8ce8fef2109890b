"""What to do with each dimension: act, ask first or protect, by its level and its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from logic.assessment.answers import Questionnaires
from logic.assessment.scoring import BEST, DimensionScore, shown
from logic.content.readings import EvidenceRules

Kind = Literal["act", "ask", "protect"]


@dataclass(frozen=True)
class Action:
    """What one dimension asks for."""

    dimension: str
    kind: Kind
    reading: str
    """Its words in the content: act, ask, ask_high ("you might be wrong") or protect."""
    priority: float
    """Worth of finding out: importance × (1 − evidence), 0 to 1."""


def sort_actions(
    scores: Iterable[DimensionScore], questionnaires: Questionnaires, rules: EvidenceRules
) -> Mapping[Kind, tuple[Action, ...]]:
    """Sort the scored dimensions.

    Returns:
        act: lowest score first; ask: most worth finding out first, then the lowest; protect: highest first.
    """
    scored = [(score.value, score) for score in scores if score.role == "score" and score.value is not None]
    made = [(value, _action(score, value, questionnaires, rules)) for value, score in scored]
    return {
        "act": _of("act", sorted(made, key=lambda one: one[0])),
        "ask": _of("ask", sorted(made, key=lambda one: (-one[1].priority, one[0]))),
        "protect": _of("protect", sorted(made, key=lambda one: -one[0])),
    }


def _of(kind: Kind, made: Iterable[tuple[float, Action]]) -> tuple[Action, ...]:
    return tuple(action for _, action in made if action.kind == kind)


def _action(score: DimensionScore, value: float, asked: Questionnaires, rules: EvidenceRules) -> Action:
    evidence = score.evidence or 0.0
    high = shown(value) >= rules.high_limit
    strong = evidence >= rules.evidence_limit
    kind: Kind = "ask" if not strong else "protect" if high else "act"
    importance = _importance(score, asked)
    return Action(
        dimension=score.id,
        kind=kind,
        reading="ask_high" if kind == "ask" and high else kind,
        priority=importance * (1 - evidence / BEST),
    )


def _importance(score: DimensionScore, questionnaires: Questionnaires) -> float:
    weights = {d.id: d.weight for d in questionnaires[score.questionnaire].dimensions}
    return weights[score.id] / max(weights.values())
