"""Whether two runs can be compared, and why not."""

from collections.abc import Mapping
from typing import Literal

from logic.content.survey import FollowUp
from logic.followup.runs import segment_of
from logic.workspace import Run

Refusal = Literal["other_segment", "other_referent", "other_version", "version_unknown"]
PARTS: tuple[Literal["major", "minor", "patch"], ...] = ("major", "minor", "patch")


def refusal_of_runs(before: Run, after: Run) -> Refusal | None:
    """Return why two runs as a whole are about different people, or None."""
    if segment_of(before) != segment_of(after):
        return "other_segment"
    referents = [run.answers.get("profile", {}).get("respondent") for run in (before, after)]
    return "other_referent" if None not in referents and referents[0] != referents[1] else None


def refusal_of_questionnaire(questionnaire: str, before: Run, after: Run, rules: FollowUp) -> Refusal | None:
    """Return why the answers to one questionnaire cannot be compared, or None."""
    old, new = (run.content.get(questionnaire) for run in (before, after))
    if old is None or new is None:
        return "version_unknown"
    part = _first_difference(old, new)
    return None if part is None or rules.comparable.get(part, False) else "other_version"


def _first_difference(old: str, new: str) -> Literal["major", "minor", "patch"] | None:
    for part, one, other in zip(PARTS, old.split("."), new.split("."), strict=False):
        if one != other:
            return part
    return None


def versions(questionnaire: str, before: Run, after: Run) -> Mapping[str, str]:
    """Return both versions, for the sentence that tells why."""
    return {"before": before.content.get(questionnaire, "?"), "after": after.content.get(questionnaire, "?")}
