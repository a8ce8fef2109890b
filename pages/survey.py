"""Ask customers the same questions, take their answers in, and see both sides."""

from pages.parts import cached, frame, survey_ask, survey_read, survey_said

t = frame.open_page("survey")

survey_ask.show(cached.diagnosis().form, t)
survey_read.show(cached.diagnosis().form, t)
survey_said.show(cached.diagnosis(), t)
frame.go_on("results")
