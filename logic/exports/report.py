"""What a document says: every sentence of it, decided once, whatever its format."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.exports.blocks import Block, Paragraph, QrCode
from logic.exports.document import Event, Report
from logic.exports.sections.answers import answer_blocks
from logic.exports.sections.choice import choice_blocks
from logic.exports.sections.costs import cost_blocks
from logic.exports.sections.foundations import foundation_blocks, pending_blocks
from logic.exports.sections.prompt import build_prompt
from logic.exports.sections.quality import quality_blocks
from logic.exports.sections.sales import sales_blocks
from logic.exports.sections.sheets import build_workbook
from logic.exports.sections.subject import Subject
from logic.exports.sections.summary import summary_blocks
from logic.exports.sections.trial import days_blocks, loyalty_blocks, rule_blocks, trial_blocks
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricsPolicy


@dataclass(frozen=True)
class Extras:
    """What a document may carry besides the diagnosis."""

    metrics: Metrics | None = None
    """The whole measurement, while the sales file is at hand: adds the months and what is withheld."""
    session: bytes | None = None
    """The session file, to travel inside the PDF when the user ticks the box."""
    session_name: str = "vinculo.json"
    answers: bool = False
    """Whether every answer is printed as an annex, and stands in the spreadsheet."""
    survey_url: str = ""
    """Where customers answer, when a survey is open."""


def build_report(
    diagnosis: Diagnosis, policy: MetricsPolicy, t: Texts, made: dt.datetime, extras: Extras | None = None
) -> Report:
    """Put a diagnosis into a document.

    Args:
        diagnosis: Everything that is known.
        policy: Names and units of the sales figures.
        t: The reader's language.
        made: When, with its time zone; the document holds no other clock.
        extras: What else it may carry.
    """
    given = extras or Extras()
    subject = Subject(diagnosis, policy.metrics, given.metrics, t)
    return Report(
        session_id=diagnosis.workspace.id,
        language=t.language,
        title=t("report.title"),
        business=subject.said("business_name") or t("report.business_unnamed"),
        subtitle=" · ".join(part for part in map(subject.said, ("owner_name", "city")) if part),
        made=made,
        made_on=t("report.made_on", date=t.date(made.date())),
        segment=(t("report.segment"), subject.plan.card.segment),
        blocks=tuple(_blocks(subject, given)),
        workbook=build_workbook(subject, answers=given.answers),
        prompt=build_prompt(subject),
        events=tuple(_events(subject)),
        pending=subject.missing,
        session=given.session,
        session_name=given.session_name,
        session_label=t("report.session_label"),
    )


def _blocks(subject: Subject, extras: Extras) -> Iterator[Block]:
    """Put the plan first, on a page of its own, then what it rests on; early on, what is missing instead."""
    seen, t, ready = subject.diagnosis, subject.t, subject.advice.ready
    yield from summary_blocks(subject)
    if ready:
        yield from _plan_blocks(subject)
    yield from quality_blocks(subject.quality)
    yield from sales_blocks(subject.sales, t)
    if ready:
        yield from loyalty_blocks(subject)
        yield from foundation_blocks(subject)
        yield from pending_blocks(subject)
    if extras.survey_url:
        yield QrCode(extras.survey_url, t("report.qr"), t("report.qr_alt", url=extras.survey_url))
    if extras.answers:
        yield from answer_blocks(seen.content, seen.assessment.given, seen.workspace, t)
    else:
        yield Paragraph(t("report.answers_apart"), small=True)


def _plan_blocks(subject: Subject) -> Iterator[Block]:
    yield from trial_blocks(subject)
    yield from days_blocks(subject)
    yield from cost_blocks(subject)
    yield from rule_blocks(subject)
    yield from choice_blocks(subject.advice_text, subject.t)


def _events(subject: Subject) -> Iterator[Event]:
    """Put what has a date and is still to be done into the calendar; while there is no plan, nothing."""
    if not subject.advice.ready:
        return
    for planned, said in zip(subject.plan.actions, subject.plan_text.actions, strict=True):
        if planned.day is not None and not planned.done:
            yield Event(planned.id, planned.day, said.text, f"{said.owner} · {said.hours}")
