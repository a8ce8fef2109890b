"""Social rates, each with its denominator: rates over different ones cannot be compared."""

from collections.abc import Mapping
from dataclasses import dataclass

from logic.metrics.figure import Figure, MetricId, Result, Withheld, share_of
from logic.metrics.policy import MetricsPolicy

PER_THOUSAND = 1000


@dataclass(frozen=True, kw_only=True)
class SocialCounts:
    """What the user copied from the network's own statistics over one period; None: not known."""

    interactions: int | None = None
    reach: int | None = None
    """Persons who saw something."""
    impressions: int | None = None
    """Times something was shown."""
    followers: int | None = None
    posts: int | None = None
    by_kind: Mapping[str, int] | None = None
    """like, comment, save, share, own_content (made by customers) -> how many."""
    unprompted: int | None = None
    """Mentions that nobody asked for."""
    responses: int | None = None
    """Reactions to what we posted."""
    engagers: int | None = None
    """Persons who interacted."""
    engagers_who_buy: int | None = None
    """Of those, customers."""


def measure_social(counts: SocialCounts, policy: MetricsPolicy) -> Mapping[MetricId, Result]:
    """Work out every rate whose parts are known."""
    mentions = _add(counts.unprompted, counts.responses)
    shown_to_followers = _multiply(counts.followers, counts.posts)
    return {
        "engagement_by_reach": _rate(counts.interactions, counts.reach, "no_reach"),
        "engagement_by_followers": _rate(counts.interactions, shown_to_followers, "no_followers"),
        "engagement_by_impressions": _rate(counts.interactions, counts.impressions, "no_impressions"),
        "depth_per_thousand": _depth(counts, policy.limits.social.weights),
        "proactive_share": _share(counts.unprompted, mentions, "no_mentions"),
        "customer_overlap": _share(counts.engagers_who_buy, counts.engagers, "no_engagers"),
    }


def _share(part: int | None, whole: int | None, missing: str) -> Result:
    """Return a share with its doubt: a part of few jumps about."""
    if part is None or not whole:
        return Withheld(missing)
    return (
        share_of(part, whole) if part <= whole else Withheld("part_over_whole", {"have": part, "of": whole})
    )


def _rate(part: int | None, whole: int | None, missing: str) -> Result:
    if part is None or not whole:
        return Withheld(missing)
    return Figure(value=part / whole, n=whole, part=part)


def _depth(counts: SocialCounts, weights: Mapping[str, float]) -> Result:
    if counts.by_kind is None or not counts.reach:
        return Withheld("no_reach")
    points = sum(weights[kind] * number for kind, number in counts.by_kind.items())
    return Figure(value=PER_THOUSAND * points / counts.reach, n=counts.reach)


def _add(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right


def _multiply(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left * right
