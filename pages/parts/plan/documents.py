"""The plan as a document in every format, with what is still missing said first."""

import datetime as dt
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.exports.formats import FORMATS, Format
from logic.exports.report import Extras, build_report
from logic.metrics.measure import Metrics
from logic.storage.session_file import to_bytes
from pages.parts import state
from pages.parts.lists import bullets
from pages.parts.plan.words import said
from pages.parts.sales import file
from pages.parts.session_files import slug

FIRST = "pdf"
INSIDE = "plan.session_inside"
ANNEX = "plan.answers_annex"


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Say what is missing, then offer every format."""
    pending = said(diagnosis, t).pending
    st.header(t("plan_page.documents"), anchor=False)
    st.markdown(t("plan_page.documents_note"))
    state.offer(INSIDE, bool(state.held(INSIDE)))
    st.checkbox(t("plan_page.session_inside"), key=INSIDE, on_change=_ticked, args=(INSIDE,))
    state.offer(ANNEX, bool(state.held(ANNEX)))
    st.checkbox(
        t("plan_page.answers_annex"),
        key=ANNEX,
        on_change=_ticked,
        args=(ANNEX,),
        help=t("plan_page.answers_annex_help"),
    )
    with st.container(horizontal=True):
        for format in FORMATS:
            _download(format, diagnosis, t)
    if pending:
        st.header(t("plan_page.pending"), anchor=False)
        st.markdown(t("plan_page.pending_note"))
        bullets(pending)


def _ticked(box: str) -> None:
    state.hold(box, state.shown(box))


def _download(format: Format, diagnosis: Diagnosis, t: Texts) -> None:
    measured = file.measured()
    extras = Extras(
        metrics=measured if isinstance(measured, Metrics) else None,
        session=to_bytes(diagnosis.workspace) if state.held(INSIDE) else None,
        answers=bool(state.held(ANNEX)),
        session_name=f"{slug(diagnosis.workspace, t)}.vinculo.json",
    )
    zone = ZoneInfo(st.context.timezone or "UTC")
    st.download_button(
        t(f"plan_page.format_{format.id}"),
        partial(_render, format, diagnosis, t, extras, zone),
        file_name=f"{t('plan_page.file')}-{slug(diagnosis.workspace, t)}.{format.ending}",
        mime=format.mime,
        type="primary" if format.id == FIRST else "secondary",
        icon=":material/download:",
        on_click="ignore",
        key=f"plan.download.{format.id}",
    )


def _render(format: Format, diagnosis: Diagnosis, t: Texts, extras: Extras, zone: ZoneInfo) -> bytes:
    """Set one document; runs on the click, outside the session, so everything comes in as arguments."""
    return format.render(build_report(diagnosis, file.policy(), t, dt.datetime.now(zone), extras))
