"""The choice of a relationship as the tables that charts draw."""

from collections.abc import Sequence

import pandas as pd

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.reasons import Comparison
from logic.recommendation.recommend import Ranked


def type_name(diagnosis: Diagnosis, type: str, t: Texts) -> str:
    """Name a type."""
    return t.of(diagnosis.content.advice.types.types[type].name)


def factor_name(diagnosis: Diagnosis, factor: str, t: Texts) -> str:
    """Name a factor."""
    return t.of(diagnosis.content.advice.factors.factors[factor].name)


def ranking(ranked: Sequence[Ranked], diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """List the types from the best fit down; the columns of charts.ranking."""
    rows = [
        {
            "label": type_name(diagnosis, one.type, t),
            "score": one.score,
            "first_share": one.first_share,
            "excluded": bool(one.excluded_by),
        }
        for one in ranked
    ]
    return pd.DataFrame(rows, columns=["label", "score", "first_share", "excluded"])


def contributions(comparison: Comparison, diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """List what each factor adds to one type over another; the columns of charts.contributions."""
    rows = [
        {"label": factor_name(diagnosis, reason.factor, t), "points": reason.points}
        for reason in comparison.reasons
    ]
    return pd.DataFrame(rows, columns=["label", "points"])


def fits(diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """List the fit of every type in every factor, best type first; the columns of charts.fits."""
    choice = diagnosis.recommendation.choice
    found = choice.fits
    rows = [
        {
            "factor": factor_name(diagnosis, factor, t),
            "type": type_name(diagnosis, type, t),
            "fit": float(found.fit[at, found.types.index(type)]) if found.known[at] else float("nan"),
        }
        for at, factor in enumerate(found.factors)
        for type in choice.order
    ]
    return pd.DataFrame(rows, columns=["factor", "type", "fit"])
