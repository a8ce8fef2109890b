"""Take customers' answers in: a file, or typed row by row; what was not understood is named."""

from collections.abc import Iterator

import streamlit as st

from logic.content.texts import Texts
from logic.survey.form import Form, Question
from logic.survey.make import say_choice
from logic.survey.read import Issue, Reading, read_answers
from logic.survey.repeated import Repeated
from logic.workspace import Respondent, Survey
from pages.parts import cached, session_files, state, uploads
from pages.parts.words import plain

ENDINGS = ["csv", "txt", "tsv", "xlsx", "xls", "ods"]
MEGABYTES = 10
SHOWN = 8
"""Answers that could not be read, listed; the rest is counted."""
FILE, REPEATS, SAID = "survey.file", "survey.repeats", "survey.said"


def show(form: Form, t: Texts) -> None:
    """Draw the uploader, what became of the last file, and the way to type answers in."""
    st.header(t("survey_page.bring"), anchor=False)
    st.markdown(t("survey_page.bring_lead"))
    file = uploads.pick("survey_answers", t("survey_page.upload"), ENDINGS, MEGABYTES, t)
    if file is not None and file.file_id != state.held(SAID):
        state.hold(SAID, file.file_id)
        state.hold(FILE, _as_text(file.getvalue()))
        state.drop(REPEATS)
        _take(form)
    if state.held(FILE) is not None:
        _tell(_read(form), form, t)
    with st.container():  # there also while it is empty, so that the fold below stays open when it fills
        _ask_numbers(t)
    with st.expander(t("survey_page.type_in")):
        _type_in(form, t)


def _as_text(data: bytes) -> bytes:
    """Turn a spreadsheet into text; one that cannot be opened is told apart by the reader."""
    from logic.sales.opening.spreadsheet import Sheet, is_spreadsheet, open_sheet
    from logic.sales.values import Choices

    sheet = open_sheet(data, Choices()) if is_spreadsheet(data) else None
    return sheet.data if isinstance(sheet, Sheet) else data


def _read(form: Form) -> Reading:
    data, repeats = state.held(FILE), state.held(REPEATS)
    words = cached.content().customers.survey.words
    return state.once_for("survey.reading", (data, repeats), lambda: read_answers(data, form, words, repeats))


def _take(form: Form) -> None:
    read = _read(form)
    if read.respondents:
        known = state.workspace().survey
        state.change(survey=known.model_copy(update={"respondents": read.respondents}))


def _tell(read: Reading, form: Form, t: Texts) -> None:
    problems = [_say_issue(issue, form, t) for issue in read.issues]
    if not read.respondents:
        for problem in problems:
            st.error(plain(problem), icon=":material/error:")
        return
    st.success(t("survey.read_answers", n=len(read.respondents)), icon=":material/check:")
    _receipt(problems, list(_notes(read, t)), t)
    for repeated in read.repeated:
        _ask_repeated(repeated, form, t)


def _receipt(problems: list[str], notes: list[str], t: Texts) -> None:
    if not problems and not notes:
        return
    with st.expander(t("survey_page.receipt", n=len(problems)), expanded=bool(problems)):
        for line in [*problems[:SHOWN], *notes]:
            st.markdown(f"- {plain(line)}")
        if len(problems) > SHOWN:
            st.markdown(t("survey_page.more", n=len(problems) - SHOWN))


def _say_issue(issue: Issue, form: Form, t: Texts) -> str:
    question = form.question(issue.question) if issue.question else None
    named = f"{issue.question} · {t.of(question.text)}" if question else ""
    return t(f"survey.issue_{issue.code}", n=None, row=issue.row, question=named, **issue.values)


def _notes(read: Reading, t: Texts) -> Iterator[str]:
    if read.ignored:
        yield t("survey.read_ignored", columns=t.list(read.ignored[:SHOWN]))
    if read.dropped:
        yield t("survey.read_dropped", columns=t.list(read.dropped[:SHOWN]))
    if read.missing and read.respondents:
        yield t("survey.read_missing", questions=t.list(read.missing))


def _ask_repeated(repeated: Repeated, form: Form, t: Texts) -> None:
    rows = t.list([t.number(row) for row in repeated.rows])
    counts_all = repeated.counted == len(repeated.rows)
    chosen = st.segmented_control(
        t(f"survey.repeated_{repeated.reason}", rows=rows),
        (True, False),
        default=counts_all,
        format_func=lambda all: t("survey_page.count_all" if all else "survey_page.count_once"),
        key=f"survey.repeat.{repeated.rows[0]}",
        required=True,
    )
    if chosen != counts_all:
        state.hold(REPEATS, {**(state.held(REPEATS) or {}), repeated.rows[0]: chosen})
        _take(form)
        st.rerun()


def _ask_numbers(t: Texts) -> None:
    survey = state.workspace().survey
    if not survey.respondents:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        invited = st.number_input(
            t("survey_page.invited"),
            min_value=0,
            value=survey.invited,
            step=1,
            key="survey.invited",
            width=260,
        )
        st.button(t("survey_page.remove"), icon=":material/close:", on_click=_remove)
    if invited != survey.invited:
        state.change(survey=survey.model_copy(update={"invited": invited}))
        st.rerun()


def _remove() -> None:
    for name in (FILE, REPEATS, SAID, "once.survey.reading"):
        state.drop(name)
    state.change(survey=Survey())


def _type_in(form: Form, t: Texts) -> None:
    """One customer at a time, as on the paper sheet."""
    st.markdown(t("survey_page.type_lead"))
    with st.form("survey.typed", clear_on_submit=True, border=False):
        answers = {
            question.id: _typed(number, question, t) for number, question in enumerate(form.questions, 1)
        }
        if st.form_submit_button(t("survey_page.add_one"), icon=":material/add:"):
            given = {id: value for id, value in answers.items() if value not in (None, "")}
            if not given:
                st.error(t("survey_page.nothing_typed"))
            else:
                survey = state.workspace().survey
                added = (*survey.respondents, Respondent(answers=given))
                state.change(survey=survey.model_copy(update={"respondents": added}))
                st.rerun()
    if state.workspace().survey.respondents and not state.example_is_open():
        st.markdown(t("survey_page.keep", n=len(state.workspace().survey.respondents)))
        session_files.offer_download(t)


def _typed(number: int, question: Question, t: Texts) -> int | str | None:
    """Ask for one answer, under the numbers that the message gives to the question and to its answers."""
    label, key = plain(f"{number}. {t.of(question.text)}"), f"survey.typed.{question.id}"
    if not question.choices:
        return st.text_area(label, key=key, max_chars=1000, height=80)
    labels = {choice.value: say_choice(choice, question.kind, t) for choice in question.choices}
    return st.segmented_control(
        label, tuple(labels), format_func=lambda value: labels[value], key=key, wrap=True
    )
