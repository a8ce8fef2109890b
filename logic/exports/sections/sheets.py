"""The spreadsheet's data, out of the same diagnosis and the same sentences as the document."""

from collections.abc import Iterator

from logic.assessment.scoring import shown
from logic.exports.sections.answers import answer_rows
from logic.exports.sections.foundations import statements
from logic.exports.sections.subject import Subject
from logic.exports.workbook import Action, CostRow, Inputs, Sheet, Spent, Test, Workbook, workbook_words
from logic.plan.costs import Cost
from logic.plan.decision import Z_90_ONE_SIDED, set_rule
from logic.plan.rows import Row
from logic.plan.wording import RowText
from logic.recommendation.facts import HOUR_FACTORS, WEEKS_PER_MONTH
from logic.statistics import wilson
from logic.survey.witnesses import Who

WITNESSES: tuple[Who, ...] = ("owner", "customers", "sales")


def build_workbook(subject: Subject, *, answers: bool) -> Workbook:
    """Lay out the workbook; while there is no plan, without one.

    Args:
        subject: What the document is about.
        answers: Whether every answer stands in a sheet.
    """
    t, plan, ready = subject.t, subject.plan, subject.advice.ready
    costs = [row.cost for row in plan.rows] if ready else []
    words = workbook_words(t)
    if plan.currency:
        words["edit"] += " " + t("report.xlsx_money", currency=plan.currency)
    return Workbook(
        inputs=_inputs(subject),
        costs=tuple(_cost_row(row, said) for row, said in zip(plan.rows, subject.plan_text.rows, strict=True))
        if ready
        else (),
        whole=_sum(costs),
        sensitivity=tuple((factor, _sum(costs, factor).total) for factor in HOUR_FACTORS),
        tests=(_test(subject),) if ready else (),
        actions=tuple(_actions(subject)) if ready else (),
        statements=tuple((one.text, t(f"report.kind_{one.kind}"), one.origin) for one in statements(subject)),
        sheets=tuple(_sheets(subject, answers)),
        words=words,
    )


def _inputs(subject: Subject) -> Inputs:
    facts, inputs = subject.advice.context.facts, subject.plan.cost.inputs
    return Inputs(
        hour_value=inputs.hour_value,
        hours_available=facts.hours_month,
        cash_available=facts.cash_month,
        setup_months=inputs.setup_months,
        contribution_per_order=facts.margin_order,
        z=Z_90_ONE_SIDED,
    )


def _cost_row(row: Row, said: RowText) -> CostRow:
    inputs, cost = row.cost.inputs, row.cost
    weekly = inputs.hours_week is not None
    fixed = (inputs.hours_week or 0) * WEEKS_PER_MONTH if weekly else inputs.fixed_hours_month
    return CostRow(
        type=said.type,
        medium=said.medium,
        justification=said.justification,
        objective=said.objective,
        metric=said.metric,
        time_box=said.box,
        decision=said.decision,
        setup_hours=inputs.setup_hours,
        fixed_hours=fixed,
        hours_per_customer=0 if weekly else inputs.hours_customer_month,
        customers=int(inputs.customers),
        cash=inputs.cash_month,
        tools=inputs.tools_month,
        gifts=inputs.gifts_month,
        spent=_sum([cost]),
        per_customer=cost.per_customer,
        orders_to_recover=cost.break_even_orders,
    )


def _sum(costs: list[Cost], factor: float = 1) -> Spent:
    """Add costs up; as soon as one has hours without a value, time and total are not known."""
    hours, till = sum(cost.hours_month for cost in costs), sum(cost.from_till for cost in costs)
    times = [cost.from_time for cost in costs if cost.from_time is not None]
    if len(times) < len(costs):
        return Spent(hours, till, None, None)
    return Spent(hours, till, sum(times) * factor, till + sum(times) * factor)


def _test(subject: Subject) -> Test:
    card, text = subject.plan.card, subject.plan_text.card
    test = Test(
        hypothesis=text.hypothesis,
        metric=text.metric,
        scale_share=card.rule.threshold,
        floor_share=card.rule.floor,
        participants=card.participants,
        ends=card.end,
    )
    if subject.plan.result is None:
        return test
    n, k = subject.plan.result.reading.n, subject.plan.result.reading.successes
    low, high = wilson(k, n, Z_90_ONE_SIDED)
    called = set_rule(n, card.rule.threshold, card.rule.floor).call(k)
    return Test(**{**vars(test), "observed": n, "successes": k, "low": low, "high": high, "verdict": called})


def _actions(subject: Subject) -> Iterator[Action]:
    for planned, said in zip(subject.plan.actions, subject.plan_text.actions, strict=True):
        state = "done" if planned.done else "waiting"
        yield Action(str(said.stage), planned.day, said.text, said.owner, planned.hours, state)


def _sheets(subject: Subject, with_answers: bool) -> Iterator[Sheet]:
    t = subject.t
    scores = tuple(_scores(subject))
    if scores:
        heads = tuple(
            t(f"report.scores_{head}") for head in ("dimension", "who", "score", "low", "high", "count")
        )
        yield Sheet(t("report.sheet_scores"), heads, (34, 28, 10, 12, 12, 12), scores)
    figures = tuple(_figures(subject))
    if figures:
        heads = tuple(
            t(f"report.sheet_sales_{head}") for head in ("figure", "value", "low", "high", "count", "id")
        )
        yield Sheet(t("report.sheet_sales"), heads, (40, 14, 14, 14, 12, 26), figures)
    answers = tuple(answer_rows(subject.diagnosis, t)) if with_answers else ()
    if answers:
        heads = tuple(
            t(f"report.sheet_answers_{head}") for head in ("block", "question", "answer", "id", "code")
        )
        yield Sheet(t("report.sheet_answers"), heads, (26, 60, 34, 26, 16), answers)


def _scores(subject: Subject) -> Iterator[tuple[str | float | None, ...]]:
    t, quality = subject.t, subject.quality
    for said in quality.hearing.testimonies:
        for who in WITNESSES:
            mark = said.marks.get(who)
            if mark is not None:
                ends = (None if end is None else float(shown(end)) for end in (mark.low, mark.high))
                witness = t(f"report.witness_{who}")
                yield quality.name(said.dimension), witness, float(shown(mark.value)), *ends, mark.n


def _figures(subject: Subject) -> Iterator[tuple[str | float | None, ...]]:
    known = subject.diagnosis.sales
    for id, text in subject.metric_texts.items():
        if id in known:
            parts = (known.get(f"{id}.{part}") for part in ("low", "high", "n"))
            yield subject.t.of(text.title), known[id], *parts, id
