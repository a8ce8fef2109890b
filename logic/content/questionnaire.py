"""Questionnaires: what is asked, on which scale, of whom, and what it counts for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from logic.content.conditions import Condition, items_named
from logic.content.model import Id, Level, Model, Place, Problem, Text, load, near
from logic.workspace import Answer

Answers = Mapping[str, Answer]
"""Item id -> answer. An absent id: not answered."""


class Point(Model):
    """One step of a scale."""

    value: int
    label: Text
    points: Annotated[float | None, Field(ge=0, le=100)] = None
    """0 to 100, where the step's place on the scale does not say it (the middle of a band of shares)."""


Scale = Annotated[tuple[Point, ...], Field(min_length=2)]


class Mirror(Model):
    """The same item as put to customers: same anchors, so that a difference means something."""

    text: Text
    yes_no: bool = False
    """Asked as yes or no; the share of yes is compared (scale `proporcion`)."""


class Basis(Model):
    """Where an item, dimension or rule comes from."""

    level: Level
    refs: tuple[str, ...] = ()
    note: Text | None = None


class ItemBase(Model):
    """What every kind of item has."""

    id: Id
    text: Text
    help: Text | None = None
    example: Text | None = None
    criterion: Text | None = None
    """What can be observed when the item is true."""
    dimension: Id | None = None
    core: bool = False
    """Asked in the express form."""
    allow_unknown: bool = True
    visible_if: Condition | None = None
    mirror: Mirror | None = None
    no_mirror: Text | None = None
    """Why customers are not asked this, where they are not."""
    seed_refs: tuple[str, ...] = ()
    """Ids of the checklist of source ideas that this item carries (docs/sources.md)."""
    basis: Basis | None = None


class Likert(ItemBase):
    """A labelled scale."""

    type: Literal["likert"] = "likert"
    scale: Id
    key: Literal[1, -1, 0] = 1
    """-1 where a high answer is bad for the dimension; 0: not scored."""
    risk: bool = False
    """Worded as a risk by nature (offers, own initiative): no "reversed item" for the contradiction flag."""
    opposite_of: tuple[Id, ...] | None = None
    """On a reversed item: what it is the pole of, so that two LOW answers contradict each other too.

    Absent: every straight item of its dimension. Two high answers always do.
    """


class Option(Model):
    """One choice."""

    value: Id
    label: Text
    help: Text | None = None


class Single(ItemBase):
    """One of several."""

    type: Literal["single"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class Multi(ItemBase):
    """Some of several."""

    type: Literal["multi"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    max_choices: Annotated[int | None, Field(ge=1)] = None


class Number(ItemBase):
    """A quantity."""

    type: Literal["number"]
    min: float = 0
    max: float = 1e9
    step: float = 1
    unit: Text | None = None
    soft_max: float | None = None
    """Above it the page asks whether it is right; it is never refused."""


class Open(ItemBase):
    """The user's own words."""

    type: Literal["open"]
    max_chars: Annotated[int, Field(ge=1, le=5000)] = 600
    lines: Annotated[int, Field(ge=1, le=12)] = 1


Item = Annotated[Likert | Single | Multi | Number | Open, Field(discriminator="type")]


def is_scored(item: Item) -> bool:
    """Tell whether the item counts for a dimension."""
    return isinstance(item, Likert) and item.dimension is not None and item.key != 0


class Dimension(Model):
    """What several items measure together."""

    id: Id
    label: Text
    meaning: Text
    """What a high score says, in one sentence."""
    low_meaning: Text | None = None
    """What a low score says."""
    role: Literal["score", "moderator", "driver"] = "score"
    """A moderator explains scores and a driver is what we do ourselves: neither ever enters an index."""
    one_way: Text | None = None
    """Why no item of it is reversed, where none is."""
    weight: Annotated[float, Field(gt=0, le=5)] = 1
    risk_label: Text | None = None
    """Its name when shown as risk (100 minus the score)."""
    seed_refs: tuple[str, ...] = ()
    basis: Basis | None = None


class Section(Model):
    """Items shown together: at most eight on a page."""

    id: Id
    title: Text
    intro: Text | None = None
    visible_if: Condition | None = None
    optional: bool = False
    """Left out of the progress: numbers that many people do not have at hand."""
    before: Literal["assessment", "relationship", "plan"] | None = None
    """In the profile: the page that its answers serve, and before which they are offered."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Scoring(Model):
    """Rules of the sum; the numbers are ours unless a source stands beside them."""

    min_items: Annotated[int, Field(ge=1)] = 2
    min_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    min_dimensions: Annotated[int, Field(ge=1)] | None = None
    """Scored dimensions that an index needs; None: no index over this questionnaire."""


class Case(Model):
    """A worked example that must keep giving this result.

    Names are those of conditions: an item ("ALI1", "profile.customers") is answered, a figure
    ("quality.ALI", "index") is expected; see logic/assessment/cases.py.
    """

    name: str
    answers: dict[str, Any] = {}
    evidence: dict[str, Literal["E0", "E1", "E2", "E3"]] = {}
    figures: dict[str, float] = {}
    expect: Annotated[dict[str, Any], Field(min_length=1)]


class Questionnaire(Model):
    """What one YAML file asks."""

    schema_version: Literal[1] = 1
    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    kind: Literal["profile", "scored", "unscored", "guide"]
    order: int
    """Place among the blocks on the page."""
    title: Text
    intro: Text
    source: str
    visible_if: Condition | None = None
    dimensions: tuple[Dimension, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    scoring: Scoring = Scoring()
    renamed: dict[str, str] = {}
    """Old item id -> new id, read when an old session is opened."""
    cases: tuple[Case, ...] = ()

    def items(self) -> Iterator[Item]:
        """Go through the items in the order they are asked."""
        for section in self.sections:
            yield from section.items

    @cached_property
    def opposites(self) -> Mapping[str, tuple[str, ...]]:
        """Reversed items that name what they are the pole of."""
        found = ((item.id, item.opposite_of) for item in self.items() if isinstance(item, Likert))
        return {id: opposites for id, opposites in found if opposites is not None}

    @cached_property
    def risk_items(self) -> frozenset[str]:
        """Items worded as risk."""
        return frozenset(item.id for item in self.items() if isinstance(item, Likert) and item.risk)

    def item(self, id: str) -> Item:
        """Return one item."""
        return next(item for item in self.items() if item.id == id)


class Scales(Model):
    """The answer scales that all questionnaires share, by id."""

    scales: dict[str, Scale]


def load_scales(folder: Path) -> dict[str, tuple[Point, ...]]:
    """Read the answer scales that questionnaires share: scales.yaml, and those of the guide."""
    files = sorted(folder.glob("*scales.yaml"))
    return {id: scale for file in files for id, scale in load(file, Scales).scales.items()}


def load_questionnaire(file: Path, scales: Iterable[str]) -> Questionnaire:
    """Read one questionnaire.

    Raises:
        ContentError: every fault, each with line and mend.
    """
    known = tuple(scales)
    return load(file, Questionnaire, lambda asked: find_problems(asked, known))


def find_problems(asked: Questionnaire, scales: Iterable[str]) -> Iterator[Problem]:
    """Look for what only shows when the parts are seen together."""
    scales = tuple(scales)
    dimensions = tuple(dimension.id for dimension in asked.dimensions)
    before: set[str] = set()
    ids = tuple(item.id for item in asked.items())
    for place, item in _places(asked):
        yield from _item_problems(place, item, dimensions, scales, ids)
        yield from _order_problems(place, item, before)
        before.add(item.id)
    for at, id in enumerate(dimensions):
        if not any(item.dimension == id for item in asked.items()):
            yield Problem(("dimensions", at), f"dimension '{id}' has no items.", "Add some or drop it.")


def _item_problems(
    place: Place, item: Item, dimensions: Iterable[str], scales: Iterable[str], items: Iterable[str]
) -> Iterator[Problem]:
    if item.dimension and item.dimension not in dimensions:
        fault = f"there is no dimension '{item.dimension}'."
        yield Problem((*place, "dimension"), fault, near(item.dimension, dimensions))
    if isinstance(item, Likert) and item.scale not in scales:
        yield Problem((*place, "scale"), f"there is no scale '{item.scale}'.", near(item.scale, scales))
    for named in getattr(item, "opposite_of", None) or ():
        if named not in items:
            fault = f"opposite_of names '{named}', which is not asked."
            yield Problem((*place, "opposite_of"), fault, near(named, items))


def _order_problems(place: Place, item: Item, before: set[str]) -> Iterator[Problem]:
    if item.id in before:
        yield Problem((*place, "id"), f"the id '{item.id}' is used twice.", "Give each item its own.")
    for named in items_named(item.visible_if):
        if "." not in named and named not in before:
            fault = f"visible_if names '{named}', which is not asked before."
            yield Problem((*place, "visible_if"), fault, "Name an earlier item.")


def _places(asked: Questionnaire) -> Iterator[tuple[Place, Item]]:
    for s, section in enumerate(asked.sections):
        for i, item in enumerate(section.items):
            yield ("sections", s, "items", i), item
