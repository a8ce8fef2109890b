"""Sources: every reference that content cites exists, and every idea of the sources has a home."""

from collections.abc import Iterable, Iterator
from typing import Any

from logic.content.coverage import Coverage
from logic.content.library import Content
from logic.content.model import Place, Problem, near
from logic.content.questionnaire import Basis, Dimension, Item
from logic.content.readings import Flag, Interview, Ledger, Pattern

Located = tuple[str, Problem]
"""A file's path inside questionnaires/, and a problem in it."""
COVERAGE = "outcomes/seed_coverage.yaml"


def find_reference_problems(content: Content) -> Iterator[Located]:
    """Look for citations of nothing, and for claims of evidence without any."""
    known = content.readings.references
    for file, place, basis in _bases(content):
        for ref in (ref for ref in basis.refs if ref not in known):
            yield (
                file,
                Problem((*place, "basis", "refs"), f"there is no reference '{ref}'.", near(ref, known)),
            )
        if basis.level != "D" and not basis.refs:
            fault = f"level {basis.level} without a reference."
            yield file, Problem((*place, "basis"), fault, "Name its sources, or say D: our judgement.")


def find_seed_problems(
    coverage: Coverage, refs: Iterable[tuple[str, Place, str]], carriers: Iterable[str]
) -> Iterator[Located]:
    """Look for ideas that no source has, for carriers that are gone, and for sets with a hole.

    Args:
        coverage: The checklist.
        refs: Every seed_refs of all content: file, place and idea.
        carriers: Names that a carrier may have.
    """
    refs, carriers = list(refs), set(carriers)
    known = {seed.id for seed in coverage.seeds}
    for file, place, id in (ref for ref in refs if ref[2] not in known):
        yield file, Problem(place, f"there is no source idea '{id}'.", near(id, known))
    for at, carrier in enumerate(coverage.carriers):
        if carrier.name not in carriers:
            fault = f"there is no '{carrier.name}'."
            yield COVERAGE, Problem(("carriers", at, "name"), fault, near(carrier.name, carriers))
    carried = {id for _, _, id in refs} | {id for one in coverage.carriers for id in one.seed_refs}
    yield from ((COVERAGE, problem) for problem in _holes(coverage, carried))


def _holes(coverage: Coverage, carried: set[str]) -> Iterator[Problem]:
    for name, ids in coverage.counts.items():
        for id in (id for id in ids if id not in carried):
            fault = f"no content carries '{id}'."
            yield Problem(("counts", name), fault, "Name it in the seed_refs of what does.")


def seed_refs_in(data: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Go through every seed_refs of parsed YAML, wherever it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "seed_refs" and isinstance(value, list):
                yield from (((*place, key), str(id)) for id in value)
            else:
                yield from seed_refs_in(value, (*place, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from seed_refs_in(value, (*place, at))


def _items(content: Content) -> Iterator[tuple[str, Place, Item]]:
    for id, asked in content.questionnaires.items():
        for s, section in enumerate(asked.sections):
            for i, item in enumerate(section.items):
                yield f"{id}.yaml", ("sections", s, "items", i), item


def _bases(content: Content) -> Iterator[tuple[str, Place, Basis]]:
    for file, place, part in (*_dimensions(content), *_items(content), *_read(content)):
        if part.basis is not None:
            yield file, place, part.basis


def _dimensions(content: Content) -> Iterator[tuple[str, Place, Dimension]]:
    for id, asked in content.questionnaires.items():
        yield from ((f"{id}.yaml", ("dimensions", d), one) for d, one in enumerate(asked.dimensions))


def _read(content: Content) -> Iterator[tuple[str, Place, Flag | Pattern | Ledger | Interview]]:
    found = content.readings
    yield from (("outcomes/flags.yaml", ("flags", f), one) for f, one in enumerate(found.flags.flags))
    yield from (
        ("outcomes/patterns.yaml", ("patterns", p), one) for p, one in enumerate(found.patterns.patterns)
    )
    yield "outcomes/ledger.yaml", (), found.ledger
    yield "outcomes/interview.yaml", (), found.interview
