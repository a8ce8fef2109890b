"""Rank among the suppliers a customer uses, as a share of spending (Keiningham et al. 2015)."""


def wallet_share(rank: float | None, suppliers: float | None) -> float | None:
    """Return (1 − rank ÷ (k + 1)) × 2 ÷ k, with k suppliers used.

    The rule is contested and close to a tautology: use it to start a conversation, never in a score.

    >>> round(wallet_share(1, 2), 3), round(wallet_share(3, 3), 3)
    (0.667, 0.167)
    >>> wallet_share(4, 3) is None
    True
    """
    if rank is None or suppliers is None or rank > suppliers:
        return None
    return (1 - rank / (suppliers + 1)) * 2 / suppliers
