"""What the YAML decides about metrics: gates, bands, limits and the names of segments."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field

from logic.content.model import Id, Model, Place, Problem, Text, load, near
from logic.metrics.figure import Result, Withheld
from logic.metrics.recency_frequency_value import Bands

SCORES = (5, 4, 3, 2, 1)
OPENING_BLANKS = {"hello", "days", "occasions"}

ThreeCuts = Annotated[tuple[float, ...], Field(min_length=3, max_length=3)]
FourCuts = Annotated[tuple[float, ...], Field(min_length=4, max_length=4)]


class Gate(Model):
    """What a file must have before a figure is shown."""

    needs: dict[Id, float]
    """Quantity -> the least that is enough."""
    at_most: dict[Id, float] = {}
    """Quantity -> the most that is allowed."""
    instead: Text
    """What is shown below the gate."""
    source: str


class FixedBands(Model):
    """Cut points for files too small or too uniform for fifths."""

    fifths_from: int
    distinct_frequencies: int
    frequency: FourCuts
    recency_cycles: FourCuts
    cohort_size: int
    """Customers from which a cohort counts towards the gate."""
    source: str


class LateBands(Model):
    """Cut points of the late index: on time, watch, late, probably lost."""

    cuts: ThreeCuts
    source: str


class ModelLimits(Model):
    """When the purchase model is not to be believed."""

    least_parameter: Annotated[float, Field(gt=0)]
    most_parameter: float
    backtest_share: Annotated[float, Field(gt=0, lt=1)]
    most_backtest_error: float
    at_risk_below: Annotated[float, Field(gt=0, lt=1)]
    most_spend_correlation: Annotated[float, Field(gt=0, lt=1)]
    source: str


class ValueLimits(Model):
    """What the value of twelve months assumes."""

    yearly_discount: Annotated[float, Field(ge=0, lt=1)]
    source: str


class ContactLimits(Model):
    """How long the list of whom to contact first may be."""

    most: Annotated[int, Field(ge=1, le=200)]
    source: str


class SocialWeights(Model):
    """How much effort each kind of interaction costs the person who makes it."""

    weights: dict[Id, float]
    source: str


class LeadAction(Model):
    """Something a lead did."""

    points: float
    label: Text
    stops: bool = False
    """Whoever did this is not to be contacted, whatever else they did."""


class LeadRules(Model):
    """questionnaires/outcomes/leads.yaml."""

    source: str
    most_points: float
    """Best value of one attribute."""
    least_attributes: int
    """Attributes that must be known before fit is graded."""
    half_life_days: Annotated[float, Field(gt=0)]
    fit_cuts: ThreeCuts
    interest_cuts: ThreeCuts
    contact_first: tuple[str, ...]
    """Cells to contact now."""
    attributes: dict[Id, Text]
    actions: dict[Id, LeadAction]


class GatesFile(Model):
    """questionnaires/outcomes/gates.yaml."""

    gates: dict[Id, Gate]
    bands: FixedBands
    late_bands: LateBands
    model_limits: ModelLimits
    value_limits: ValueLimits
    contacts: ContactLimits
    social: SocialWeights


class Segment(Model):
    """A name for customers with similar recency and frequency."""

    name: Text
    action: Text


class GreetingRules(Model):
    """How a message begins, and when by name."""

    named: Text
    """With the blank {name}."""
    bare: Text
    """Where the file holds no name of a person."""
    titles: frozenset[str]
    """Words before a name, without points and capitals."""
    firms: frozenset[str]
    """Words that make a name that of a firm."""
    source: str


class MetricText(Model):
    """What a figure is, for whoever reads it."""

    title: Text
    unit: Literal["share", "days", "months", "money", "count", "times", "points", "index"]
    group: Id
    """Under which heading it stands."""
    counts: Id
    """What its n counts: a sentence in locales/metrics.yaml (of_<counts>)."""
    gate: Id | None = None
    explanation: Text
    reading: Text
    """How to read it, and what it does not say."""
    source: str


class MetricsFile(Model):
    """questionnaires/outcomes/metrics.yaml."""

    groups: dict[Id, Text]
    """Headings in the order in which figures are listed."""
    metrics: dict[Id, MetricText]


class SegmentsFile(Model):
    """questionnaires/outcomes/segments.yaml."""

    source: str
    grid: dict[int, Annotated[tuple[Id, ...], Field(min_length=5, max_length=5)]]
    """Recency score -> segment by frequency score 1 to 5."""
    segments: dict[Id, Segment]
    greeting: GreetingRules
    contact_openings: dict[Id, Text]
    """Reason to contact first -> first words of a message; may name {hello}, {days} and {occasions}."""


@dataclass(frozen=True)
class MetricsPolicy:
    """All that the YAML decides about metrics."""

    limits: GatesFile
    segments: SegmentsFile
    leads: LeadRules
    metrics: Mapping[str, MetricText]
    groups: Mapping[str, Text]
    """Headings over the metrics, in the order in which they are listed."""

    def by_group(self, wanted: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Part metrics by heading; headings without any are left out."""
        parted = {
            group: [id for id, text in self.metrics.items() if text.group == group and id in wanted]
            for group in self.groups
        }
        return {group: ids for group, ids in parted.items() if ids}

    @property
    def bands(self) -> Bands:
        """The fixed cut points, as the scoring takes them."""
        fixed = self.limits.bands
        return Bands(fixed.frequency, fixed.recency_cycles, fixed.fifths_from, fixed.distinct_frequencies)


def load_policy(folder: Path) -> MetricsPolicy:
    """Read all that the YAML says about metrics.

    Args:
        folder: questionnaires/outcomes, with gates.yaml, segments.yaml, leads.yaml and metrics.yaml.

    Raises:
        ContentError: every fault of a file, each with line and mend.
    """
    limits = load(folder / "gates.yaml", GatesFile)
    texts = load(folder / "metrics.yaml", MetricsFile, partial(find_gate_problems, gates=limits.gates))
    return MetricsPolicy(
        limits,
        load(folder / "segments.yaml", SegmentsFile, find_segment_problems),
        load(folder / "leads.yaml", LeadRules),
        texts.metrics,
        texts.groups,
    )


def find_gate_problems(file: MetricsFile, gates: Mapping[str, Gate]) -> Iterator[Problem]:
    """Look for metrics behind a gate, or under a heading, that does not exist."""
    for id, metric in file.metrics.items():
        if metric.group not in file.groups:
            fault = f"there is no group '{metric.group}'."
            yield Problem(("metrics", id, "group"), fault, near(metric.group, file.groups))
        if metric.gate is not None and metric.gate not in gates:
            fault = f"there is no gate '{metric.gate}'."
            yield Problem(("metrics", id, "gate"), fault, near(metric.gate, gates))


def find_segment_problems(file: SegmentsFile) -> Iterator[Problem]:
    """Look for cells without a segment, segments without a cell, and blanks that nobody fills."""
    yield from _grid_problems(file)
    used = {name for names in file.grid.values() for name in names}
    for id in file.segments:
        if id not in used:
            yield Problem(("segments", id), f"no cell of the grid is '{id}'.", "Give it a cell or drop it.")
    for reason, opening in file.contact_openings.items():
        yield from _blank_problems(opening, ("contact_openings", reason))


def _blank_problems(opening: Text, place: Place) -> Iterator[Problem]:
    for language, text in opening.items():
        for blank in _blanks(text) - OPENING_BLANKS:
            yield Problem((*place, language), f"nobody fills {{{blank}}}.", near(blank, OPENING_BLANKS))


def _grid_problems(file: SegmentsFile) -> Iterator[Problem]:
    for row in SCORES:
        if row not in file.grid:
            yield Problem(("grid",), f"there is no row {row}.", "Give rows 5 to 1.")
    for row, names in file.grid.items():
        for name in names:
            if name not in file.segments:
                yield Problem(("grid", row), f"there is no segment '{name}'.", near(name, file.segments))


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@dataclass(frozen=True)
class Gatekeeper:
    """Lets a figure be worked out where the file has what its gate asks for."""

    gates: Mapping[str, Gate]
    evidence: Mapping[str, float]
    """Quantity -> what the file has."""

    def knowing(self, **more: float) -> "Gatekeeper":
        """Return a keeper that has counted more."""
        return Gatekeeper(self.gates, {**self.evidence, **more})

    def refuse(self, gate: str) -> Withheld | None:
        """Say what is missing first; None if the gate is open."""
        rule = self.gates[gate]
        for quantity, need in rule.needs.items():
            have = self.evidence[quantity]
            if not have >= need:
                return Withheld(quantity, {"have": have, "need": need, "missing": need - have})
        for quantity, most in rule.at_most.items():
            have = self.evidence[quantity]
            if not have <= most:
                return Withheld(quantity, {"have": have, "most": most})
        return None

    def admit(self, gate: str, work: Callable[[], Result]) -> Result:
        """Work a figure out, or say why not."""
        return self.refuse(gate) or work()
