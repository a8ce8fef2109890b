"""Worked cases that stand in the content: what an author promised must still come out.

A case answers items and may state evidence and outside figures. It expects figures by name
("quality.ALI", "index", "ior.value") and what follows from them:

- low.ALI, high.ALI, rough.ALI, evidence.ALI, band.ALI, band.index
- asked.ALI or asked.quality: how many items this user sees
- flags, patterns: the ids, in order; because.<pattern>: what it names
- act, ask, protect: dimensions in order
- ior.quadrant, ior.money, ior.money_low, ior.money_high
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from logic.assessment.assess import Assessment, assess
from logic.assessment.money_return import MoneyVersion
from logic.content.library import Content
from logic.content.model import near
from logic.content.questionnaire import Case
from logic.workspace import Workspace

TOLERANCE = 0.005
"""Half of the last digit that cases write; shares of money are written with four."""


@dataclass(frozen=True)
class Mismatch:
    """An expectation that no longer holds."""

    name: str
    expected: object
    found: object


def run_case(content: Content, case: Case, questionnaire: str = "") -> list[Mismatch]:
    """Run one case; an empty list means that it still gives what it promised.

    Args:
        content: What is in force.
        case: Its unqualified item names belong to the questionnaire.
        questionnaire: The file the case stands in; empty for the outcomes.
    """
    found = assess(content, _workspace(case, questionnaire), case.figures)
    return list(_mismatches(case, found))


def _workspace(case: Case, questionnaire: str) -> Workspace:
    answers: dict[str, dict[str, Any]] = {}
    for name, value in case.answers.items():
        id, dot, item = name.partition(".")
        place, key = (id, item) if dot else (questionnaire, name)
        answers.setdefault(place, {})[key] = tuple(value) if isinstance(value, list) else value
    return Workspace(answers=answers, evidence=case.evidence)


def _mismatches(case: Case, found: Assessment) -> Iterator[Mismatch]:
    known = _outcomes(found)
    for name, expected in case.expect.items():
        if name not in known:
            yield Mismatch(name, expected, f"nothing by this name. {near(name, known)}")
        elif not _same(expected, known[name]):
            yield Mismatch(name, expected, known[name])


def _same(expected: object, found: object) -> bool:
    if isinstance(expected, int | float) and isinstance(found, int | float):
        return round(abs(expected - found), 9) <= TOLERANCE  # floats: 53.13 - 53.125 is more than 0.005
    return expected == found


def _outcomes(found: Assessment) -> Mapping[str, object]:
    """Everything a case may expect, by name."""
    return {
        **found.figures,
        **{f"band.{id}": band for id, band in found.bands.items()},
        **{f"asked.{id}": len(items) for id, items in found.given.asked.items()},
        **_dimension_outcomes(found),
        **{kind: [action.dimension for action in actions] for kind, actions in found.actions.items()},
        **_hits(found),
        "ior.quadrant": found.ior.quadrant,
        "ior.money": _ratio(found.ior.money.base),
        "ior.money_low": _ratio(found.ior.money.low),
        "ior.money_high": _ratio(found.ior.money.high),
    }


def _dimension_outcomes(found: Assessment) -> dict[str, object]:
    parts: Mapping[str, Callable[[Any], object]] = {
        "low": lambda score: score.low,
        "high": lambda score: score.high,
        "rough": lambda score: score.rough,
        "evidence": lambda score: score.evidence,
        "asked": lambda score: score.asked,
    }
    return {
        f"{part}.{id}": take(score) for part, take in parts.items() for id, score in found.dimensions.items()
    }


def _hits(found: Assessment) -> dict[str, object]:
    return {
        "flags": list(dict.fromkeys(flag.id for flag in found.flags)),
        "patterns": [pattern.id for pattern in found.patterns if not pattern.held],
        **{f"because.{pattern.id}": [fact.id for fact in pattern.because] for pattern in found.patterns},
    }


def _ratio(version: MoneyVersion | None) -> float | None:
    return None if version is None else version.ratio
