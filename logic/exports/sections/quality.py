"""How the relationship stands: every witness on one axis, where they disagree, and what to make of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logic.assessment.assess import Assessment
from logic.assessment.index import lowest
from logic.assessment.patterns import PatternHit
from logic.assessment.say import find_dimension, say_fact
from logic.assessment.scoring import shown
from logic.content.library import Content
from logic.content.readings import Pattern
from logic.content.survey import Contradiction as Rule
from logic.content.texts import Texts
from logic.exports import blocks as b
from logic.survey.witnesses import Contradiction, Hearing, Mark, Testimony

WITNESSES: tuple[b.Witness, ...] = ("owner", "customers", "sales")
MOST_PATTERNS = 4
"""Hypotheses printed, the most urgent ones; the screen has them all."""


@dataclass(frozen=True)
class Quality:
    """What the section is made of."""

    content: Content
    assessment: Assessment
    hearing: Hearing
    t: Texts

    def name(self, dimension: str) -> str:
        """Return the label of a dimension."""
        found = find_dimension(dimension, self.content)
        return self.t.of(found.label) if found else dimension


def quality_blocks(quality: Quality) -> Iterator[b.Block]:
    """Set the section on the quality of the relationship; nothing when no witness spoke."""
    heard = [one for one in quality.hearing.testimonies if one.marks]
    if not heard:
        return
    t = quality.t
    yield b.Heading(t("report.quality"))
    yield b.Paragraph(index_line(quality))
    yield _marks(quality, heard)
    yield b.Table(
        tuple(t(f"report.quality_{head}") for head in ("dimension", *WITNESSES, "evidence")),
        tuple(_row(quality, one) for one in heard),
        "lllll",
        (3.2, 3, 3, 3, 1.6),
        note=t.of(quality.content.readings.evidence.doubt_note) + " " + t("report.quality_intervals"),
    )
    yield from _disagreements(quality)
    yield from _sorted(quality)
    yield from _patterns(quality)
    yield from _flags(quality)


def index_line(quality: Quality) -> str:
    """Say the index with its doubt and its lowest dimensions, or what it still needs."""
    t, index = quality.t, quality.assessment.index
    counts = {"used": t.number(len(index.weights)), "asked": t.number(index.asked)}
    if index.value is None or index.low is None or index.high is None:
        return t(
            "report.index_missing", used=counts["used"], asked=counts["asked"], needed=t.number(index.needed)
        )
    low, high = (t.number(shown(end)) for end in (index.low, index.high))
    score = t.number(shown(index.value))
    line = t("report.index_line", n=None, score=score, low=low, high=high, **counts)
    return " ".join((line, _lowest(quality), t("report.index_note")))


def _lowest(quality: Quality) -> str:
    """Name the lowest dimensions of the index; where all are alike, say so."""
    t, known = quality.t, quality.assessment.dimensions
    low = lowest(known[id] for id in quality.assessment.index.weights)
    named = [
        t("report.named_score", name=quality.name(one.id), score=t.number(one.shown or 0)) for one in low
    ]
    return t("report.index_lowest", lowest=t.list(named)) if named else t("report.index_alike")


def _marks(quality: Quality, heard: list[Testimony]) -> b.Marks:
    t = quality.t
    rows = tuple(_mark_row(quality, one) for one in heard)
    spoken = [witness for witness in WITNESSES if any(witness in one.marks for one in heard)]
    caption = t("report.quality_marks")
    said = "; ".join(_said(quality, one) for one in heard)
    return b.Marks(rows, caption, f"{caption} {said}.", {one: t(f"report.witness_{one}") for one in spoken})


def _mark_row(quality: Quality, said: Testimony) -> b.MarkRow:
    marks = [(one, said.marks[one]) for one in WITNESSES if one in said.marks]
    drawn = tuple(b.Mark(who, mark.value, mark.low, mark.high) for who, mark in marks)
    text = " · ".join(quality.t.number(shown(mark.value)) for _, mark in marks)
    return b.MarkRow(quality.name(said.dimension), drawn, text)


def _said(quality: Quality, said: Testimony) -> str:
    t = quality.t
    parts = [
        t("report.witness_said", who=t(f"report.witness_{who}"), what=_value(who, said.marks[who], t))
        for who in WITNESSES
        if who in said.marks
    ]
    return t("report.named_list", name=quality.name(said.dimension), parts=t.list(parts))


def _row(quality: Quality, said: Testimony) -> tuple[str, ...]:
    t = quality.t
    cells = (
        _value(who, said.marks[who], t) if who in said.marks else _absent(who, said, t) for who in WITNESSES
    )
    score = quality.assessment.dimensions.get(said.dimension)
    evidence = "" if score is None or score.evidence is None else t.number(shown(score.evidence))
    return quality.name(said.dimension), *cells, evidence


def _absent(who: b.Witness, said: Testimony, t: Texts) -> str:
    return t(f"report.absent_{said.absent[who]}")


def _value(who: b.Witness, mark: Mark, t: Texts) -> str:
    """Say a mark with how many people or purchases it rests on; the owner is one, whatever was answered."""
    text = t.number(shown(mark.value))
    if mark.low is not None and mark.high is not None:
        low, high = (t.number(shown(end)) for end in (mark.low, mark.high))
        text = t("report.value_between", value=text, low=low, high=high)
    if mark.n is None or who == "owner":
        return text
    return t("report.value_of", value=text, count=t.number(mark.n))


def _disagreements(quality: Quality) -> Iterator[b.Block]:
    """Say where own view and customers differ, dimension by dimension, then what does not fit together."""
    t, rules = quality.t, {one.id: one for one in quality.content.customers.witnesses.contradictions}
    gaps = [one for one in quality.hearing.contradictions if one.id not in rules]
    others = [one for one in quality.hearing.contradictions if one.id in rules]
    if gaps or others:
        yield b.Heading(t("report.disagreements"), 2)
    if gaps:
        yield b.Listing(tuple(_gaps(quality, gaps)))
    if others:
        yield b.Cards(tuple(_contradiction(one, rules[one.id], t) for one in others))


def _gaps(quality: Quality, found: list[Contradiction]) -> Iterator[str]:
    """Say once which dimensions the owner sees higher than customers do, and once which lower."""
    t = quality.t
    for id in dict.fromkeys(one.id for one in found):
        named = [_gap(quality, one) for one in found if one.id == id]
        yield t(f"report.{id}", n=len(named), names=t.list(named))


def _gap(quality: Quality, found: Contradiction) -> str:
    t, dimension = quality.t, found.dimensions[0]
    own, mean = (t.number(shown(found.values[f"{who}.{dimension}"])) for who in ("owner", "customers"))
    return t("report.gap", name=quality.name(dimension), own=own, mean=mean)


def _contradiction(found: Contradiction, rule: Rule, t: Texts) -> b.Card:
    tag = t("report.firm" if found.firm else "report.possible")
    return b.Card(t.of(rule.name), t.of(rule.reading), tag, ((t("report.ask"), t.of(rule.ask)),))


def _sorted(quality: Quality) -> Iterator[b.Block]:
    """Say where to act, where to ask first and what to protect."""
    t, sorting = quality.t, quality.content.readings.evidence.sorting
    by_reading: Mapping[str, list[str]] = {reading: [] for reading in sorting}
    for actions in quality.assessment.actions.values():
        for action in actions:
            by_reading[action.reading].append(quality.name(action.dimension))
    rows = tuple(
        (t.of(words.label), t.list(by_reading[reading]), t.of(words.text))
        for reading, words in sorting.items()
        if by_reading[reading]
    )
    if rows:
        yield b.Heading(t("report.sorted"), 2)
        heads = (t("report.sorted_what"), t("report.sorted_dimensions"), t("report.sorted_why"))
        yield b.Table(heads, rows, "lll", (2.2, 5, 5))


def _patterns(quality: Quality) -> Iterator[b.Block]:
    hits = [hit for hit in quality.assessment.patterns if not hit.held][:MOST_PATTERNS]
    if hits:
        yield b.Heading(quality.t("report.patterns"), 2)
        yield b.Cards(tuple(_pattern(quality, hit) for hit in hits))


def _pattern(quality: Quality, hit: PatternHit) -> b.Card:
    t = quality.t
    pattern: Pattern = next(one for one in quality.content.readings.patterns.patterns if one.id == hit.id)
    facts = [(t("report.first_move"), t.of(pattern.first_move))]
    if pattern.avoid:
        facts.append((t("report.avoid"), t.of(pattern.avoid)))
    if hit.because:
        said = "; ".join(say_fact(fact, quality.content, t) for fact in hit.because)
        facts.append((t("report.because"), said))
    return b.Card(t.of(pattern.title), t.of(pattern.reading), t("report.hypothesis_tag"), tuple(facts))


def _flags(quality: Quality) -> Iterator[b.Block]:
    t, flags = quality.t, {flag.id: flag for flag in quality.content.readings.flags.flags}
    raised = dict.fromkeys(hit.id for hit in quality.assessment.flags)
    if raised:
        yield b.Heading(t("report.flags"), 2)
        yield b.Listing(
            tuple(
                t(
                    "report.flag",
                    title=t.of(flags[id].title),
                    text=t.of(flags[id].text),
                    mend=t.of(flags[id].mend),
                )
                for id in raised
            )
        )
