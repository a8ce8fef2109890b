"""Ask customers the same questions, take their answers in, and see both sides."""

from pages.parts import cached, frame
from pages.parts.survey import answers_in, ask, said

t = frame.open_page("survey")

ask.show(cached.diagnosis().form, t)
answers_in.show(cached.diagnosis().form, t)
said.show(cached.diagnosis(), t)
frame.go_on("results")
