"""The experiment's log: begin a version, note what happens, and decide at the planned end."""

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from logic.content.texts import Texts
from logic.followup.experiment import Progress, follow
from logic.followup.log import Decision, drop_note, may_take_back, note, open_version, settle, take_back
from logic.plan.say_rule import say_why
from logic.workspace import Experiment, Observation
from pages.parts import cached, cards, figures, frame, state
from pages.parts.plan import begin
from pages.parts.words import plain

if TYPE_CHECKING:
    import pandas as pd

    from logic.diagnosis import Diagnosis

DECISIONS: tuple[Decision, ...] = ("scale", "iterate", "stop")
WORDS = 1000
DROPPED = "followup.dropped"
"""The log before an entry was dropped, the log after it, and the day of the entry."""


def show(diagnosis: "Diagnosis", t: Texts) -> None:
    """Show the version under way, or offer to begin one; earlier versions stay below."""
    st.header(t("followup_page.try"), anchor=False)
    experiments = state.workspace().experiments
    current = open_version(experiments)
    if current:
        _under_way(current, diagnosis, t)
    else:
        _offer(diagnosis, t)
    past = [one for one in experiments if one.decision is not None]
    if past:
        label = t("followup_page.past", n=len(past))
        with st.expander(label, key="followup.past", expanded=current is None):
            for one in reversed(past):
                _past(one, t)


def _offer(diagnosis: "Diagnosis", t: Texts) -> None:
    if diagnosis.recommendation.ready:
        st.markdown(t("followup_page.not_begun"))
        begin.offer(diagnosis, t)
        frame.link("plan", t("followup_page.change_plan"), icon=":material/edit:")
    else:
        cards.missing(t("followup_page.no_plan"), "try")
        frame.link("plan", t("followup_page.what_is_needed"), icon=":material/arrow_forward:")


def _dates(start: dt.date | None, end: dt.date | None, t: Texts) -> str:
    if start is None or end is None:
        return t("followup.phase_not_dated")
    return t("followup_page.dates", start=t.date(start), end=t.date(end))


def _under_way(current: Experiment, diagnosis: "Diagnosis", t: Texts) -> None:
    gates = diagnosis.plan.gates
    progress = follow(current, dt.date.today(), gates.pays, gates.fits)
    with cards.card("try"):
        st.caption(_version(current, t))
        st.markdown(plain(str(current.plan.get("hypothesis") or "")))
        st.markdown(f"**{_phase(progress, t)}**")
        st.caption(_rule(progress, t))
        _read(progress, t)
    if progress.tallies:
        figures.show(
            "experiment",
            lambda: _table(progress),
            current,
            key="experiment",
            start=progress.start,
            end=progress.end,
            planned=progress.planned,
            scale_from=progress.rule.scale_from,
            stop_to=progress.rule.stop_to,
        )
    for entry, problem in progress.problems:
        st.warning(t(f"followup.problem_{problem}", date=t.date(entry.day)))
    _log(current, progress, t)
    _decide(progress, t)
    _mistake(current, t)


def _version(current: Experiment, t: Texts) -> str:
    most = cached.content().customers.follow_up.max_iterations.value
    return t("followup.version", version=current.version, most=t.number(most))


def _phase(progress: Progress, t: Texts) -> str:
    dated = {"date": t.date(progress.start)} if progress.start else {}
    return t(f"followup.phase_{progress.phase}", n=progress.days_left, **dated)


def _rule(progress: Progress, t: Texts) -> str:
    rule, never = progress.rule, t("followup.never")
    scale = never if rule.scale_from is None else t("followup.scale_from", k=t.number(rule.scale_from))
    stop = never if rule.stop_to is None else t("followup.stop_to", k=t.number(rule.stop_to))
    told = t("followup.rule", n=progress.planned, scale=scale, stop=stop)
    return f"{say_why(rule, t)} {told}".strip()


def _read(progress: Progress, t: Texts) -> None:
    reading = progress.reading
    if reading is not None:
        ends = {"low": t.percent(reading.low), "high": t.percent(reading.high)}
        st.markdown(t("followup.counted", n=progress.participants, successes=progress.successes, **ends))
    if progress.verdict:
        st.markdown(f"**{t(f'followup.verdict_{progress.verdict}')}**")
    elif progress.phase == "due" and not progress.participants:
        st.markdown(t("followup.nobody"))


def _table(progress: Progress) -> "pd.DataFrame":
    import pandas as pd

    rows = [(one.day, one.successes, one.participants) for one in progress.tallies]
    return pd.DataFrame(rows, columns=["day", "successes", "participants"])


def _log(current: Experiment, progress: Progress, t: Texts) -> None:
    still_counts = progress.phase in ("not_dated", "waiting", "running")
    with st.expander(t("followup_page.note"), key="followup.note_fold", expanded=still_counts):
        st.caption(t("followup_page.note_lead"))
        with st.form(f"followup.note.{len(current.log)}", border=False):  # each entry has a form of its own
            day = st.date_input(t("followup_page.day"), dt.date.today(), format="DD/MM/YYYY")
            with st.grid(3, min_column_width=150):
                # so far: what was counted last time is where the next count starts
                took = st.number_input(t("followup_page.participants"), 0, 10_000, progress.participants)
                happened = st.number_input(t("followup_page.successes"), 0, 10_000, progress.successes)
                harm = st.number_input(t("followup_page.harm"), 0, 10_000, progress.harm)
            seen = st.text_area(t("followup_page.seen"), max_chars=WORDS, height=80)
            said = st.text_area(t("followup_page.said"), max_chars=WORDS, height=80)
            added = st.form_submit_button(t("followup_page.add"), icon=":material/add:")
            if added and happened > took:
                st.error(t("followup_page.more_than_took_part", happened=happened, took=took))
            elif added:
                entry = Observation(
                    day=day,
                    participants=took,
                    successes=happened,
                    harm=harm,
                    note=seen or "",
                    quotation=said or "",
                )
                state.change(experiments=note(state.workspace().experiments, entry))
                st.rerun()
    _entries(current, progress.start, t)


def _entries(current: Experiment, start: dt.date | None, t: Texts) -> None:
    for at, entry in reversed(list(enumerate(current.log))):
        # the number of entries is part of the key, so that a second tap on a button that is gone does nothing
        key = f"followup.entry.{len(current.log)}.{at}"
        with st.container(key=key, gap="xxsmall"):
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                early = start is not None and entry.day < start
                counts = t("followup_page.before_start") if early else _counts(entry, t)
                st.markdown(f"**{t.date(entry.day)}** · {counts}", width="content")
                st.button(
                    t("followup_page.drop_note"),
                    key=f"{key}.drop",
                    type="tertiary",
                    icon=":material/close:",
                    on_click=_dropped,
                    args=(at,),
                )
            if entry.note:
                st.text(entry.note)
            if entry.quotation:
                st.text(t("answering.quoted", text=entry.quotation))
    _offer_it_again(t)


def _counts(entry: Observation, t: Texts) -> str:
    counts = t("followup.k_of_n", successes=entry.successes or 0, participants=entry.participants or 0)
    return f"{counts} · {t('followup_page.complaints', n=entry.harm)}" if entry.harm else counts


def _dropped(at: int) -> None:
    before = state.workspace().experiments
    state.change(experiments=drop_note(before, at))
    state.hold(DROPPED, (before, state.workspace().experiments, before[-1].log[at].day))


def _offer_it_again(t: Texts) -> None:
    """Offer the entry that was just dropped, until the log changes again."""
    dropped = state.held(DROPPED)
    if dropped and dropped[1] is state.workspace().experiments:
        before, _, day = dropped
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("followup_page.dropped", date=t.date(day)), width="content")
            st.button(
                t("followup_page.undrop"),
                key="followup.undrop",
                type="tertiary",
                icon=":material/undo:",
                on_click=lambda: state.change(experiments=before),
            )


def _mistake(current: Experiment, t: Texts) -> None:
    """Let a version that began by mistake be taken back, with a second step."""
    if not may_take_back(current, dt.date.today()):
        return
    with st.expander(t("followup_page.mistake"), key="followup.mistake", type="compact"):
        lost = t("followup_page.mistake_what", n=len(current.log)) if current.log else None
        st.markdown(lost or t("followup_page.mistake_what_none"))
        st.caption(t("followup_page.mistake_not"))
        st.button(t("followup_page.take_back"), key="followup.take_back", on_click=_taken_back)


def _taken_back() -> None:
    state.change(experiments=take_back(state.workspace().experiments))


def _decide(progress: Progress, t: Texts) -> None:
    if progress.phase not in ("due", "harmed"):
        return
    with cards.card("decide"):
        st.subheader(t("followup_page.decide"), anchor=False)
        learned = st.text_area(t("followup_page.learned"), key="followup.learned", max_chars=WORDS)
        with st.container(horizontal=True):
            for decision in DECISIONS:
                st.button(
                    t(f"followup_page.{decision}"),
                    key=f"followup.{decision}",
                    type="primary" if progress.verdict == decision else "secondary",
                    on_click=_settled,
                    args=(decision, learned or ""),
                )


def _settled(decision: Decision, learned: str) -> None:
    state.change(experiments=settle(state.workspace().experiments, decision, learned))


def _past(one: Experiment, t: Texts) -> None:
    progress = follow(one, dt.date.today())
    st.markdown(f"**{_version(one, t)}** · {t(f'followup_page.done_{one.decision}')}")
    st.markdown(plain(str(one.plan.get("hypothesis") or "")))
    st.caption(_dates(progress.start, progress.end, t))
    _read(progress, t)
    if one.insight:
        st.text(one.insight)
    for entry in one.log:
        if entry.quotation:
            st.text(t("answering.quoted", text=entry.quotation))
