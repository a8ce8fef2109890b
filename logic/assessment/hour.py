"""What an hour of the team is worth: never zero because it is one's own."""

from logic.assessment.answers import Given


def value_of_hour(given: Given) -> float | None:
    """Take the highest of three ways to value an hour, in units of the currency.

    The wage to replace it; what it could be billed at, times the chance of selling it; what the best
    displaced activity contributes.
    """
    billable = given.number("profile", "hour_billable")
    share = given.number("profile", "hour_billable_share")
    ways = (
        given.number("profile", "hour_wage"),
        None if billable is None or share is None else billable * share / 100,
        given.number("profile", "hour_displaced"),
    )
    return max((way for way in ways if way is not None), default=None)
