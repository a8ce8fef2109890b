"""One assessment is about one group of customers: who they are and what there is to spend on them."""

from pages.parts import cached, frame
from pages.parts.asking import walk
from pages.parts.asking.blocks import PROFILE, progress

t = frame.open_page("segment")

express = cached.assessment_blocks()["express"]
answered = progress(express, cached.given().answers).answered
walk.walk(walk.block_of(PROFILE), finish="assessment", skip={} if answered else {"segment": "assessment"})
