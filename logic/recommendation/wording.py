"""The advice in sentences, in the reader's language: the same for the page and for the documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from logic.content.advice import Advice
from logic.content.library import Content
from logic.content.relationship import CHANNEL_FACTOR, Limit
from logic.content.texts import Texts
from logic.recommendation.facts import word
from logic.recommendation.limits import LimitResult
from logic.recommendation.missing import still_wanted
from logic.recommendation.quantity import Quantity
from logic.recommendation.recommend import Ranked, Recommendation
from logic.recommendation.say import (
    capital,
    fill,
    say_fit,
    say_item,
    say_state,
    say_verdict,
    say_why,
    small,
)
from logic.recommendation.say_guide import GuideText, WantedText, say_doubts, say_guide, say_wanted
from logic.workspace import Workspace


@dataclass(frozen=True)
class RankedText:
    """A type in its place."""

    type: str
    name: str
    score: int
    first_share: float
    excluded: bool
    why_not: str
    """Why it is not for now; empty when it is."""


@dataclass(frozen=True)
class LimitText:
    """A condition of a type."""

    id: str
    type: str
    status: str
    """met, failed or unknown."""
    status_name: str
    consequence: str
    """What follows when it fails, in two or three words."""
    requires: str
    found: str
    unlock: str


@dataclass(frozen=True)
class StateText:
    """Where the business stands on a factor."""

    factor: str
    name: str
    value: float | None
    sentence: str
    """Empty where nothing is known."""
    origin: str


@dataclass(frozen=True, kw_only=True)
class RecommendationText:
    """Everything that is said of the choice; empty texts where too little is known."""

    headline: str
    verdict: str
    verdict_name: str
    notes: tuple[str, ...]
    """What the verdict leaves open: factors not known, types that are closed."""
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    """Conditions of the type to try that are not met, and what follows: it stays first with a warning."""
    against: str
    flips: tuple[str, ...]
    support: str
    later: str
    triggers: tuple[str, ...]
    ranking: tuple[RankedText, ...]
    limits: tuple[LimitText, ...]
    states: tuple[StateText, ...]
    guide: tuple[GuideText, ...]
    doubts: tuple[str, ...]
    wanted: tuple[WantedText, ...]
    """What to tell first, by the page that asks for it; empty once a relationship is advised."""


def describe(content: Content, workspace: Workspace, advice: Recommendation, t: Texts) -> RecommendationText:
    """Put the advice into sentences; while too little is known there is no verdict to word."""
    told, ready = content.advice, advice.ready
    reasons = advice.comparison.shown if ready else ()
    return RecommendationText(
        headline=_headline(told, workspace, advice, t),
        verdict=say_verdict(told, advice, t) if ready else "",
        verdict_name=t(f"recommendation.verdict_name_{advice.verdict}") if ready else "",
        notes=_notes(told, advice, t) if ready else (),
        reasons=tuple(say_why(told, advice, reason.factor, advice.first, t) for reason in reasons),
        cautions=_cautions(told, advice, t) if ready else (),
        against=_against(told, advice, t) if ready else "",
        flips=_flips(told, advice, t) if ready else (),
        support=_support(told, advice, t) if ready else "",
        later=_later(told, advice, t) if ready else "",
        triggers=_triggers(told, advice, t) if ready else (),
        ranking=tuple(_ranked(told, advice, ranked, t) for ranked in advice.ranking) if ready else (),
        limits=tuple(_limit(told, advice, limit, t) for limit in advice.limits),
        states=_states(told, advice, t),
        guide=say_guide(told, workspace, advice, t),
        doubts=say_doubts(content, advice, t) if ready else (),
        wanted=() if ready else say_wanted(still_wanted(advice.context), t),
    )


def _headline(told: Advice, workspace: Workspace, advice: Recommendation, t: Texts) -> str:
    if not advice.ready:
        return _not_ready(advice, t)
    type = t.of(told.types.types[advice.first].in_sentence)
    segment = word(workspace.plan, "segment") or word(workspace.answers_of("profile"), "segment_name")
    if segment:
        return t("recommendation.headline", segment=segment, type=type)
    return t("recommendation.headline_unnamed", type=type)


def _not_ready(advice: Recommendation, t: Texts) -> str:
    known, total = advice.known_factors, len(advice.context.states)
    if 2 * known >= total:
        return t("recommendation.not_ready_objective")
    key = "not_ready_more" if advice.context.objectives else "not_ready"
    return t(f"recommendation.{key}", n=known, total=t.number(total), half=t.number(ceil(total / 2)))


def _notes(told: Advice, advice: Recommendation, t: Texts) -> tuple[str, ...]:
    total = len(advice.context.states)
    unknown = total - advice.known_factors
    notes = [t("recommendation.unknown", n=unknown, total=t.number(total))] if unknown else []
    closed = [one for one in advice.ranking if one.excluded_by]
    if closed:
        notes.append(t("recommendation.among_allowed"))
    first = next(one.score for one in advice.ranking if one.type == advice.first)
    notes += [_why_not(told, advice, one, t) for one in closed if round(one.score) >= round(first)]
    return tuple(notes)


def _why_not(told: Advice, advice: Recommendation, ranked: Ranked, t: Texts) -> str:
    limit = next(limit for limit in advice.limits if limit.id == ranked.excluded_by[0])
    text = _limit(told, advice, limit, t)
    name = capital(t.of(told.types.types[ranked.type].in_sentence))
    return t("recommendation.better_but_closed", type=name, found=text.found, unlock=text.unlock)


def _cautions(told: Advice, advice: Recommendation, t: Texts) -> tuple[str, ...]:
    failed = (one for one in advice.limits if one.type == advice.first and one.status == "failed")
    texts = (_limit(told, advice, limit, t) for limit in failed)
    return tuple(t("recommendation.caution", found=text.found, unlock=text.unlock) for text in texts)


def _against(told: Advice, advice: Recommendation, t: Texts) -> str:
    second = t.of(told.types.types[advice.second].in_sentence)
    reason = advice.comparison.against
    if reason is None:
        return t("recommendation.no_against", second=second)
    if reason.factor == CHANNEL_FACTOR:
        state = say_state(told, advice.context, reason.factor, t)
        return t("recommendation.against_channels", state=state, second=second)
    return t(
        "recommendation.against",
        state=say_state(told, advice.context, reason.factor, t),
        why=small(say_fit(told, advice.context.objectives, reason.factor, advice.second, t)),
        second=second,
    )


def _flips(told: Advice, advice: Recommendation, t: Texts) -> tuple[str, ...]:
    second = t.of(told.types.types[advice.second].in_sentence)
    if not advice.flips:
        return (t("recommendation.no_flip", second=second),)
    return tuple(
        t(
            "recommendation.flip",
            factor=t.of(told.factors.factors[flip.factor].name),
            new=t.number(flip.flips_at, 1),
            old=t.number(flip.weight, 0 if float(flip.weight).is_integer() else 1),
            second=second,
        )
        for flip in advice.flips
    )


def _support(told: Advice, advice: Recommendation, t: Texts) -> str:
    support = advice.support
    if support is None:
        return t("recommendation.support_none")
    type = t.of(told.types.types[support.type].in_sentence)
    if support.factor is None:
        return t("recommendation.support_way_out", type=type)
    state = say_state(told, advice.context, support.factor, t)
    why = say_fit(told, advice.context.objectives, support.factor, support.type, t)
    said = t("recommendation.support", type=type, state=state, why=why)
    if support.customers:
        said += " " + t("recommendation.support_few", n=support.customers)
    elif support.reserved:
        said += " " + t("recommendation.support_reserved")
    return said


def _later(told: Advice, advice: Recommendation, t: Texts) -> str:
    if advice.later.type == advice.first:
        return t("recommendation.later_same")
    return t("recommendation.later_other", type=t.of(told.types.types[advice.later.type].in_sentence))


def _triggers(told: Advice, advice: Recommendation, t: Texts) -> tuple[str, ...]:
    known = {trigger.id: trigger for trigger in told.limits.triggers}
    return tuple(
        t.of(trigger.text).format(
            number=t.percent(trigger.number) if trigger.number < 1 else t.number(trigger.number),
            second=t.number(trigger.second or 0),
        )
        for trigger in (known[id] for id in advice.later.triggers)
    )


def _ranked(told: Advice, advice: Recommendation, ranked: Ranked, t: Texts) -> RankedText:
    limits = {limit.id: limit for limit in advice.limits}
    why_not = " ".join(_limit(told, advice, limits[id], t).found for id in ranked.excluded_by)
    return RankedText(
        type=ranked.type,
        name=t.of(told.types.types[ranked.type].name),
        score=round(ranked.score),
        first_share=ranked.first_share,
        excluded=bool(ranked.excluded_by),
        why_not=why_not,
    )


def _limit(told: Advice, advice: Recommendation, result: LimitResult, t: Texts) -> LimitText:
    content = next(limit for limit in told.limits.limits if limit.id == result.id)
    currency = advice.context.facts.currency
    values = {**_known_numbers(content), **result.values}

    def said(text: Mapping[str, str]) -> str:
        return fill(t.of(dict(text)), values, t, currency)

    if result.status == "unknown":
        items = t.list([say_item(item, t) for item in result.missing])
        found = t("recommendation.limit_unknown", items=items)
    else:
        found = said(content.found) if result.status == "failed" else ""
    return LimitText(
        id=result.id,
        type=result.type,
        status=result.status,
        status_name=t(f"recommendation.status_{result.status}"),
        consequence=t(f"recommendation.consequence_{result.consequence}"),
        requires=said(content.requires),
        found=found,
        unlock=said(content.unlock) if result.status == "failed" else "",
    )


def _known_numbers(limit: Limit) -> dict[str, Quantity | str]:
    """Fill the condition's own numbers where nothing else is known of it."""
    number = limit.number or 0
    share = limit.rule == "margin"
    return {"number": Quantity(number, "share" if share else "count")}


def _states(told: Advice, advice: Recommendation, t: Texts) -> tuple[StateText, ...]:
    unsized = advice.context.unsized
    return tuple(
        StateText(
            factor=id,
            name=t.of(told.factors.factors[id].name),
            value=state.value,
            sentence=say_state(told, advice.context, id, t) if state.known or id in unsized else "",
            origin=t(f"recommendation.origin_{'unsized' if id in unsized else state.origin}"),
        )
        for id, state in advice.context.states.items()
    )
