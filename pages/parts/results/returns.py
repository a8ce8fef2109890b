"""What the relationship gives back and what it takes: the map, the money, and who asks whom for what."""

from functools import partial

import streamlit as st

from logic.assessment.explain import (
    Term,
    explain_money,
    explain_return_effort,
    explain_return_value,
)
from logic.assessment.money_return import MoneyReturn, MoneyVersion
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from pages.parts import cards, figures, frame, state
from pages.parts.results import how, tables
from pages.parts.words import plain

FIELDS = ("harvest", "investment", "watering", "leak")
LEDGER = "ledger"


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what comes back and what it takes, then asking and giving."""
    _map(diagnosis, t)
    _ledger(diagnosis, t)


def _map(diagnosis: Diagnosis, t: Texts) -> None:
    """Show the map with midlines the reader may move, and what lies behind it."""
    found, rules = diagnosis.assessment.ior, diagnosis.content.readings.returns
    st.header(t("results.ior"), anchor=False)
    if found.value is None or found.effort is None:
        cards.missing(t("results.ior_missing"), "ior")
        frame.link("assessment", t("results.ior_answer"), icon=":material/arrow_forward:", block="ior")
        return
    st.caption(t("results.ior_note"))
    segment = str(diagnosis.workspace.answers_of("profile").get("segment_name") or t("results.unnamed"))
    names = tuple(t.of(rules.quadrants[field].label) for field in FIELDS)  # type: ignore[index]
    effort, value = (_midline(part, rules.midline) for part in ("effort", "value"))
    figures.show(
        "ior_map",
        lambda: tables.ior(diagnosis, segment),
        diagnosis,
        fields=names,
        effort_middle=effort,
        value_middle=value,
    )
    _move_midlines(rules.midline, t)
    if found.quadrant:
        quadrant = rules.quadrants[found.quadrant]
        st.markdown(
            f"**{plain(t.of(quadrant.label))}.** {plain(t.of(quadrant.reading))} {plain(t.of(quadrant.move))}"
        )
    with cards.how(t, "return"):
        _how(diagnosis, t)
    _money(found.money, diagnosis, t)


def _how(diagnosis: Diagnosis, t: Texts) -> None:
    """Show what value and effort are made of."""
    found, rules = diagnosis.assessment, diagnosis.content.readings.returns
    labels = {source.id: t.of(source.label) for source in rules.sources}
    asked = diagnosis.content.questionnaires["ior"]
    st.markdown(f"**{t('charts.ior_value')}**")
    st.table(tables.sources(diagnosis, t).map(plain), hide_index=True, border="horizontal")
    how.table(explain_return_value(found, rules.min_sources), lambda term: labels[term.id], t)
    st.markdown(f"**{t('charts.ior_effort')}**")
    how.table(explain_return_effort(found, rules.min_efforts), lambda term: t.of(asked.item(term.id).text), t)


def _midline(part: str, usual: float) -> float:
    return float(state.held(f"results.middle_{part}") or usual)


def _move_midlines(usual: float, t: Texts) -> None:
    """Let the reader say where little ends and much begins."""
    draw = partial(_draw_midlines, usual, t)
    cards.fold(t("results.middles"), "results.middles", draw, icon=":material/tune:", small=True)


def _draw_midlines(usual: float, t: Texts) -> None:
    for part in ("effort", "value"):
        key = f"results.middle_{part}"
        state.offer(key, int(_midline(part, usual)))
        st.slider(t(key), 5, 95, step=5, key=key, on_change=_moved, args=(key,))


def _moved(key: str) -> None:
    state.hold(key, state.shown(key))


def _money(money: MoneyReturn, diagnosis: Diagnosis, t: Texts) -> None:
    currency = str(diagnosis.workspace.answers_of("profile").get("currency") or "")
    st.subheader(t("results.money"), anchor=False)
    if money.withheld or not (money.low and money.base and money.high):
        cards.missing(t(f"results.money_{money.withheld or 'no_return'}"), "money")
        return
    versions = {"low": money.low, "base": money.base, "high": money.high}
    cards.figures(
        [
            cards.Figure(t(f"results.money_{id}"), t.percent(one.ratio), _cost(one, currency, t))
            for id, one in versions.items()
        ]
    )
    told = diagnosis.content.readings.returns.assumptions
    st.caption(
        t("results.money_note") + " " + plain("; ".join(t.of(told[part]) for part in money.assumptions))
    )
    with cards.how(t, "money"):
        _money_how(money, money.base, currency, t)


def _money_how(money: MoneyReturn, base: MoneyVersion, currency: str, t: Texts) -> None:
    """Show the sum behind the base version, in money."""
    told = explain_money(money, base)

    def amount(term: Term) -> str:
        return t.amount(term.contribution, currency, 2)

    st.markdown(t("results.money_base_how"))
    st.table(
        {
            t("results.part"): [t(f"results.money_part_{term.id}") for term in told.terms],
            t("results.adds"): [plain(amount(term)) for term in told.terms],
        },
        hide_index=True,
        border="horizontal",
    )
    net, cost = (t.amount(part, currency, 2) for part in (told.total or 0, base.cost))
    st.markdown(plain(t("results.money_adds_up", net=net, cost=cost, ratio=t.percent(base.ratio))))


def _cost(version: MoneyVersion, currency: str, t: Texts) -> str:
    back = version.retained + version.referred + version.saved
    return plain(
        t(
            "results.money_basis",
            back=t.amount(back, currency, 0),
            cost=t.amount(version.cost, currency, 0),
        )
    )


def _ledger(diagnosis: Diagnosis, t: Texts) -> None:
    """Count over the last days how often we asked and how often we gave."""
    told, found = diagnosis.content.readings.ledger, diagnosis.assessment.ledger
    st.header(t("results.ledger"), anchor=False)
    st.markdown(plain(t.of(told.intro)))
    with st.grid(2, min_column_width=240):
        for counter in told.counters:
            key = f"results.ledger.{counter.id}"
            state.offer(key, found.counts.get(counter.id))
            st.number_input(
                t.of(counter.label),
                min_value=0,
                step=1,
                key=key,
                help=plain(t.of(counter.example)),
                placeholder=t("results.times"),
                on_change=_counted,
                args=([one.id for one in told.counters],),
            )
    if found.reading:
        st.markdown(plain(t.of(told.readings[found.reading])))
        st.caption(t("results.ledger_sums", asked=t.number(found.asked), given=t.number(found.given)))


def _counted(ids: list[str]) -> None:
    counts = {id: state.shown(f"results.ledger.{id}") for id in ids}
    rows = tuple({"counter": id, "count": count} for id, count in counts.items() if count is not None)
    state.keep("tables", LEDGER, rows or None)
