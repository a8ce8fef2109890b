"""What the answers say as the tables that charts draw and that show how a number came out."""

from collections.abc import Iterable

import pandas as pd

from logic.assessment.scoring import DimensionScore
from logic.content.library import Content
from logic.content.questionnaire import Dimension
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.survey.witnesses import Hearing, Who
from pages.parts import cached

NONE = float("nan")
WITNESSES: tuple[Who, ...] = ("owner", "customers", "sales")


def dimensions(content: Content) -> dict[str, Dimension]:
    """Return every dimension by id, in the order they are asked."""
    return {one.id: one for asked in content.questionnaires.values() for one in asked.dimensions}


def name(dimension: str, t: Texts) -> str:
    """Name a dimension."""
    return t.of(dimensions(cached.content())[dimension].label)


def profile(scores: Iterable[DimensionScore], t: Texts) -> pd.DataFrame:
    """List scores with their doubt; the columns of charts.profile."""
    rows = [
        {
            "label": name(score.id, t),
            "score": _shown(score.value),
            "low": _known(score.low),
            "high": _known(score.high),
        }
        for score in scores
    ]
    return pd.DataFrame(rows, columns=["label", "score", "low", "high"])


def risk(scores: Iterable[DimensionScore], t: Texts) -> pd.DataFrame:
    """Read resistance as risk; the columns of charts.risk."""
    known = dimensions(cached.content())
    rows = [
        {
            "label": t.of(known[score.id].risk_label or known[score.id].label),
            "score": score.risk,
            "low": 100 - (score.high or 0),
            "high": 100 - (score.low or 0),
        }
        for score in scores
        if score.risk is not None
    ]
    return pd.DataFrame(rows, columns=["label", "score", "low", "high"])


def witnesses(hearing: Hearing, t: Texts) -> pd.DataFrame:
    """List what each witness says of each dimension; the columns of charts.witnesses."""
    rows = [
        {
            "label": name(testimony.dimension, t),
            "who": who,
            "value": NONE if mark is None else mark.value,
            "low": NONE if mark is None else _known(mark.low),
            "high": NONE if mark is None else _known(mark.high),
        }
        for testimony in hearing.testimonies
        if testimony.marks
        for who in WITNESSES
        for mark in [testimony.marks.get(who)]
    ]
    return pd.DataFrame(rows, columns=["label", "who", "value", "low", "high"])


def ior(diagnosis: Diagnosis, segment: str) -> pd.DataFrame:
    """Put the segment on the map; the columns of charts.ior_map. Empty while a side is not known."""
    found = diagnosis.assessment.ior
    known = found.value is not None and found.effort is not None
    rows = [{"label": segment, "effort": found.effort, "value": found.value}] if known else []
    return pd.DataFrame(rows, columns=["label", "effort", "value"])


def sources(diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """Show the sum behind the value of the map, source by source."""
    found, rules = diagnosis.assessment.ior, diagnosis.content.readings.returns
    rows = [
        {
            t("results.source"): t.of(source.label),
            t("results.customers_share"): _percent(found.sources[source.id].share, t),
            t("results.target"): t.percent(source.target / 100),
            t("results.points"): _number(found.sources[source.id].value, t),
        }
        for source in rules.sources
    ]
    return pd.DataFrame(rows)


def _shown(value: float | None) -> float:
    return NONE if value is None else float(int(value + 0.5))


def _known(value: float | None) -> float:
    return NONE if value is None else value


def _number(value: float | None, t: Texts) -> str:
    return "–" if value is None else t.number(value)


def _percent(value: float | None, t: Texts) -> str:
    return "–" if value is None else t.percent(value / 100)
