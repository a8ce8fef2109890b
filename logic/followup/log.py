"""Changes to the log of tries: begin a version, note what happened, decide. Nothing is ever deleted."""

from typing import Literal

from logic.plan.card import Card
from logic.workspace import AnswerValue, Experiment, Observation

Decision = Literal["scale", "iterate", "stop"]
Experiments = tuple[Experiment, ...]


def begin(experiments: Experiments, card: Card, hypothesis: str) -> Experiments:
    """Add a version that keeps the plan as it stands today, so that its rule cannot move afterwards."""
    plan: dict[str, AnswerValue] = {
        "type": card.type,
        "medium": card.medium,
        "start": card.start.isoformat() if card.start else None,
        "box_days": card.box_days,
        "participants": card.participants,
        "threshold": card.threshold * 100,
        "floor": card.rule.floor * 100,
        "harm": card.harm,
        "hypothesis": hypothesis,
    }
    number = 1 + max((one.version for one in experiments), default=0)
    return (*experiments, Experiment(version=number, plan=plan))


def note(experiments: Experiments, entry: Observation) -> Experiments:
    """Add an entry to the latest version."""
    *before, last = experiments
    return (*before, last.model_copy(update={"log": (*last.log, entry)}))


def settle(experiments: Experiments, decision: Decision, insight: str) -> Experiments:
    """Decide the latest version, with what was learned."""
    *before, last = experiments
    return (*before, last.model_copy(update={"decision": decision, "insight": insight}))


def open_version(experiments: Experiments) -> Experiment | None:
    """Return the version that is not decided yet."""
    last = experiments[-1] if experiments else None
    return last if last and last.decision is None else None


def tries_of_hypothesis(experiments: Experiments) -> int:
    """Count versions since the last one that was scaled or stopped: tries of one hypothesis."""
    count = 0
    for one in reversed(experiments):
        if one.decision in ("scale", "stop"):
            break
        count += 1
    return count
