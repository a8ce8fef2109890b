"""What is left of the last file once it is gone: its figures, and what to do to see the rest again."""

from collections.abc import Sequence

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.figure import Figure
from pages.parts import cards, state
from pages.parts.sales import file
from pages.parts.sales.words import day, say_doubt, say_value
from pages.parts.words import plain


def show(shown: Sequence[str], t: Texts) -> None:
    """Show the figures that are left; nothing where no file was ever read.

    Args:
        shown: Metrics to show as cards.
        t: The reader's language.
    """
    sales = state.workspace().sales
    if not sales:
        return
    with cards.card("kept"):
        st.header(t("sales_page.kept_title"), anchor=False)
        st.markdown(t("sales_page.kept"))
        cards.figures([_card(id, value, t) for id in shown if (value := sales.get(id)) is not None])
        until = sales.get("reference_day")
        if until is not None:
            st.caption(plain(t("sales_page.kept_until", date=t.date(day(round(until)), "medium"))))
        st.button(
            t("sales_page.forget"),
            key="sales_forget",
            icon=":material/close:",
            on_click=file.remove,
            args=(file.SALES,),
        )


def _card(id: str, value: float, t: Texts) -> cards.Figure:
    sales, text = state.workspace().sales, file.policy().metrics[id]
    figure = Figure(
        value=value,
        n=round(sales.get(f"{id}.n") or 0),
        low=sales.get(f"{id}.low"),
        high=sales.get(f"{id}.high"),
    )
    return cards.Figure(
        t.of(text.title),
        say_value(id, value, t, file.currency()),
        plain(say_doubt(id, figure, t, file.currency())) if figure.n else "",
        t.of(text.explanation),
    )
