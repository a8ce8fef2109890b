"""The guide's questions and what to find out first, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from logic.content.advice import Advice
from logic.content.library import Content
from logic.content.texts import Texts
from logic.recommendation.facts import word
from logic.recommendation.guide import GuideAnswer
from logic.recommendation.missing import Place, Wanted
from logic.recommendation.recommend import Recommendation
from logic.recommendation.say import capital, channels_in_words, say_item, say_tried, say_verdict
from logic.recommendation.what_if import Doubt
from logic.workspace import Workspace

DOUBTS_SHOWN = 3


@dataclass(frozen=True)
class GuideText:
    """A question of the guide and its answer."""

    id: str
    question: str
    answer: str
    own: bool
    """In the user's own words."""


@dataclass(frozen=True)
class WantedText:
    """What one page is still to be told."""

    place: Place
    items: tuple[str, ...]


def say_wanted(wanted: Sequence[Wanted], t: Texts) -> tuple[WantedText, ...]:
    """Name what is still to be told, page by page."""
    places: tuple[Place, ...] = ("segment", "guide")
    named = {
        place: tuple(capital(say_item(one.item, t)) for one in wanted if one.place == place)
        for place in places
    }
    return tuple(WantedText(place, items) for place, items in named.items() if items)


def say_guide(told: Advice, workspace: Workspace, advice: Recommendation, t: Texts) -> tuple[GuideText, ...]:
    """Answer the six questions; what the user wrote over stands as typed."""
    said = []
    for answer in advice.guide:
        own = word(workspace.plan, answer.id)
        proposed = (
            _answer(told, workspace, advice, answer, t) if advice.ready else t("recommendation.answer_open")
        )
        text = own or proposed
        said.append(GuideText(answer.id, t(f"recommendation.{answer.id}"), text, own is not None))
    return tuple(said)


def _answer(told: Advice, workspace: Workspace, advice: Recommendation, answer: GuideAnswer, t: Texts) -> str:
    types = [t.of(told.types.types[type].in_sentence) for type in answer.types]
    blanks: dict[str, Any] = {"channels": channels_in_words(told, answer.channels, t)}
    if answer.id == "guide_2":
        return _by_habit(workspace, blanks["channels"], t)
    if answer.id == "guide_3":
        return _by_impact(told, advice, capital(types[0]), t)
    if answer.id == "guide_5":
        ending = "two" if len(types) > 1 else "one"
        return t(f"recommendation.answer_5_{ending}", type=types[0], support=types[-1])
    blanks |= {"type": capital(types[0]), "verdict": say_verdict(told, advice, t)}
    return t(f"recommendation.answer_{answer.id[-1]}", **blanks)


def _by_habit(workspace: Workspace, medium: str, t: Texts) -> str:
    habits = word(workspace.answers_of("profile"), "persona_habits")
    if habits is None:
        return t("recommendation.answer_2", medium=medium)
    return t("recommendation.answer_2_habits", medium=medium, habits=habits.strip().rstrip("."))


def _by_impact(told: Advice, advice: Recommendation, type: str, t: Texts) -> str:
    objectives = advice.context.objectives
    if not objectives:
        return t("recommendation.answer_3_open", type=type)
    main = max(objectives, key=lambda objective: objectives[objective])
    return t("recommendation.answer_3", type=type, objective=t.of(told.plan.objectives[main].name))


def say_doubts(content: Content, advice: Recommendation, t: Texts) -> tuple[str, ...]:
    """Say which answers to find out first, three at most."""
    said = [_doubt(content, advice, doubt, t) for doubt in advice.doubts[:DOUBTS_SHOWN]]
    if not any(doubt.changes_type for doubt in advice.doubts):
        said.insert(0, t("recommendation.no_doubt"))
    return tuple(said)


def _doubt(content: Content, advice: Recommendation, doubt: Doubt, t: Texts) -> str:
    types = content.advice.types.types
    tried = say_tried(content, advice.context, doubt.item, doubt.tried, t)
    values: dict[str, Any] = {"item": say_item(doubt.item.split(".")[1], t), "tried": tried}
    known = doubt.answer is not None
    if known:
        values["answer"] = say_tried(content, advice.context, doubt.item, doubt.answer, t)
    ending = "" if known else "_unknown"
    if doubt.changes_type:
        return t(f"recommendation.doubt_type{ending}", **values, type=t.of(types[doubt.type].in_sentence))
    if doubt.changes_support and doubt.support:
        return t(
            f"recommendation.doubt_support{ending}", **values, type=t.of(types[doubt.support].in_sentence)
        )
    if doubt.changes_support:
        return t("recommendation.doubt_no_support", **values)
    points = t.number(round(advice.lead + doubt.lead_change))
    return t("recommendation.doubt_lead", **values, points=points)
