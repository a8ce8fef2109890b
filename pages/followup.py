"""What became of the try, what moved since the last time, and one segment beside another."""

from pages.parts import cached, followup_runs, followup_try, frame

t = frame.open_page("followup")

followup_runs.ask_what_happened(t)
followup_try.show(cached.diagnosis(), t)
followup_runs.show(t)
