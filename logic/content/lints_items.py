"""What makes an item answerable: short, one idea, affirmative, explained, and asked of customers or not."""

import re
from collections.abc import Iterator

from logic.content.lints_texts import blanks_of
from logic.content.model import Place, Problem, Text
from logic.content.questionnaire import Dimension, Item, Likert, Number, Questionnaire, is_scored

MAX_WORDS = 22
MAX_SECTION_ITEMS = 8
SLASH = re.compile("/")
DOUBLE_BARRELLED = {"es": re.compile(r"\sy/o\s|/"), "en": re.compile(r"\band/or\b|/", re.IGNORECASE)}
NEGATED = {
    "es": re.compile(r"\b(no|nunca|jamás|ning[uú]n[oa]?|tampoco|nadie)\b", re.IGNORECASE),
    "en": re.compile(r"\b(not|never|no|none|nobody|cannot)\b|n't\b", re.IGNORECASE),
}
BUSINESS = "business"
"""The blank that customers' wording fills with the name of the business."""


def find_item_problems(asked: Questionnaire) -> Iterator[Problem]:
    """Look at the sections, dimensions and items of one questionnaire."""
    for s, section in enumerate(asked.sections):
        if len(section.items) > MAX_SECTION_ITEMS:
            fault = f"{len(section.items)} items on one page; at most {MAX_SECTION_ITEMS} are shown."
            yield Problem(("sections", s), fault, "Split the section.")
        for i, item in enumerate(section.items):
            yield from _one_item(("sections", s, "items", i), item)
    for d, dimension in enumerate(asked.dimensions):
        yield from _dimension_problems(("dimensions", d), dimension, asked)


def _one_item(place: Place, item: Item) -> Iterator[Problem]:
    yield from _stem_problems((*place, "text"), item.text)
    if item.mirror is not None:
        yield from _stem_problems((*place, "mirror", "text"), item.mirror.text)
        yield from _mirror_problems((*place, "mirror", "text"), item.mirror.text)
    if item.mirror is not None and item.no_mirror is not None:
        yield Problem((*place, "no_mirror"), "asked of customers and not asked.", "Keep one of the two.")
    if isinstance(item, Number) and item.min >= item.max:
        yield Problem((*place, "max"), "max is not above min.", "Widen the range.")
    if is_scored(item):
        yield from _scored_problems(place, item)


def _stem_problems(place: Place, text: Text) -> Iterator[Problem]:
    for language, words in text.items():
        count = len(words.split())
        if count > MAX_WORDS:
            yield Problem(
                (*place, language), f"{count} words; at most {MAX_WORDS}.", "Say one idea, shorter."
            )
        if DOUBLE_BARRELLED.get(language, SLASH).search(words) or words.count("?") > 1:
            yield Problem((*place, language), "asks two things at once.", "Make two items of it.")


def _mirror_problems(place: Place, text: Text) -> Iterator[Problem]:
    for language, words in text.items():
        strange = (blanks_of(words) or frozenset()) - {BUSINESS}
        if strange:
            mend = f"Customers' wording knows only {{{BUSINESS}}}."
            yield Problem((*place, language), f"a blank nobody fills: {sorted(strange)}.", mend)


def _scored_problems(place: Place, item: Item) -> Iterator[Problem]:
    if item.mirror is None and item.no_mirror is None:
        mend = "Write its mirror, or no_mirror with the reason."
        yield Problem(place, f"'{item.id}' has no wording for customers.", mend)
    for part in ("help", "example", "criterion"):
        if getattr(item, part) is None:
            yield Problem(place, f"'{item.id}' has no {part}.", "Write it in every language.")
    if not item.seed_refs:
        yield Problem(place, f"'{item.id}' names no source idea.", "Write its seed_refs.")
    yield from _negation_problems((*place, "text"), item.text)
    if item.mirror is not None:
        yield from _negation_problems((*place, "mirror", "text"), item.mirror.text)


def _negation_problems(place: Place, text: Text) -> Iterator[Problem]:
    for language, words in text.items():
        found = NEGATED[language].search(words) if language in NEGATED else None
        if found:
            fault = f"a negated stem ('{found.group()}')."
            yield Problem((*place, language), fault, "Say the opposite affirmatively, with key: -1.")


def _dimension_problems(place: Place, dimension: Dimension, asked: Questionnaire) -> Iterator[Problem]:
    if dimension.basis is None:
        yield Problem(place, f"dimension '{dimension.id}' has no basis.", "Write its level and refs.")
    if dimension.low_meaning is None:
        yield Problem(place, f"dimension '{dimension.id}' has no low_meaning.", "Say what a low score says.")
    keys = {item.key for item in asked.items() if isinstance(item, Likert) and item.dimension == dimension.id}
    one_way = len(keys & {1, -1}) == 1
    if dimension.role == "score" and one_way and dimension.one_way is None:
        fault = f"every item of '{dimension.id}' is keyed the same way: agreeing with all goes unseen."
        yield Problem(place, fault, "Add a reversed item, or say why in one_way.")
