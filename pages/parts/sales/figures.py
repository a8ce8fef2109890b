"""What a sales file says: the headline figures, the views, and what it cannot tell."""

from functools import partial

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.contact_list import ContactMetrics
from logic.metrics.measure import Metrics
from logic.metrics.ratings import RatingMetrics
from logic.metrics.totals import TotalsMetrics
from logic.metrics.words import say_days
from pages.parts import cards, views
from pages.parts.sales import contacts, groups, others, revenue, settings
from pages.parts.sales.everything import everything
from pages.parts.sales.file import Measured
from pages.parts.sales.headline import headline
from pages.parts.sales.words import window
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
        others.show(measured, t)
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


def _is_known(id: str, measured: Metrics | TotalsMetrics) -> bool:
    return id in measured.figures or id in measured.withheld


def _warnings(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    if not isinstance(measured, Metrics):
        return
    if measured.orders != measured.occasions:
        orders = t("sales_page.orders", n=measured.orders)
        st.caption(plain(t("sales_page.folded", n=measured.occasions, orders=orders)))
    if measured.medians_differ:
        own, pooled = (
            say_days(measured.value(f"cycle_{which}_median") or 0, t) for which in ("customer", "pooled")
        )
        st.caption(plain(t("metrics.medians_differ", customer=own, pooled=pooled)))
    if measured.later_rows:
        st.caption(plain(t("metrics.later_rows", n=measured.later_rows)))
    if measured.margin is None:
        st.caption(plain(t("metrics.no_margin")))


def _views(measured: Metrics, t: Texts) -> None:
    views.show(
        "sales_page",
        {
            "people": partial(_people, measured, t),
            "return": partial(groups.comings_back, measured, t),
            "revenue": partial(revenue.show, measured, t),
            "value": partial(revenue.value, measured, t),
            "all": partial(_all, measured, t),
        },
    )


def _people(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    contacts.show(measured, t)
    groups.people(measured, t)


def _all(measured: Metrics, t: Texts) -> None:
    everything(measured, t)
    settings.show(measured, t)
