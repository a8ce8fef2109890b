"""The plan on one page: what is tried, with whom, until when, what it costs and how it will be decided."""

from collections.abc import Iterator

from logic.exports import blocks as b
from logic.exports.sections.subject import Subject
from logic.plan.say_rule import scale_cell
from logic.recommendation.facts import WEEKS_PER_MONTH
from logic.recommendation.say import money


def summary_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the plan on one page; while there is none, what is needed first."""
    if subject.advice.ready:
        yield from _one_page(subject)
    else:
        yield from _needed(subject)


def _needed(subject: Subject) -> Iterator[b.Block]:
    t, advice = subject.t, subject.advice_text
    yield b.Heading(t("report.needed"))
    yield b.Paragraph(advice.headline)
    for wanted in advice.wanted:
        yield b.Heading(t(f"recommendation.wanted_{wanted.place}"), 2)
        yield b.Listing(wanted.items, boxes=True)


def _one_page(subject: Subject) -> Iterator[b.Block]:
    t, advice, text = subject.t, subject.advice_text, subject.plan_text
    yield b.Heading(t("report.summary"))
    yield b.Callout(text.summary)
    yield b.Figures(tuple(_figures(subject)))
    yield b.Cards(tuple(_cards(subject)), columns=2)
    yield b.Paragraph(f"{advice.headline} {advice.verdict}")
    if text.pending:
        yield b.Paragraph(t("report.pending_count", n=len(text.pending)), small=True)


def _figures(subject: Subject) -> Iterator[b.Figure]:
    """List the figures worth seeing first; one that cannot be given is left out, never shown empty."""
    t, plan = subject.t, subject.plan
    cost, card = plan.cost, plan.card
    if cost.total is not None and cost.from_time is not None:
        till, time = (money(amount, t, plan.currency) for amount in (cost.from_till, cost.from_time))
        note = t("report.figure_cost_note", till=till, time=time)
        yield b.Figure(money(cost.total, t, plan.currency), t("report.figure_cost"), note)
    week = t.stretch(cost.hours_month / WEEKS_PER_MONTH)
    hours = t.stretch(cost.hours_month)
    yield b.Figure(hours, t("report.figure_hours"), t("report.figure_hours_note", week=week))
    if card.rule.scale_from is not None:
        note = t("report.figure_scale_note", n=card.participants)
        yield b.Figure(scale_cell(card.rule, t), t("report.figure_scale"), note)
    if card.end is not None and card.start is not None:
        note = t("report.figure_end_note", start=t.date(card.start, "medium"))
        yield b.Figure(t.date(card.end, "medium"), t("report.figure_end"), note)


def _cards(subject: Subject) -> Iterator[b.Card]:
    t, card, text = subject.t, subject.plan_text.card, subject.plan_text
    told = (
        ("hypothesis", (card.hypothesis,)),
        ("promise", (card.promise,)),
        ("measure", (f"{card.metric}.", card.baseline, card.threshold)),
        ("rule", text.rule_short),
        ("who", (card.selection, card.window)),
        ("guards", card.guards),
        ("exchange", exchange_lines(subject)),
        ("difference", (card.difference,)),
    )
    for id, lines in told:
        words = "\n".join(line for line in lines if line)
        if words:
            yield b.Card(t(f"report.card_{id}"), words)


def exchange_lines(subject: Subject) -> tuple[str, ...]:
    """Say what the customer puts in and gets."""
    written = subject.plan.written
    both = (("puts", "customer_puts"), ("gets", "customer_gets"))
    return tuple(subject.t(f"report.{id}", text=written[field]) for id, field in both if field in written)
