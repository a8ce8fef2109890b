"""Three witnesses on one axis: what you say, what your customers say, what your sales show."""

import streamlit as st

from logic.content.survey import Contradiction as Told
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.survey.witnesses import Contradiction
from pages.parts import cards, figures, frame
from pages.parts.lists import bullets
from pages.parts.results import founders, tables
from pages.parts.words import plain


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the witnesses where at least two speak, and where several owners differ among themselves."""
    _hear(diagnosis, t)
    founders.show(t)


def _hear(diagnosis: Diagnosis, t: Texts) -> None:
    hearing = diagnosis.witnesses
    heard = {who for testimony in hearing.testimonies for who in testimony.marks}
    st.header(t("results.witnesses"), anchor=False)
    if len(heard) < 2:
        cards.missing(t("results.one_witness"), "witnesses")
        with st.container(horizontal=True):
            frame.link("sales", t("frame.to_sales"), icon=":material/receipt_long:")
            frame.link("survey", t("frame.to_survey"), icon=":material/forum:")
        return
    st.caption(t("results.witnesses_note"))
    figures.show("witnesses", lambda: tables.witnesses(hearing, t), diagnosis)
    _absences(diagnosis, t)
    _contradictions(diagnosis, t)


def _contradictions(diagnosis: Diagnosis, t: Texts) -> None:
    told = {one.id: one for one in diagnosis.content.customers.witnesses.contradictions}
    found = diagnosis.witnesses.contradictions
    for contradiction in found:
        if contradiction.id in told:
            _told(told[contradiction.id], contradiction, t)
    gaps = [contradiction for contradiction in found if contradiction.id not in told]
    if gaps:
        st.subheader(t("results.gaps"), anchor=False)
    bullets(_gap(gap, t) for gap in gaps)


def _absences(diagnosis: Diagnosis, t: Texts) -> None:
    with cards.how(t, "absent", t("results.absent")):
        for testimony in diagnosis.witnesses.testimonies:
            if not testimony.absent:
                continue
            why = [
                f"{t(f'survey.short_{who}')}: {t(f'survey.absent_{code}')}"
                for who, code in testimony.absent.items()
            ]
            st.markdown(f"**{plain(tables.name(testimony.dimension, t))}** · {plain('; '.join(why))}")


def _told(told: Told, found: Contradiction, t: Texts) -> None:
    with cards.card(f"witness.{found.id}", tinted=False):
        st.subheader(t.of(told.name), anchor=False)
        st.markdown(plain(t.of(told.reading)))
        st.markdown(t("results.first_move", move=plain(t.of(told.ask))))
        st.caption(_firmness(found, t))


def _gap(found: Contradiction, t: Texts) -> str:
    dimension = found.dimensions[0]
    owner, customers = (t.number(found.values[f"{who}.{dimension}"]) for who in ("owner", "customers"))
    name = tables.name(dimension, t)
    said = t(f"survey.{found.id}", dimension=name, owner=owner, customers=customers)
    return f"{said} {_firmness(found, t).capitalize()}."


def _firmness(found: Contradiction, t: Texts) -> str:
    return t(f"survey.{'firm' if found.firm else 'possible'}")
