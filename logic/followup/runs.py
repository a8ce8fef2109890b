"""Several runs in one session file, each of one segment and dated."""

import datetime as dt
from collections.abc import Mapping, Sequence

from logic.content.questionnaire import Questionnaire
from logic.survey.result import survey_of
from logic.workspace import Run, Survey, Workspace

KEPT = ("profile", "guide")
"""Kinds of questionnaire whose answers the next run starts from: they describe the business, not the bond."""
Questionnaires = Mapping[str, Questionnaire]


def as_run(workspace: Workspace, day: dt.date, asked: Questionnaires) -> Run:
    """Return what is entered now as a run; a version that was never noted is today's."""
    answered = {id: answers for id, answers in workspace.answers.items() if answers}
    today = {id: asked[id].version for id in answered if id in asked}
    return Run(
        day=day,
        answers=answered,
        evidence=workspace.evidence,
        survey=survey_of(workspace),
        sales=workspace.sales,
        content={**today, **{id: version for id, version in workspace.content.items() if id in answered}},
    )


def keep_run(workspace: Workspace, day: dt.date, asked: Questionnaires) -> Workspace:
    """Put what is entered now among the runs; a run of the same day and segment is replaced."""
    run = as_run(workspace, day, asked)
    others = [one for one in workspace.runs if (one.day, segment_of(one)) != (day, segment_of(run))]
    return workspace.model_copy(update={"runs": in_order([*others, run])})


def start_next_run(workspace: Workspace, day: dt.date, asked: Questionnaires) -> Workspace:
    """Keep what is entered now as a run, and start the next with the segment's description alone."""
    kept = {
        id: answers for id, answers in workspace.answers.items() if id in asked and asked[id].kind in KEPT
    }
    return keep_run(workspace, day, asked).model_copy(
        update={
            "answers": kept,
            "evidence": {},
            "survey": Survey(),
            "sales": {},
            "founders": {},
            "content": {},
        }
    )


def in_order(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Put runs in the order of their days."""
    return tuple(sorted(runs, key=lambda run: (run.day, segment_of(run))))


def segment_of(run: Run) -> str:
    """Return the name of the run's segment as two spellings of it share it."""
    name = run.answers.get("profile", {}).get("segment_name")
    return " ".join(name.casefold().split()) if isinstance(name, str) else ""


def latest_of_each_segment(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the last run of every segment, by the order in which the segments were first looked at."""
    last: dict[str, Run] = {}
    for run in in_order(runs):
        last[segment_of(run)] = run
    return tuple(last.values())


def earlier_runs(workspace: Workspace, now: Run) -> tuple[Run, ...]:
    """Return the kept runs of the same segment before this one, the last first."""
    same = (run for run in workspace.runs if segment_of(run) == segment_of(now) and run.day < now.day)
    return tuple(sorted(same, key=lambda run: run.day, reverse=True))
