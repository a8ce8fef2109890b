"""The plan in sentences, and its figures as the tables that charts draw."""

import pandas as pd

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.plan.wording import PlanText, describe_plan
from pages.parts import state

WEEKS = 13
DAYS = 7
HOUR_NAMES = {0.5: "plan_page.hour_half", 1.0: "plan_page.hour_same", 2.0: "plan_page.hour_double"}
"""Share of the value of an hour -> its name."""


def said(diagnosis: Diagnosis, t: Texts) -> PlanText:
    """Return the plan in sentences."""
    return state.once_for(
        "plan.words",
        (diagnosis, t),
        lambda: describe_plan(
            diagnosis.content, diagnosis.workspace, diagnosis.recommendation, diagnosis.plan, t
        ),
    )


def costs(diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """List the cost at half, the same and twice the value of an hour; the columns of charts.costs."""
    cost = diagnosis.plan.cost
    rows = [
        {"label": t(HOUR_NAMES[factor]), "cash": cost.from_till, "time": total - cost.from_till}
        for factor, total in cost.at_factors
    ]
    return pd.DataFrame(rows, columns=["label", "cash", "time"])


def hours(diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """List how the hours of a month are spent; the columns of charts.hours."""
    plan, words = diagnosis.plan, said(diagnosis, t)
    titles = {one.id: one.title for one in words.chosen}
    rows = [{"label": t("plan_page.the_try"), "hours": plan.cost.hours_month, "kept": True}]
    rows += [{"label": titles[one.id], "hours": one.hours, "kept": True} for one in plan.fit.chosen]
    return pd.DataFrame(rows, columns=["label", "hours", "kept"])


def roadmap(diagnosis: Diagnosis, t: Texts) -> pd.DataFrame:
    """Place the actions in thirteen weeks from the start; the columns of charts.roadmap."""
    plan, words = diagnosis.plan, said(diagnosis, t)
    rows = [
        {
            "action": text.text,
            "track": t(f"plan_page.track_{action.source}"),
            "start": _week(action.offset),
            "end": _week(action.offset) + 1,
            "milestone": False,
        }
        for action, text in zip(plan.actions, words.actions, strict=True)
    ]
    rows.insert(0, _trial(diagnosis, t))
    return pd.DataFrame(rows, columns=["action", "track", "start", "end", "milestone"])


def _trial(diagnosis: Diagnosis, t: Texts) -> dict[str, object]:
    """Place the try itself: from the first week to the day of the decision."""
    end = min(1 + -(-diagnosis.plan.card.box_days // DAYS), WEEKS + 1)
    name = t("plan_page.the_try")
    return {"action": name, "track": t("plan_page.track_trial"), "start": 1, "end": end, "milestone": True}


def _week(offset: int) -> int:
    """Return the week of a day counted from the start; what comes before is in the first."""
    return min(max(offset // DAYS + 1, 1), WEEKS)
