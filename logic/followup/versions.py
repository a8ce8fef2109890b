"""The versions of a try: begun, noted in, concluded; added to one another and never deleted."""

import datetime as dt
from collections.abc import Mapping

from logic.content.survey import FollowUp
from logic.followup.experiment import follow
from logic.plan.card import Card
from logic.plan.decision import Call
from logic.workspace import AnswerValue, Experiment, Observation, Workspace

FROZEN = ("segment", "objective", "type", "medium", "behaviour", "hypothesis", "promise", "selection",
          "participants", "box_days", "harm")  # fmt: skip
"""Fields of the card that a version keeps as they are."""


def freeze(card: Card) -> Mapping[str, AnswerValue]:
    """Keep the plan as it stands; shares in percent and days as YYYY-MM-DD, as in the plan's own fields."""
    return {
        **{field: getattr(card, field) for field in FROZEN},
        "start": card.start.isoformat() if card.start else None,
        "threshold": card.threshold * 100,
        "floor": card.rule.floor * 100,
    }


def begin(workspace: Workspace, plan: Mapping[str, AnswerValue], rules: FollowUp) -> Workspace:
    """Start the next version; the earlier ones stay.

    Raises:
        ValueError: the last version is still open, or the hypothesis has used up its tries.
    """
    last = workspace.experiments[-1] if workspace.experiments else None
    if last and not last.decision:
        raise ValueError("the last version is still open")
    if iterations_left(workspace, rules) == 0:
        raise ValueError("the hypothesis has used up its tries")
    version = last.version + 1 if last and last.decision == "iterate" else 1
    added = Experiment(version=version, plan=plan)
    return workspace.model_copy(update={"experiments": (*workspace.experiments, added)})


def begin_anew(workspace: Workspace, plan: Mapping[str, AnswerValue]) -> Workspace:
    """Start version one of another hypothesis: another segment or another type."""
    added = Experiment(version=1, plan=plan)
    return workspace.model_copy(update={"experiments": (*workspace.experiments, added)})


def iterations_left(workspace: Workspace, rules: FollowUp) -> int:
    """Return how many more versions the hypothesis may have."""
    last = workspace.experiments[-1] if workspace.experiments else None
    if last is None or last.decision in ("scale", "stop"):
        return rules.max_iterations.count
    return max(0, rules.max_iterations.count - last.version)


def note(workspace: Workspace, entry: Observation) -> Workspace:
    """Add an entry to the log of the last version."""
    last = workspace.experiments[-1]
    return _with_last(workspace, last.model_copy(update={"log": (*last.log, entry)}))


def conclude(workspace: Workspace, decision: Call, insight: str = "") -> Workspace:
    """Write down what was decided and what was learnt."""
    changed = workspace.experiments[-1].model_copy(update={"decision": decision, "insight": insight})
    return _with_last(workspace, changed)


def _with_last(workspace: Workspace, changed: Experiment) -> Workspace:
    return workspace.model_copy(update={"experiments": (*workspace.experiments[:-1], changed)})


def to_ask_about(workspace: Workspace, today: dt.date) -> Experiment | None:
    """Return the try that the next run opens by asking about: its time is up or it did harm, undecided."""
    if not workspace.experiments:
        return None
    last = workspace.experiments[-1]
    return last if follow(last, today).phase in ("due", "harmed") else None
