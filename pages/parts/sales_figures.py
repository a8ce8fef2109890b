"""What a sales file says: the headline figures, the views, and what it cannot tell."""

from functools import partial

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.contact_list import ContactMetrics
from logic.metrics.measure import Metrics
from logic.metrics.ratings import RatingMetrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics
from pages.parts import (
    cards,
    sales_contacts,
    sales_groups,
    sales_others,
    sales_revenue,
    sales_settings,
    views,
)
from pages.parts.sales_file import Measured, currency, policy
from pages.parts.sales_words import say_doubt, say_value, window
from pages.parts.words import plain

HEADLINES = (
    "repeat_rate_90",
    "cycle_customer_median",
    "average_order_value",
    "late_revenue_share",
)


def show(measured: Measured, t: Texts) -> None:
    """Show the figures of whatever kind of file it is."""
    if isinstance(measured, RatingMetrics | ContactMetrics):
        sales_others.show(measured, t)
        return
    st.header(t("sales_page.figures"), anchor=False)
    st.caption(window(measured, t))
    cards.figures([headline(id, measured, t) for id in HEADLINES if _is_known(id, measured)])
    _warnings(measured, t)
    if isinstance(measured, TotalsMetrics):
        _people(measured, t)
        everything(measured, t)
        return
    _views(measured, t)


def headline(id: str, measured: Metrics | TotalsMetrics, t: Texts) -> cards.Figure:
    """Write one figure, or say why it is withheld."""
    text = policy().metrics[id]
    figure = measured.figures.get(id)
    if figure is None:
        reason = plain(say(measured.withheld[id], t))
        return cards.Figure(t.of(text.title), "–", reason, plain(t.of(text.explanation)))
    value = say_value(id, figure.value, t, currency())
    return cards.Figure(
        t.of(text.title), value, plain(say_doubt(id, figure, t, currency())), t.of(text.explanation)
    )


def _is_known(id: str, measured: Metrics | TotalsMetrics) -> bool:
    return id in measured.figures or id in measured.withheld


def _warnings(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    if not isinstance(measured, Metrics):
        return
    if measured.medians_differ:
        own, pooled = (measured.value(f"cycle_{which}_median") or 0 for which in ("customer", "pooled"))
        st.caption(plain(t("metrics.medians_differ", customer=t.number(own), pooled=t.number(pooled))))
    if measured.later_rows:
        st.caption(plain(t("metrics.later_rows", n=measured.later_rows)))
    if measured.margin is None:
        st.caption(plain(t("metrics.no_margin")))


def _views(measured: Metrics, t: Texts) -> None:
    views.show(
        "sales_page",
        {
            "people": partial(_people, measured, t),
            "return": partial(sales_groups.comings_back, measured, t),
            "revenue": partial(sales_revenue.show, measured, t),
            "value": partial(sales_revenue.value, measured, t),
            "all": partial(_all, measured, t),
        },
    )


def _people(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    sales_contacts.show(measured, t)
    sales_groups.people(measured, t)


def _all(measured: Metrics, t: Texts) -> None:
    everything(measured, t)
    sales_settings.show(measured, t)


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
