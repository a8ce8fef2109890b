"""One assessment is about one group of customers: who they are and what there is to spend on them."""

from pages.parts import answering, cached, frame
from pages.parts.blocks import PROFILE, progress

t = frame.open_page("segment")

express = cached.assessment_blocks()["express"]
answered = progress(express, cached.given().answers).answered
answering.walk(
    answering.block_of(PROFILE), finish="assessment", skip={} if answered else {"segment": "assessment"}
)
