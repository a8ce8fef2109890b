"""Every figure that a sales file gives, and each that it cannot give, with what is missing."""

from collections.abc import Sequence

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.measure import Metrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics
from logic.metrics.words import group_reasons
from pages.parts import cards
from pages.parts.lists import bullets
from pages.parts.sales.file import currency, policy
from pages.parts.sales.words import say_doubt, say_value
from pages.parts.words import plain

TECHNICAL = "technical"
"""The heading whose figures are folded away."""


def everything(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    """List every figure the file gives, and each it cannot give, with what is missing."""
    st.header(t("sales_page.can_know"), anchor=False)
    parted = policy().by_group(measured.figures)
    for group, ids in parted.items():
        if group != TECHNICAL:
            st.subheader(t.of(policy().groups[group]), anchor=False)
            _table(ids, measured, t)
    if TECHNICAL in parted:
        with st.expander(t.of(policy().groups[TECHNICAL])):
            _table(parted[TECHNICAL], measured, t)
    with cards.how(t, "everything"):
        for ids in parted.values():
            _explain(ids, t)
    _unknown(measured, t)


def _table(ids: Sequence[str], measured: Metrics | TotalsMetrics, t: Texts) -> None:
    st.table(
        {
            t("sales_page.figure"): [plain(t.of(policy().metrics[id].title)) for id in ids],
            t("sales_page.amount"): [
                plain(say_value(id, measured.figures[id].value, t, currency())) for id in ids
            ],
            t("sales_page.rests_on"): [
                plain(say_doubt(id, measured.figures[id], t, currency())) for id in ids
            ],
        },
        hide_index=True,
        border="horizontal",
    )


def _explain(ids: Sequence[str], t: Texts) -> None:
    for id in ids:
        text = policy().metrics[id]
        st.markdown(
            f"**{plain(t.of(text.title))}.** {plain(t.of(text.explanation))} {plain(t.of(text.reading))}"
        )
        st.caption(t("method.source", text=plain(text.source)))


def _unknown(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    missing = [id for ids in policy().by_group(measured.withheld).values() for id in ids]
    if not missing:
        return
    st.header(t("sales_page.cannot_know"), anchor=False)
    bullets(_say_missing(alike, measured, t) for alike in group_reasons(measured.withheld, missing))


def _say_missing(alike: Sequence[str], measured: Metrics | TotalsMetrics, t: Texts) -> str:
    """Say what some figures lack alike, and what stands in for them."""
    titles = t.list([t.of(policy().metrics[id].title) for id in alike])
    gate = policy().metrics[alike[0]].gate
    said = t("sales_page.missing", titles=titles, reason=say(measured.withheld[alike[0]], t))
    instead = t("sales_page.instead", what=t.of(policy().limits.gates[gate].instead)) if gate else ""
    return f"{said} {instead}".strip()
