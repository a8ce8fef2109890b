"""Policy of the plan: what is proposed for the first try, what can be counted, who does what by when."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from logic.content.model import LANGUAGES, Id, Model, Problem, Text, near
from logic.content.relationship import RelationshipTypes

NotNegative = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


def _in_every_language(stems: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    for language in LANGUAGES:
        if not stems.get(language):
            raise PydanticCustomError(
                "no_words", "no words in '{key}'.", {"key": language, "mend": "Write them beside the others."}
            )
    return stems


Stems = Annotated[dict[str, tuple[str, ...]], AfterValidator(_in_every_language)]
"""Beginnings of words, or phrases with a space, by language; without accents or capitals."""


class PlanDefaults(Model):
    """What is proposed until the user writes over it."""

    threshold: Share
    box_days: Annotated[int, Field(ge=1)]
    box_step: Annotated[int, Field(ge=1)]
    max_box_days: Annotated[int, Field(ge=1)]
    max_baseline: Share
    setup_months: Annotated[float, Field(gt=0)]
    use_share: Share
    most_participants: Annotated[int, Field(ge=1)]
    guard_times: Annotated[float, Field(ge=1)]
    harm: int
    max_iterations: int
    control_from: int


class PlanGates(Model):
    """What must also hold before scaling."""

    cost_share: Share
    capacity_share: Share
    scale_factor: float


class Behaviour(Model):
    """Something a customer does, that can be counted."""

    name: Text
    singular: Text
    """After "at least 1 of 3 customers …": in Spanish in the subjunctive."""
    plural: Text
    """After "at least 5 of 10 customers …"."""
    noun: Text
    verbs: Stems
    """How its verb begins in a hypothesis that the user words."""
    source: Text
    """Where it is read from."""
    needs_cycle: bool = False
    """Whether the time box must last a purchase cycle."""
    objectives: tuple[Id, ...]
    """Objectives that it can measure."""
    types: tuple[Id, ...] = ()
    """Types in which it can be seen; none named: in all."""
    stands_in: tuple[Literal["rare", "frequent"], ...] = ()
    """Proposed only where the usual one is too rare to be seen in any box, or happens anyway."""
    survey: Id | None = None
    """Question of the survey in which customers say whether they did it."""
    early: bool = False
    """A sign that comes before the purchase that matters."""

    def suits(self, objective: str, type: str) -> bool:
        """Say whether it can measure an objective in a type of relationship."""
        return objective in self.objectives and (not self.types or type in self.types)


class ObjectiveWords(Model):
    """An objective in words."""

    name: Text
    short: Text


class Move(Model):
    """What acting on a pattern takes, and its value when choosing what fits."""

    hours: NotNegative
    cash: NotNegative
    value: NotNegative


class PlannedAction(Model):
    """An action of the first ninety days."""

    id: Id
    day: int = 0
    """Days from the start; negative: before it."""
    half: bool = False
    """In the middle of the trial instead."""
    end: bool = False
    """On the trial's last day instead."""
    after: int = 0
    """Days later."""
    hours: NotNegative = 0
    setup: bool = False
    """Takes the set-up hours of the trial."""
    unless: tuple[Id, ...] = ()
    """Left out when one of these strategies or moves is in the plan: it does the same."""
    text: Text
    seed_refs: tuple[str, ...] = ()


class Days(Model):
    """Days from the start."""

    first: int
    second: int = 0
    next: int = 0


class PlanPolicy(Model):
    """Policy of the plan."""

    source: str
    defaults: PlanDefaults
    gates: PlanGates
    behaviours: Mapping[Id, Behaviour]
    objectives: Mapping[Id, ObjectiveWords]
    people: Stems
    times: Stems
    vanity: Stems
    feelings: Stems
    total: Stems
    moves: Mapping[Id, Move]
    max_moves: int
    same_step: Mapping[Id, Id]
    """Strategy -> move that holds its first step: where both are chosen, the step stands once."""
    actions: tuple[PlannedAction, ...]
    strategy_days: Days
    move_days: Days


def plan_problems(policy: PlanPolicy, types: RelationshipTypes) -> Iterator[Problem]:
    """Look for objectives without a behaviour, unknown types and ids used twice."""
    yield from _behaviour_problems(policy, types)
    if "default" not in policy.moves:
        yield Problem(("moves",), "no default move.", "Add `default`.")
    for strategy, move in policy.same_step.items():
        if move not in policy.moves:
            yield Problem(("same_step", strategy), f"no move '{move}'.", near(move, policy.moves))
    ids = [action.id for action in policy.actions]
    for at, id in enumerate(ids):
        if id in ids[:at]:
            yield Problem(("actions", at, "id"), f"the id '{id}' is used twice.", "Give each its own.")


def _behaviour_problems(policy: PlanPolicy, types: RelationshipTypes) -> Iterator[Problem]:
    usual = [one for one in policy.behaviours.values() if not one.stands_in]
    for objective, type in product(policy.objectives, types.types):
        if not any(one.suits(objective, type) for one in usual):
            yield Problem(("behaviours",), f"nothing measures '{objective}' in {type}.", "Name both in one.")
    for id, behaviour in policy.behaviours.items():
        for at, type in enumerate(behaviour.types):
            if type not in types.types:
                yield Problem(("behaviours", id, "types", at), f"no type '{type}'.", near(type, types.types))
