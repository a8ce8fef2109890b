"""Which relationship suits, why, how firm that is, and what would change it. Read it as a table of
contents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from logic.assessment.answers import without_hidden
from logic.assessment.assess import Assessment
from logic.content.advice import Advice
from logic.content.library import Content
from logic.content.relationship import Trigger
from logic.recommendation.choice import Choice, Support, choose, find_support, look_ahead
from logic.recommendation.context import Context, build_context
from logic.recommendation.facts import SalesFigures
from logic.recommendation.guide import GuideAnswer, answer_guide
from logic.recommendation.limits import LimitResult
from logic.recommendation.medium import Medium, has_channel, rank_media
from logic.recommendation.missing import is_ready
from logic.recommendation.reasons import Comparison, Flip, compare, find_flips
from logic.recommendation.stability import Verdict, first_shares, judge
from logic.recommendation.what_if import Doubt, find_doubts
from logic.workspace import Workspace


@dataclass(frozen=True)
class Ranked:
    """A type in its place."""

    type: str
    score: float
    """Points of fit, 0 to 100; shown without decimals, for they decide nothing."""
    first_share: float
    """Share of draws (0 to 1) in which it comes first among the types that conditions allow."""
    excluded_by: tuple[str, ...]
    """Conditions that keep it from first place."""
    no_channel: bool
    """None of the customers' channels allows it."""


@dataclass(frozen=True)
class Later:
    """What comes next, and what to watch for."""

    type: str
    """The best type one stage ahead; the same as now when nothing changes."""
    triggers: tuple[str, ...]
    """Ids of the triggers that matter for the type chosen now."""


@dataclass(frozen=True, eq=False)
class Recommendation:
    """The advice: ids, codes and numbers; wording.py makes the sentences."""

    context: Context
    choice: Choice = field(repr=False)
    ranking: tuple[Ranked, ...]
    """All types, best score first; knocked-out types keep their place and say why."""
    first: str
    second: str
    verdict: Verdict
    lead: float
    """Points between the first two that are allowed."""
    known_factors: int
    """Of all factors, how many are known."""
    comparison: Comparison
    """The first against the second."""
    flips: tuple[Flip, ...]
    limits: tuple[LimitResult, ...]
    support: Support | None
    media: tuple[Medium, ...]
    """Channels for the first type, the best first."""
    later: Later
    guide: tuple[GuideAnswer, ...]
    doubts: tuple[Doubt, ...]
    """What to find out first: single answers that, if wrong, would change the advice."""

    @property
    def ready(self) -> bool:
        """Whether enough is known to advise anything: the objective, and at least half of the factors.

        Screens and documents name no type and no plan before that.
        """
        return is_ready(self.context)

    def limits_of(self, type: str) -> tuple[LimitResult, ...]:
        """List the conditions of a type."""
        return tuple(limit for limit in self.limits if limit.type == type)


def recommend(
    content: Content,
    workspace: Workspace,
    assessment: Assessment | None = None,
    sales_figures: SalesFigures | None = None,
) -> Recommendation:
    """Choose a relationship for the segment.

    Args:
        content: What the YAML says.
        workspace: What the user entered.
        assessment: Says which answers are visible; hidden ones count nowhere. How good the relationship is
            has no part in the choice: it does not say which kind suits.
        sales_figures: Figures of the sales file by id; they fill what the user left out.
    """
    advice, sales = content.advice, sales_figures or {}
    if assessment is not None:
        workspace = without_hidden(assessment.given, workspace)
    context = build_context(advice, workspace, sales)
    choice = choose(advice, context)
    policy = advice.factors.ranking
    shares = first_shares(choice.fits, policy, choice.allowed)
    media = rank_media(advice, context, workspace, choice.first)
    support = find_support(advice, choice)
    return Recommendation(
        context=context,
        choice=choice,
        ranking=tuple(_rank(advice, choice, shares, type) for type in choice.order),
        first=choice.first,
        second=choice.second,
        verdict=judge(choice.lead, shares[choice.first], policy),
        lead=choice.lead,
        known_factors=sum(state.known for state in context.states.values()),
        comparison=compare(choice.fits, choice.first, choice.second),
        flips=find_flips(choice.fits, choice.first, choice.second, policy.max_weight),
        limits=choice.limits,
        support=support,
        media=media,
        later=Later(look_ahead(advice, context), _triggers(advice, context, choice.first)),
        guide=answer_guide(choice, support, media),
        doubts=find_doubts(advice, workspace, sales, choice),
    )


def _rank(advice: Advice, choice: Choice, shares: Mapping[str, float], type: str) -> Ranked:
    return Ranked(
        type=type,
        score=choice.scores[type],
        first_share=shares[type],
        excluded_by=tuple(limit.id for limit in choice.excluded_by(type)),
        no_channel=not has_channel(advice, choice.context, type),
    )


def _triggers(advice: Advice, context: Context, type: str) -> tuple[str, ...]:
    """List what is still to happen; what has happened already opens nothing new."""

    def matters(trigger: Trigger) -> bool:
        return (
            type in trigger.from_ and set(trigger.towards) != {type} and not _has_happened(trigger, context)
        )

    return tuple(trigger.id for trigger in advice.limits.triggers if matters(trigger))


def _has_happened(trigger: Trigger, context: Context) -> bool:
    have = [getattr(context.facts, fact) for fact in trigger.facts]
    least = (trigger.number, trigger.second or 0)
    return bool(have) and all(
        value is not None and value >= needed for value, needed in zip(have, least, strict=False)
    )
