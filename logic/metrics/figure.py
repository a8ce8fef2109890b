"""What a metric is once it is worked out: a figure with its n, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from logic.statistics import wilson

MetricId = str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number with what it rests on."""

    value: float
    """In the unit that metrics.yaml gives: share (0 to 1), days, money (units of the currency), …"""
    n: int
    """How many customers, occasions, gaps or answers it is worked out from."""
    low: float | None = None
    """With high: the 95 % interval; None where chance is not what one doubts."""
    high: float | None = None
    part: int | None = None
    """Of a share of customers: how many of the n."""


@dataclass(frozen=True)
class Withheld:
    """Why a figure is not shown: a code (a sentence in locales/metrics.yaml) and the values it names."""

    code: str
    values: Mapping[str, float] = field(default_factory=dict)


Result = Figure | Withheld


def share_of(part: int, n: int) -> Figure:
    """Return a share with its interval."""
    low, high = wilson(part, n)
    return Figure(value=part / n, n=n, part=part, low=low, high=high)
