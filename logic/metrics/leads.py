"""Leads on two axes that are never added up: fit (who they are) and interest (what they did lately)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from logic.metrics.figure import Figure, Result
from logic.metrics.policy import Gatekeeper, LeadRules, MetricsPolicy

GRADES = "DCBA"


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Somebody who has not bought yet."""

    id: str
    fit: Mapping[str, float]
    """Attribute of leads.yaml -> 0 to 20; an attribute that is not known is absent, not 0."""
    actions: Sequence[tuple[str, int]] = field(default_factory=tuple)
    """(action of leads.yaml, days ago)."""
    from_bought_list: bool = False


@dataclass(frozen=True, kw_only=True)
class LeadScore:
    """Where a lead stands; excluded leads have no cell."""

    id: str
    fit: float | None
    """0 to 100 over the attributes that are known; None with too few of them."""
    interest: float
    """Points, halved every half-life."""
    cell: str | None
    """Grade of fit (A best) and level of interest (1 best): "B2"."""
    first: bool
    """Whether to contact now."""
    excluded: str | None = None
    """Code of why not to contact at all."""


def score_leads(leads: Sequence[Lead], policy: MetricsPolicy) -> Sequence[LeadScore]:
    """Score every lead, in the order given."""
    return [_score(lead, policy.leads) for lead in leads]


def suggest_threshold(past: Sequence[float], policy: MetricsPolicy, share: float = 0.8) -> Result:
    """Return the interest that a share of past buyers had before buying; withheld with too few of them."""
    gate = Gatekeeper(policy.limits.gates, {"past_conversions": len(past)})
    return gate.admit(
        "lead_threshold", lambda: Figure(value=float(np.quantile(past, 1 - share)), n=len(past))
    )


def _score(lead: Lead, rules: LeadRules) -> LeadScore:
    interest = sum(
        rules.actions[action].points * 0.5 ** (days / rules.half_life_days) for action, days in lead.actions
    )
    fit = _fit(lead, rules)
    excluded = _excluded(lead, rules)
    cell = None if fit is None or excluded else _grade(fit, rules) + _level(interest, rules)
    first = cell is not None and cell in rules.contact_first
    return LeadScore(id=lead.id, fit=fit, interest=interest, cell=cell, first=first, excluded=excluded)


def _excluded(lead: Lead, rules: LeadRules) -> str | None:
    if lead.from_bought_list:
        return "bought_list"
    return "stopped" if any(rules.actions[action].stops for action, _ in lead.actions) else None


def _fit(lead: Lead, rules: LeadRules) -> float | None:
    known = [points for attribute, points in lead.fit.items() if attribute in rules.attributes]
    if len(known) < rules.least_attributes:
        return None
    return 100 * sum(known) / (rules.most_points * len(known))


def _grade(fit: float, rules: LeadRules) -> str:
    return GRADES[sum(fit >= cut for cut in rules.fit_cuts)]


def _level(interest: float, rules: LeadRules) -> str:
    return str(len(GRADES) - sum(interest >= cut for cut in rules.interest_cuts))
