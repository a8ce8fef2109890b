"""The experiment's log: what happened by date, and what the rule says at the planned end."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from logic.plan.decision import Reading, Rule, Verdict, decide, read_aloud, set_rule
from logic.plan.fields import parse_day
from logic.workspace import AnswerValue, Experiment, Observation

Phase = Literal["not_dated", "waiting", "running", "due", "harmed", "decided"]
Problem = Literal["before_start", "after_end", "more_successes_than_participants"]


@dataclass(frozen=True)
class Tally:
    """Counts up to and including one day."""

    day: dt.date
    successes: int
    participants: int
    harm: int


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where a try stands."""

    version: int
    start: dt.date | None
    end: dt.date | None
    """The day to decide on, fixed before the start."""
    planned: int
    """Participants planned."""
    rule: Rule
    """For the participants planned."""
    tallies: tuple[Tally, ...]
    """By day, from the first; only what was noted within the time box."""
    problems: tuple[tuple[Observation, Problem], ...]
    """Entries that are not counted, and why."""
    phase: Phase
    days_left: int | None
    reading: Reading | None
    """The result read aloud, with its interval; None while nobody took part."""
    verdict: Verdict | None
    """What the rule says; None before the planned end, unless there is harm."""

    @property
    def successes(self) -> int:
        """Participants who showed the behaviour so far."""
        return self.tallies[-1].successes if self.tallies else 0

    @property
    def participants(self) -> int:
        """Participants so far."""
        return self.tallies[-1].participants if self.tallies else 0

    @property
    def harm(self) -> int:
        """Complaints so far."""
        return self.tallies[-1].harm if self.tallies else 0


def follow(
    experiment: Experiment, today: dt.date, pays: bool | None = None, fits: bool | None = None
) -> Progress:
    """Read the log of one version.

    Each entry says how many so far, up to its day; a count it leaves out stays as it was.

    Args:
        experiment: The version.
        today: The reader's day.
        pays: Whether the cost passes its gate at the scaled size; None: not known.
        fits: Whether the scaled size fits in the hours; None: not known.
    """
    plan = _Plan(experiment.plan)
    tallies, problems = _read_log(experiment.log, plan)
    last = tallies[-1] if tallies else None
    harmed = last is not None and last.harm > plan.harm
    phase = _phase(experiment, plan, today, harmed)
    return Progress(
        version=experiment.version,
        start=plan.start,
        end=plan.end,
        planned=plan.participants,
        rule=set_rule(plan.participants, plan.threshold, plan.floor),
        tallies=tallies,
        problems=problems,
        phase=phase,
        days_left=max(0, (plan.end - today).days) if plan.end else None,
        reading=read_aloud(last.successes, last.participants) if last and last.participants else None,
        verdict=_verdict(plan, last, pays, fits) if phase in ("due", "harmed", "decided") else None,
    )


class _Plan:
    """The plan as it stood when the version began, read with care: a session file may hold anything."""

    def __init__(self, plan: Mapping[str, AnswerValue]) -> None:
        self.start = parse_day(plan.get("start"))
        days = _whole(plan.get("box_days"), 28, 1, 1000)
        self.end = self.start + dt.timedelta(days=days) if self.start else None
        self.participants = _whole(plan.get("participants"), 10, 1, 1000)
        self.threshold = _share(plan.get("threshold"), 0.5)
        self.floor = _share(plan.get("floor"), self.threshold)
        self.harm = _whole(plan.get("harm"), 2, 0, 1000)


def _whole(value: AnswerValue, proposed: int, least: int, most: int) -> int:
    return int(min(max(value, least), most)) if isinstance(value, int | float) else proposed


def _share(percent: AnswerValue, proposed: float) -> float:
    return min(max(percent / 100, 0.0), 1.0) if isinstance(percent, int | float) else proposed


def _read_log(
    log: Sequence[Observation], plan: _Plan
) -> tuple[tuple[Tally, ...], tuple[tuple[Observation, Problem], ...]]:
    """Bring each day's counts forward: the last entry of a day stands, and a lower count corrects."""
    by_day: dict[dt.date, Tally] = {}
    problems: list[tuple[Observation, Problem]] = []
    last = Tally(dt.date.min, 0, 0, 0)
    for entry in sorted(log, key=lambda one: one.day):
        carried = _carry(last, entry)
        problem = _problem(carried, plan)
        if problem:
            problems.append((entry, problem))
        else:
            last = by_day[entry.day] = carried
    return tuple(by_day.values()), tuple(problems)


def _carry(before: Tally, entry: Observation) -> Tally:
    """Take an entry's counts; what it leaves out stays as it was."""
    return Tally(
        entry.day,
        before.successes if entry.successes is None else entry.successes,
        before.participants if entry.participants is None else entry.participants,
        before.harm if entry.harm is None else entry.harm,
    )


def _problem(tally: Tally, plan: _Plan) -> Problem | None:
    if plan.start and tally.day < plan.start:
        return "before_start"
    if plan.end and tally.day > plan.end:
        return "after_end"
    return "more_successes_than_participants" if tally.successes > tally.participants else None


def _phase(experiment: Experiment, plan: _Plan, today: dt.date, harmed: bool) -> Phase:
    if experiment.decision:
        return "decided"
    if harmed:
        return "harmed"
    if plan.start is None or plan.end is None:
        return "not_dated"
    if today < plan.start:
        return "waiting"
    return "due" if today >= plan.end else "running"


def _verdict(plan: _Plan, last: Tally | None, pays: bool | None, fits: bool | None) -> Verdict | None:
    """Apply the rule to those who took part; nobody took part: nothing to decide."""
    if last is None or not (last.participants or last.harm > plan.harm):
        return None
    rule = set_rule(max(last.participants, 1), plan.threshold, plan.floor)
    return decide(rule, last.successes, pays=pays, fits=fits, harm=last.harm, harm_limit=plan.harm)
