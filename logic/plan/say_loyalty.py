"""The loyalty programme behind its gates, and gratitude in its place, in sentences."""

from dataclasses import dataclass

from logic.content.advice import Advice
from logic.content.texts import Texts
from logic.plan.builder import Plan
from logic.plan.loyalty import Economics, GateResult
from logic.recommendation.say import fill, money, small


@dataclass(frozen=True)
class GateText:
    """One gate, in words."""

    id: str
    status: str
    status_name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class LoyaltyText:
    """What is said of a programme."""

    open: bool
    headline: str
    gates: tuple[GateText, ...]
    checks: tuple[str, ...]
    economics: tuple[str, ...]
    loyal_to_them: str
    gratitude: tuple[str, ...]
    """The programme that stands in: what it is, then its steps; empty once the gates are open."""
    gestures: tuple[str, ...]


def say_loyalty(told: Advice, plan: Plan, t: Texts) -> LoyaltyText:
    """Say whether a programme makes sense now, and what to do meanwhile."""
    loyalty, design = told.loyalty, plan.loyalty
    thanks = loyalty.gratitude
    steps = (t.of(step.text) for step in thanks.steps)
    return LoyaltyText(
        open=design.open is True,
        headline=_headline(told, plan, t),
        gates=tuple(_gate(told, gate, t) for gate in design.gates),
        checks=tuple(_check(told, code, t) for code in design.checks),
        economics=_sums(design.economics, plan, t),
        loyal_to_them=t.of(loyalty.loyal_to_them),
        gratitude=() if design.open else (t.of(thanks.intro), *steps),
        gestures=() if design.open else tuple(t.of(gesture.text) for gesture in thanks.gestures),
    )


def _headline(told: Advice, plan: Plan, t: Texts) -> str:
    stop = plan.loyalty.stopped_at
    if stop is None:
        return t("plan.loyalty_open")
    if stop.status == "unknown":
        return t("plan.loyalty_unknown", gate=_gate(told, stop, t).text)
    gate = next(gate for gate in told.loyalty.gates if gate.id == stop.id)
    return t("plan.loyalty_closed", closed=small(t.of(gate.closed)), unlock=t.of(gate.unlock))


def _gate(told: Advice, result: GateResult, t: Texts) -> GateText:
    gate = next(gate for gate in told.loyalty.gates if gate.id == result.id)
    text = fill(t.of(gate.text), result.values, t, "")
    return GateText(result.id, result.status, t(f"plan.gate_{result.status}"), text)


def _check(told: Advice, code: str, t: Texts) -> str:
    text = t.of(getattr(told.loyalty.checks, code))
    share, sentences = t.percent(told.loyalty.cheap_share), t.number(told.loyalty.max_sentences)
    return text.format(share=share, sentences=sentences)


def _sums(sums: Economics | None, plan: Plan, t: Texts) -> tuple[str, ...]:
    if sums is None:
        return ()
    said = [t("plan.loyalty_cost", amount=money(sums.cost, t, plan.currency))]
    if sums.extra_orders is None:
        said.append(t("plan.loyalty_never"))
    else:
        share = t.percent(sums.extra_share or 0)
        said.append(t("plan.loyalty_break_even", n=sums.extra_orders, share=share))
    if sums.liability is not None:
        said.append(t("plan.loyalty_liability", amount=money(sums.liability, t, plan.currency)))
    return (*said, t("plan.loyalty_self_selected"))
