"""Figures in sentences, for whoever reads them without a screen."""

from collections.abc import Sequence

from logic.content.texts import Texts
from logic.metrics.figure import Figure, MetricId
from logic.metrics.measure import Metrics
from logic.metrics.policy import MetricsPolicy
from logic.metrics.ratings import RatingMetrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics

DIGITS = {"days": 0, "months": 0, "count": 0, "times": 2, "points": 0, "index": 2}
WHOLE_FROM = 100
"""Amounts from which the hundredths are left out."""


def tell(metrics: Metrics | TotalsMetrics | RatingMetrics, policy: MetricsPolicy, t: Texts) -> Sequence[str]:
    """Write a line for every figure, then one for each that is withheld, in the order of metrics.yaml."""
    currency = None if isinstance(metrics, RatingMetrics) else metrics.currency
    shown = [
        _line(id, metrics.figures[id], policy, t, currency) for id in policy.metrics if id in metrics.figures
    ]
    missing = [
        t("metrics.line_withheld", title=t.of(policy.metrics[id].title), reason=say(metrics.withheld[id], t))
        for id in policy.metrics
        if id in metrics.withheld
    ]
    return [*shown, *missing]


def say_value(id: MetricId, value: float, policy: MetricsPolicy, t: Texts, currency: str | None) -> str:
    """Write a value in the unit of its metric."""
    unit = policy.metrics[id].unit
    if unit == "share":
        return t.percent(value)
    if unit == "money":
        return t.money(value, currency, 0 if abs(value) >= WHOLE_FROM else 2)
    written = t.number(value, DIGITS[unit])
    return t(f"metrics.unit_{unit}", n=round(value), value=written)


def _line(id: MetricId, figure: Figure, policy: MetricsPolicy, t: Texts, currency: str | None) -> str:
    title, value = t.of(policy.metrics[id].title), say_value(id, figure.value, policy, t, currency)
    if figure.low is None or figure.high is None:
        return t("metrics.line", title=title, value=value, n=figure.n)
    low, high = (say_value(id, end, policy, t, currency) for end in (figure.low, figure.high))
    return t("metrics.line_with_interval", title=title, value=value, n=figure.n, low=low, high=high)
