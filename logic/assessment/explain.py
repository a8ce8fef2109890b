"""How a number came out: its parts, their weights and the rule, summing exactly to what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Literal

from logic.assessment.assess import Assessment
from logic.assessment.money_return import MoneyReturn, MoneyVersion
from logic.assessment.scoring import DimensionScore, shown
from logic.content.questionnaire import is_scored
from logic.workspace import Answer

Rule = Literal[
    "mean_of_items",
    "core_item_alone",
    "too_few_items",
    "mean_of_dimensions",
    "too_few_dimensions",
    "mean_of_sources",
    "too_few_sources",
    "mean_of_efforts",
    "hours_of_hours",
    "too_few_efforts",
    "mean_of_evidence",
    "nothing_answered",
    "net_over_cost",
    "no_money",
]
"""What was done with the parts; the sentence stands in locales/assessment.yaml as rule_<id>."""
CENTS = 100
"""Parts are written with two decimals."""
NOISE = 1e-9
"""What a product of exact numbers may lack as a float."""


@dataclass(frozen=True)
class Term:
    """One part of a number."""

    id: str
    kind: Literal["item", "dimension", "source", "money"]
    points: float
    """What it counts before weighing."""
    weight: float
    """Its share; the weights sum to 1 (money is added unweighted: 1 each)."""
    answer: Answer = None
    """As given, where the part is an item."""
    reversed: bool = False
    contribution: float = 0.0
    """Points × weight with two decimals, such that all contributions sum to the total exactly."""


@dataclass(frozen=True)
class Explanation:
    """A number and its parts."""

    rule: Rule
    terms: tuple[Term, ...]
    total: float | None
    """The sum of the contributions, with two decimals."""
    shown: int | None
    """As it is written: whole points."""
    left_out: tuple[str, ...] = ()
    """Items or dimensions that could have counted and have no answer or score."""
    needed: int = 0
    """Parts that the rule asks for."""


def explain_dimension(score: DimensionScore, found: Assessment) -> Explanation:
    """Explain a dimension by its items."""
    rule: Rule = "core_item_alone" if score.rough else "mean_of_items"
    terms = [
        Term(item.id, "item", item.points, item.weight, item.answer, item.key == -1) for item in score.items
    ]
    seen = {item.id for item in score.items}
    asked = found.given.asked[score.questionnaire]
    left = tuple(
        item.id for item in asked if item.dimension == score.id and item.id not in seen and is_scored(item)
    )
    if score.value is None:
        return _explanation("too_few_items", (), None, left, score.needed)
    return _explanation(rule, terms, score.value, left, score.needed)


def explain_index(found: Assessment, *, equal: bool = False) -> Explanation:
    """Explain the index by its dimensions."""
    index = found.index_equal_weights if equal else found.index
    terms = [
        Term(id, "dimension", found.dimensions[id].value or 0.0, weight)
        for id, weight in index.weights.items()
    ]
    home = next((found.dimensions[id].questionnaire for id in index.weights), "quality")
    left = tuple(
        score.id
        for score in found.dimensions.values()
        if score.questionnaire == home and score.role == "score" and score.id not in index.weights
    )
    if index.value is None:
        return _explanation("too_few_dimensions", (), None, left, index.needed)
    return _explanation("mean_of_dimensions", terms, index.value, left, index.needed)


def explain_evidence(found: Assessment) -> Explanation:
    """Explain the evidence index by the dimensions that were answered."""
    known = {
        score.id: score.evidence
        for score in found.dimensions.values()
        if score.role == "score" and score.evidence is not None
    }
    terms = [Term(id, "dimension", value, 1 / len(known)) for id, value in known.items()]
    if found.evidence is None:
        return _explanation("nothing_answered", (), None)
    return _explanation("mean_of_evidence", terms, found.evidence)


def explain_return_value(found: Assessment, needed: int) -> Explanation:
    """Explain the value on the map by its sources."""
    known = {id: source.value for id, source in found.ior.sources.items() if source.value is not None}
    left = tuple(id for id in found.ior.sources if id not in known)
    if found.ior.value is None:
        return _explanation("too_few_sources", (), None, left, needed)
    terms = [Term(id, "source", value, 1 / len(known)) for id, value in known.items()]
    return _explanation("mean_of_sources", terms, found.ior.value, left, needed)


def explain_return_effort(found: Assessment, needed: int) -> Explanation:
    """Explain the effort on the map by its answers, or by the hours it takes of those there are."""
    ior = found.ior
    if ior.effort is None:
        return _explanation("too_few_efforts", (), None, (), needed)
    if ior.effort_from == "hours":
        return _explanation("hours_of_hours", [Term("EFF_H", "item", ior.effort, 1.0)], ior.effort)
    answers = found.given.answers.get("ior", {})
    terms = [
        Term(id, "item", points, 1 / len(ior.efforts), answers.get(id)) for id, points in ior.efforts.items()
    ]
    return _explanation("mean_of_efforts", terms, ior.effort, (), needed)


def explain_money(money: MoneyReturn, version: MoneyVersion | None) -> Explanation:
    """Explain one version of the return in money: what it brings, less what it costs.

    The total is the net amount; divided by the cost it gives the ratio.
    """
    if version is None:
        return Explanation("no_money", (), None, None, money.silent)
    amounts = {
        "retained": version.retained,
        "referred": version.referred,
        "saved": version.saved,
        "cost": -version.cost,
    }
    terms = tuple(
        Term(id, "money", amount, 1.0, contribution=round(amount, 2)) for id, amount in amounts.items()
    )
    total = round(sum(term.contribution for term in terms), 2)
    return Explanation("net_over_cost", terms, total, shown(total), money.silent)


def _explanation(
    rule: Rule,
    terms: Sequence[Term],
    value: float | None,
    left_out: tuple[str, ...] = (),
    needed: int = 0,
) -> Explanation:
    if value is None:
        return Explanation(rule, (), None, None, left_out, needed)
    total = _written(value)
    cents = share_out(total, [term.points * term.weight for term in terms])
    told = tuple(replace(term, contribution=cent) for term, cent in zip(terms, cents, strict=True))
    return Explanation(rule, told, total, shown(value), left_out, needed)


def _written(value: float) -> float:
    """Two decimals that still round to the number shown."""
    near = round(value, 2)
    return near if shown(near) == shown(value) else floor(value * CENTS) / CENTS


def share_out(total: float, parts: list[float]) -> list[float]:
    """Write parts with two decimals so that they sum to the total exactly (largest remainders).

    >>> share_out(66.67, [25.0, 25.0, 16.666666])
    [25.0, 25.0, 16.67]
    >>> share_out(100.0, [100 / 3, 100 / 3, 100 / 3])
    [33.34, 33.33, 33.33]
    """
    exact = [part * CENTS for part in parts]
    cents = [floor(part + NOISE) for part in exact]
    missing = round(total * CENTS) - sum(cents)
    by_remainder = sorted(range(len(parts)), key=lambda at: cents[at] - exact[at])
    for at in by_remainder[: max(0, missing)]:
        cents[at] += 1
    return [cent / CENTS for cent in cents]
