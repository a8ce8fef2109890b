"""Every figure that a sales file gives, and each that it cannot give, with what is missing."""

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.measure import Metrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics
from pages.parts import cards
from pages.parts.sales.file import currency, policy
from pages.parts.sales.words import say_doubt, say_value
from pages.parts.words import plain


def everything(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    """List every figure the file gives, and each it cannot give, with what is missing."""
    st.header(t("sales_page.can_know"), anchor=False)
    known = [id for id in policy().metrics if id in measured.figures]
    st.table(
        {
            t("sales_page.figure"): [plain(t.of(policy().metrics[id].title)) for id in known],
            t("sales_page.value"): [
                plain(say_value(id, measured.figures[id].value, t, currency())) for id in known
            ],
            t("sales_page.rests_on"): [
                plain(say_doubt(id, measured.figures[id], t, currency())) for id in known
            ],
        },
        hide_index=True,
        border="horizontal",
    )
    with cards.how(t):
        for id in known:
            text = policy().metrics[id]
            st.markdown(
                f"**{plain(t.of(text.title))}.** {plain(t.of(text.explanation))} {plain(t.of(text.reading))}"
            )
            st.caption(plain(text.source))
    _unknown(measured, t)


def _unknown(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    missing = [id for id in policy().metrics if id in measured.withheld]
    if not missing:
        return
    st.header(t("sales_page.cannot_know"), anchor=False)
    st.table(
        {
            t("sales_page.figure"): [plain(t.of(policy().metrics[id].title)) for id in missing],
            t("sales_page.missing"): [plain(say(measured.withheld[id], t)) for id in missing],
            t("sales_page.instead"): [plain(_instead(id, t)) for id in missing],
        },
        hide_index=True,
        border="horizontal",
    )


def _instead(id: str, t: Texts) -> str:
    gate = policy().metrics[id].gate
    return t.of(policy().limits.gates[gate].instead) if gate else ""
