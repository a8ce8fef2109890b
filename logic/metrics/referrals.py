"""Who came because somebody sent them."""

from collections.abc import Mapping

import numpy as np

from logic.metrics.base import Base
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.intervals import share_of


def measure_referrals(base: Base) -> Mapping[MetricId, Result]:
    """Work out the share of customers whose rows name who referred them."""
    if base.purchases.referred is None:
        return {"referral_share": Withheld("no_referral_column")}
    return {"referral_share": base.gate.admit("repeat_rate", lambda: _share(base))}


def _share(base: Base) -> Figure:
    referred = np.zeros(len(base.purchases.names), bool)
    referred[base.purchases.customer[base.purchases.referred]] = True
    return share_of(int(np.count_nonzero(referred[base.occasions.code])), base.occasions.customers)
