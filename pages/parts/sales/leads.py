"""People who have not bought yet: how well they fit and what they did lately, two axes never added up."""

from collections.abc import Sequence

import streamlit as st

from logic.content.texts import Texts
from logic.metrics.leads import Lead, LeadScore, score_leads
from logic.metrics.policy import LeadRules
from pages.parts import state
from pages.parts.sales import file
from pages.parts.words import plain

LEADS = "sales.leads"
MOST = 50
"""People who may be noted at once; with more, a list of contacts says more than notes."""
NAME, BOUGHT = "leads.name", "leads.bought"


def show(t: Texts) -> None:
    """Let the visitor note people and see whom to write to first; kept in this session's memory only."""
    rules, leads = file.policy().leads, _noted()
    with st.expander(t("sales_page.leads"), icon=":material/person_add:"):
        st.markdown(t("sales_page.leads_note"))
        _list(score_leads(leads, file.policy()), t)
        if len(leads) < MOST:
            _form(rules, t)
        st.caption(plain(_say_rules(rules, t)))
        enough = file.policy().limits.gates["lead_threshold"].needs["past_conversions"]
        st.caption(t("sales_page.leads_cut", n=round(enough)))


def _noted() -> tuple[Lead, ...]:
    return state.held(LEADS) or ()


def _list(scores: Sequence[LeadScore], t: Texts) -> None:
    order = sorted(scores, key=lambda one: (not one.first, one.cell or "Z", -one.interest))
    for score in order:
        with st.container(horizontal=True, vertical_alignment="center", key=f"leads_{score.id}"):
            st.markdown(f"**{plain(score.id)}** · {_say(score, t)}", width="stretch")
            st.button(
                t("sales_page.remove"),
                key=f"leads.drop.{score.id}",
                icon=":material/close:",
                on_click=_drop,
                args=(score.id,),
            )


def _say(score: LeadScore, t: Texts) -> str:
    if score.excluded:
        return t(f"sales_page.leads_{score.excluded}")
    interest = t("sales_page.leads_interest", points=t.number(score.interest))
    if score.fit is None or score.cell is None:
        least = file.policy().leads.least_attributes
        return f"{interest} · {t('sales_page.leads_unknown', n=least)}"
    fit = t("sales_page.leads_fit", points=t.number(score.fit))
    verdict = t("sales_page.leads_first" if score.first else "sales_page.leads_later")
    return f"**{score.cell}** · {fit} · {interest} · {verdict}"


def _say_rules(rules: LeadRules, t: Texts) -> str:
    """Say where the grades begin, so that nobody has to guess what a letter stands for."""
    c, b, a = (t.number(cut) for cut in rules.fit_cuts)
    three, two, one = (t.number(cut) for cut in rules.interest_cuts)
    days, first = t.number(rules.half_life_days), t.list(list(rules.contact_first))
    return t("sales_page.leads_rules", a=a, b=b, c=c, one=one, two=two, three=three, days=days, first=first)


def _form(rules: LeadRules, t: Texts) -> None:
    steps = {0.0: t("charts.no"), rules.most_points / 2: t("sales_page.leads_half")}
    steps[rules.most_points] = t("charts.yes")
    with st.form("leads", clear_on_submit=True):
        st.text_input(t("sales_page.leads_name"), max_chars=60, key=NAME)
        with st.grid(2, min_column_width=250):
            for id, label in rules.attributes.items():
                st.segmented_control(
                    t.of(label), list(steps), format_func=lambda step: steps[step], key=f"leads.fit.{id}"
                )
        st.markdown(t("sales_page.leads_did"))
        with st.grid(3, min_column_width=170):
            for id, action in rules.actions.items():
                st.number_input(t.of(action.label), 0, 3650, None, key=f"leads.did.{id}")
        st.checkbox(t("sales_page.leads_list"), key=BOUGHT)
        st.form_submit_button(
            t("sales_page.leads_add"), icon=":material/add:", on_click=_add, args=(rules, t)
        )


def _add(rules: LeadRules, t: Texts) -> None:
    name = (state.shown(NAME) or "").strip() or _next_name(t)
    fit = {id: state.shown(f"leads.fit.{id}") for id in rules.attributes}
    did = {id: state.shown(f"leads.did.{id}") for id in rules.actions}
    lead = Lead(
        id=name,
        fit={id: points for id, points in fit.items() if points is not None},
        actions=tuple((id, days) for id, days in did.items() if days is not None),
        from_bought_list=bool(state.shown(BOUGHT)),
    )
    state.hold(LEADS, (*(one for one in _noted() if one.id != name), lead))


def _next_name(t: Texts) -> str:
    """Name a person whom the visitor gave none: what was answered is not to be lost for that."""
    taken = {one.id for one in _noted()}
    names = (t("sales_page.leads_unnamed", number=number) for number in range(1, MOST + 2))
    return next(name for name in names if name not in taken)


def _drop(name: str) -> None:
    state.hold(LEADS, tuple(one for one in _noted() if one.id != name))
