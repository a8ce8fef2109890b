"""Who the customers are and when they come back: segments, lateness, cohorts, and answers to one question."""

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.measure import Metrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics
from logic.metrics.words import say_days
from pages.parts import cards, figures
from pages.parts.lists import bullets
from pages.parts.sales import tables
from pages.parts.sales.file import currency, policy
from pages.parts.sales.words import window
from pages.parts.words import plain


def people(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    """Show the grid of recency and frequency with its segments."""
    st.header(t("sales_page.grid"), anchor=False)
    if "segments" in measured.withheld:
        cards.missing(plain(say(measured.withheld["segments"], t)), "segments")
        return
    st.caption(t("sales_page.grid_note", window=window(measured, t)))
    figures.show("rfv_grid", lambda: tables.grid(measured, t), measured)
    _segments(measured, t)
    with cards.how(t, "cuts", t("sales_page.cuts")):
        st.markdown(t("metrics.segments_are_ranks"))
        st.table(tables.cut_points(measured, t).map(plain), hide_index=True, border="horizontal")


def _segments(measured: Metrics | TotalsMetrics, t: Texts) -> None:
    held = [(id, count) for id, count in measured.segments.items() if count.customers]
    names = {id: t.of(policy().segments.segments[id].name) for id, _ in held}
    st.table(
        {
            t("sales_page.segment"): [plain(names[id]) for id, _ in held],
            t("charts.customers"): [t.number(count.customers) for _, count in held],
            t("sales_page.high_value"): [t.number(count.high_value) for _, count in held],
            t("sales_page.value"): [plain(t.money(count.cents / 100, currency(), 0)) for _, count in held],
        },
        hide_index=True,
        border="horizontal",
    )
    if isinstance(measured, Metrics) and measured.late_bands:
        st.caption(plain(_two_measures(measured, t)))
    with cards.how(t, "first_step", t("sales_page.first_step")):
        bullets(f"{names[id]}: {t.of(policy().segments.segments[id].action)}" for id, _ in held)


def _two_measures(measured: Metrics, t: Texts) -> str:
    """Say why the last group and the last band of lateness hold other people."""
    furthest = policy().segments.grid[1][0]
    last = tables.BANDS[-1]
    return t(
        "sales_page.grid_and_late",
        away=t("metrics.of_customers", n=measured.segments[furthest].customers),
        segment=t.of(policy().segments.segments[furthest].name),
        late=t.number(measured.late_bands[-1].customers),
        band=t(f"metrics.band_{last}"),
    )


def comings_back(measured: Metrics, t: Texts) -> None:
    """Show who is late, how long it takes to come back, and what became of each month's new customers."""
    said = window(measured, t)
    st.header(t("sales_page.late"), anchor=False)
    if measured.late_bands:
        st.caption(t("sales_page.late_note", window=said))
        figures.show("late_bands", lambda: tables.late(measured, t), measured)
    else:
        cards.missing(t("sales_page.no_late"), "late")
    st.header(t("sales_page.cohorts"), anchor=False)
    _cohorts(measured, t, said)
    st.header(t("sales_page.survival"), anchor=False)
    if measured.survival is None:
        cards.missing(plain(say(measured.withheld["lapse_days"], t)), "lapse")
        return
    st.caption(t("sales_page.survival_note", window=said))
    figures.show("gap_survival", lambda: tables.survival(measured, t), measured)
    cycle, lapse = measured.value("cycle_customer_median"), measured.value("lapse_days")
    if cycle is not None:
        st.caption(plain(t("sales_page.half_and_cycle", cycle=say_days(cycle, t))))
    if lapse is not None:
        st.markdown(plain(t("sales_page.lapse", time=say_days(lapse, t))))


def _cohorts(measured: Metrics, t: Texts, said: str) -> None:
    if "cohorts" in measured.withheld:
        cards.missing(plain(say(measured.withheld["cohorts"], t)), "cohorts")
        return
    st.caption(t("sales_page.cohorts_note", window=said))
    figures.show("cohorts", lambda: tables.cohorts(measured.cohorts), measured)
    if measured.quarters:
        with cards.how(t, "quarters", t("sales_page.quarters")):
            figures.show("cohorts", lambda: tables.cohorts(measured.quarters), measured, key="quarters")
