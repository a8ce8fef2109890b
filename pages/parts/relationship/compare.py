"""All seven side by side, and any two of them against each other."""

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.reasons import compare
from pages.parts import figures
from pages.parts.relationship import tables
from pages.parts.relationship.choice import words
from pages.parts.relationship.tables import type_name
from pages.parts.words import plain


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the fit of every type, then two of them in detail, then what each type is."""
    st.header(t("relationship.side_by_side"), anchor=False)
    st.caption(t("relationship.side_by_side_note"))
    figures.show("fits", lambda: tables.fits(diagnosis, t), diagnosis)
    _two(diagnosis, t)
    _types(diagnosis, t)


def _two(diagnosis: Diagnosis, t: Texts) -> None:
    choice = diagnosis.recommendation.choice
    st.header(t("relationship.two"), anchor=False)
    with st.grid(2, min_column_width=220):
        one, other = (
            st.selectbox(
                t(f"relationship.{which}"),
                list(choice.order),
                index=choice.order.index(type),
                format_func=lambda id: type_name(diagnosis, id, t),
                key=f"relationship.{which}",
            )
            for which, type in (("one", choice.first), ("other", choice.second))
        )
    if one == other:
        st.caption(t("relationship.same"))
        return
    comparison = compare(choice.fits, one, other)
    names = type_name(diagnosis, one, t), type_name(diagnosis, other, t)
    figures.show(
        "contributions",
        lambda: tables.contributions(comparison, diagnosis, t),
        diagnosis,
        key="two",
        one=names[0],
        other=names[1],
    )


def _types(diagnosis: Diagnosis, t: Texts) -> None:
    st.header(t("relationship.types"), anchor=False)
    told = diagnosis.content.advice.types.types
    for ranked in words(diagnosis, t).ranking:
        type = told[ranked.type]
        with st.expander(f"{plain(ranked.name)} · {t.number(ranked.score)}"):
            st.markdown(plain(t.of(type.description)))
            st.markdown(plain(t.of(type.boundary)))
            st.markdown(t("relationship.example", text=plain(t.of(type.example))))
            if ranked.excluded:
                st.markdown(f":material/lock: {plain(ranked.why_not)}")
