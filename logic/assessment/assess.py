"""The whole assessment: every figure about the relationship, once, from content and one user's work."""

from collections.abc import Mapping
from dataclasses import dataclass

from logic.assessment.actions import Action, Kind, sort_actions
from logic.assessment.answers import Given, gather
from logic.assessment.flags import FlagHit, raise_flags
from logic.assessment.index import Index, weigh_index
from logic.assessment.ledger import LedgerBalance, balance_ledger
from logic.assessment.patterns import PatternHit, find_patterns
from logic.assessment.progress import Progress, measure_progress
from logic.assessment.returns import Returns, measure_returns
from logic.assessment.scoring import DimensionScore, score_questionnaire, shown
from logic.assessment.wallet import wallet_share
from logic.content.conditions import Figures
from logic.content.library import Content
from logic.content.readings import Bands
from logic.workspace import Workspace

INDEX_OF = "quality"
"""The questionnaire whose dimensions make the index."""
DOUBT = "doubt."
"""Figures "doubt.ALI" carry the half-width of an interval computed from data."""


@dataclass(frozen=True)
class Assessment:
    """What the answers say. Ids, codes and numbers; words come from the content."""

    given: Given
    """What was asked and answered; hidden answers are not in it."""
    dimensions: Mapping[str, DimensionScore]
    """All of them, in the order they are asked; those without a score have value None."""
    index: Index
    index_equal_weights: Index
    bands: Mapping[str, str | None]
    """Dimension or "index" -> band; None: no score, or its words are withheld."""
    words_withheld: str | None
    """The flag that withholds the bands."""
    evidence: float | None
    """0 (all guesses) to 100 (all measured), over what was answered."""
    flags: tuple[FlagHit, ...]
    patterns: tuple[PatternHit, ...]
    """Those with `held` are not shown: another asks to find out first."""
    actions: Mapping[Kind, tuple[Action, ...]]
    ior: Returns
    ledger: LedgerBalance
    wallet_share: float | None
    """Rank-based share of the customer's spending, 0 to 1: to start a conversation, in no score."""
    progress: Progress
    figures: Figures
    """Every figure that conditions may test, by name."""


def assess(content: Content, workspace: Workspace, figures: Figures | None = None) -> Assessment:
    """Assess one user's work.

    Args:
        content: Questionnaires, scales and readings.
        workspace: Answers and what they rest on.
        figures: Figures of other rooms that patterns and doubt may use: "sales.<metric>",
            "gap_clear.<dimension>" (points by which the own score exceeds the customers' mean, only where
            their interval excludes it), "doubt.<dimension>" (half-width computed from a survey).
    """
    readings = content.readings
    outside = dict(figures or {})
    given = gather(content.questionnaires, content.scales, workspace)
    dimensions = _score_all(content, workspace, given, outside)
    index, equal = (_index(content, dimensions, equal=equal) for equal in (False, True))
    ior = measure_returns(content.questionnaires["ior"], given, content.scales, readings.returns)
    evidence = _evidence(dimensions)
    known = outside | _own_figures(dimensions, index, evidence, ior)
    flags = raise_flags(readings.flags.flags, content.questionnaires, given, dimensions, known)
    withheld = next((flag.id for flag in flags if flag.withholds == "band"), None)
    return Assessment(
        given=given,
        dimensions=dimensions,
        index=index,
        index_equal_weights=equal,
        bands=_bands(readings.bands, dimensions, index, withheld),
        words_withheld=withheld,
        evidence=evidence,
        flags=flags,
        patterns=find_patterns(readings.patterns.patterns, content.questionnaires, given, known),
        actions=sort_actions(dimensions.values(), content.questionnaires, readings.evidence),
        ior=ior,
        ledger=balance_ledger(readings.ledger, workspace),
        wallet_share=wallet_share(given.number("quality", "VAL5"), given.number("quality", "VAL6")),
        progress=measure_progress(content.questionnaires, content.pace, given),
        figures=known,
    )


def _score_all(
    content: Content, workspace: Workspace, given: Given, figures: Figures
) -> dict[str, DimensionScore]:
    measured = {
        name.removeprefix(DOUBT): half
        for name, half in figures.items()
        if name.startswith(DOUBT) and half is not None
    }
    found: dict[str, DimensionScore] = {}
    for id, questionnaire in content.questionnaires.items():
        found |= score_questionnaire(
            questionnaire,
            given.asked[id],
            given.answers[id],
            content.scales,
            content.readings.evidence,
            workspace.evidence,
            measured,
        )
    return found


def _index(content: Content, dimensions: Mapping[str, DimensionScore], *, equal: bool) -> Index:
    index = weigh_index(content.questionnaires[INDEX_OF], dimensions, equal=equal)
    if index is None:
        raise ValueError(f"{INDEX_OF}.yaml states no min_dimensions, so it has no index")
    return index


def _evidence(dimensions: Mapping[str, DimensionScore]) -> float | None:
    known = [d.evidence for d in dimensions.values() if d.role == "score" and d.evidence is not None]
    return sum(known) / len(known) if known else None


def _own_figures(
    dimensions: Mapping[str, DimensionScore], index: Index, evidence: float | None, ior: Returns
) -> dict[str, float | None]:
    return {
        **{f"{score.questionnaire}.{score.id}": score.value for score in dimensions.values()},
        "index": index.value,
        "evidence": evidence,
        "ior.value": ior.value,
        "ior.effort": ior.effort,
        **{f"ior.share.{id}": source.share for id, source in ior.sources.items()},
    }


def _bands(
    bands: Bands, dimensions: Mapping[str, DimensionScore], index: Index, withheld: str | None
) -> dict[str, str | None]:
    values = {id: score.value for id, score in dimensions.items()} | {"index": index.value}
    return {id: None if withheld else band_of(bands, value) for id, value in values.items()}


def band_of(bands: Bands, value: float | None) -> str | None:
    """Return the band that a score lies in, by its whole points: words and number never disagree."""
    if value is None:
        return None
    return [band.id for band in bands.bands if shown(value) >= band.min][-1]
