"""Through which of the customers' channels the relationship can run."""

from dataclasses import dataclass

from logic.content.advice import Advice
from logic.recommendation.context import Context
from logic.recommendation.facts import number
from logic.workspace import Workspace

LEAST_FIT = 2
"""Below it a channel makes the type too hard."""


@dataclass(frozen=True)
class Medium:
    """A channel for a type."""

    channel: str
    fit: int
    """0 to 4."""
    two_way: bool
    theirs: bool
    """Whether the user named it as a place where customers already are."""

    @property
    def suits(self) -> bool:
        """Whether the type can run there, and the customer can answer."""
        return self.fit >= LEAST_FIT and self.two_way


def rank_media(advice: Advice, context: Context, workspace: Workspace, type: str) -> tuple[Medium, ...]:
    """List channels for a type: those that suit and where customers are first, then by fit, then the
    cheapest."""
    costs = {row.get("channel"): row for row in workspace.tables.get("channels", ())}
    named = context.channels
    media = [
        Medium(id, channel.fit[type], channel.two_way, id in named)
        for id, channel in advice.channels.channels.items()
    ]

    def order(medium: Medium) -> tuple[bool, bool, int, float, float, int]:
        row = costs.get(medium.channel, {})
        cost, benefit = number(row, "cost_per_contact"), number(row, "perceived_benefit")
        place = named.index(medium.channel) if medium.theirs else len(named)
        return (
            not (medium.suits and medium.theirs),
            not medium.suits,
            -medium.fit,
            cost or 0.0,
            -(benefit or 0.0),
            place,
        )

    return tuple(sorted(media, key=order))


def has_channel(advice: Advice, context: Context, type: str) -> bool:
    """Say whether any of the customers' channels allows the type at all; yes while none is named."""
    fits = [advice.channels.channels[id].fit[type] for id in context.channels]
    return not fits or max(fits) > 0
