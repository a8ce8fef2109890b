"""What the choice of a relationship rests on: seven types, thirteen factors, channels and conditions."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from logic.content.model import Id, Model, Place, Problem, Text, near

Rating = Annotated[int, Field(ge=0, le=4)]
"""0 backfires, 1 weak, 2 neutral, 3 good, 4 ideal."""
OBJECTIVES = ("captar", "retener", "ampliar")
"""Codes of the item `objective`: win, keep and grow customers."""
OBJECTIVE_FACTOR = "F6"
CHANNEL_FACTOR = "F13"
"""The two factors that are no answer of 0 to 4: one is split between objectives, one follows channels."""

RuleName = Literal[
    "margin",
    "capacity",
    "data",
    "honesty",
    "simple_enough",
    "documented",
    "contributors",
    "members",
    "host",
    "permission",
]
Consequence = Literal["exclude", "not_yet", "few", "support_only", "seed", "warn", "block_messages"]


class PoleFit(Model):
    """How well a type fits each end of a factor, and why in one line."""

    low: Rating
    high: Rating
    why: Text


class ObjectivePoints(Model):
    """How well a type serves one objective."""

    points: Rating
    why: Text


class ObjectiveFit(Model):
    """How well a type serves each objective."""

    captar: ObjectivePoints
    retener: ObjectivePoints
    ampliar: ObjectivePoints

    def of(self, objective: str) -> ObjectivePoints:
        """Return the points for one objective."""
        found: ObjectivePoints = getattr(self, objective)
        return found


class Hours(Model):
    """What a type asks of the team; planning assumptions."""

    setup: Annotated[float, Field(ge=0)]
    customer_month: Annotated[float, Field(ge=0)]
    fixed_month: Annotated[float, Field(ge=0)] = 0


class RelationshipType(Model):
    """One way of relating to customers."""

    name: Text
    in_sentence: Text
    """With its article, inside a sentence."""
    description: Text
    boundary: Text
    """What tells it from its neighbour."""
    example: Text
    promise: Text
    """What customers could be told, to begin from."""
    assumption: Text
    """What must be true for it to work; completes "the riskiest thing we assume is …"."""
    hours: Hours
    """At its full size."""
    trial_hours: Hours | None = None
    """By hand, for the first try; None: the same."""
    start_small: Text
    """How to try it this week."""
    participants: Annotated[int, Field(ge=3)]
    """How many customers a first try takes."""
    way_out: Id | None = None
    """The type that must stand behind it, whatever the scores say (a person behind a machine)."""
    seed_refs: tuple[str, ...] = ()
    fit: Mapping[Id, PoleFit | ObjectiveFit]


class RelationshipTypes(Model):
    """The types by id, in the order they are shown."""

    source: str
    types: Annotated[Mapping[Id, RelationshipType], Field(min_length=2)]


class Phrases(Model):
    """A factor's state as a sentence."""

    low: Text
    middle: Text
    high: Text


class FigurePhrases(Model):
    """The same with the user's own figures."""

    one: Text | None = None
    other: Text


class Factor(Model):
    """One fact about the context."""

    name: Text
    low: Text
    high: Text
    weight: Annotated[float, Field(ge=0, le=5)]
    phrases: Phrases | None = None
    objectives: Mapping[Id, Text] = {}
    figures: FigurePhrases | None = None
    seed_refs: tuple[str, ...] = ()


class RankingPolicy(Model):
    """Numbers of the ranking that are policy."""

    draws: Annotated[int, Field(ge=100)]
    weight_spread: Annotated[float, Field(ge=0)]
    rating_spread: Annotated[float, Field(ge=0)]
    clear_lead: float
    clear_share: float
    likely_share: float
    max_weight: float
    max_own_weights: int


class ObjectiveWeights(Model):
    """How the weight of the objective is split."""

    primary: float
    secondary: float


Bounds = Annotated[tuple[float, ...], Field(min_length=4, max_length=4)]


class FactorBounds(Model):
    """Where a figure of the user becomes the next answer: up to the first is 0, above the last is 4."""

    customers_per_person: Bounds
    hours_margin_pays: Bounds
    hours_week: Bounds
    cash_in_hours: Bounds
    margin_share: Annotated[float, Field(gt=0, le=1)]


class Doubted(Model):
    """An answer that is tried at other values, to see whether it matters."""

    item: Annotated[str, Field(pattern=r"^(guide|profile)\.[A-Za-z][A-Za-z0-9_]*$")]
    values: tuple[int | float | str, ...] = ()
    """In the order of the scale."""
    times: tuple[float, ...] = ()
    """Of what was answered; values serve when nothing was."""


class Factors(Model):
    """What the types are compared by."""

    source: str
    ranking: RankingPolicy
    objective_weights: ObjectiveWeights
    bounds: FactorBounds
    later: Mapping[Id, int]
    """Factor -> steps it moves one stage ahead."""
    find_out: tuple[Doubted, ...] = ()
    factors: Mapping[Id, Factor]


class Channel(Model):
    """A place where customers are."""

    name: Text
    by: Text
    """As a sentence says it: "by phone"."""
    two_way: bool
    fit: Mapping[Id, Rating]
    seed_refs: tuple[str, ...] = ()


class Channels(Model):
    """Channels by the codes of the item `channels`."""

    source: str
    channels: Mapping[Id, Channel]
    why: Text


class Limit(Model):
    """A condition a type must meet: rule, number, what was found, what would unlock it."""

    id: Id
    type: Id
    """A type, or `any`."""
    rule: RuleName
    number: float | None = None
    second: float | None = None
    third: float | None = None
    consequence: Consequence
    requires: Text
    found: Text
    unlock: Text
    seed_refs: tuple[str, ...] = ()


class Trigger(Model):
    """What, once it happens, is the moment to move on."""

    id: Id
    number: float
    second: float | None = None
    facts: tuple[Id, ...] = ()
    """Figures of the user that say whether it has happened: at least number, and second."""
    from_: Annotated[tuple[Id, ...], Field(alias="from")]
    """Types for which it is worth saying."""
    towards: tuple[Id, ...]
    """Types or strategies it opens."""
    text: Text
    seed_refs: tuple[str, ...] = ()


class Limits(Model):
    """Every condition, and what to watch for."""

    source: str
    limits: tuple[Limit, ...]
    triggers: tuple[Trigger, ...] = ()


def type_problems(types: RelationshipTypes, factors: Factors) -> Iterator[Problem]:
    """Look for types that leave a factor without a rating, or rate one that does not exist."""
    rated = set(factors.factors) - {CHANNEL_FACTOR}
    for id, type in types.types.items():
        for missing in sorted(rated - set(type.fit)):
            yield Problem(
                ("types", id, "fit"), f"{id} has no fit for {missing}.", "Rate both ends and say why."
            )
        for unknown in sorted(set(type.fit) - rated):
            yield Problem(("types", id, "fit", unknown), f"no factor '{unknown}'.", near(unknown, rated))
        yield from _shape_problems(("types", id, "fit"), type)


def _shape_problems(place: Place, type: RelationshipType) -> Iterator[Problem]:
    for factor, fit in type.fit.items():
        if (factor == OBJECTIVE_FACTOR) != isinstance(fit, ObjectiveFit):
            yield Problem(
                (*place, factor), "the objective alone is rated by objective.", "Give low and high."
            )


def channel_problems(channels: Channels, types: RelationshipTypes) -> Iterator[Problem]:
    """Look for channels that leave a type without a rating."""
    for id, channel in channels.channels.items():
        for missing in sorted(set(types.types) ^ set(channel.fit)):
            yield Problem(
                ("channels", id, "fit"), f"{missing} is not in both places.", "Rate every type once."
            )


def limit_problems(limits: Limits, types: RelationshipTypes) -> Iterator[Problem]:
    """Look for conditions on unknown types and ids used twice."""
    seen: set[str] = set()
    for at, limit in enumerate(limits.limits):
        if limit.type not in types.types and limit.type != "any":
            yield Problem(("limits", at, "type"), f"no type '{limit.type}'.", near(limit.type, types.types))
        if limit.id in seen:
            yield Problem(("limits", at, "id"), f"the id '{limit.id}' is used twice.", "Give each its own.")
        seen.add(limit.id)
    barred = {limit.type for limit in limits.limits if limit.consequence not in ("warn", "block_messages")}
    if len(set(types.types) - barred) < 2:
        yield Problem(
            ("limits",), "fewer than two types always remain.", "Let two types only be warned about."
        )
