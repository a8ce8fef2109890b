"""Which relationship suits this segment, why, and what would change that."""

from functools import partial

from pages.parts import (
    cached,
    cards,
    frame,
    relationship_choice,
    relationship_compare,
    relationship_firmness,
    relationship_guide,
    relationship_what_if,
    views,
)

t = frame.open_page("relationship")
diagnosis = cached.diagnosis()

if diagnosis.recommendation.ready:
    views.show(
        "relationship",
        {
            "choice": partial(relationship_choice.show, diagnosis, t),
            "firmness": partial(relationship_firmness.show, diagnosis, t),
            "compare": partial(relationship_compare.show, diagnosis, t),
            "what_if": partial(relationship_what_if.show, diagnosis, t),
            "guide": partial(relationship_guide.show, diagnosis, t),
        },
    )
    frame.go_on("plan")
else:
    cards.missing(relationship_choice.words(diagnosis, t).headline, "choice")
    frame.link("segment", t("frame.to_segment"), icon=":material/arrow_forward:")
    relationship_guide.ask(t)
