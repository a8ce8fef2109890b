"""Take a sales file in: the uploader, and once a file is there, its name and a way to remove it."""

import streamlit as st

from logic.content.texts import Texts
from logic.sales.cells.vocabulary import limits
from logic.sales.describe import say_refusal
from logic.sales.recognition.platforms import platforms
from logic.sales.values import Reading, Refusal
from pages.parts import state, uploads
from pages.parts.sales import file as sales_file
from pages.parts.sales.file import Measured
from pages.parts.words import plain

ENDINGS = ("csv", "txt", "tsv", "xlsx", "xls", "ods")


def take(t: Texts, kind: str) -> bool:
    """Draw the uploader or the file's chip; say whether a file is there."""
    file = sales_file.upload(kind)
    if file is None:
        _uploader(t, kind)
        return False
    with st.container(horizontal=True, vertical_alignment="center", key=f"{kind}_chip"):
        st.markdown(f":material/description: {plain(file.name)}", width="content")
        if not state.example_is_open():
            st.button(
                t("sales_page.remove"),
                key=f"{kind}_remove",
                icon=":material/close:",
                on_click=sales_file.remove,
                args=(kind,),
            )
    if kind == sales_file.SALES and not state.example_is_open():
        st.caption(t("sales_page.never_kept"))
    return True


def read(t: Texts, kind: str) -> Reading | Refusal | None:
    """Read the file with a sign of life; a file that cannot be used is refused with a sentence."""
    with st.spinner(t("sales_page.reading")):
        found = sales_file.reading(kind)
    if isinstance(found, Refusal):
        st.error(plain(say_refusal(found, t)), title=t("sales_page.refused"), icon=":material/error:")
    return found


def measure(t: Texts) -> Measured | None:
    """Work the figures out with a sign of life; say so where a file of this kind gives none."""
    with st.spinner(t("sales_page.measuring")):
        found = sales_file.measured()
    if found is None:
        st.info(t("sales_page.no_figures"))
    return found


def explain(t: Texts) -> None:
    """Say which file is wanted, that it is never kept, and how the best-known shops give it."""
    st.markdown(t("sales_page.wanted"))
    st.caption(t("sales_page.never_kept"))
    with st.expander(t("sales_page.where")):
        for platform in platforms().values():
            st.markdown(f"**{plain(platform.title)}**: {plain(t.of(platform.clicks))}")


def _uploader(t: Texts, kind: str) -> None:
    most = limits().upload_megabytes
    file = uploads.pick(
        kind, t(f"sales_page.upload_{kind}"), list(ENDINGS), most, t, t("sales_page.upload_help", limit=most)
    )
    if file is not None:
        sales_file.put(file.name, file.getvalue(), kind)
        st.rerun()
