"""What is wrong with a hypothesis or a try, before it begins: codes, not sentences."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from logic.content.planning import PlanPolicy, Stems
from logic.plan.card import Card
from logic.plan.costs import Cost
from logic.plan.decision import successes_wanted
from logic.recommendation.facts import WEEKS_PER_MONTH
from logic.recommendation.quantity import Blanks, Quantity

Severity = Literal["mend", "note"]
"""mend: the try would prove nothing; note: worth knowing."""
SPELLED = {
    "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "mitad",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
}  # fmt: skip
"""Numbers that people spell out."""
SHORTEST_NAME = 4
"""Letters of a word of the segment's name that make it recognisable."""


@dataclass(frozen=True)
class Finding:
    """One thing to mend or to know."""

    code: str
    severity: Severity
    values: Blanks = field(default_factory=dict)


def check_card(card: Card, policy: PlanPolicy, cost: Cost | None = None) -> tuple[Finding, ...]:
    """Look over the try; the hypothesis in words only when the user wrote it."""
    found = [*_check_numbers(card, policy), *_check_medium(card), *_check_guards(card, cost)]
    if card.hypothesis:
        found += _check_words(card.hypothesis, card, policy)
    return tuple(found)


def _check_words(text: str, card: Card, policy: PlanPolicy) -> Iterator[Finding]:
    plain = normalise(text)
    words = set(plain.split())
    if not re.search(r"\d", plain) and not words & SPELLED:
        yield Finding("no_number", "mend")
    if not mentions(plain, policy.times) and not re.search(r"\d[/-]\d", text):
        yield Finding("no_deadline", "mend")
    if not any(mentions(plain, behaviour.verbs) for behaviour in policy.behaviours.values()):
        yield Finding("no_behaviour", "mend")
    if not mentions(plain, policy.people) and not words & _names(card.segment):
        yield Finding("no_segment", "mend")
    codes = {"feeling": policy.feelings, "vanity": policy.vanity, "total": policy.total}
    yield from (Finding(code, "mend") for code, stems in codes.items() if mentions(plain, stems))


def _check_numbers(card: Card, policy: PlanPolicy) -> Iterator[Finding]:
    if card.threshold >= 1:
        yield Finding("total", "mend")
    if card.baseline is not None and card.threshold <= card.baseline:
        yield Finding("threshold_below_baseline", "mend", {"baseline": Quantity(card.baseline, "share")})
    if card.start and card.threshold_day and card.threshold_day > card.start:
        yield Finding("threshold_after_start", "mend")
    if card.rule.scale_from is None:
        yield Finding("cannot_scale", "mend", {"n": Quantity(card.participants, "count")})
    if card.rule.stop_to is None:
        yield Finding("cannot_stop", "note", {"n": Quantity(card.participants, "count")})
    yield from _check_sizes(card, policy)


def _check_sizes(card: Card, policy: PlanPolicy) -> Iterator[Finding]:
    cycle = card.cycle_days
    if policy.behaviours[card.behaviour].needs_cycle and cycle is not None and card.box_days < cycle:
        values = {"cycle": Quantity(cycle, "days"), "box": Quantity(card.box_days, "days")}
        yield Finding("box_shorter_than_cycle", "mend", values)
    if card.customers is not None and card.objective != "captar" and card.participants > card.customers:
        yield Finding("more_than_customers", "mend", {"customers": Quantity(card.customers, "count")})
    if card.hour_value is None:
        yield Finding("free_hours", "mend")
    if card.participants >= policy.defaults.control_from:
        yield Finding("control", "note")


def _check_medium(card: Card) -> Iterator[Finding]:
    if card.two_way is False:
        yield Finding("one_way", "mend")
    if card.medium_fit is not None and card.medium_fit < 2:
        yield Finding("weak_medium", "mend", {"fit": Quantity(card.medium_fit, "points")})
    if card.medium_theirs is False:
        yield Finding("medium_not_theirs", "note")


def _check_guards(card: Card, cost: Cost | None) -> Iterator[Finding]:
    """Hold the cost against the user's own guards."""
    if cost is None:
        return
    week, each = cost.hours_month / WEEKS_PER_MONTH, cost.per_success(successes_wanted(card.rule))
    if card.max_hours_week is not None and week > card.max_hours_week + 1e-9:
        values = {"hours": Quantity(week, "hours"), "guard": Quantity(card.max_hours_week, "hours")}
        yield Finding("above_hours_guard", "note", values)
    if card.max_cost_per_success is not None and each is not None and each > card.max_cost_per_success:
        values = {"cost": Quantity(each, "money"), "guard": Quantity(card.max_cost_per_success, "money")}
        yield Finding("above_cost_guard", "note", values)


def mentions(plain: str, stems: Stems | Mapping[str, Iterable[str]]) -> bool:
    """Say whether a normalised text holds a word that begins like one of the stems, in any language.

    >>> mentions("al menos 5 vuelven en 28 dias", {"es": ("vuelv",), "en": ("return",)})
    True
    """
    words = plain.split()
    for stem in (normalise(stem) for group in stems.values() for stem in group):
        if " " in stem or not stem.isalpha():
            if f" {stem}" in f" {plain}":
                return True
        elif any(word.startswith(stem) for word in words):
            return True
    return False


def normalise(text: str) -> str:
    """Lower a text, without accents or punctuation, so that words can be compared.

    >>> normalise("¿Vuelven el 100 %?")
    'vuelven el 100 %'
    """
    apart = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w%]+", " ", bare).split())


def _names(segment: str) -> set[str]:
    return {word for word in normalise(segment).split() if len(word) >= SHORTEST_NAME}
