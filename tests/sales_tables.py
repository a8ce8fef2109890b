"""Small makers of purchases, for the tests of metrics."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from logic.metrics.policy import MetricsPolicy, load_policy
from logic.purchases import Purchases

EPOCH = dt.date(1970, 1, 1)
POLICY: MetricsPolicy = load_policy(Path(__file__).parents[1] / "questionnaires" / "outcomes")


def day(text: str) -> int:
    """Return days since 1970-01-01 of YYYY-MM-DD."""
    return (dt.date.fromisoformat(text) - EPOCH).days


def purchases(orders: Sequence[tuple[str, str | int, float]], **more: Any) -> Purchases:
    """Make purchases of (customer, date or day number, amount)."""
    names = list(dict.fromkeys(customer for customer, _, _ in orders))
    days = [at if isinstance(at, int) else day(at) for _, at, _ in orders]
    return Purchases(
        customer=np.array([names.index(customer) for customer, _, _ in orders], np.int32),
        names=names,
        day=np.array(days, np.int32),
        cents=np.array([round(amount * 100) for _, _, amount in orders], np.int64),
        **more,
    )


def simulate(customers: int, days: int, seed: int = 7, rate: float = 0.03) -> Purchases:
    """Make a shop whose customers arrive evenly, buy at their own rate and stop some day."""
    rng = np.random.default_rng(seed)
    born = rng.integers(0, days, customers)
    stays = rng.exponential(days / 3, customers)
    times = rng.poisson(rng.gamma(1.5, rate / 1.5, customers) * np.minimum(stays, days - born))
    repeat_of = np.repeat(np.arange(customers), times)
    later = born[repeat_of] + rng.random(len(repeat_of)) * np.minimum(stays, days - born)[repeat_of]
    level = np.exp(rng.normal(3.5, 0.6, customers))
    customer = np.concatenate((np.arange(customers), repeat_of)).astype(np.int32)
    return Purchases(
        customer=customer,
        names=[f"C{code}" for code in range(customers)],
        day=(day("2023-01-01") + np.concatenate((born, later.astype(int)))).astype(np.int32),
        cents=np.maximum(
            1, np.round(100 * level[customer] * np.exp(rng.normal(0, 0.4, len(customer))))
        ).astype(np.int64),
    )
