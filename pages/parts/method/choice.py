"""How a relationship is chosen: factors and weights, the fit of every type, limits, strategies."""

import streamlit as st

from logic.content.library import Content
from logic.content.relationship import CHANNEL_FACTOR, ObjectiveFit, PoleFit
from logic.content.texts import Texts
from pages.parts.method import search
from pages.parts.words import plain


def show(content: Content, t: Texts) -> None:
    """Show everything that decides between the types."""
    advice = content.advice
    st.header(t("method.choice"), anchor=False)
    st.markdown(t("method.choice_note"))
    search.source(advice.factors.source, t)
    factors = advice.factors.factors
    st.table(
        {
            t("charts.factor"): [plain(t.of(one.name)) for one in factors.values()],
            t("method.ends"): [plain(f"{t.of(one.low)} ↔ {t.of(one.high)}") for one in factors.values()],
            t("results.weight"): [t.number(one.weight) for one in factors.values()],
        },
        hide_index=True,
        border="horizontal",
    )
    _fit(content, t)
    _limits(content, t)
    _strategies(content, t)


def _fit(content: Content, t: Texts) -> None:
    advice = content.advice
    st.subheader(t("method.fit"), anchor=False)
    chosen = st.selectbox(
        t("charts.factor"),
        list(advice.factors.factors),
        format_func=lambda id: t.of(advice.factors.factors[id].name),
        key="method.factor",
        placeholder=t("frame.choose"),
    )
    if chosen == CHANNEL_FACTOR:
        _channels(content, t)
        return
    for type in advice.types.types.values():
        fit = type.fit[chosen]
        st.markdown(f"**{plain(t.of(type.name))}** · {_ends(fit, t)}")
        st.caption(plain(_why(fit, t)))


def _ends(fit: PoleFit | ObjectiveFit, t: Texts) -> str:
    if isinstance(fit, PoleFit):
        return t("method.from_to", low=t.number(fit.low), high=t.number(fit.high))
    points = (fit.captar.points, fit.retener.points, fit.ampliar.points)
    win, keep, grow = (t.number(one) for one in points)
    return t("method.by_objective", win=win, keep=keep, grow=grow)


def _why(fit: PoleFit | ObjectiveFit, t: Texts) -> str:
    if isinstance(fit, PoleFit):
        return t.of(fit.why)
    return " ".join(t.of(one.why) for one in (fit.captar, fit.retener, fit.ampliar))


def _channels(content: Content, t: Texts) -> None:
    advice = content.advice
    names = [t.of(channel.name) for channel in advice.channels.channels.values()]
    columns = {
        plain(t.of(type.name)): [t.number(channel.fit[id]) for channel in advice.channels.channels.values()]
        for id, type in advice.types.types.items()
    }
    st.table(
        {t("sales_page.channel"): [plain(name) for name in names], **columns},
        hide_index=True,
        border="horizontal",
    )


def _limits(content: Content, t: Texts) -> None:
    limits, types = content.advice.limits, content.advice.types.types
    with st.expander(t("method.limits", n=len(limits.limits))):
        search.source(limits.source, t)
        for limit in limits.limits:
            whose = t.of(types[limit.type].name) if limit.type in types else t("relationship.all_types")
            consequence = t(f"recommendation.consequence_{limit.consequence}")
            numbers = [
                t.number(one, 0 if float(one).is_integer() else 2)
                for one in (limit.number, limit.second, limit.third)
                if one is not None
            ]
            st.markdown(f"**{plain(whose)}** · {plain(consequence)} · {plain(' / '.join(numbers))}")


def _strategies(content: Content, t: Texts) -> None:
    strategies = content.advice.strategies
    with st.expander(t("method.strategies", n=len(strategies.strategies))):
        search.source(strategies.source, t)
        for strategy in strategies.strategies.values():
            st.markdown(f"**{plain(t.of(strategy.name))}.** {plain(t.of(strategy.description))}")
            st.caption(plain(t.of(strategy.trap)))
