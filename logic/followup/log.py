"""Changes to the log of tries: begin a version, note what happened, decide. What is decided stays."""

import datetime as dt
from collections.abc import Mapping

from logic.content.survey import FollowUp
from logic.followup.experiment import follow
from logic.plan.card import Card
from logic.plan.decision import Call as Decision
from logic.workspace import AnswerValue, Experiment, Observation

__all__ = [
    "Decision",
    "begin",
    "drop_note",
    "freeze",
    "may_take_back",
    "next_version",
    "note",
    "open_version",
    "settle",
    "take_back",
    "to_ask_about",
]

Experiments = tuple[Experiment, ...]
FROZEN = (
    "segment",
    "objective",
    "type",
    "medium",
    "behaviour",
    "promise",
    "selection",
    "participants",
    "box_days",
    "harm",
)
"""Fields of the card that a version keeps as they are."""
HYPOTHESIS_OF = ("type", "segment")
"""What two versions share when they try the same hypothesis."""


def freeze(card: Card, hypothesis: str) -> Mapping[str, AnswerValue]:
    """Keep the plan as it stands; shares in percent and days as YYYY-MM-DD, as in the plan's own fields."""
    return {
        **{field: getattr(card, field) for field in FROZEN},
        "hypothesis": hypothesis,
        "start": card.start.isoformat() if card.start else None,
        "threshold": card.threshold * 100,
        "floor": card.rule.floor * 100,
    }


def next_version(experiments: Experiments, plan: Mapping[str, AnswerValue], rules: FollowUp) -> int | None:
    """Number the version that would try a plan.

    Returns:
        The next number while the hypothesis is iterated; 1 for another segment or type, or after a try was
        scaled or stopped. None while a version is open, or when the hypothesis has used up its tries.
    """
    last = experiments[-1] if experiments else None
    if last is None or last.decision in ("scale", "stop"):
        return 1
    if last.decision is None:
        return None
    if any(plan.get(field) != last.plan.get(field, plan.get(field)) for field in HYPOTHESIS_OF):
        return 1
    return last.version + 1 if last.version < rules.max_iterations.count else None


def begin(experiments: Experiments, plan: Mapping[str, AnswerValue], rules: FollowUp) -> Experiments:
    """Add a version that keeps the plan as it stands, so that its rule cannot move afterwards.

    Raises:
        ValueError: a version is still open, or the hypothesis has used up its tries.
    """
    version = next_version(experiments, plan, rules)
    if version is None:
        raise ValueError("a version is still open, or the hypothesis has used up its tries")
    return (*experiments, Experiment(version=version, plan=plan))


def note(experiments: Experiments, entry: Observation) -> Experiments:
    """Add an entry to the latest version."""
    *before, last = experiments
    return (*before, last.model_copy(update={"log": (*last.log, entry)}))


def drop_note(experiments: Experiments, at: int) -> Experiments:
    """Drop one entry of the version under way, by its place in the log.

    Raises:
        ValueError: no version is under way, or its log has no such entry.
    """
    last = _under_way(experiments)
    if not 0 <= at < len(last.log):
        raise ValueError(f"the log has no entry {at}")
    log = tuple(entry for place, entry in enumerate(last.log) if place != at)
    return (*experiments[:-1], last.model_copy(update={"log": log}))


def take_back(experiments: Experiments) -> Experiments:
    """Drop the version under way with its entries, as if it had never begun.

    Raises:
        ValueError: no version is under way: what was decided is history.
    """
    _under_way(experiments)
    return experiments[:-1]


def may_take_back(experiment: Experiment, today: dt.date) -> bool:
    """Say whether a version may still turn out to be a mistake: not once its result waits to be decided."""
    progress = follow(experiment, today)
    return progress.phase in ("not_dated", "waiting", "running") or (
        progress.phase == "due" and not experiment.log
    )


def _under_way(experiments: Experiments) -> Experiment:
    last = open_version(experiments)
    if last is None:
        raise ValueError("no version is under way")
    return last


def settle(experiments: Experiments, decision: Decision, insight: str = "") -> Experiments:
    """Decide the latest version, with what was learned."""
    *before, last = experiments
    return (*before, last.model_copy(update={"decision": decision, "insight": insight}))


def open_version(experiments: Experiments) -> Experiment | None:
    """Return the version that is not decided yet."""
    last = experiments[-1] if experiments else None
    return last if last and last.decision is None else None


def to_ask_about(experiments: Experiments, today: dt.date) -> Experiment | None:
    """Return the try that the next run opens by asking about: its time is up or it did harm, undecided."""
    last = open_version(experiments)
    return last if last and follow(last, today).phase in ("due", "harmed") else None
