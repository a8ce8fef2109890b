"""Hand the survey out: as a message, for a form tool, on paper, or as a sheet."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from logic.content.texts import Texts
from logic.survey.form import Form
from logic.survey.intervals import answers_needed
from logic.survey.make import form_steps, form_text, invitation, message, template
from logic.survey.result import survey_of
from pages.parts import cached, cards, state
from pages.parts.words import plain

WAYS = ("message", "form", "paper", "sheet")
WITHIN = 10
"""Points within which a mean is worth knowing: half a step of the scale is 12.5."""


def show(form: Form, t: Texts) -> None:
    """Let the visitor choose a way, and show what that way needs."""
    st.header(t("survey_page.ask"), anchor=False)
    st.markdown(t("survey_page.ask_lead", n=len(form.questions)))
    st.markdown(_how_many(t))
    if not form.business:
        st.caption(t("survey_page.nameless"))
    with cards.card("survey_ask"):
        way = st.segmented_control(
            t("survey_page.way"),
            WAYS,
            default=WAYS[0],
            format_func=lambda one: t(f"survey_page.way_{one}"),
            key="survey_way",
            required=True,
            width="stretch",
        )
        _show_way(way or WAYS[0], form, t)
    with st.expander(t("survey_page.questions", n=len(form.questions))):
        for number, question in enumerate(form.questions, 1):
            st.markdown(f"{number}\\. {plain(t.of(question.text))}")
    _interview(t)


def _interview(t: Texts) -> None:
    """Offer the other way of asking: few customers, in person, about what they did."""
    guide = cached.content().readings.interview
    with st.expander(t("survey_page.interview", n=guide.people)):
        st.markdown(t.of(guide.intro))
        st.markdown(t.of(guide.opening))
        for number, question in enumerate(guide.questions, 1):
            st.markdown(f"{number}\\. **{plain(t.of(question.text))}**")
            st.caption(t("survey_page.listen_for", what=t.of(question.listen_for)))
        st.markdown("\n".join(f"- {t.of(rule)}" for rule in guide.rules))
        st.markdown(t.of(guide.closing))


def _how_many(t: Texts) -> str:
    """Say how many answers a mean within some points takes, in a segment of this size."""
    population = survey_of(state.workspace()).population
    needed = t.number(answers_needed(WITHIN, population))
    if population is None:
        return t("survey_page.how_many", needed=needed, points=WITHIN)
    return t("survey_page.how_many_of", needed=needed, points=WITHIN, customers=t.number(population))


def _show_way(way: str, form: Form, t: Texts) -> None:
    st.markdown(t(f"survey_page.how_{way}"))
    match way:
        case "message":
            st.code(message(form, t), language=None, wrap_lines=True)
        case "form":
            steps = form_steps(cached.content().customers.survey, t)
            st.markdown("\n".join(f"1. {plain(step)}" for step in steps))
            st.code(form_text(form, t), language=None, wrap_lines=True)
            st.markdown(t("survey_page.then_send"))
            st.code(invitation(form, t, t("survey_page.link")), language=None, wrap_lines=True)
        case "paper":
            _download("paper", lambda: _paper(form, t), "pdf", "application/pdf", t)
        case _:
            _download("sheet", lambda: template(form, t), "csv", "text/csv", t)


def _download(way: str, make: Callable[[], bytes], ending: str, mime: str, t: Texts) -> None:
    st.download_button(
        t(f"survey_page.download_{way}"),
        make,
        file_name=f"{t('survey_page.file')}.{ending}",
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"survey.{way}",
    )


def _paper(form: Form, t: Texts) -> bytes:
    from logic.exports.survey_sheet import build_survey_report
    from logic.exports.to_pdf import to_pdf

    return to_pdf(build_survey_report(form, dt.datetime.now(dt.UTC), t))
