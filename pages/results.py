"""What the answers say: the profile first, the index last."""

from functools import partial

from pages.parts import cached, cards, frame, views
from pages.parts.results import networks, profile, reading, returns, witnesses

t = frame.open_page("results")
diagnosis = cached.diagnosis()

if any(score.answered for score in diagnosis.assessment.dimensions.values()):
    views.show(
        "results",
        {
            "profile": partial(profile.show, diagnosis, t),
            "witnesses": partial(witnesses.show, diagnosis, t),
            "moves": partial(reading.show, diagnosis, t),
            "returns": partial(returns.show, diagnosis, t),
        },
    )
    profile.index(diagnosis, t)
    networks.show(diagnosis, t)
    frame.go_on("relationship")
else:
    cards.missing(t("results.nothing"), "answers")
    frame.go_on("assessment")
