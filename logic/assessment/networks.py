"""The optional numbers of social networks, in the terms in which rates over them are worked out."""

from collections.abc import Mapping
from typing import Any

from logic.assessment.answers import Given

KINDS = {
    "like": "likes",
    "comment": "comments",
    "save": "saves",
    "share": "shares",
    "own_content": "user_posts",
}
"""Kind of reaction -> the item that counts it."""
REACTIONS = ("like", "comment", "save", "share")
"""Reactions to what the business posted; content of customers' own is none."""


def network_counts(given: Given) -> Mapping[str, Any]:
    """Return the counts of one month by the names of logic.metrics.social.SocialCounts.

    A count is None where no number was given; a sum is known as soon as one of its parts is, because the
    networks leave out what is zero.
    """
    by_kind = {kind: count for kind, item in KINDS.items() if (count := _count(given, item)) is not None}
    reactions = [by_kind[kind] for kind in REACTIONS if kind in by_kind]
    interactions = sum(reactions) if reactions else None
    return {
        "interactions": interactions,
        "reach": _count(given, "reached"),
        "followers": _count(given, "followers"),
        "posts": _count(given, "posts"),
        "by_kind": by_kind or None,
        "unprompted": _count(given, "mentions"),
        "responses": interactions,
        "engagers": _count(given, "engagers"),
        "engagers_who_buy": _count(given, "engagers_customers"),
    }


def _count(given: Given, item: str) -> int | None:
    number = given.number("social", item)
    return None if number is None else int(number)
