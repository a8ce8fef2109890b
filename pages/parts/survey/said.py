"""What customers say, beside what the owner believed; below the gates only how many chose what."""

from typing import TYPE_CHECKING

import streamlit as st

from logic.content.texts import Texts
from logic.survey.four_cells import CellId
from logic.survey.gap import DimensionGap
from logic.survey.reliability import Reliability
from logic.survey.result import SurveyResult
from logic.survey.tally import words_of
from logic.workspace import Survey
from pages.parts import cached, cards, figures, state
from pages.parts.survey import counts
from pages.parts.words import plain

if TYPE_CHECKING:
    import pandas as pd

    from logic.diagnosis import Diagnosis

CELLS: tuple[CellId, ...] = ("loyal", "latent", "spurious", "none")
OPEN_SHOWN = 60


def show(diagnosis: "Diagnosis", t: Texts) -> None:
    """Show the gap, recommendation, loss, the four cells, and the words of customers."""
    st.header(t("survey_page.said"), anchor=False)
    result = diagnosis.survey
    if result is None:
        cards.missing(t("survey_page.nobody"), "survey")
        return
    _response(result, t)
    _gaps(result, t)
    counts.behaviours(result, t)
    _recommending(result, t)
    _cells(result, t)
    _words(state.workspace().survey, diagnosis, t)
    with cards.how(t, "counts", t("survey_page.counts")):
        counts.counts(result, t)
    with cards.how(t, "reliability", t("survey_page.reliability")):
        for id, one in result.reliability.items():
            st.markdown(f"**{t.of(cached.content().questionnaires[id].title)}**")
            _reliability(one, t)


def _response(result: SurveyResult, t: Texts) -> None:
    st.markdown(t("survey.read_answers", n=result.respondents))
    if result.response is not None:
        share, invited = t.percent(result.response), t.number(result.invited or 0)
        st.caption(t("survey.response", answered=t.number(result.respondents), invited=invited, share=share))
    if result.low_response and result.response is not None:
        st.info(t("survey.low_response", share=t.percent(result.response)))
    for problem in result.problems:
        st.warning(t(f"survey.problem_{problem}"))


def _gaps(result: SurveyResult, t: Texts) -> None:
    st.subheader(t("survey_page.gap"), anchor=False)
    st.markdown(t("survey_page.gap_lead"))
    shown = [gap for gap in result.dimensions.values() if gap.mean is not None]
    if shown:
        figures.show("gap", lambda: _gap_table(result, t), result, key="survey_gap")
    for gap in sorted(shown, key=lambda one: -abs(one.gap or 0)):
        if gap.flagged:
            st.markdown(f"- **{_name(gap.dimension, t)}.** {_say_gap(gap, t)}")
    short = max(
        (gap.needed - gap.n for gap in result.dimensions.values() if gap.reason == "few_answers"), default=0
    )
    if short > 0:
        st.info(t("survey.needed", n=short))
    _agreement(result, t)


def _gap_table(result: SurveyResult, t: Texts) -> "pd.DataFrame":
    import pandas as pd

    shown = [gap for gap in result.dimensions.values() if gap.mean is not None]
    points = ("own", "mean", "low", "high", "gap")
    columns = (*points, "flagged", "n")
    rows = [{column: getattr(gap, column) for column in columns} for gap in shown]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(points, float))  # None becomes NaN
    return table.assign(label=[_name(gap.dimension, t) for gap in shown])


def _say_gap(gap: DimensionGap, t: Texts) -> str:
    key = "gap_above" if (gap.gap or 0) > 0 else "gap_below"
    values = {"own": gap.own, "mean": gap.mean, "low": gap.low, "high": gap.high}
    said = {name: t.number(value) for name, value in values.items() if value is not None}
    return t(f"survey.{key}", gap=t.number(abs(gap.gap or 0)), **{"low": "–", "high": "–", **said}, n=gap.n)


def _agreement(result: SurveyResult, t: Texts) -> None:
    found = result.agreement
    if found.bias is not None:
        key = "bias_above" if found.bias > 0 else "bias_below"
        st.markdown(t(f"survey.{key}", points=t.number(abs(found.bias)), n=found.dimensions))
    if found.accuracy is not None:
        st.caption(t("survey.accuracy", value=t.number(found.accuracy, 2)))


def _recommending(result: SurveyResult, t: Texts) -> None:
    net, loss = result.recommendation, result.loss
    st.subheader(t("survey_page.recommend"), anchor=False)
    if net.net is not None and net.margin is not None:
        words = {"net": t.number(net.net), "margin": t.number(net.margin)}
        st.markdown(t("survey.net", **words, n=net.n, promoters=net.promoters, detractors=net.detractors))
    else:
        st.markdown(t("survey.needed", n=max(net.needed - net.n, 0)))
    if loss.share is not None and loss.low is not None and loss.high is not None:
        shares = {"share": loss.share, "low": loss.low, "high": loss.high, "reference": loss.reference}
        st.markdown(
            t("survey.loss", n=loss.n, much=loss.much, **{k: t.percent(v) for k, v in shares.items()})
        )


def _cells(result: SurveyResult, t: Texts) -> None:
    cells = result.cells
    if not cells.enough:
        return
    st.subheader(t("survey_page.cells"), anchor=False)
    st.caption(t("survey_page.cells_lead", n=cells.n))
    shown = [cards.Figure(t(f"survey.cell_{id}"), t.number(cells.counts[id])) for id in CELLS]
    cards.figures(shown, least_width=260)


def _words(survey: Survey, diagnosis: "Diagnosis", t: Texts) -> None:
    for question in diagnosis.form.of_kind("open"):
        said = words_of(survey.respondents, question.id)
        if said:
            with st.expander(f"{plain(t.of(question.text))} ({t.number(len(said))})"):
                st.caption(t("survey_page.only_you"))
                for answer in said[:OPEN_SHOWN]:
                    st.text(t("answering.quoted", text=answer))


def _reliability(one: Reliability, t: Texts) -> None:
    if one.alpha is None or one.low is None or one.high is None:
        st.markdown(t(f"survey.reason_{one.reason}"))
        return
    values = {"alpha": one.alpha, "low": one.low, "high": one.high, "limit": 0.7}
    st.markdown(t("survey.alpha", n=one.n, **{name: t.number(value, 2) for name, value in values.items()}))
    if one.omega is not None:
        st.markdown(t("survey.omega", omega=t.number(one.omega, 2)))


def _name(dimension: str, t: Texts) -> str:
    for asked in cached.content().questionnaires.values():
        for one in asked.dimensions:
            if one.id == dimension:
                return t.of(one.label)
    return dimension
