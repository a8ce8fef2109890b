"""Rates over the optional numbers of social networks, each with what it is divided by."""

from collections.abc import Mapping

import streamlit as st

from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.metrics.figure import Figure, Result, Withheld
from logic.metrics.reasons import say
from logic.metrics.words import say_basis, say_value
from pages.parts.lists import bullets
from pages.parts.sales.file import policy
from pages.parts.words import plain

RATES = (
    "engagement_by_reach",
    "engagement_by_followers",
    "depth_per_thousand",
    "proactive_share",
    "customer_overlap",
)
"""Those whose numbers are asked for."""


def show(diagnosis: Diagnosis, t: Texts) -> None:
    """Show every rate whose numbers are there, and what the others lack; nothing where none was given."""
    rates = diagnosis.network_rates(policy())
    if not rates:
        return
    with st.expander(t("networks.title"), icon=":material/group:"):
        st.markdown(t("networks.lead"))
        _known(rates, t)
        missing = {id: rate for id in RATES if isinstance(rate := rates[id], Withheld)}
        if missing:
            st.markdown(t("networks.missing"))
            bullets(f"{_title(id, t)}: {say(rate, t)}" for id, rate in missing.items())


def _known(rates: Mapping[str, Result], t: Texts) -> None:
    known = {id: rate for id in RATES if isinstance(rate := rates[id], Figure)}
    if not known:
        return
    st.table(
        {
            t("networks.rate"): [plain(_title(id, t)) for id in known],
            t("networks.value"): [
                plain(say_value(id, rate.value, policy(), t, None)) for id, rate in known.items()
            ],
            t("networks.over"): [plain(say_basis(id, rate, policy(), t, None)) for id, rate in known.items()],
        },
        hide_index=True,
        border="horizontal",
    )
    for id in known:
        text = policy().metrics[id]
        st.caption(f"**{plain(_title(id, t))}.** {plain(t.of(text.explanation))} {plain(t.of(text.reading))}")


def _title(id: str, t: Texts) -> str:
    return t.of(policy().metrics[id].title)
