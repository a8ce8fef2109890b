"""What is said aloud beside the scores: contradictions, straight lines, guesses. No flag moves a number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from logic.assessment.answers import Given, Questionnaires
from logic.assessment.facts import Fact, collect_facts
from logic.assessment.scoring import DimensionScore, ItemScore
from logic.content.conditions import Figures, holds, names_tested
from logic.content.readings import Flag

Scores = Mapping[str, DimensionScore]


@dataclass(frozen=True)
class FlagHit:
    """A flag that was raised, and what raised it."""

    id: str
    facts: tuple[Fact, ...]
    withholds: str
    """nothing, or band: the words that go with scores."""


@dataclass(frozen=True)
class _Seen:
    questionnaires: Questionnaires
    given: Given
    scores: Scores
    figures: Figures


def raise_flags(
    flags: Sequence[Flag],
    questionnaires: Questionnaires,
    given: Given,
    scores: Scores,
    figures: Figures,
) -> tuple[FlagHit, ...]:
    """Raise every flag that applies, in the order of the content.

    A contradiction is raised once for each reversed item that others contradict.
    """
    seen = _Seen(questionnaires, given, scores, figures)
    return tuple(FlagHit(flag.id, facts, flag.withholds) for flag in flags for facts in _raised(flag, seen))


def _raised(flag: Flag, seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    match flag.rule:
        case "contradiction":
            yield from _contradictions(flag.limits, seen)
        case "straight_line":
            yield from _straight_lines(flag.limits, seen)
        case "all_guesses":
            yield from _all_guesses(flag.limits, seen)
        case "many_unknown":
            yield from _many_unknown(flag.limits, seen)
        case _:
            yield from _condition(flag, seen)


def _condition(flag: Flag, seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    if flag.when is not None and holds(flag.when, seen.given.lookup(), seen.figures):
        names = tuple(dict.fromkeys(names_tested(flag.when)))
        yield collect_facts(names, flag.when, seen.given, seen.figures, seen.questionnaires)


def _contradictions(limits: Mapping[str, float], seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    """A straight and a reversed item, both high or both low; items worded as risk are neither."""
    for score in (score for score in seen.scores.values() if score.items):
        asked = seen.questionnaires[score.questionnaire]
        items = [item for item in score.items if item.id not in asked.risk_items]
        for against in (item for item in items if item.key == -1):
            poles = asked.opposites.get(against.id)
            straight = (item for item in items if item.key == 1)
            same = [item for item in straight if _contradict(item, against, poles, limits)]
            if same:
                yield tuple(_item_fact(score, item) for item in (against, *same))


def _contradict(
    straight: ItemScore, against: ItemScore, poles: tuple[str, ...] | None, limits: Mapping[str, float]
) -> bool:
    """Two high answers always contradict each other; two low ones only where the items are poles."""
    lower, higher = sorted((straight.answer, against.answer))
    if lower >= limits["high"]:
        return True
    return higher <= limits["low"] and (poles is None or straight.id in poles)


def _straight_lines(limits: Mapping[str, float], seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    """Look block by block, and over all blocks together: the express form takes a little of several."""
    blocks: dict[str, list[ItemScore]] = {}
    for score in _of_customers(seen.scores):
        blocks.setdefault(score.questionnaire, []).extend(score.items)
    blocks["all"] = [item for items in list(blocks.values()) for item in items]
    for items in blocks.values():
        if _is_straight(items, limits):
            answer, count = Counter(item.answer for item in items).most_common(1)[0]
            yield (Fact("figure", "same_answer", answer), Fact("figure", "same_share", count / len(items)))
            return


def _is_straight(items: Sequence[ItemScore], limits: Mapping[str, float]) -> bool:
    if len(items) < limits["min_items"] or all(item.key == 1 for item in items):
        return False
    most = Counter(item.answer for item in items).most_common(1)[0][1]
    return most >= limits["min_share"] * len(items)


def _all_guesses(limits: Mapping[str, float], seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    answered = [score for score in _of_customers(seen.scores) if score.evidence is not None]
    if len(answered) >= limits["min_dimensions"] and all(score.evidence == 0 for score in answered):
        yield (Fact("figure", "dimensions_answered", len(answered)),)


def _many_unknown(limits: Mapping[str, float], seen: _Seen) -> Iterator[tuple[Fact, ...]]:
    unknown = sum(score.unknown for score in _of_customers(seen.scores))
    touched = unknown + sum(score.answered for score in _of_customers(seen.scores))
    if touched >= limits["min_items"] and unknown >= limits["min_share"] * touched:
        yield (Fact("figure", "unknown_share", unknown / touched),)


def _of_customers(scores: Scores) -> Iterator[DimensionScore]:
    return (score for score in scores.values() if score.role == "score")


def _item_fact(score: DimensionScore, item: ItemScore) -> Fact:
    return Fact("item", f"{score.questionnaire}.{item.id}", item.answer)
