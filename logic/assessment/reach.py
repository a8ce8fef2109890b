"""Whether every band, flag and pattern can be reached by someone, and none is reached by all."""

from collections import Counter
from collections.abc import Iterator, Sequence

from logic.assessment.assess import assess
from logic.assessment.simulate import MadeUp, constant, extreme, random_respondents
from logic.content.library import Content
from logic.content.model import Problem
from logic.content.readings import Band, Flag, Pattern

RESPONDENTS = 200
ALWAYS = 0.9
"""Share of random respondents above which a reading says nothing."""
Located = tuple[str, Problem]


def find_reach_problems(content: Content, count: int = RESPONDENTS) -> Iterator[Located]:
    """Send made-up respondents through and look at what they hit."""
    hits, random = count_hits(content, count)
    readings = content.readings
    parts: dict[str, Sequence[Band | Flag | Pattern]] = {
        "bands": readings.bands.bands,
        "flags": readings.flags.flags,
        "patterns": readings.patterns.patterns,
    }
    for part, entries in parts.items():
        for at, entry in enumerate(entries):
            place = (part, at)
            if not hits[part, entry.id]:
                fault = f"nobody reaches '{entry.id}'."
                yield f"outcomes/{part}.yaml", Problem(place, fault, "Widen what leads to it.")
            if random[part, entry.id] > ALWAYS * count:
                fault = f"almost everybody reaches '{entry.id}'."
                yield f"outcomes/{part}.yaml", Problem(place, fault, "Narrow what leads to it.")
    yield from _style_problems(content)


def count_hits(content: Content, count: int) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count what is hit by everybody made up, and by the random respondents among them."""
    styles = [
        *(constant(content, answer) for answer in (1, 3, 5, None)),
        extreme(content, best=True),
        extreme(content, best=False),
    ]
    random: Counter[tuple[str, str]] = Counter()
    for made_up in random_respondents(content, count):
        random.update(hits_of(content, made_up))
    everybody = random.copy()
    for made_up in styles:
        everybody.update(hits_of(content, made_up))
    return everybody, random


def hits_of(content: Content, made_up: MadeUp) -> set[tuple[str, str]]:
    """Return the bands, flags and patterns that one respondent reaches."""
    found = assess(content, made_up.workspace, made_up.figures)
    return {
        *(("bands", band) for band in found.bands.values() if band),
        *(("flags", flag.id) for flag in found.flags),
        *(("patterns", pattern.id) for pattern in found.patterns),
    }


def _style_problems(content: Content) -> Iterator[Located]:
    """The same answer to everything must raise a warning, in each scored block and in the express form."""
    warnings = {flag.id for flag in content.readings.flags.flags if flag.severity == "warning"}
    for id, asked in content.questionnaires.items():
        reversed_somewhere = any(getattr(item, "key", 1) == -1 for item in asked.items())
        if asked.kind == "scored" and reversed_somewhere:
            yield from _unseen(content, constant(content, 5, only=id), warnings, f"{id}.yaml")
    for answer in (1, 3, 5):
        express = constant(content, answer, express=True)
        yield from _unseen(content, express, warnings, "outcomes/flags.yaml")


def _unseen(content: Content, made_up: MadeUp, warnings: set[str], file: str) -> Iterator[Located]:
    raised = {flag.id for flag in assess(content, made_up.workspace).flags}
    if not raised & warnings:
        fault = f"{made_up.style} to everything raises no warning."
        yield file, Problem((), fault, "Add a reversed item or a contradiction.")
