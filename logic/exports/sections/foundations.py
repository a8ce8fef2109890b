"""What the plan assumes, what it knows, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from logic.exports import blocks as b
from logic.exports.sections.subject import Subject
from logic.recommendation.say import money

Kind = Literal["assumption", "told", "evidence"]


@dataclass(frozen=True)
class Statement:
    """One thing that the plan rests on."""

    kind: Kind
    """Nobody checked it; the user says so; it was measured or customers said so."""
    text: str
    origin: str


def statements(subject: Subject) -> tuple[Statement, ...]:
    """List what the plan rests on: what was measured first, then what was told, then what is assumed."""
    return (*_evidence(subject), *_told(subject), *_assumed(subject))


def _evidence(subject: Subject) -> Iterator[Statement]:
    t, survey, sales = subject.t, subject.diagnosis.survey, subject.diagnosis.sales
    if survey is not None:
        origin = t("report.origin_survey")
        yield Statement("evidence", t("report.survey_answers", n=survey.respondents), origin)
    if "customers" in sales:
        text = t("report.sales_customers", n=round(sales["customers"]))
        yield Statement("evidence", text, t("report.origin_sales"))


def _told(subject: Subject) -> Iterator[Statement]:
    for state in subject.advice_text.states:
        if state.sentence:
            measured = subject.advice.context.states[state.factor].origin == "sales"
            yield Statement("evidence" if measured else "told", state.sentence, state.origin)


def _assumed(subject: Subject) -> Iterator[Statement]:
    t, text, cost = subject.t, subject.plan_text, subject.plan.cost
    if not subject.advice.ready:
        return
    unchecked, ours = t("report.origin_unchecked"), t("report.origin_planning")
    yield Statement("assumption", text.card.assumption, unchecked)
    inputs = cost.inputs
    if inputs.hour_value is not None:
        value = money(inputs.hour_value, t, subject.plan.currency)
        yield Statement("assumption", t("report.hour_worth", value=value), unchecked)
    if "hours_customer_month" not in subject.plan.edited and inputs.hours_customer_month:
        blanks = {
            "each": t.stretch(inputs.hours_customer_month),
            "setup": t.stretch(inputs.setup_hours),
        }
        yield Statement("assumption", t("report.hours_assumed", n=None, **blanks), ours)
    unknown = [state for state in subject.advice_text.states if not state.sentence]
    if unknown:
        names = t.list([state.name[:1].lower() + state.name[1:] for state in unknown])
        yield Statement("assumption", t("report.not_known", names=names), unknown[0].origin)


def foundation_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the section on assumptions and evidence."""
    t = subject.t
    yield b.Heading(t("report.foundations"))
    rows = tuple((t(f"report.kind_{one.kind}"), one.text, one.origin) for one in statements(subject))
    heads = tuple(t(f"report.foundations_{head}") for head in ("kind", "text", "origin"))
    yield b.Table(heads, rows, "lll", (1.7, 7, 3), note=t("report.method_note"), group=True)


def pending_blocks(subject: Subject) -> Iterator[b.Block]:
    """List what is missing; a document never shows empty fields instead."""
    t, pending = subject.t, subject.plan_text.pending
    if pending:
        yield b.Heading(t("report.pending"))
        yield b.Paragraph(t("report.pending_intro"))
        yield b.Listing(pending, boxes=True)
