"""Earlier runs: keep today's, see what moved and whether it is more than doubt, set segments side by side."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from logic.content.texts import Texts
from logic.followup.change import Change, Comparison, compare
from logic.followup.comparable import versions
from logic.followup.runs import as_run, earlier_runs, keep_run, latest_of_each_segment, start_next_run
from logic.followup.segments import side_by_side
from logic.followup.snapshot import Snapshot, take_snapshot
from logic.survey.witnesses import Who
from logic.workspace import Run
from pages.parts import cached, cards, figures, state
from pages.parts.words import plain

if TYPE_CHECKING:
    import pandas as pd

WHO: tuple[Who, ...] = ("owner", "customers", "sales")
WORDS = 1000
RUN_PARTS = ("runs", "answers", "evidence", "survey", "sales", "founders", "content")
"""Parts of the workspace that a new run begins anew."""


def ask_what_happened(t: Texts) -> None:
    """Open a new run with what became of the last one."""
    work, today = state.workspace(), dt.date.today()
    if not (any(run.day < today for run in work.runs) or any(one.decision for one in work.experiments)):
        return  # nothing has ended yet; what is seen on the way goes into the trial's own entries
    with cards.card("happened"):
        st.subheader(t("followup_page.happened"), anchor=False)
        for question in cached.content().customers.follow_up.questions:
            key = f"followup_{question.id}"
            state.offer(f"ask.{key}", work.notes.get(key, ""))
            st.text_area(
                t.of(question.text),
                key=f"ask.{key}",
                max_chars=WORDS,
                height=80,
                on_change=lambda key=key: state.keep("notes", key, state.shown(f"ask.{key}") or None),
            )


def show(t: Texts) -> None:
    """Show the comparison with an earlier run, the segments, and the way to keep today's."""
    st.header(t("followup_page.runs"), anchor=False)
    work, asked = state.workspace(), cached.content().questionnaires
    now = as_run(work, dt.date.today(), asked)
    earlier = earlier_runs(work, now)
    if earlier:
        _compare(earlier, now, t)
    else:
        cards.missing(t("followup_page.first_run"), "runs")
    _segments((*work.runs, now), t)
    _keep(t)


def _keep(t: Texts) -> None:
    today, asked, work = dt.date.today(), cached.content().questionnaires, state.workspace()
    is_kept = keep_run(work, today, asked).runs == work.runs
    nothing = not any(work.answers.values())
    with cards.card("keep_run", tinted=False):
        st.markdown(t("followup_page.keep_lead"))
        with st.container(horizontal=True):
            st.button(
                t("followup_page.keep"),
                on_click=lambda: state.change(runs=keep_run(state.workspace(), today, asked).runs),
                disabled=nothing or is_kept,
            )
            st.button(t("followup_page.next"), on_click=_start_next, disabled=nothing)
        if nothing:
            st.caption(t("followup_page.nothing_to_keep"))
        elif is_kept:
            st.caption(t("followup_page.kept_today"))


def _start_next() -> None:
    next_run = start_next_run(state.workspace(), dt.date.today(), cached.content().questionnaires)
    state.change(**{part: getattr(next_run, part) for part in RUN_PARTS})


def _compare(earlier: Sequence[Run], now: Run, t: Texts) -> None:
    before = st.selectbox(
        t("followup_page.against"),
        earlier,
        format_func=lambda run: t.date(run.day),
        key="followup.against",
    )
    then, current = _snapshot(before, "before"), _snapshot(now, "now")
    found = state.once_for(
        "followup.compared", (then, current), lambda: compare(then, current, cached.content())
    )
    if found.refused:
        st.info(t("followup.not_comparable", reason=_reason(found.refused, before, now, t)))
    if found.rests_on_guesses:
        st.info(t("followup.rests_on_guesses"))
    shown = [one for one in found.changes if one.verdict != "absent"]
    if shown:
        _say_profile(found, t)
        figures.show("change", lambda: _table(shown, bool(found.beside_the_profile), t), found, key="change")
        _say_changes(found, before, now, t)


def _say_profile(found: Comparison, t: Texts) -> None:
    """Say why what the owner says now may read otherwise here than in the profile, with the widest case."""
    apart = found.beside_the_profile
    if not apart:
        return
    furthest = apart[0]
    here, there = (0.0 if mark is None else mark.value for mark in (furthest.after, furthest.profile))
    said = t(
        "followup_page.shared_questions",
        dimension=_name(furthest.dimension, t),
        here=t.number(here),
        there=t.number(there),
    )
    st.markdown(plain(said))


def _snapshot(run: Run, name: str) -> Snapshot:
    parts = (run.answers, run.evidence, run.survey, run.sales)
    return state.once_for(f"followup.{name}", parts, lambda: take_snapshot(run, cached.content()))


def _table(changes: Sequence[Change], with_profile: bool, t: Texts) -> "pd.DataFrame":
    import pandas as pd

    rows = [
        {
            "label": _name(one.dimension, t),
            "who": one.who,
            **{
                f"{when}{end}": getattr(mark, end.strip("_") or "value", None)
                for when, mark in (("before", one.before), ("after", one.after))
                for end in ("", "_low", "_high")
            },
            "difference": one.difference,
            **({"profile": one.profile.value if one.profile else None} if with_profile else {}),
            "verdict": one.verdict,
        }
        for one in changes
    ]
    table = pd.DataFrame(rows)
    numbers = [name for name in table if name not in ("label", "who", "verdict")]
    return table.astype(dict.fromkeys(numbers, float))


def _say_changes(found: Comparison, before: Run, now: Run, t: Texts) -> None:
    for one in found.of("moved"):
        key = "moved_up" if (one.difference or 0) > 0 else "moved_down"
        said = t(f"followup.{key}", points=t.number(abs(one.difference or 0)))
        st.markdown(f"- **{_name(one.dimension, t)}** ({t(f'survey.{one.who}')}): {said}")
    for reason in dict.fromkeys(one.reason for one in found.of("not_comparable")):
        names = [_name(one.dimension, t) for one in found.of("not_comparable") if one.reason == reason]
        said = t("followup.not_comparable", reason=_reason(reason or "few_shared_items", before, now, t))
        st.caption(f"{t.list(names)}: {said}")
    if found.recommendation_moved is not None:
        st.markdown(t("followup.net_moved" if found.recommendation_moved else "followup.net_still"))


def _reason(code: str, before: Run, now: Run, t: Texts) -> str:
    return t(f"followup.reason_{code}", n=None, **versions("quality", before, now))


def _segments(runs: Sequence[Run], t: Texts) -> None:
    latest = latest_of_each_segment(runs)
    if len(latest) < 2:
        return
    st.subheader(t("followup_page.segments"), anchor=False)
    who = st.segmented_control(
        t("followup_page.witness"),
        WHO,
        default="owner",
        format_func=lambda one: t(f"survey.{one}"),
        key="followup.who",
        required=True,
    )
    snapshots = [take_snapshot(run, cached.content()) for run in latest]
    figures.show("segments", lambda: _segment_table(snapshots, who or "owner", t), runs, who, key="segments")


def _segment_table(snapshots: Sequence[Snapshot], who: Who, t: Texts) -> "pd.DataFrame":
    import pandas as pd

    rows = [
        {
            "label": _name(one.dimension, t),
            "segment": one.segment or t("followup_page.unnamed"),
            **{end: getattr(one.mark, end, None) for end in ("value", "low", "high")},
        }
        for one in side_by_side(snapshots, who)
    ]
    return pd.DataFrame(rows).astype({"value": float, "low": float, "high": float})


def _name(dimension: str, t: Texts) -> str:
    for asked in cached.content().questionnaires.values():
        for one in asked.dimensions:
            if one.id == dimension:
                return plain(t.of(one.label))
    return dimension
