"""How answers are read: bands, doubt, flags, patterns, returns, the ledger, the interview and the sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from logic.content.conditions import Condition
from logic.content.errors import ContentError, Fault
from logic.content.model import Id, Model, Problem, Text, load
from logic.content.questionnaire import Basis, Case
from logic.workspace import Evidence

Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
Points = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
M = TypeVar("M", bound=Model)


class Reference(Model):
    """One source, as it is printed."""

    citation: str
    url: str | None = None
    checked: Literal["read", "excerpt", "memory"] = "excerpt"
    """What was seen of it: the text, an abstract or excerpt, or nothing (known from memory)."""


class References(Model):
    """Every source that content cites, by id."""

    version: Version
    references: Mapping[str, Reference]


class Band(Model):
    """Words for a stretch of the 0–100 line, from `min` up to the next band."""

    id: Id
    min: Points
    label: Text
    reading: Text


class Bands(Model):
    """The bands, from 0 up. They describe; no norms exist, so none says good or bad."""

    version: Version
    source: str
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    cases: tuple[Case, ...] = ()


class EvidenceLevel(Model):
    """What an answer may rest on."""

    label: Text
    meaning: Text
    half_width: Points
    """Doubt on either side of a score, in points."""
    index: Points


class Sorted(Model):
    """What to do with a dimension, by its level and its evidence."""

    label: Text
    text: Text


class EvidenceRules(Model):
    """How doubt is drawn, and what it does to advice; it never moves a score."""

    version: Version
    source: str
    question: Text
    doubt_note: Text
    levels: Mapping[Evidence, EvidenceLevel]
    rough_factor: Annotated[float, Field(ge=1)]
    """How many times wider the doubt of a dimension is when only its core item was answered."""
    low_limit: Points
    """Scores below are low."""
    high_limit: Points
    """Scores from here up are high."""
    evidence_limit: Points
    """Evidence indexes from here up are strong."""
    sorting: Mapping[Literal["act", "ask", "ask_high", "protect"], Sorted]
    cases: tuple[Case, ...] = ()


class Flag(Model):
    """Something to say aloud beside the scores. It may hold words back; it never changes a number."""

    id: Id
    severity: Literal["note", "warning"]
    withholds: Literal["nothing", "band"] = "nothing"
    rule: Literal["contradiction", "straight_line", "all_guesses", "many_unknown"] | None = None
    """A rule that no condition can say; it lives in logic/assessment/flags.py."""
    limits: Mapping[str, float] = {}
    when: Condition | None = None
    title: Text
    text: Text
    mend: Text
    """What the user can do about it."""
    seed_refs: tuple[str, ...] = ()
    basis: Basis | None = None

    @model_validator(mode="after")
    def _one_trigger(self) -> "Flag":
        if (self.rule is None) == (self.when is None):
            raise PydanticCustomError("trigger", "a flag needs rule or when.", {"mend": "Keep one."})
        return self


class Flags(Model):
    """Every flag, in the order they are said."""

    version: Version
    flags: Annotated[tuple[Flag, ...], Field(min_length=1)]
    cases: tuple[Case, ...] = ()


class Pattern(Model):
    """Answers that often go together, what they may mean and what to try first: a hypothesis."""

    id: Id
    title: Text
    when: Condition
    because: Annotated[tuple[str, ...], Field(min_length=1)]
    """Items ("quality.ALI1") and figures to name as the reason."""
    reading: Text
    first_move: Text
    avoid: Text | None = None
    alone: bool = False
    """While it holds, it is the only advice shown."""
    strategies: tuple[str, ...] = ()
    """Retention strategies that the first move uses."""
    seed_refs: tuple[str, ...] = ()
    basis: Basis


class Patterns(Model):
    """Every pattern; the order is the order of urgency."""

    version: Version
    patterns: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    cases: tuple[Case, ...] = ()


class ReturnSource(Model):
    """One of the things a relationship gives back."""

    id: Id
    label: Text
    items: Annotated[tuple[Id, ...], Field(min_length=1)]
    target: Annotated[float, Field(gt=0, le=100)]
    """Share of customers, in percent, that counts as full."""
    seed_refs: tuple[str, ...] = ()


class Quadrant(Model):
    """One corner of the map of value and effort."""

    label: Text
    reading: Text
    move: Text


class ReturnRules(Model):
    """How returns and effort are put on a map, and when they become money."""

    version: Version
    source: str
    sources: Annotated[tuple[ReturnSource, ...], Field(min_length=2)]
    efforts: Annotated[tuple[Id, ...], Field(min_length=2)]
    min_sources: Annotated[int, Field(ge=1)]
    min_efforts: Annotated[int, Field(ge=1)]
    midline: Points
    quadrants: Mapping[Literal["harvest", "investment", "watering", "leak"], Quadrant]
    low_factor: Share
    """The low version takes this part of each attribution."""
    high_factor: Annotated[float, Field(ge=1)]
    weeks_per_month: Annotated[float, Field(gt=4, lt=5)]
    assumptions: Mapping[Literal["retained", "referred", "saved"], Text]
    seed_refs: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()


class Counter(Model):
    """One thing to count over the last 30 days."""

    id: Id
    side: Literal["asked", "given"]
    label: Text
    example: Text


class Ledger(Model):
    """How often we asked and how often we gave; counted, never turned into money."""

    version: Version
    days: Annotated[int, Field(ge=1)]
    intro: Text
    counters: Annotated[tuple[Counter, ...], Field(min_length=2)]
    readings: Mapping[Literal["asks_more", "even", "gives_more"], Text]
    seed_refs: tuple[str, ...] = ()
    basis: Basis


class InterviewQuestion(Model):
    """A question about past behaviour."""

    id: Id
    text: Text
    listen_for: Text
    dimensions: tuple[Id, ...] = ()
    """What its answers are evidence about."""


class Interview(Model):
    """How to ask customers without leading them."""

    version: Version
    intro: Text
    people: Annotated[int, Field(ge=1)]
    """Conversations that make a start."""
    opening: Text
    rules: Annotated[tuple[Text, ...], Field(min_length=1)]
    questions: Annotated[tuple[InterviewQuestion, ...], Field(min_length=1)]
    closing: Text
    seed_refs: tuple[str, ...] = ()
    basis: Basis


@dataclass(frozen=True)
class Readings:
    """Everything that answers are read by."""

    references: Mapping[str, Reference]
    bands: Bands
    evidence: EvidenceRules
    flags: Flags
    patterns: Patterns
    returns: ReturnRules
    ledger: Ledger
    interview: Interview


def load_readings(folder: Path) -> Readings:
    """Read bands, evidence, flags, patterns, ior, ledger, interview and references from outcomes/.

    Raises:
        ContentError: the faults of all these files, each with its line and mend.
    """
    faults: list[Fault] = []

    def read(name: str, model: type[M], check: Callable[[M], Iterable[Problem]] | None = None) -> M | None:
        try:
            return load(folder / f"{name}.yaml", model, check)
        except ContentError as refused:
            faults.extend(refused.faults)
            return None

    references = read("references", References)
    found = (
        read("bands", Bands, _band_problems),
        read("evidence", EvidenceRules, _level_problems),
        read("flags", Flags, lambda flags: _twice("flags", flags.flags)),
        read("patterns", Patterns, lambda patterns: _twice("patterns", patterns.patterns)),
        read("ior", ReturnRules, lambda rules: _twice("sources", rules.sources)),
        read("ledger", Ledger, lambda ledger: _twice("counters", ledger.counters)),
        read("interview", Interview, lambda interview: _twice("questions", interview.questions)),
    )
    bands, evidence, flags, patterns, returns, ledger, interview = found
    if not (references and bands and evidence and flags and patterns and returns and ledger and interview):
        raise ContentError(faults)
    return Readings(references.references, bands, evidence, flags, patterns, returns, ledger, interview)


def _band_problems(bands: Bands) -> Iterator[Problem]:
    yield from _twice("bands", bands.bands)
    starts = [band.min for band in bands.bands]
    if starts[0] != 0:
        yield Problem(("bands", 0, "min"), "the first band starts above 0.", "Start it at 0.")
    for at in range(1, len(starts)):
        if starts[at] <= starts[at - 1]:
            fault = f"band '{bands.bands[at].id}' starts at {starts[at]:g}, not above the one before."
            yield Problem(("bands", at, "min"), fault, "Put the bands in rising order.")


def _level_problems(rules: EvidenceRules) -> Iterator[Problem]:
    widths = [rules.levels[level].half_width for level in sorted(rules.levels)]
    if len(widths) != 4:
        yield Problem(("levels",), "levels need E0, E1, E2 and E3.", "Write all four.")
    elif widths != sorted(widths, reverse=True):
        yield Problem(("levels",), "doubt does not shrink from E0 to E3.", "Stronger evidence, less doubt.")


def _twice(part: str, entries: Iterable[Model]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, entry in enumerate(entries):
        id = str(getattr(entry, "id", ""))
        if id in seen:
            yield Problem((part, at, "id"), f"the id '{id}' is used twice.", "Give each its own.")
        seen.add(id)
