"""The first page: four figures, the advice in two sentences, and how much is still missing."""

from collections.abc import Iterator

from logic.assessment.scoring import shown
from logic.exports import blocks as b
from logic.exports.sections.subject import Subject
from logic.plan.say_costs import say_hours
from logic.recommendation.facts import WEEKS_PER_MONTH
from logic.recommendation.say import money


def summary_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the summary; a figure that cannot be given is left out, never shown empty."""
    t, advice = subject.t, subject.advice_text
    yield b.Heading(t("report.summary"))
    figures = tuple(_figures(subject))
    if figures:
        yield b.Figures(figures)
    yield b.Paragraph(f"{advice.headline} {advice.verdict}" if subject.advice.ready else advice.headline)
    yield b.Paragraph(subject.plan_text.summary)
    if subject.plan_text.pending:
        yield b.Paragraph(t("report.pending_count", n=len(subject.plan_text.pending)), small=True)


def _figures(subject: Subject) -> Iterator[b.Figure]:
    t, cost, currency = subject.t, subject.plan.cost, subject.plan.currency
    index = subject.diagnosis.assessment.index
    if index.value is not None and index.low is not None and index.high is not None:
        low, high = (t.number(shown(end)) for end in (index.low, index.high))
        note = t("report.figure_index_note", low=low, high=high)
        yield b.Figure(t.number(shown(index.value)), t("report.figure_index"), note)
    if cost.total is not None and cost.from_time is not None:
        till, time = (money(amount, t, currency) for amount in (cost.from_till, cost.from_time))
        note = t("report.figure_cost_note", till=till, time=time)
        yield b.Figure(money(cost.total, t, currency), t("report.figure_cost"), note)
    week = say_hours(cost.hours_month / WEEKS_PER_MONTH, t)
    yield b.Figure(
        say_hours(cost.hours_month, t), t("report.figure_hours"), t("report.figure_hours_note", week=week)
    )
    if "repeat_rate_90" in subject.diagnosis.sales:
        yield _repeat(subject)


def _repeat(subject: Subject) -> b.Figure:
    t, sales = subject.t, subject.diagnosis.sales
    count = t.number(sales.get("repeat_rate_90.n", sales.get("customers", 0)))
    name = t.of(subject.metric_texts["repeat_rate_90"].title)
    return b.Figure(t.percent(sales["repeat_rate_90"]), name, t("report.figure_repeat_note", count=count))
