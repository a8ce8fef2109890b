"""The minimum viable relationship: the smallest thing worth trying, what it costs and when to stop."""

from functools import partial

from pages.parts import cached, frame, views
from pages.parts.asking import before
from pages.parts.plan import begin, card, costs, documents, loyalty, needed, week

t = frame.open_page("plan")
diagnosis = cached.diagnosis()

if diagnosis.recommendation.ready:
    views.show(
        "plan_page",
        {
            "card": partial(card.show, diagnosis, t),
            "costs": partial(costs.show, diagnosis, t),
            "week": partial(week.show, diagnosis, t),
            "loyalty": partial(loyalty.show, diagnosis, t),
            "documents": partial(documents.show, diagnosis, t),
        },
    )
    before.offer("plan", t)
    begin.go_on(diagnosis, t)
else:
    needed.show(diagnosis, t)
    frame.go_on("relationship", t("plan_page.to_guide"))
