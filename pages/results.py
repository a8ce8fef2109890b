"""What the answers say: the profile first, the index last."""

from functools import partial

from pages.parts import (
    cached,
    cards,
    frame,
    results_profile,
    results_reading,
    results_returns,
    results_witnesses,
    views,
)

t = frame.open_page("results")
diagnosis = cached.diagnosis()

if any(score.answered for score in diagnosis.assessment.dimensions.values()):
    views.show(
        "results",
        {
            "profile": partial(results_profile.show, diagnosis, t),
            "witnesses": partial(results_witnesses.show, diagnosis, t),
            "moves": partial(results_reading.show, diagnosis, t),
            "returns": partial(results_returns.show, diagnosis, t),
        },
    )
    results_profile.index(diagnosis, t)
    frame.go_on("relationship")
else:
    cards.missing(t("results.nothing"), "answers")
    frame.go_on("assessment")
