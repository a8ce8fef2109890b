"""What the plan costs a month: what leaves the till and what leaves your time, apart and summed."""

from collections.abc import Iterator

from logic.exports import blocks as b
from logic.exports.sections.subject import Subject
from logic.recommendation.say import money


def cost_blocks(subject: Subject) -> Iterator[b.Block]:
    """Set the section on costs."""
    t, text = subject.t, subject.plan_text
    yield b.Heading(t("report.cost"))
    yield from _chart(subject)
    yield b.Listing(text.cost)
    lines = tuple(line for line in (*text.gates, text.capacity, text.full_size) if line)
    yield b.Heading(t("report.growth"), 2)
    yield b.Listing(lines)


def _chart(subject: Subject) -> Iterator[b.Block]:
    """Stack till and time by medium; without the value of an hour there is no length to draw."""
    t, currency = subject.t, subject.plan.currency
    priced = [
        (said.medium, row.cost.from_till, row.cost.from_time, row.cost.total)
        for row, said in zip(subject.plan.rows, subject.plan_text.rows, strict=True)
        if row.cost.from_time is not None and row.cost.total
    ]
    if not priced:
        return
    bars = tuple(
        b.Bar(medium, (b.Part(till, "second"), b.Part(time or 0)), money(total or 0, t, currency))
        for medium, till, time, total in priced
    )
    caption = t("report.cost_chart")
    said = (
        t(
            "report.cost_said",
            medium=medium,
            till=money(till, t, currency),
            time=money(time or 0, t, currency),
        )
        for medium, till, time, _ in priced
    )
    legend = (b.Key(t("report.till"), "second"), b.Key(t("report.time"), "main"))
    most = max(total or 0 for *_, total in priced)
    yield b.Bars(bars, most, caption, f"{caption} {' '.join(said)}", legend=legend)
