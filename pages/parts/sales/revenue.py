"""Where the revenue comes from, what a customer is worth and what winning one costs."""

import datetime as dt

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.acquisition import Acquisition
from logic.metrics.growth import Change, LaterSpend
from logic.metrics.measure import Metrics
from logic.metrics.reasons import say
from logic.metrics.words import say_days
from logic.sales.values import Reading
from pages.parts import cards, figures, state
from pages.parts.sales import file, tables, upload
from pages.parts.sales.file import currency
from pages.parts.sales.headline import headline
from pages.parts.sales.words import day, window
from pages.parts.words import AMOUNT, plain

WORTH = ("value_to_date", "value_12_months", "value_12_months_model")
COST = ("cac", "ltv_cac", "payback_months")


def show(measured: Metrics, t: Texts) -> None:
    """Show revenue by month, what moved it, and how much hangs on few customers."""
    said = window(measured, t)
    st.header(t("sales_page.months"), anchor=False)
    st.caption(t("sales_page.months_note", window=said))
    figures.show("months", lambda: tables.months(measured), measured, currency=currency())
    st.caption(t("metrics.left_censored"))
    if measured.change:
        _change(measured.change, measured.reference_day, t)
    if measured.later_spend:
        _later_spend(measured.later_spend, t)
    st.header(t("sales_page.concentration"), anchor=False)
    if not measured.pareto:
        cards.missing(plain(say(measured.withheld["top_decile_share"], t)), "concentration")
        return
    st.caption(t("sales_page.concentration_note", window=said))
    figures.show("concentration", lambda: tables.concentration(measured, t), measured)


def _change(change: Change, reference: int, t: Texts) -> None:
    st.header(t("sales_page.change"), anchor=False)
    before, after = (t.money(part.cents / 100, currency(), 0) for part in (change.before, change.after))
    middle, last = (t.date(day(reference - back), "medium") for back in (change.days - 1, 0))
    time = say_days(change.days, t)
    said = t("sales_page.change_said", before=before, after=after, middle=middle, last=last, time=time)
    st.markdown(plain(said))
    figures.show("effects", lambda: tables.effects(change, t), change, currency=currency())
    if change.days < 365:
        st.caption(plain(t("metrics.short_windows", time=time)))


def _later_spend(paired: LaterSpend, t: Texts) -> None:
    first, later = (t.money(amount, currency(), 2) for amount in (paired.first, paired.later))
    st.markdown(plain(t("sales_page.later_spend", n=paired.customers, first=first, later=later)))


def value(measured: Metrics, t: Texts) -> None:
    """Show what a customer is worth three ways, and what winning one costs."""
    st.header(t("sales_page.worth"), anchor=False)
    st.caption(t("sales_page.worth_note", window=window(measured, t)))
    cards.figures([headline(id, measured, t) for id in WORTH], least_width=200)
    if measured.model and measured.model.backtest:
        test = measured.model.backtest
        expected, days, actual = (t.number(one) for one in (test.expected, test.days, test.actual))
        st.markdown(plain(t("metrics.backtest", expected=expected, days=days, actual=actual)))
    st.header(t("sales_page.cost"), anchor=False)
    st.markdown(t("sales_page.cost_lead"))
    there = upload.take(t, file.SPEND)
    read = upload.read(t, file.SPEND) if there else None
    if isinstance(read, Reading) and measured.acquisition:
        _acquisition(measured, measured.acquisition, t)
    elif isinstance(read, Reading):
        st.error(t("sales_page.no_spend"), icon=":material/error:")


def _acquisition(measured: Metrics, found: Acquisition, t: Texts) -> None:
    key = "sales_hours"
    state.offer(key, file.wishes().hours)
    st.number_input(
        t("sales_page.hours"),
        min_value=0.0,
        step=1.0,
        format=AMOUNT,
        key=key,
        help=t("sales_page.hours_help"),
        on_change=lambda: file.wish(hours=state.shown(key)),
    )
    cards.figures([headline(id, measured, t) for id in COST], least_width=200)
    months = (
        t.date(dt.date.fromisoformat(f"{at}-01"), "month") for at in (found.first_month, found.last_month)
    )
    first, last = months
    st.caption(plain(t("sales_page.spend_window", first=first, last=last, n=found.new_customers)))
    if found.starts_late:
        st.caption(t("metrics.starts_late"))
    if found.channels:
        st.caption(t("sales_page.channels_note"))
        st.table(tables.channels(found, t, currency()).map(plain), hide_index=True, border="horizontal")
