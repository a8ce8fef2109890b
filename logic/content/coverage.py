"""The checklist of source ideas: what each says, in our words, and where it lives in the app."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from logic.content.model import Model, Place, Problem, Text, load, near

SeedId = Annotated[str, Field(pattern=r"^S[0-4]-\d{2,3}$")]
Kind = Literal[
    "concept", "question", "criterion", "strategy", "metric", "claim", "advice", "example", "noise"
]


class Home(Model):
    """A place in the app where ideas live."""

    label: Text
    page: str
    """The screen, by the name of its file; "document" for the plan's documents, "none" where not built."""


class Seed(Model):
    """One idea of a source."""

    id: SeedId
    kind: Kind
    text: Text
    """In our words, short."""
    homes: Annotated[tuple[str, ...], Field(min_length=1)]
    note: Text | None = None
    """What to know about it: how far a claim holds, or why it is not built."""


class Carrier(Model):
    """Content that carries ideas and has no room for seed_refs of its own."""

    name: Annotated[str, Field(pattern=r"^(metric|phrase|file)\.[a-zA-Z0-9_.]+$")]
    """"metric.cac", "phrase.recommendation.guide_1", or "file.loyalty" of outcomes/."""
    seed_refs: Annotated[tuple[SeedId, ...], Field(min_length=1)]


class Coverage(Model):
    """Every idea of every source, with its home."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    intro: Text
    homes: Mapping[str, Home]
    counts: Mapping[str, Annotated[tuple[SeedId, ...], Field(min_length=1)]]
    """Sets that must be whole (seven questions, five factors, …): each id is carried by content."""
    carriers: tuple[Carrier, ...] = ()
    seeds: Annotated[tuple[Seed, ...], Field(min_length=1)]


def load_coverage(folder: Path) -> Coverage:
    """Read seed_coverage.yaml from outcomes/.

    Raises:
        ContentError: every fault, each with line and mend.
    """
    return load(folder / "seed_coverage.yaml", Coverage, _problems)


def _problems(coverage: Coverage) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, seed in enumerate(coverage.seeds):
        if seed.id in seen:
            yield Problem(("seeds", at, "id"), f"the id '{seed.id}' is used twice.", "Keep one of the two.")
        seen.add(seed.id)
        yield from _home_problems(at, seed, coverage.homes)
    for place, ids in _sets(coverage):
        for id in (id for id in ids if id not in seen):
            yield Problem(place, f"there is no idea '{id}'.", near(id, seen))


def _sets(coverage: Coverage) -> Iterator[tuple[Place, tuple[str, ...]]]:
    yield from ((("counts", name), ids) for name, ids in coverage.counts.items())
    yield from ((("carriers", at), one.seed_refs) for at, one in enumerate(coverage.carriers))


def _home_problems(at: int, seed: Seed, homes: Mapping[str, Home]) -> Iterator[Problem]:
    for home in (home for home in seed.homes if home not in homes):
        yield Problem(("seeds", at, "homes"), f"there is no home '{home}'.", near(home, homes))
    if "none" in seed.homes and seed.note is None:
        fault = f"'{seed.id}' is not built and no note says why."
        yield Problem(("seeds", at), fault, "Write the reason as its note.")
