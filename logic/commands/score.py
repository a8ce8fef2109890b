"""`python -m logic score SESSION`: dimensions with their doubt, the index, flags and patterns."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from logic.assessment.assess import Assessment
from logic.assessment.say import find_dimension, say_fact
from logic.assessment.scoring import DimensionScore
from logic.commands.inputs import add_session_options, read_session
from logic.content.library import ROOT, Content, load_content
from logic.content.texts import Texts, load_texts
from logic.diagnosis import diagnose

DIGITS = 2
"""Decimals in the JSON; people are shown whole points."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_session_options(parser)
    parser.add_argument("--json", action="store_true", help="print figures as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0: done."""
    texts, content = load_texts(ROOT / "locales", options.language), load_content()
    workspace = read_session(options.session, texts, content)
    found = diagnose(content, workspace).assessment
    if options.json:
        print(json.dumps(to_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(write_lines(found, content, texts)))
    return 0


def to_json(found: Assessment) -> dict[str, Any]:
    """Return the promised keys: dimensions, index, flags, patterns; and what they rest on."""
    index = found.index
    return {
        "dimensions": {id: _dimension(score, found) for id, score in found.dimensions.items()},
        "index": _round(index.value),
        "index_low": _round(index.low),
        "index_high": _round(index.high),
        "index_equal_weights": _round(found.index_equal_weights.value),
        "index_rough": index.rough,
        "index_dimensions": list(index.weights),
        "evidence": _round(found.evidence),
        "words_withheld": found.words_withheld,
        "flags": list(dict.fromkeys(flag.id for flag in found.flags)),
        "patterns": [pattern.id for pattern in found.patterns if not pattern.held],
        "because": {
            **{flag.id: {fact.id: fact.value for fact in flag.facts} for flag in found.flags},
            **{one.id: {fact.id: fact.value for fact in one.because} for one in found.patterns},
        },
        "actions": {kind: [one.dimension for one in made] for kind, made in found.actions.items()},
    }


def _dimension(score: DimensionScore, found: Assessment) -> dict[str, Any]:
    return {
        "score": _round(score.value),
        "low": _round(score.low),
        "high": _round(score.high),
        "answered": score.answered,
        "asked": score.asked,
        "evidence": _round(score.evidence),
        "rough": score.rough,
        "role": score.role,
        "band": found.bands[score.id],
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def write_lines(found: Assessment, content: Content, texts: Texts) -> Iterator[str]:
    """Say the same in sentences."""
    answered = [score for score in found.dimensions.values() if score.answered]
    if not answered:
        yield texts("assessment.nothing_answered")
        return
    yield texts("assessment.doubt_heading")
    yield from (f"- {_line(score, content, texts)}" for score in answered)
    yield _index_line(found, texts)
    yield from _section("flags", _flag_lines(found, content, texts), texts)
    yield from _section("patterns", _pattern_lines(found, content, texts), texts)


def _line(score: DimensionScore, content: Content, texts: Texts) -> str:
    dimension = find_dimension(score.id, content)
    name = texts.of(dimension.label) if dimension else score.id
    counts = {"name": name, "answered": score.answered, "asked": score.asked}
    if score.value is None:
        return texts("assessment.score_missing", n=None, needed=score.needed, **counts)
    key = "assessment.score_rough" if score.rough else "assessment.score_line"
    low, high = texts.number(score.low or 0), texts.number(score.high or 0)
    return texts(key, n=None, score=score.shown, low=low, high=high, **counts)


def _index_line(found: Assessment, texts: Texts) -> str:
    index = found.index
    counts = {"used": len(index.weights), "asked": index.asked}
    if index.value is None:
        return texts("assessment.index_missing", n=None, needed=index.needed, **counts)
    return texts(
        "assessment.index_line",
        n=None,
        score=index.shown,
        low=texts.number(index.low or 0),
        high=texts.number(index.high or 0),
        equal=found.index_equal_weights.shown,
        **counts,
    )


def _section(name: str, lines: Iterator[str], texts: Texts) -> Iterator[str]:
    said = list(lines)
    if said:
        yield ""
        yield texts(f"assessment.{name}_heading")
        yield from said


def _flag_lines(found: Assessment, content: Content, texts: Texts) -> Iterator[str]:
    flags = {flag.id: flag for flag in content.readings.flags.flags}
    for hit in found.flags:
        yield f"- {texts.of(flags[hit.id].title)}"
        yield from (f"    {say_fact(fact, content, texts)}" for fact in hit.facts)


def _pattern_lines(found: Assessment, content: Content, texts: Texts) -> Iterator[str]:
    patterns = {pattern.id: pattern for pattern in content.readings.patterns.patterns}
    for hit in (hit for hit in found.patterns if not hit.held):
        yield f"- {texts.of(patterns[hit.id].title)}"
        yield f"    {texts.of(patterns[hit.id].reading)} {texts.of(patterns[hit.id].first_move)}"
        yield from (f"    {say_fact(fact, content, texts)}" for fact in hit.because)
