"""What would change the choice: conditions and what unlocks them, weights that flip it, what to find out."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from logic.content.relationship import CHANNEL_FACTOR
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.recommendation.context import order_weights
from logic.recommendation.limits import strictest
from logic.recommendation.wording import LimitText
from pages.parts import cards, state
from pages.parts.lists import bullets
from pages.parts.relationship.choice import words
from pages.parts.relationship.tables import factor_name, type_name
from pages.parts.words import plain

PICKED = "relationship.weighed"
ORDERED = "relationship.ordered"


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show conditions, flips and doubts, and let the reader weigh otherwise."""
    said = words(diagnosis, t)
    st.header(t("relationship.limits"), anchor=False)
    st.markdown(t("relationship.limits_note"))
    closed = [limit for limit in said.limits if limit.status == "failed"]
    for type in dict.fromkeys(limit.type for limit in closed):
        _closed({limit.id: limit for limit in closed if limit.type == type}, diagnosis, t)
    if not closed:
        st.markdown(t("relationship.no_limits"))
    _others([limit for limit in said.limits if limit.status != "failed"], diagnosis, t)
    st.header(t("relationship.flips"), anchor=False)
    bullets(said.flips)
    _weights(diagnosis, t)
    st.header(t("relationship.doubts"), anchor=False)
    st.markdown(t("relationship.doubts_note"))
    bullets(said.doubts)


def _closed(limits: Mapping[str, LimitText], diagnosis: Diagnosis, t: Texts) -> None:
    """Show a type once, with the strictest that follows for it and each condition it does not meet."""
    first = limits[strictest(one for one in diagnosis.recommendation.limits if one.id in limits).id]
    with cards.card(f"limit.{first.id}", tinted=False):
        st.markdown(f"**{plain(_whose(first, diagnosis, t))}** · {plain(first.consequence)}")
        for limit in limits.values():
            st.markdown(plain(f"{limit.requires} {limit.found}"))
            st.markdown(f":material/lock_open: {plain(limit.unlock)}")


def _whose(limit: LimitText, diagnosis: Diagnosis, t: Texts) -> str:
    known = diagnosis.content.advice.types.types
    return type_name(diagnosis, limit.type, t) if limit.type in known else t("relationship.all_types")


def _others(limits: Sequence[LimitText], diagnosis: Diagnosis, t: Texts) -> None:
    with cards.how(t, "other_limits", t("relationship.other_limits")):
        for limit in limits:
            name = plain(_whose(limit, diagnosis, t))
            st.markdown(
                f"**{name}** · {plain(limit.status_name)}. {plain(f'{limit.requires} {limit.found}')}"
            )


def _weights(diagnosis: Diagnosis, t: Texts) -> None:
    """Let the reader move a few weights, or put factors in order."""
    advice = diagnosis.content.advice
    policy = advice.factors.ranking
    st.subheader(t("relationship.weights"), anchor=False)
    st.markdown(t("relationship.weights_note", most=t.number(policy.max_own_weights)))
    state.offer(PICKED, state.held(PICKED) or list(state.workspace().weights)[: policy.max_own_weights])
    picked = st.multiselect(
        t("relationship.weigh"),
        list(advice.factors.factors),
        max_selections=policy.max_own_weights,
        format_func=lambda id: factor_name(diagnosis, id, t),
        placeholder=t("relationship.choose"),
        key=PICKED,
        on_change=_picked,
    )
    for factor in picked:
        key = f"relationship.weight.{factor}"
        weight = state.workspace().weights.get(factor, advice.factors.factors[factor].weight)
        state.offer(key, float(weight))
        st.slider(
            plain(factor_name(diagnosis, factor, t)),
            0.0,
            policy.max_weight,
            step=0.5,
            key=key,
            on_change=_weighed,
            args=(factor, key),
        )
    cards.fold(t("relationship.order"), "order", partial(_order, diagnosis, t))
    if state.workspace().weights:
        st.button(t("relationship.weights_undo"), icon=":material/undo:", on_click=_undo)


def _picked() -> None:
    picked = state.shown(PICKED) or []
    state.hold(PICKED, picked)
    state.change(weights={id: weight for id, weight in state.workspace().weights.items() if id in picked})


def _weighed(factor: str, key: str) -> None:
    state.keep("weights", factor, state.shown(key))


def _order(diagnosis: Diagnosis, t: Texts) -> None:
    st.caption(t("relationship.order_note"))
    factors = [id for id in diagnosis.content.advice.factors.factors if id != CHANNEL_FACTOR]
    chosen = st.multiselect(
        t("relationship.order"),
        factors,
        format_func=lambda id: factor_name(diagnosis, id, t),
        placeholder=t("relationship.choose"),
        label_visibility="collapsed",
        key=ORDERED,
    )
    st.button(t("relationship.order_use"), disabled=len(chosen) < 2, on_click=_ordered, args=(diagnosis,))


def _ordered(diagnosis: Diagnosis) -> None:
    state.change(weights=order_weights(diagnosis.content.advice, state.shown(ORDERED) or []))


def _undo() -> None:
    state.change(weights={})
    for key in (PICKED, ORDERED):
        state.drop(key)
        state.clear(key)
