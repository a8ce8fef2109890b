"""All that the advice rests on, read and checked as one value."""

from dataclasses import dataclass
from pathlib import Path

from logic.content.model import load
from logic.content.planning import PlanPolicy, plan_problems
from logic.content.relationship import (
    Channels,
    Factors,
    Limits,
    RelationshipTypes,
    channel_problems,
    limit_problems,
    type_problems,
)
from logic.content.retention import Loyalty, Strategies, strategy_problems


@dataclass(frozen=True)
class Advice:
    """The files of questionnaires/outcomes/ that choose a relationship and plan it."""

    types: RelationshipTypes
    factors: Factors
    channels: Channels
    limits: Limits
    strategies: Strategies
    loyalty: Loyalty
    plan: PlanPolicy


def load_advice(folder: Path) -> Advice:
    """Read the files of the advice.

    Args:
        folder: questionnaires/outcomes/.

    Raises:
        ContentError: the faults of the first file that has any.
    """
    factors = load(folder / "factors.yaml", Factors)
    types = load(folder / "relationship_types.yaml", RelationshipTypes, lambda t: type_problems(t, factors))
    return Advice(
        types=types,
        factors=factors,
        channels=load(folder / "channels.yaml", Channels, lambda c: channel_problems(c, types)),
        limits=load(folder / "limits.yaml", Limits, lambda found: limit_problems(found, types)),
        strategies=load(
            folder / "strategies.yaml", Strategies, lambda found: strategy_problems(found, types)
        ),
        loyalty=load(folder / "loyalty.yaml", Loyalty),
        plan=load(folder / "plan.yaml", PlanPolicy, lambda found: plan_problems(found, types)),
    )
