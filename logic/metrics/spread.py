"""How unevenly customers bring value, behind its gate."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from logic.metrics.base import Base
from logic.metrics.concentration import gini, herfindahl, pareto_curve, top_share
from logic.metrics.figure import Figure, MetricId, Result, Withheld
from logic.metrics.policy import Gatekeeper
from logic.purchases import IntArray

DECILE, FIFTH = 0.1, 0.2
WORK: Mapping[MetricId, Callable[[IntArray], float]] = {
    "top_decile_share": lambda value: top_share(value, DECILE),
    "top_fifth_share": lambda value: top_share(value, FIFTH),
    "gini": gini,
    "hhi": herfindahl,
    "effective_customers": lambda value: 1 / herfindahl(value),
}


def trace_pareto(base: Base) -> Sequence[tuple[float, float]]:
    """Trace what share of customers brings what share of value; empty below the gate."""
    value = np.maximum(base.occasions.value, 0)
    return () if base.gate.refuse("concentration") or not value.sum() else pareto_curve(value)


def measure_spread(base: Base) -> Mapping[MetricId, Result]:
    """Work out concentration; customers whose returns exceed their purchases count as 0."""
    return spread_of(base.occasions.value, base.gate)


def spread_of(cents: IntArray, gate: Gatekeeper) -> Mapping[MetricId, Result]:
    """Work out concentration of net values, one a customer."""
    value = np.sort(np.maximum(cents, 0))
    if not value.sum():
        return dict.fromkeys((*WORK, "largest_customer_share"), Withheld("no_positive_value"))
    refused = gate.refuse("concentration")
    return {
        **{id: refused or Figure(value=work(value), n=len(value)) for id, work in WORK.items()},
        "largest_customer_share": Figure(value=float(value[-1] / value.sum()), n=len(value)),
    }
