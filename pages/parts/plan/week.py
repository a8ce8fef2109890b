"""What fits the week: strategies and moves within the hours there are, and the first ninety days."""

import datetime as dt
from functools import partial
from typing import Any

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.plan.roadmap import Action
from logic.plan.say_actions import ActionText, ChosenText
from logic.recommendation.facts import words
from pages.parts import cards, figures, state
from pages.parts.lists import bullets
from pages.parts.plan import fields
from pages.parts.plan import words as plan_words
from pages.parts.plan.words import said
from pages.parts.words import AMOUNT, plain

ACTIONS = "actions"
STAGES = (30, 60, 90)
NAMELESS = "plan.nameless"
"""Whether somebody asked to add an action without saying what is done."""


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the budget of hours, what was chosen and left out, and the ninety days."""
    text, plan = said(diagnosis, t), diagnosis.plan
    st.header(t("plan_page.week"), anchor=False)
    st.markdown(plain(text.budget))
    available = diagnosis.recommendation.context.facts.hours_month
    st.caption(t("plan_page.week_note", n=plan.card.participants))
    figures.show("hours", lambda: plan_words.hours(diagnosis, t), diagnosis, available=available)
    for chosen in text.chosen:
        _chosen(chosen)
    own = partial(_own_choice, diagnosis, t)
    cards.fold(t("plan_page.strategies"), "plan.strategies", own, icon=":material/edit:")
    if text.left_out:
        with cards.how(t, "left_out", t("plan_page.left_out")):
            for left in text.left_out:
                st.markdown(f"**{plain(left.title)}.** {plain(left.why)}")
    _ninety_days(diagnosis, t)


def _own_choice(diagnosis: Diagnosis, t: Texts) -> None:
    told = diagnosis.content.advice.strategies
    names = {id: t.of(one.title) for id, one in told.strategies.items()}
    st.caption(t("plan_page.strategies_note", n=told.choice.max_strategies))
    own = words(diagnosis.workspace.plan, "strategies")
    chosen = list(own) or [one.id for one in diagnosis.plan.fit.strategies]
    fields.several("strategies", chosen, names, t)
    fields.offer_undo(("strategies",), "plan.undo_strategies", t)


def _chosen(chosen: ChosenText) -> None:
    with cards.card(f"chosen.{chosen.id}", tinted=False):
        st.markdown(f"**{plain(chosen.title)}** · {plain(chosen.effort)}")
        bullets(chosen.details)


def _ninety_days(diagnosis: Diagnosis, t: Texts) -> None:
    text, plan = said(diagnosis, t), diagnosis.plan
    st.header(t("plan_page.route"), anchor=False)
    st.caption(t("plan_page.route_note", n=len(plan.actions)))
    figures.show("roadmap", lambda: plan_words.roadmap(diagnosis, t), diagnosis)
    for stage in STAGES:
        both = zip(plan.actions, text.actions, strict=True)
        of_stage = [(action, told) for action, told in both if action.stage == stage]
        if of_stage:
            st.subheader(t(f"plan.stage_{stage}"), anchor=False)
        for action, told in of_stage:
            _action(action, told, t)
    cards.fold(t("plan_page.add"), "plan.add", partial(_add, t), icon=":material/add:")


def _action(action: Action, told: ActionText, t: Texts) -> None:
    with st.container(key=f"plan.action.{action.id}", gap="xxsmall"):
        state.offer(_key(action.id, "done"), action.done)
        st.checkbox(plain(told.text), width="stretch", **_kept(action.id, "done"))
        st.caption(plain(" · ".join(part for part in (told.when, told.owner, told.hours) if part)))
        draw = partial(_edit, action, told, t)
        cards.fold(
            t("plan_page.change"), f"plan.action.{action.id}", draw, icon=":material/edit:", small=True
        )


def _edit(action: Action, told: ActionText, t: Texts) -> None:
    shown = {"text": told.text, "owner": told.owner, "day": action.day, "hours": action.hours or None}
    for field, value in shown.items():
        state.offer(_key(action.id, field), value)
    st.text_input(t("plan_page.action_text"), max_chars=300, **_kept(action.id, "text"))
    st.text_input(t("plan_page.action_owner"), max_chars=80, **_kept(action.id, "owner"))
    day, written = t("plan_page.action_day"), fields.day_format(t)
    st.date_input(day, value=None, format=written, **_kept(action.id, "day"))
    hours = t("plan_page.action_hours")
    st.number_input(hours, 0.0, 1000.0, None, 0.5, format=AMOUNT, **_kept(action.id, "hours"))
    back = t("plan_page.drop_action" if action.source == "own" else "plan_page.undo")
    st.button(back, key=_key(action.id, "undo"), on_click=_forget, args=(action.id,))


def _key(id: str, field: str) -> str:
    return f"plan.{field}.{id}"


def _kept(id: str, field: str) -> dict[str, Any]:
    """Return how an input of an action is known and kept."""
    key = _key(id, field)
    return {"key": key, "on_change": _write, "args": (id, field, key)}


def _write(id: str, field: str, key: str) -> None:
    value = state.shown(key)
    written = value.isoformat() if isinstance(value, dt.date) else value
    rows = {str(row.get("id")): dict(row) for row in state.workspace().tables.get(ACTIONS, ())}
    rows[id] = {**rows.get(id, {"id": id}), field: written}
    state.keep("tables", ACTIONS, tuple(rows.values()))


def _forget(id: str) -> None:
    rows = tuple(row for row in state.workspace().tables.get(ACTIONS, ()) if row.get("id") != id)
    state.keep("tables", ACTIONS, rows or None)
    for field in ("text", "owner", "day", "hours", "done"):
        state.clear(_key(id, field))


def _add(t: Texts) -> None:
    st.text_input(t("plan_page.action_text"), key="plan.new.text", max_chars=300)
    day, written = t("plan_page.action_day"), fields.day_format(t)
    st.date_input(day, value=None, format=written, key="plan.new.day")
    hours = t("plan_page.action_hours")
    st.number_input(hours, 0.0, 1000.0, None, 0.5, format=AMOUNT, key="plan.new.hours")
    st.button(t("plan_page.add_it"), key="plan.new.add", on_click=_added)
    if state.held(NAMELESS):
        st.warning(t("plan_page.add_what"), icon=":material/edit:")
        state.drop(NAMELESS)


def _added() -> None:
    text = (state.shown("plan.new.text") or "").strip()
    if not text:
        state.hold(NAMELESS, True)
        return
    day = state.shown("plan.new.day")
    rows = state.workspace().tables.get(ACTIONS, ())
    taken = {row.get("id") for row in rows}
    at = next(at for at in range(1, len(taken) + 2) if f"own.{at}" not in taken)
    row = {"id": f"own.{at}", "text": text, "day": day.isoformat() if day else ""}
    hours = state.shown("plan.new.hours")
    if hours is not None:
        row["hours"] = hours
    state.keep("tables", ACTIONS, (*rows, row))
    state.clear("plan.new.text")
    state.clear("plan.new.day")
    state.clear("plan.new.hours")
