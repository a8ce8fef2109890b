"""Who came because somebody sent them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from logic.metrics.base import Base
from logic.metrics.figure import Figure, MetricId, Result, Withheld, share_of


def measure_referrals(base: Base) -> Mapping[MetricId, Result]:
    """Work out the share of customers whose rows name who referred them."""
    rows = base.purchases.referred
    if rows is None:
        return {"referral_share": Withheld("no_referral_column")}
    known = rows & (base.purchases.day <= base.occasions.reference_day)
    return {"referral_share": base.gate.admit("repeat_rate", lambda: _share(base, known))}


def _share(base: Base, rows: NDArray[np.bool_]) -> Figure:
    referred = np.zeros(len(base.purchases.names), bool)
    referred[base.purchases.customer[rows]] = True
    return share_of(int(np.count_nonzero(referred[base.occasions.code])), base.occasions.customers)
