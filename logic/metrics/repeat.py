"""How many customers come back, and how much they buy: the basics."""

from collections.abc import Mapping

import numpy as np

from logic.metrics.base import EXPOSURE_DAYS, Base
from logic.metrics.figure import Figure, MetricId, Result, Withheld, share_of


def measure_repeat(base: Base) -> Mapping[MetricId, Result]:
    """Work out the repeat rates and the averages."""
    admit = base.gate.admit
    return {
        "repeat_rate": admit("repeat_rate", lambda: share_of(base.gaps.customers, base.occasions.customers)),
        "repeat_rate_90": admit("repeat_rate_90", lambda: _repeat_within_window(base)),
        "second_to_third_rate": admit("second_to_third_rate", lambda: _second_to_third(base)),
        "orders_per_customer": _orders_per_customer(base),
        "average_order_value": _average_order_value(base),
    }


def _repeat_within_window(base: Base) -> Figure:
    """Count only customers with 90 days of history, and only returns within 90 days of the first purchase."""
    occasions = base.occasions
    exposed = occasions.observed_days >= EXPOSURE_DAYS
    returned = np.zeros(occasions.customers, bool)
    returned[occasions.count >= 2] = occasions.second_gap <= EXPOSURE_DAYS
    return share_of(int(np.count_nonzero(returned & exposed)), int(np.count_nonzero(exposed)))


def _second_to_third(base: Base) -> Figure:
    third = int(np.count_nonzero(base.occasions.count >= 3))
    return share_of(third, base.gaps.customers)


def _orders_per_customer(base: Base) -> Result:
    occasions = base.occasions
    if not occasions.customers:
        return Withheld("no_purchase")
    return Figure(value=len(occasions) / occasions.customers, n=occasions.customers)


def _average_order_value(base: Base) -> Result:
    occasions = base.occasions
    if not len(occasions):
        return Withheld("no_purchase")
    return Figure(value=occasions.revenue / len(occasions) / 100, n=len(occasions))
