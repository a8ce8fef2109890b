"""What moved between two runs, and whether it is more than the doubt of both.

Customers' means: Welch (1947), Biometrika 34, 28-35. Shares: Newcombe (1998), Statistics in Medicine 17,
873-890, method 10. The owner's scores have a margin of a rule, so they moved only when the margins part.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt
from typing import Literal

from logic.assessment.scoring import DimensionScore
from logic.content.library import Content
from logic.content.texts import rounded
from logic.followup.comparable import Refusal, refusal_of_questionnaire, refusal_of_runs
from logic.followup.snapshot import Snapshot, score_run
from logic.statistics import Floats, Interval, student_quantile
from logic.survey.gap import person_means
from logic.survey.intervals import finite
from logic.survey.recommending import Recommendation, moved
from logic.survey.tally import in_any_order, points_table
from logic.survey.witnesses import Mark, Who, own_marks
from logic.workspace import Run

Verdict = Literal["moved", "within_doubt", "unclear", "not_comparable", "absent"]
"""unclear: the figure has no interval, so nothing can be said. absent: a witness is missing at one run."""
Reason = Refusal | Literal["few_shared_items", "no_interval", "all_equal"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What one witness says of one dimension, then and now."""

    dimension: str
    who: Who
    before: Mark | None = None
    after: Mark | None = None
    """On the items that both runs answered, where the owner speaks."""
    profile: Mark | None = None
    """The owner's later mark on all items of that day, as the profile shows it; None for other witnesses."""
    difference: float | None = None
    """After minus before, in points."""
    low: float | None = None
    high: float | None = None
    """Interval of the difference; None for the owner, whose doubt is no interval."""
    verdict: Verdict
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two runs side by side."""

    before: dt.date
    after: dt.date
    refused: Refusal | None
    """Why the runs as a whole are about different people."""
    changes: tuple[Change, ...]
    recommendation_moved: bool | None
    """None where one of both net figures is withheld."""

    def of(self, verdict: Verdict) -> tuple[Change, ...]:
        """Return the changes with one verdict."""
        return tuple(change for change in self.changes if change.verdict == verdict)

    @property
    def beside_the_profile(self) -> tuple[Change, ...]:
        """Return the changes whose later mark reads otherwise than the profile, the furthest apart first."""
        apart = [
            (abs(one.after.value - one.profile.value), one)
            for one in self.changes
            if one.after and one.profile and rounded(one.after.value) != rounded(one.profile.value)
        ]
        return tuple(one for _, one in sorted(apart, key=lambda pair: -pair[0]))

    @property
    def rests_on_guesses(self) -> bool:
        """Whether only the owner speaks at both runs: progress needs somebody else's word."""
        compared = {change.who for change in self.changes if change.difference is not None}
        return compared == {"owner"}


def compare(before: Snapshot, after: Snapshot, content: Content) -> Comparison:
    """Compare two runs of one segment.

    Args:
        before: The earlier run.
        after: The later run.
        content: Questionnaires and rules of today, by which both are read.
    """
    refused = refusal_of_runs(before.run, after.run)
    changes = () if refused else tuple(_changes(before, after, content))
    return Comparison(
        before=before.day,
        after=after.day,
        refused=refused,
        changes=changes,
        recommendation_moved=None if refused else _net_moved(before, after),
    )


def _net_moved(before: Snapshot, after: Snapshot) -> bool | None:
    found: list[Recommendation] = [one.survey.recommendation for one in (before, after) if one.survey]
    return moved(*found) if len(found) == 2 else None


def _changes(before: Snapshot, after: Snapshot, content: Content) -> Iterator[Change]:
    shared = _shared_items(before.run, after.run)
    then, now = (score_run(one.run, content, only=shared) for one in (before, after))
    for id, score in now.items():
        if score.role != "score":
            continue
        refusal = refusal_of_questionnaire(
            score.questionnaire, before.run, after.run, content.customers.follow_up
        )
        if refusal:
            yield from _refused(id, refusal, before, after)
            continue
        yield _owner(id, (then[id], score), before, after)
        yield _customers(id, before, after)
        yield _sales(id, before, after)


def _shared_items(before: Run, after: Run) -> frozenset[str]:
    """Return the items that have an answer in both runs."""
    answered = [
        {item for answers in run.answers.values() for item, answer in answers.items() if answer is not None}
        for run in (before, after)
    ]
    return frozenset(answered[0] & answered[1])


def _then_and_now(id: str, who: Who, before: Snapshot, after: Snapshot) -> Change:
    """Put both marks side by side, before anything is concluded from them."""
    marks = [one.marks.get(who) if one else None for one in (before.hearing.of(id), after.hearing.of(id))]
    return Change(dimension=id, who=who, before=marks[0], after=marks[1], verdict="absent")


def _is_whole(change: Change) -> bool:
    return change.before is not None and change.after is not None


def _refused(id: str, refusal: Refusal, before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Refuse what both runs have; sales are compared all the same, since no questionnaire changes them."""
    speakers: tuple[Who, ...] = ("owner", "customers")
    for who in speakers:
        bare = _then_and_now(id, who, before, after)
        yield replace(bare, verdict="not_comparable", reason=refusal) if _is_whole(bare) else bare
    yield _sales(id, before, after)


def _owner(id: str, shared: Sequence[DimensionScore], before: Snapshot, after: Snapshot) -> Change:
    """Compare on the shared items alone; a margin of a rule moves only when it parts from the other."""
    bare = _then_and_now(id, "owner", before, after)
    then, now = (own_marks({id: score}).get(id) for score in shared)
    if not _is_whole(bare):
        return bare
    if then is None or now is None:
        return replace(bare, verdict="not_comparable", reason="few_shared_items")
    verdict: Verdict = "moved" if _parted(then, now) else "within_doubt"
    moved_by = now.value - then.value
    return replace(bare, before=then, after=now, profile=bare.after, difference=moved_by, verdict=verdict)


def _parted(one: Mark, other: Mark) -> bool:
    ends = (one.low, one.high, other.low, other.high)
    if None in ends:
        return False
    low, high, other_low, other_high = (end or 0.0 for end in ends)
    return other_low > high or other_high < low


def _customers(id: str, before: Snapshot, after: Snapshot) -> Change:
    bare = _then_and_now(id, "customers", before, after)
    if not _is_whole(bare):
        return bare
    then, now = (_person_means(id, one) for one in (before, after))
    populations = [one.survey.population if one.survey else None for one in (before, after)]
    ends = difference_of_means(then, now, populations)
    return _judged(bare, float(now.mean() - then.mean()), ends, "all_equal")


def _person_means(id: str, snapshot: Snapshot) -> Floats:
    asked = [question for question in snapshot.form.of_kind("scale") if question.dimension == id]
    return person_means(in_any_order(points_table(asked, snapshot.run.survey.respondents)))


def _sales(id: str, before: Snapshot, after: Snapshot) -> Change:
    bare = _then_and_now(id, "sales", before, after)
    if bare.before is None or bare.after is None:
        return bare
    ends = difference_of_shares(bare.before, bare.after)
    return _judged(bare, bare.after.value - bare.before.value, ends, "no_interval")


def _judged(bare: Change, difference: float, ends: Interval | None, why_none: Reason) -> Change:
    if ends is None:
        return replace(bare, difference=difference, verdict="unclear", reason=why_none)
    low, high = ends
    verdict: Verdict = "within_doubt" if low <= 0 <= high else "moved"
    return replace(bare, difference=difference, low=low, high=high, verdict=verdict)


def difference_of_means(
    before: Floats, after: Floats, populations: Sequence[int | None] = (None, None)
) -> Interval | None:
    """Return the 95 % Welch interval of after minus before; the customers asked then and now may differ.

    Returns:
        None where nobody's answer differs from another's on both days.
    """
    parts = [
        float(values.var(ddof=1)) / len(values) * finite(len(values), population) ** 2
        for values, population in zip((before, after), populations, strict=True)
    ]
    if not sum(parts):
        return None
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(values) - 1) for part, values in zip(parts, (before, after), strict=True)
    )
    half = student_quantile(freedom) * sqrt(sum(parts))
    difference = float(after.mean() - before.mean())
    return difference - half, difference + half


def difference_of_shares(before: Mark, after: Mark) -> Interval | None:
    """Return the 95 % interval of the difference of two shares, from the Wilson interval of each."""
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return None
    difference = after.value - before.value
    down = hypot(after.value - after.low, before.high - before.value)
    up = hypot(after.high - after.value, before.value - before.low)
    return difference - down, difference + up
