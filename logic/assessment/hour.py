"""What an hour of the team is worth: one rule, for the returns, the choice and the plan alike."""

from typing import Literal

Way = Literal["wage", "billable", "displaced"]


def value_of_hour(
    wage: float | None, billable: float | None, billable_share: float | None, displaced: float | None
) -> tuple[float, Way] | None:
    """Take the highest of three ways to value an hour; one worth nothing was not valued: time is never free.

    Args:
        wage: What whoever replaced you would be paid.
        billable: What the hour could be billed at.
        billable_share: How likely it is to be sold, in per cent.
        displaced: What the best activity given up contributes an hour.

    Returns:
        Units of the currency an hour and the way they come from; None while nothing values it.

    >>> value_of_hour(12, 40, 50, None), value_of_hour(0, None, None, None)
    ((20.0, 'billable'), None)
    """
    sold = None if billable is None or billable_share is None else billable * min(billable_share, 100) / 100
    ways: dict[Way, float | None] = {"wage": wage, "billable": sold, "displaced": displaced}
    known: dict[Way, float] = {way: value for way, value in ways.items() if value}
    if not known:
        return None
    best = max(known, key=lambda way: known[way])
    return known[best], best
