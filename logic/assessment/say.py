"""Facts, dimensions, figures and what an old session is told, in the reader's words."""

from collections.abc import Iterator

from logic.assessment.facts import Fact
from logic.assessment.migration import Migration
from logic.content.library import Content
from logic.content.questionnaire import Dimension, Item, Likert, Multi, Single
from logic.content.texts import Texts
from logic.workspace import Answer

SHARES = ("sales.", "same_share", "unknown_share")
"""Figures that are shares from 0 to 1."""
PERCENTS = ("ior.share.",)
"""Figures that are percentages already."""


def say_fact(fact: Fact, content: Content, texts: Texts) -> str:
    """Write what fired a flag or a pattern: the question with its answer, or the figure with its value."""
    if fact.kind == "figure":
        return texts(
            "assessment.fact_figure",
            name=name_figure(fact.id, content, texts),
            value=_figure_value(fact, texts),
        )
    questionnaire, _, id = fact.id.partition(".")
    item = content.questionnaires[questionnaire].item(id)
    return texts(
        "assessment.fact_item",
        text=texts.of(item.text),
        answer=say_answer(item, fact.value, content, texts),
    )


def say_answer(item: Item, answer: Answer, content: Content, texts: Texts) -> str:
    """Write an answer as the user saw it."""
    match item:
        case _ if answer is None:
            return texts("assessment.unknown_answer")
        case Likert():
            return next(texts.of(p.label) for p in content.scales[item.scale] if p.value == answer)
        case Single():
            return next(texts.of(option.label) for option in item.options if option.value == answer)
        case Multi():
            chosen = answer if isinstance(answer, tuple) else ()
            return texts.list([texts.of(o.label) for o in item.options if o.value in chosen])
    return texts.number(answer, _digits(answer)) if isinstance(answer, int | float) else str(answer)


def name_figure(figure: str, content: Content, texts: Texts) -> str:
    """Name a figure: a dimension by its label, the others by their phrase in locales/assessment.yaml."""
    room, _, id = figure.rpartition(".")
    if room == "ior.share":
        source = next(one for one in content.readings.returns.sources if one.id == id)
        return texts("assessment.figure_ior_share", source=texts.of(source.label))
    dimension = find_dimension(id, content)
    if dimension is None:
        return texts(f"assessment.figure_{figure.replace('.', '_')}")
    label = texts.of(dimension.label)
    return texts("assessment.figure_gap_clear", dimension=label) if room == "gap_clear" else label


def say_migration(found: Migration, content: Content, texts: Texts) -> Iterator[str]:
    """Say what an old session should know; nothing when nothing has changed."""
    for part in ("renamed", "dropped", "reworded"):
        if getattr(found, part):
            yield texts(f"assessment.migration_{part}", n=len(getattr(found, part)))
    if found.not_comparable:
        named = [find_dimension(id, content) for id in found.not_comparable]
        labels = texts.list([texts.of(dimension.label) for dimension in named if dimension])
        yield texts("assessment.migration_not_comparable", dimensions=labels)
    if found.unknown_versions:
        blocks = texts.list([texts.of(content.questionnaires[id].title) for id in found.unknown_versions])
        yield texts("assessment.migration_unknown_versions", blocks=blocks)


def find_dimension(id: str, content: Content) -> Dimension | None:
    """Look a dimension up in every questionnaire."""
    return next((d for one in content.questionnaires.values() for d in one.dimensions if d.id == id), None)


def _figure_value(fact: Fact, texts: Texts) -> str:
    value = fact.value if isinstance(fact.value, int | float) else 0
    if fact.id.startswith(SHARES):
        return texts.percent(value)
    if fact.id.startswith(PERCENTS):
        return texts.percent(value / 100)
    if fact.id.startswith("gap_clear."):
        return texts("assessment.points", value=texts.number(value))
    return texts.number(value)


def _digits(value: float) -> int:
    return 0 if float(value).is_integer() else 1
