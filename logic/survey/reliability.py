"""Whether several items go together: alpha with its interval, omega, and what each item adds.

Alpha: Cronbach (1951), Psychometrika 16, 297-334. Omega: McDonald (1999), Test Theory, for one factor: the
closed form for three items, the iterated principal axis for more. Neither says that the items measure the
right thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from logic.statistics import Floats

RESAMPLES = 1000
SEED = 20_260_101
"""Fixed, so that the same answers always give the same interval."""
CHUNK = 50
"""Resamples drawn at once: keeps ten thousand answers below some tens of megabytes."""
MAX_ROUNDS = 200
CONVERGED = 1e-7
ACCEPTABLE = 0.70
"""Usually taken as enough to speak of groups; Nunnally (1978), Psychometric Theory."""


@dataclass(frozen=True, kw_only=True)
class ItemFit:
    """What one item adds."""

    item: str
    item_total: float | None
    """Correlation with the sum of the other items."""
    alpha_without: float | None
    floor: float
    """Share of customers at the lowest answer, 0 to 1."""
    ceiling: float


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """How well items answered by the same customers go together."""

    n: int
    """Customers who answered every item."""
    needed: int
    items: tuple[ItemFit, ...] = ()
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    omega: float | None = None
    reason: str | None = None
    """few_answers, few_items or all_equal: why nothing is shown. no_factor: why only omega is missing."""


def reliability(table: Floats, items: Sequence[str], needed: int) -> Reliability:
    """Measure how well items go together.

    Args:
        table: One row a customer, one column an item, 0 to 100 with bad-when-high items turned round; nan
            where not answered. Only customers who answered every item count.
        items: Their ids.
        needed: Complete customers below which nothing is shown. One respondent never has a reliability.
    """
    complete = table[~np.isnan(table).any(axis=1)] if table.size else table[:0]
    n = len(complete)
    if len(items) < 2:
        return Reliability(n=n, needed=needed, reason="few_items")
    if n < max(needed, 2):
        return Reliability(n=n, needed=needed, reason="few_answers")
    value = alpha(complete)
    if value is None:
        return Reliability(n=n, needed=needed, reason="all_equal")
    low, high = alpha_interval(complete)
    factor = omega(complete)
    fits = tuple(_fit(complete, at, item) for at, item in enumerate(items))
    reason = "no_factor" if factor is None else None
    return Reliability(
        n=n, needed=needed, items=fits, alpha=value, low=low, high=high, omega=factor, reason=reason
    )


def alpha(answers: Floats) -> float | None:
    """Return Cronbach's alpha; None where the sum of the items never varies, or there is only one item.

    Args:
        answers: One row a respondent, one column an item, none missing.
    """
    items = answers.shape[1]
    total = float(answers.sum(axis=1).var(ddof=1))
    if items < 2 or not total:
        return None
    parts = float(answers.var(axis=0, ddof=1).sum())
    return float(items / (items - 1) * (1 - parts / total))


def alpha_interval(answers: Floats) -> tuple[float, float]:
    """Return the 95 % percentile interval of alpha over resamples of the respondents."""
    draw = np.random.default_rng(SEED)
    n, items = answers.shape
    total = answers.sum(axis=1, keepdims=True)
    moments = np.hstack([answers, total, answers**2, total**2])
    found: list[NDArray[np.floating]] = []
    for _ in range(0, RESAMPLES, CHUNK):
        picks = draw.integers(0, n, size=(CHUNK, n))
        weights = np.stack([np.bincount(pick, minlength=n) for pick in picks]).astype(float)
        found.append(_alphas(weights @ moments / n, items))
    alphas = np.concatenate(found)
    low, high = np.quantile(alphas[~np.isnan(alphas)], [0.025, 0.975])
    return float(low), float(high)


def _alphas(means: Floats, items: int) -> Floats:
    """Work out alpha from means and mean squares; the correction for n cancels out."""
    width = items + 1
    variances = means[:, width:] - means[:, :width] ** 2
    total = np.where(variances[:, -1] > 1e-9, variances[:, -1], np.nan)
    result: Floats = items / (items - 1) * (1 - variances[:, :-1].sum(axis=1) / total)
    return result


def omega(answers: Floats) -> float | None:
    """Return McDonald's omega for one factor.

    Returns:
        None where one factor does not fit: an item that never varies or runs against the others, or a loading
        above one (a Heywood case).
    """
    if answers.shape[1] < 3 or not answers.std(axis=0).all():
        return None
    correlations = np.atleast_2d(np.corrcoef(answers.T))
    loadings = _three_loadings(correlations) if len(correlations) == 3 else _axis_loadings(correlations)
    if loadings is None:
        return None
    common, unique = float(loadings.sum()) ** 2, float((1 - loadings**2).sum())
    return common / (common + unique)


def _three_loadings(correlations: Floats) -> Floats | None:
    r12, r13, r23 = (float(correlations[pair]) for pair in ((0, 1), (0, 2), (1, 2)))
    if min(r12, r13, r23) <= 0:
        return None
    loadings = np.array([sqrt(r12 * r13 / r23), sqrt(r12 * r23 / r13), sqrt(r13 * r23 / r12)])
    return loadings if loadings.max() <= 1 else None


def _axis_loadings(correlations: Floats) -> Floats | None:
    """Iterate the principal axis of the correlations with communalities on the diagonal."""
    reduced = correlations.copy()
    common = np.abs(correlations - np.eye(len(correlations))).max(axis=0)
    for _ in range(MAX_ROUNDS):
        np.fill_diagonal(reduced, common)
        values, vectors = np.linalg.eigh(reduced)
        if values[-1] <= 0:
            return None
        loadings = vectors[:, -1] * sqrt(float(values[-1]))
        if np.abs(loadings**2 - common).max() < CONVERGED:
            break
        common = np.minimum(loadings**2, 1.0)
    loadings = loadings * np.sign(loadings.sum())
    return loadings if loadings.min() > 0 and loadings.max() <= 1 else None


def _fit(answers: Floats, at: int, item: str) -> ItemFit:
    mine, others = answers[:, at], np.delete(answers, at, axis=1)
    rest = others.sum(axis=1)
    moves = mine.std() and rest.std()
    return ItemFit(
        item=item,
        item_total=float(np.corrcoef(mine, rest)[0, 1]) if moves else None,
        alpha_without=alpha(others),
        floor=float((mine == 0).mean()),
        ceiling=float((mine == 100).mean()),
    )
