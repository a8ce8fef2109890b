"""Where everything comes from: sources with what was seen of them, and every source idea with its home."""

from functools import lru_cache

import streamlit as st

from logic.content.coverage import Coverage, Seed, load_coverage
from logic.content.library import ROOT, Content
from logic.content.texts import Texts
from pages.parts.method import search
from pages.parts.words import plain

LEVELS = ("A", "B", "C", "D")


@lru_cache(maxsize=1)
def _coverage() -> Coverage:
    return load_coverage(ROOT / "questionnaires" / "outcomes")


def sources(content: Content, t: Texts) -> None:
    """List the sources, or those that a search finds."""
    st.header(t("method.sources"), anchor=False)
    st.markdown(t("method.sources_note"))
    st.markdown("\n".join(f"- **{level}** · {plain(t(f'method.level_{level}'))}" for level in LEVELS))
    wanted = search.ask("method.sources", t)
    for id, reference in content.readings.references.items():
        if search.matches(f"{id} {reference.citation}", wanted):
            checked = t(f"method.checked_{reference.checked}")
            st.markdown(f"**{plain(id)}** · {plain(reference.citation)}")
            where = f" · [{plain(reference.url)}]({reference.url})" if reference.url else ""
            st.caption(plain(checked) + where)


def ideas(t: Texts) -> None:
    """List every idea of the source articles and where it lives, or those that a search finds."""
    coverage = _coverage()
    st.header(t("method.ideas"), anchor=False)
    st.markdown(plain(t.of(coverage.intro)))
    st.caption(t("method.ideas_count", n=len(coverage.seeds)))
    wanted = search.ask("method.ideas", t)
    where = st.selectbox(
        t("method.home"),
        list(coverage.homes),
        index=None,
        format_func=lambda id: t.of(coverage.homes[id].label),
        placeholder=t("method.anywhere"),
        key="method.home",
    )
    found = [seed for seed in coverage.seeds if _is_wanted(seed, where, wanted, t)]
    for seed in found[: search.SHOWN]:
        _idea(seed, coverage, t)
    search.some(found, t)


def _is_wanted(seed: Seed, where: str | None, wanted: str, t: Texts) -> bool:
    return (where is None or where in seed.homes) and search.matches(f"{seed.id} {t.of(seed.text)}", wanted)


def _idea(seed: Seed, coverage: Coverage, t: Texts) -> None:
    homes = " · ".join(t.of(coverage.homes[home].label) for home in seed.homes)
    st.markdown(f"**{seed.id}** {plain(t.of(seed.text))}")
    st.caption(plain(homes if seed.note is None else f"{homes}. {t.of(seed.note)}"))
