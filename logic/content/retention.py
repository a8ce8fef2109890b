"""What keeps customers: strategies with what they take, and the loyalty programme behind its gates."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from logic.content.model import Id, Model, Problem, Text, near
from logic.content.planning import NotNegative, Share
from logic.content.relationship import Rating, RelationshipTypes


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


def strategy_problems(found: Strategies, types: RelationshipTypes) -> Iterator[Problem]:
    """Look for strategies that suit unknown types."""
    for id, strategy in found.strategies.items():
        for at, type in enumerate(strategy.fits):
            if type not in types.types:
                place = ("strategies", id, "fits", at)
                yield Problem(place, f"no type '{type}'.", near(type, types.types))
