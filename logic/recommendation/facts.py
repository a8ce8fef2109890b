"""The user's own figures, as the advice needs them: from the segment page, else from the sales file."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from logic.assessment.hour import value_of_hour
from logic.workspace import Workspace

WEEKS_PER_MONTH = 4.33
"""As the source article's example counts: 3 hours a week are 12.99 a month."""
LEAST, MOST = 1e-6, 1e12
"""Quantities beyond them are slips, or a foreign file's way to make sums overflow."""
HOUR_FACTORS = (0.5, 1.0, 2.0)
"""Shares of the hour's value at which costs are shown, because nobody knows it exactly."""
SalesFigures = Mapping[str, float | None]
"""Figures of the sales file by metric id; `customers`, `repeat_customers`, `average_order_value`,
`cycle_customer_median`, `orders_per_customer`, `repeat_rate_90`, and `returned_<days>`: share of purchases
(0 to 1) that the same customer followed with another within that many days."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the user says about the segment and the means; None: not said, or "I don't know"."""

    customers: float | None = None
    team: float | None = None
    hours_week: float | None = None
    cash_month: float | None = None
    hour_value: float | None = None
    """The highest of three ways to value an hour."""
    hour_way: str | None = None
    """Which of the three: wage, billable or displaced."""
    currency: str = ""
    order_value: float | None = None
    orders_month: float | None = None
    margin_share: float | None = None
    permission: str | None = None
    history: str | None = None
    repeated_questions: float | None = None
    documented_questions: float | None = None
    reach: float | None = None
    volunteers: float | None = None
    host_hours_week: float | None = None
    host_committed: str | None = None
    bot_disclosed: str | None = None
    repeat_customers: float | None = None
    orders_year: float | None = None
    basics_ok: str | None = None
    from_sales: frozenset[str] = frozenset()
    """Names of the fields that the sales file filled."""

    @property
    def hours_month(self) -> float | None:
        """Hours a month that the team can give."""
        return None if self.hours_week is None else self.hours_week * WEEKS_PER_MONTH

    @property
    def margin_order(self) -> float | None:
        """Contribution of one order, in units of the currency."""
        if self.order_value is None or self.margin_share is None:
            return None
        return self.order_value * self.margin_share

    @property
    def margin_month(self) -> float | None:
        """Contribution of one customer a month, in units of the currency."""
        if self.margin_order is None or self.orders_month is None:
            return None
        return self.margin_order * self.orders_month


FROM_SALES = {
    "customers": "customers",
    "order_value": "average_order_value",
    "repeat_customers": "repeat_customers",
}
"""Field -> the figure that fills it when the user is silent."""
NUMBERS = (
    "customers",
    "team",
    "hours_week",
    "cash_month",
    "order_value",
    "orders_month",
    "repeated_questions",
    "documented_questions",
    "reach",
    "volunteers",
    "host_hours_week",
    "repeat_customers",
    "orders_year",
)
HOUR = ("hour_wage", "hour_billable", "hour_billable_share", "hour_displaced")
"""What values an hour, in the order of `value_of_hour`."""
CHOICES = ("permission", "history", "host_committed", "bot_disclosed", "basics_ok")
ANSWERS = ("yes", "no", "some", "not_used")
"""Codes that a choice may have."""


def gather_facts(workspace: Workspace, sales: SalesFigures) -> Facts:
    """Collect the figures of the segment page; the sales file fills what the user left out."""
    profile = workspace.answers_of("profile")
    found: dict[str, Any] = {id: number(profile, id) for id in NUMBERS}
    found |= {id: given if (given := word(profile, id)) in ANSWERS else None for id in CHOICES}
    measured = {id: number(sales, figure) for id, figure in FROM_SALES.items()}
    filled = {id for id, value in measured.items() if found[id] is None and value is not None}
    found |= {id: measured[id] for id in filled}
    hour = value_of_hour(*(number(profile, id) for id in HOUR))
    margin = number(profile, "margin_percent")
    return Facts(
        **found,
        hour_value=hour[0] if hour else None,
        hour_way=hour[1] if hour else None,
        currency=word(profile, "currency") or "",
        margin_share=None if margin is None else min(margin, 100) / 100,
        from_sales=frozenset(filled),
    )


def number(answers: Mapping[str, Any], id: str) -> float | None:
    """Return a quantity that was answered; a text, or a size that nothing real has, is no answer."""
    value = answers.get(id)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return float(value) if value == 0 or LEAST <= value <= MOST else None


def word(answers: Mapping[str, Any], id: str) -> str | None:
    """Return a code or text that was answered."""
    value = answers.get(id)
    return value if isinstance(value, str) and value.strip() else None


def words(answers: Mapping[str, Any], id: str) -> tuple[str, ...]:
    """Return the codes of a choice of several."""
    value = answers.get(id)
    return tuple(str(one) for one in value) if isinstance(value, tuple | list) else ()
