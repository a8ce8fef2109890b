"""What will be tried: the plan's table, the card of the experiment, the decision rule, the first days."""

from collections.abc import Iterator

from logic.exports import blocks as b
from logic.exports.sections.subject import Subject
from logic.plan.costs import Cost
from logic.plan.wording import RowText

TABLE_WIDTHS = (1.75, 1.75, 4.7, 1.85, 1.45, 2.05, 1.35, 1.5)
"""Of the plan's eight columns."""
NOTHING = "—"
"""Stands where a row of the table has nothing to say."""


def trial_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the table of the plan, what stands around it, and what to mend first."""
    t, text = subject.t, subject.plan_text
    yield b.Heading(t("report.trial"), new_page=True)
    rows = tuple(
        _row(said, cost_lines(row.cost, subject))
        for said, row in zip(text.rows, subject.plan.rows, strict=True)
    )
    yield b.Table(text.heads, rows, "l" * 8, TABLE_WIDTHS, note=t("report.trial_note"), compact=True)
    yield from _findings(subject)
    yield b.Cards(tuple(_cards(subject)), columns=2)


def _row(row: RowText, cost: str) -> tuple[str, ...]:
    """Lay out a row; no cell is left empty."""
    cells = (row.type, row.medium, row.justification, cost, row.objective, row.metric, row.box, row.decision)
    return tuple(cell or NOTHING for cell in cells)


def cost_lines(cost: Cost, subject: Subject) -> str:
    """Write hours, till and time to the cent, one below the other: on paper they must add up."""
    t, currency = subject.t, subject.plan.currency
    taken = t("report.cell_hours", hours=t.stretch(cost.hours_month))
    till = t("report.cell_till", amount=t.amount(round(cost.from_till, 2), currency))
    if cost.from_time is None:
        return "\n".join((taken, till, t("report.cell_time_open")))
    time = t("report.cell_time", amount=t.amount(round(cost.from_time, 2), currency))
    return "\n".join((taken, till, time))


def _cards(subject: Subject) -> Iterator[b.Card]:
    """Tell what the first page has no room for."""
    t, card, written = subject.t, subject.plan_text.card, subject.plan.written
    goals = (("medium", "goal_medium"), ("long", "goal_long"))
    told = (
        ("assumption", (card.assumption, card.cycle)),
        ("start_small", (card.start_small,)),
        ("goals", tuple(t(f"report.{id}", text=written[goal]) for id, goal in goals if goal in written)),
    )
    for id, lines in told:
        words = "\n".join(line for line in lines if line)
        if words:
            yield b.Card(t(f"report.card_{id}"), words)
    yield from _persona(subject)


def _findings(subject: Subject) -> Iterator[b.Block]:
    t, findings = subject.t, subject.plan_text.findings
    for severity in ("mend", "note"):
        lines = tuple(sentence for kind, sentence in findings if kind == severity)
        if lines:
            yield b.Heading(t(f"report.findings_{severity}"), 2)
            yield b.Listing(lines, boxes=severity == "mend")


def _persona(subject: Subject) -> Iterator[b.Card]:
    t = subject.t
    lines = (
        t("report.named_list", name=t(f"report.{item}"), parts=text)
        for item in ("persona_jobs", "persona_habits", "persona_seeks", "persona_expects")
        if (text := subject.said(item))
    )
    said = "\n".join(lines)
    if said:
        yield b.Card(t("report.persona"), said)


def rule_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the rule of decision with its critical values, and the result where there is one."""
    t, text = subject.t, subject.plan_text
    yield b.Heading(t("report.rule"))
    if text.result:
        yield b.Callout(" ".join(text.result), t("report.result"))
    yield b.Listing(text.rule)
    note = t("report.rule_note", share=t.percent(subject.plan.card.rule.threshold))
    own = t.number(subject.plan.card.participants)
    marked = tuple(at for at, row in enumerate(text.critical) if row[0] == own)
    yield b.Table(text.critical_heads, text.critical, "rrr", (2, 3, 3), note=note, marked=marked)


def days_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set what fits the week and who does what by when."""
    t, text = subject.t, subject.plan_text
    yield b.Heading(t("report.days"))
    yield b.Paragraph(text.budget)
    if text.chosen:
        cards = (b.Card(one.title, "\n".join(one.details), one.effort) for one in text.chosen)
        yield b.Cards(tuple(cards))
    yield b.Stages(tuple(_stages(subject)))
    if text.left_out:
        yield b.Heading(t("report.left_out"), 2)
        rows = tuple((one.title, one.why) for one in text.left_out)
        yield b.Table((t("report.left_out_what"), t("report.left_out_why")), rows, "ll", (4, 7))


def _stages(subject: Subject) -> Iterator[b.Stage]:
    t, actions = subject.t, subject.plan_text.actions
    for stage in dict.fromkeys(action.stage for action in actions):
        tasks = tuple(
            b.Task(one.text, " · ".join(part for part in (one.owner, one.when, one.hours) if part))
            for one in actions
            if one.stage == stage
        )
        yield b.Stage(str(stage), t("report.stage_days"), tasks)


def loyalty_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the loyalty programme behind its gates, or gratitude in its place."""
    t, text = subject.t, subject.plan_text.loyalty
    yield b.Heading(t("report.loyalty" if text.open else "report.gratitude"))
    yield b.Paragraph(text.headline)
    gates = tuple((gate.text, gate.status_name) for gate in text.gates)
    yield b.Table((t("report.gate"), t("report.gate_status")), gates, "ll", (8, 2.4))
    if text.checks or text.economics:
        yield b.Listing((*text.checks, *text.economics))
    yield b.Paragraph(text.loyal_to_them)
    if text.gratitude:
        yield b.Heading(t("report.gratitude_steps"), 2)
        intro, *steps = text.gratitude
        yield b.Paragraph(intro)
        yield b.Listing(tuple(steps), boxes=True)
    if text.gestures:
        yield b.Heading(t("report.gestures"), 2)
        yield b.Listing(text.gestures)
