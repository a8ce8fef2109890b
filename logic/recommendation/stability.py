"""How firm the order is when weights and ratings, which are opinions, are shaken.

The share of draws in which a type comes first is a rank acceptability in the sense of Lahdelma & Salminen
(2001).
"""

from collections.abc import Collection
from typing import Literal

import numpy as np

from logic.content.relationship import RankingPolicy
from logic.recommendation.ranking import BEST, Fits

SEED = 20_000_029
"""Fixed, so that the same answers always give the same advice."""
Verdict = Literal["clear", "likely", "tie"]


def first_shares(fits: Fits, policy: RankingPolicy, allowed: Collection[str]) -> dict[str, float]:
    """Count how often each type comes first among those allowed.

    Each weight is multiplied by a lognormal, each rating moves a little within 0 to 4, and a factor that
    nobody knows may have any answer.

    Returns:
        Type -> share of draws (0 to 1); 0 for types that are not allowed.
    """
    shares = dict.fromkeys(fits.types, 0.0)
    columns = [at for at, type in enumerate(fits.types) if type in allowed]
    if not columns:
        return shares
    random = np.random.default_rng(SEED)
    weights = fits.weights * random.lognormal(0, policy.weight_spread, (policy.draws, len(fits.factors)))
    shape = (policy.draws, *fits.fit.shape)
    moved = random.uniform(-policy.rating_spread, policy.rating_spread, shape)
    base = np.broadcast_to(fits.fit, shape).copy()
    for at in np.flatnonzero(~fits.known):
        possible = fits.answers[at]
        base[:, at] = possible[random.integers(len(possible), size=policy.draws)]
    scores = np.einsum("df,dft->dt", weights, np.clip(base + moved, 0, BEST))
    first = np.bincount(scores[:, columns].argmax(axis=1), minlength=len(columns))
    return shares | {fits.types[at]: float(first[k]) / policy.draws for k, at in enumerate(columns)}


def judge(lead: float, share: float, policy: RankingPolicy) -> Verdict:
    """Say how firm the first place is.

    Args:
        lead: Points between the first two.
        share: Draws in which the first stays first, 0 to 1.
        policy: The limits.
    """
    if lead >= policy.clear_lead and share >= policy.clear_share:
        return "clear"
    return "likely" if share >= policy.likely_share else "tie"
