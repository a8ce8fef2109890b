"""What became of the try, what moved since the last time, and one segment beside another."""

from pages.parts import cached, frame
from pages.parts.followup import experiment, runs

t = frame.open_page("followup")

runs.ask_what_happened(t)
experiment.show(cached.diagnosis(), t)
runs.show(t)
