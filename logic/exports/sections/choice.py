"""Which relationship suits, why, how firm that is, and what would change it."""

from collections.abc import Iterator

from logic.content.texts import Texts
from logic.exports import blocks as b
from logic.recommendation.wording import LimitText, RankedText, RecommendationText

FLIPS_SHOWN = 3
"""Weights printed that would change the first place: those nearest to today's."""
BEST = 100
"""End of the axis of fit."""


def choice_blocks(advice: RecommendationText, t: Texts) -> Iterator[b.Block]:
    """Set the section on the type of relationship."""
    yield b.Heading(t("report.choice"))
    yield b.Cards((b.Card(advice.headline, advice.verdict, advice.verdict_name),))
    yield _ranking(advice, t)
    if advice.notes:
        yield b.Paragraph(" ".join(advice.notes), small=True)
    yield from _listing(t("report.reasons"), advice.reasons)
    for said in (*advice.cautions, advice.against):
        yield b.Paragraph(said)
    yield from _listing(t("report.flips"), advice.flips[:FLIPS_SHOWN])
    yield from _limits(advice, t)
    yield b.Heading(t("report.support"), 2)
    yield b.Paragraph(advice.support)
    yield b.Heading(t("report.later"), 2)
    yield b.Paragraph(advice.later)
    if advice.triggers:
        yield b.Listing(advice.triggers)
    yield from _listing(t("report.find_out"), advice.doubts, boxes=True)
    yield from _guide(advice, t)


def _listing(title: str, lines: tuple[str, ...], *, boxes: bool = False) -> Iterator[b.Block]:
    if lines:
        yield b.Heading(title, 2)
        yield b.Listing(lines, boxes)


def _ranking(advice: RecommendationText, t: Texts) -> b.Bars:
    caption = t("report.ranking")
    first = next((one.type for one in advice.ranking if not one.excluded), "")
    rows = tuple(
        b.Bar(one.name, (b.Part(one.score, _colour(one, first)),), _fit(one, t)) for one in advice.ranking
    )
    said = "; ".join(t("report.named_list", name=one.name, parts=_fit(one, t)) for one in advice.ranking)
    return b.Bars(rows, BEST, caption, f"{caption} {said}.", style="lollipop")


def _colour(ranked: RankedText, first: str) -> b.Colour:
    return "main" if ranked.type == first else "quiet"


def _fit(ranked: RankedText, t: Texts) -> str:
    score = t.number(ranked.score)
    if ranked.excluded:
        return t("report.fit_closed", score=score)
    return t("report.fit", score=score, share=t.percent(ranked.first_share))


def _limits(advice: RecommendationText, t: Texts) -> Iterator[b.Block]:
    """Show each condition that fails or is still to be checked; those that hold need no words."""
    open_ones = [limit for limit in advice.limits if limit.status != "met"]
    if not open_ones:
        return
    names = {one.type: one.name for one in advice.ranking}
    yield b.Heading(t("report.limits"), 2)
    heads = tuple(t(f"report.limits_{head}") for head in ("type", "requires", "found", "unlock"))
    rows = tuple(_limit(limit, names, t) for limit in open_ones)
    yield b.Table(heads, rows, "llll", (2.5, 3.5, 3.5, 3.5), group=True)


def _limit(limit: LimitText, names: dict[str, str], t: Texts) -> tuple[str, ...]:
    name = names.get(limit.type) or t("report.any_type")
    return name, limit.requires, limit.found, limit.unlock or limit.status_name


def _guide(advice: RecommendationText, t: Texts) -> Iterator[b.Block]:
    if advice.guide:
        yield b.Heading(t("report.guide"), 2)
        heads = (t("report.question"), t("report.answer"))
        rows = tuple((one.question, one.answer) for one in advice.guide)
        yield b.Table(heads, rows, "ll", (4, 7))
