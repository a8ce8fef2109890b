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
from logic.plan.power import (
    people_to_scale,
    people_to_tell,
    tells_apart,
    threshold_to_scale,
    threshold_to_tell,
)
from logic.plan.rows import HoursGuard
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


def check_card(
    card: Card, policy: PlanPolicy, cost: Cost | None = None, guard: HoursGuard | None = None
) -> tuple[Finding, ...]:
    """Look over the try; the hypothesis in words only when the user wrote it."""
    found = [*_check_refused(card), *_check_numbers(card, policy), *_check_medium(card)]
    if cost is not None and guard is not None:
        found += _check_guards(card, cost, guard)
    if card.hypothesis:
        found += _check_words(card.hypothesis, card, policy)
    return tuple(found)


def _check_refused(card: Card) -> Iterator[Finding]:
    """Say which of the user's choices could not stand."""
    for one in card.refused:
        shown = card.behaviour if one.field == "behaviour" else card.medium
        yield Finding(f"refused_{one.field}", "mend", {"given": one.given, "shown": shown})


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
    elif card.rule.scale_from is None:
        yield _cannot_scale(card)
    if card.baseline is not None:
        yield from _check_baseline(card, card.baseline.share)
    if card.start and card.threshold_day and card.threshold_day > card.start:
        yield Finding("threshold_after_start", "mend")
    if card.rule.stop_to is None:
        yield Finding("cannot_stop", "note", {"n": Quantity(card.participants, "count")})
    yield from _check_sizes(card, policy)


def _cannot_scale(card: Card) -> Finding:
    """Name the participants or the threshold with which some result would scale."""
    needed = {"people": people_to_scale(card.threshold), "share": threshold_to_scale(card.participants)}
    return _short_of("cannot_scale", card, needed)


def _check_baseline(card: Card, baseline: float) -> Iterator[Finding]:
    """Hold the threshold against what happens anyway."""
    known = {"baseline": Quantity(baseline, "share")}
    if card.threshold <= baseline:
        yield Finding("threshold_below_baseline", "mend", known)
    elif card.threshold < 1 and not tells_apart(card.participants, card.threshold, baseline):
        needed = {
            "people": people_to_tell(card.threshold, baseline),
            "share": threshold_to_tell(card.participants, baseline),
        }
        yield _short_of("cannot_tell", card, needed, known)


def _short_of(
    code: str, card: Card, needed: Mapping[str, float | None], known: Blanks | None = None
) -> Finding:
    """Name what would do, of participants and threshold; the code says which of both there is."""
    people, share = needed["people"], needed["share"]
    values = {
        **(known or {}),
        "n": Quantity(card.participants, "count"),
        "threshold": Quantity(card.threshold, "share"),
        **({"people": Quantity(people, "count")} if people is not None else {}),
        **({"share": Quantity(share, "share")} if share is not None else {}),
    }
    ending = {(True, True): "", (True, False): "_people", (False, True): "_share", (False, False): "_never"}
    return Finding(code + ending[people is not None, share is not None], "mend", values)


def _check_sizes(card: Card, policy: PlanPolicy) -> Iterator[Finding]:
    cycle = card.cycle_days
    if policy.behaviours[card.behaviour].early:
        yield Finding("early_sign", "note")
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
    if card.medium_theirs is False:
        yield Finding("medium_not_theirs", "note")


def _check_guards(card: Card, cost: Cost, guard: HoursGuard) -> Iterator[Finding]:
    """Hold the cost against the guards."""
    if guard.expected > guard.limit + 1e-9:
        values = {"hours": Quantity(guard.expected, "hours"), "guard": Quantity(guard.limit, "hours")}
        yield Finding("above_hours_guard", "note", values)
    each = cost.per_success(successes_wanted(card.rule))
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
