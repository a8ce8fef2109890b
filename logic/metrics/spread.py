"""How unevenly customers bring value, behind its gate."""

from collections.abc import Callable, Mapping

import numpy as np

from logic.metrics.base import Base
from logic.metrics.concentration import gini, herfindahl, top_share, unbiased_gini
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.purchases import IntArray

DECILE, FIFTH = 0.1, 0.2
WORK: Mapping[MetricId, Callable[[IntArray], float]] = {
    "top_decile_share": lambda value: top_share(value, DECILE),
    "top_fifth_share": lambda value: top_share(value, FIFTH),
    "gini": gini,
    "gini_unbiased": unbiased_gini,
    "hhi": herfindahl,
    "effective_customers": lambda value: 1 / herfindahl(value),
}


def measure_spread(base: Base) -> Mapping[MetricId, Result]:
    """Work out concentration; customers whose returns exceed their purchases count as 0."""
    value = np.sort(np.maximum(base.occasions.value, 0))
    if not value.sum():
        return dict.fromkeys((*WORK, "largest_customer_share"), Withheld("no_positive_value"))
    refused = base.gate.refuse("concentration")
    return {
        **{id: refused or Figure(value=work(value), n=len(value)) for id, work in WORK.items()},
        "largest_customer_share": Figure(value=float(value[-1] / value.sum()), n=len(value)),
    }
