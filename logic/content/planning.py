"""What a plan is made of: strategies, the loyalty programme behind its gates, policy of the first try."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from logic.content.model import LANGUAGES, Id, Model, Problem, Text, near
from logic.content.relationship import Rating, RelationshipTypes

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


class ObjectiveRatings(Model):
    """How much something does for each objective."""

    captar: Rating
    retener: Rating
    ampliar: Rating


class Effort(Model):
    """Hours that a strategy takes."""

    first_step: NotNegative
    """Hours of the first step alone."""
    setup: NotNegative = 0
    fixed_month: NotNegative = 0
    customer_month: NotNegative = 0
    """For each active customer."""
    per_case: NotNegative = 0
    cases_month: NotNegative = 0


class Few(Model):
    """The same strategy for a handful of customers."""

    customers: Annotated[int, Field(ge=1)]
    hours_month: NotNegative
    value_share: Share


class Need(Model):
    """A precondition: a figure, a factor's state, a choice, or the loyalty programme's gates."""

    fact: Id | None = None
    state: Id | None = None
    choice: Id | None = None
    loyalty: bool = False
    least: float = 0
    equals: str = ""
    text: Text

    @model_validator(mode="after")
    def _one_kind(self) -> "Need":
        kinds = (self.fact is not None, self.state is not None, self.choice is not None, self.loyalty)
        if sum(kinds) != 1:
            raise PydanticCustomError(
                "need", "a need is one of fact, state, choice, loyalty.", {"mend": "Keep one."}
            )
        return self


class Strategy(Model):
    """One way to keep customers from leaving."""

    name: Text
    title: Text
    """As an action: what to do."""
    description: Text
    fits: tuple[Id, ...]
    """Types it suits."""
    value: ObjectiveRatings
    effort: Effort
    cash_month: NotNegative = 0
    few: Few | None = None
    sends_messages: bool
    needs: tuple[Need, ...]
    costs: Text
    lead: Text
    """What moves within weeks."""
    lag: Text
    """What moves within months."""
    first_step: Text
    trap: Text
    seed_refs: tuple[str, ...] = ()


class ChoicePolicy(Model):
    """How what fits the week is chosen."""

    max_strategies: Annotated[int, Field(ge=1)]
    fit_value: NotNegative
    support_value: NotNegative
    pattern_value: NotNegative


class Strategies(Model):
    """The strategies by id."""

    source: str
    strategies: Mapping[Id, Strategy]
    choice: ChoicePolicy


class LoyaltyMass(Model):
    """Customers that a loyalty programme needs."""

    customers: float
    repeat_customers: float
    orders_year: float


class LoyaltyGate(Model):
    """One question that comes before the mechanics."""

    id: Id
    text: Text
    closed: Text
    unlock: Text
    seed_refs: tuple[str, ...] = ()


class LoyaltyChecks(Model):
    """Contradictions of a design, in a sentence each."""

    mass_and_exclusive: Text
    rich_and_cheap: Text
    several_objectives: Text
    hard_to_explain: Text
    no_liability: Text


class Suggestion(Model):
    """A step or a gesture."""

    id: Id
    text: Text
    seed_refs: tuple[str, ...] = ()


class Gratitude(Model):
    """The programme that stands in while the gates are closed."""

    intro: Text
    steps: tuple[Suggestion, ...]
    gestures: tuple[Suggestion, ...]


class Loyalty(Model):
    """The loyalty programme behind its gates."""

    source: str
    mass: LoyaltyMass
    margin_times: float
    cheap_share: Share
    max_sentences: int
    test_participants: int
    gates: tuple[LoyaltyGate, ...]
    objectives: Mapping[Id, Text]
    levers: Mapping[Id, Text]
    mechanics: Mapping[Id, Text]
    checks: LoyaltyChecks
    loyal_to_them: Text
    gratitude: Gratitude


class PlanDefaults(Model):
    """What is proposed until the user writes over it."""

    threshold: Share
    box_days: Annotated[int, Field(ge=1)]
    box_step: Annotated[int, Field(ge=1)]
    max_box_days: Annotated[int, Field(ge=1)]
    max_baseline: Share
    setup_months: Annotated[float, Field(gt=0)]
    use_share: Share
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
    """Objectives that propose it."""


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
    unless: Id | None = None
    """Left out when this strategy is in the plan: it does the same."""
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
    actions: tuple[PlannedAction, ...]
    strategy_days: Days
    move_days: Days


def strategy_problems(found: Strategies, types: RelationshipTypes) -> Iterator[Problem]:
    """Look for strategies that suit unknown types."""
    for id, strategy in found.strategies.items():
        for at, type in enumerate(strategy.fits):
            if type not in types.types:
                place = ("strategies", id, "fits", at)
                yield Problem(place, f"no type '{type}'.", near(type, types.types))


def plan_problems(policy: PlanPolicy) -> Iterator[Problem]:
    """Look for objectives without a behaviour and ids used twice."""
    proposed = {objective for behaviour in policy.behaviours.values() for objective in behaviour.objectives}
    for objective in policy.objectives:
        if objective not in proposed:
            yield Problem(("behaviours",), f"no behaviour proposes '{objective}'.", "Name it in one.")
    if "default" not in policy.moves:
        yield Problem(("moves",), "no default move.", "Add `default`.")
    ids = [action.id for action in policy.actions]
    for at, id in enumerate(ids):
        if id in ids[:at]:
            yield Problem(("actions", at, "id"), f"the id '{id}' is used twice.", "Give each its own.")
