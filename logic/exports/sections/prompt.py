"""A prompt for any assistant, filled in: what was measured, what was told and what is guessed, each apart."""

from collections.abc import Iterator

from logic.assessment.scoring import shown
from logic.exports.document import PromptPart
from logic.exports.sections.foundations import Kind, statements
from logic.exports.sections.sales import SHOWN, figure_row
from logic.exports.sections.subject import Subject

TASKS = ("mentor", "apart", "invent", "ask")
"""How the assistant is to go about it."""
WISHES = ("riskiest", "interview", "smaller", "unseen")
"""What it is asked for."""


def build_prompt(subject: Subject) -> tuple[PromptPart, ...]:
    """Write the prompt; parts without anything to say are left out."""
    t, text, ready = subject.t, subject.plan_text, subject.advice.ready
    told = (
        ("task", tuple(t(f"report.prompt_{task}") for task in TASKS)),
        ("measured", (*_said(subject, "evidence"), *_figures(subject), *_customers(subject))),
        ("told", (*_segment(subject), *_said(subject, "told"))),
        ("guessed", (*_scores(subject), *_said(subject, "assumption"))),
        ("advice", _advice(subject)),
        ("plan", (text.card.hypothesis, *_rows(subject), *text.cost) if ready else ()),
        ("rule", text.rule if ready else ()),
        ("missing", subject.missing),
        ("wanted", tuple(t(f"report.prompt_{wish}") for wish in WISHES)),
    )
    return tuple(PromptPart(t(f"report.prompt_{id}"), lines) for id, lines in told if lines)


def _said(subject: Subject, kind: Kind) -> Iterator[str]:
    return (one.text for one in statements(subject) if one.kind == kind)


def _figures(subject: Subject) -> Iterator[str]:
    t, sales = subject.t, subject.sales
    for id in SHOWN:
        if id in sales.figures:
            name, value, count, _ = figure_row(id, sales, t)
            value = value.replace("\n", ", ")
            said = t("report.prompt_figure", name=name, value=value)
            yield t("report.prompt_figure_of", name=name, value=value, count=count) if count else said


def _customers(subject: Subject) -> Iterator[str]:
    t, quality = subject.t, subject.quality
    for said in quality.hearing.testimonies:
        mark = said.marks.get("customers")
        if mark is not None:
            score, count = t.number(shown(mark.value)), t.number(mark.n or 0)
            yield t("report.prompt_customers", name=quality.name(said.dimension), score=score, count=count)


def _segment(subject: Subject) -> Iterator[str]:
    t, card = subject.t, subject.plan.card
    if card.segment:
        yield t("report.prompt_segment", text=card.segment)
    for item in ("persona_jobs", "persona_habits", "persona_seeks", "persona_expects"):
        if subject.said(item):
            yield t("report.named_list", name=t(f"report.{item}"), parts=subject.said(item))
    if card.difference:
        yield t("report.named_list", name=t("report.card_difference"), parts=card.difference)


def _scores(subject: Subject) -> Iterator[str]:
    t, quality = subject.t, subject.quality
    for said in quality.hearing.testimonies:
        mark = said.marks.get("owner")
        if mark is not None and mark.low is not None and mark.high is not None:
            score, low, high = (t.number(shown(value)) for value in (mark.value, mark.low, mark.high))
            name = quality.name(said.dimension)
            yield t("report.prompt_score", name=name, score=score, low=low, high=high)


def _advice(subject: Subject) -> tuple[str, ...]:
    advice = subject.advice_text
    if not subject.advice.ready:
        return (advice.headline,)
    return (advice.headline, advice.verdict, *advice.reasons, advice.against, advice.support)


def _rows(subject: Subject) -> Iterator[str]:
    for row in subject.plan_text.rows:
        yield " | ".join(cell for cell in (row.type, row.medium, row.cost, row.metric, row.box) if cell)
