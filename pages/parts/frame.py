"""The frame round every page: menu, language, title, and the line that says what is kept.

app.py calls `run`, which draws the menu and the page. Every page calls `open_page` first:

    t = frame.open_page("results")

It returns the texts, draws the top line (what is kept, the language) and the title `t("results.title")` with
the sentence `t("results.lead")` under it where there is one. (`results_page.title` comes first, for pages
whose locale file would carry the name of a room of logic/.) To move on, a page ends with
`frame.go_on("plan")`, its one primary action. Buttons that move take `on_click=frame.go, args=("plan",)`:
a callback is heard even when the same click also ends the typing in a field.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from babel import Locale

from logic.content.errors import ContentError
from logic.content.library import ROOT
from logic.content.model import LANGUAGES
from logic.content.texts import Texts, negotiate
from pages.parts import cached, document, kept, log, state, warm

MENU = {
    "": ("start",),
    "answer": ("segment", "assessment", "review"),
    "data": ("sales", "survey"),
    "understand": ("results", "relationship"),
    "act": ("plan", "followup"),
    "know": ("method",),
}
"""Heading of the menu -> pages below it; each is the name of a file in pages/ and of its address."""
PLACES = ("block", "step")
"""What an address says of the place on a page; going to another one starts at its top."""
OWN_TITLE = ("start",)
"""Pages that set their title themselves."""


def run() -> None:
    """Draw the menu and the page that was asked for; called by app.py and nobody else."""
    log.keep_words_out()
    st.set_page_config(
        page_title="Vínculo",
        page_icon=str(ROOT / "static" / "favicon.svg"),
        initial_sidebar_state="collapsed",
    )
    _stop_at_faults()
    _read_address()
    t = cached.texts(_region())
    st.html(ROOT / "static" / "style.css")
    st.logo(str(ROOT / "static" / "logo.svg"), size="large")
    page = st.navigation(_menu(t), position="top")
    state.mark_framed()
    if (wanted := state.take_wanted()) in _registered():
        st.switch_page(f"pages/{wanted}.py", query_params=dict(st.query_params))
    st.set_page_config(page_title=f"{page.title} · Vínculo")
    where = "/".join([page.url_path, *(place(name) or "" for name in PLACES)])
    document.speak(t, where, held={"lang": None, "example": None, **_address()})
    page.run()
    if state.browser_lacks_something():
        st.rerun()  # a page that outlived its server brought answers along, or another part kept some
    state.all_was_seen()  # not before the run over again: it throws away what has not been sent yet
    warm.up()


def open_page(name: str) -> Texts:
    """Open a page: its first line.

    Streamlit serves a page past app.py when the server is fresh and the visitor comes straight to the page's
    address (it takes pages/ for its old kind of multipage app until a menu was drawn once). Such a visitor is
    led through app.py and back, and keeps what the address said.
    """
    if not state.framed():
        state.want(name)
        st.switch_page("app.py", query_params=dict(st.query_params))
    state.whole_page_begins(name)
    t = cached.texts()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", key="top", vertical_alignment="center"
    ):
        kept.line(t)
        _language_picker(t)
    _example_note(t)
    if name not in OWN_TITLE:
        area = f"{name}_page" if t.has(f"{name}_page.title") else name
        st.title(t(f"{area}.title"), anchor=False)
        if t.has(f"{area}.lead"):
            st.markdown(t(f"{area}.lead"))
    return t


def go(name: str, **address: str) -> None:
    """Leave for another page; address says where on it (`block="quality"`)."""
    st.switch_page(f"pages/{name}.py", query_params={**_address(), **address})


def go_on(name: str, label: str | None = None, by: Callable[..., None] | None = None, **address: str) -> None:
    """Draw the page's one primary action: the next page of the way; address says where on it.

    Args:
        name: The page.
        label: What it is called here.
        by: Who leads there, where something is to be done on the way.
        address: Where on the page.
    """
    if not exists(name):
        return
    st.button(
        label or cached.texts()(f"frame.to_{name}"),
        type="primary",
        icon=":material/arrow_forward:",
        icon_position="right",
        on_click=by or go,
        args=(name,),
        kwargs=address,
    )


def move(**address: str | None) -> None:
    """Go to another place on the same page; the address says where, so that going back works.

    Args:
        address: What to change in the address; None drops it.
    """
    wanted = {**st.query_params, **address}
    st.query_params.from_dict({name: value for name, value in wanted.items() if value is not None})
    state.ask_for_whole_page()


def place(name: str) -> str | None:
    """Return what the address says of the place on the page; check it against what is known."""
    return st.query_params.get(name)


def link(name: str, label: str, icon: str | None = None, **address: str) -> None:
    """Draw a link to another page; address says where on it."""
    st.page_link(f"pages/{name}.py", label=label, icon=icon, query_params={**_address(), **address})


def lead(label: str, icon: str | None = None, **address: str) -> None:
    """Draw what leads to another place on the same page: a button; the address follows no link to it."""
    key = "/".join(["lead", *address.values()])
    st.button(label, key=key, type="tertiary", icon=icon, on_click=move, kwargs=address)


def exists(name: str) -> bool:
    """Say whether there is such a page."""
    return (ROOT / "pages" / f"{name}.py").exists()


def _registered() -> list[str]:
    return [name for names in MENU.values() for name in names if exists(name)]


def _menu(t: Texts) -> Mapping[str, list[Any]]:
    known = _registered()
    return {
        t(f"frame.menu_{heading}") if heading else "": [
            st.Page(ROOT / "pages" / f"{name}.py", title=t(f"frame.page_{name}"), default=name == "start")
            for name in names
            if name in known
        ]
        for heading, names in MENU.items()
        if not set(names).isdisjoint(known)
    }


def _read_address() -> None:
    """Take the language and the example from the address with which a session begins."""
    if state.language() is not None:
        return
    state.choose_language(negotiate(st.query_params.get("lang"), st.context.locale))
    if "example" in st.query_params and (example := cached.example()):
        state.open_example(example)


def _region() -> str | None:
    """Where the browser says the reader is ("PE"), which decides the decimal mark."""
    parts = (st.context.locale or "").replace("_", "-").split("-")
    return parts[-1].upper() if len(parts) > 1 and len(parts[-1]) == 2 else None


def _address() -> dict[str, str]:
    """Return what stays in the address on every page, so that a refresh and a link find it.

    document.js holds it there: setting it from here would add a step to the browser's way back.
    """
    kept = {"example": "1"} if state.example_is_open() else {}
    language = state.language()
    return kept if language in (None, negotiate(st.context.locale)) else {**kept, "lang": language}


def _language_picker(t: Texts) -> None:
    st.segmented_control(
        t("frame.language"),
        LANGUAGES,
        default=state.language(),
        format_func=_name_of,
        key="language_picker",
        required=True,
        on_change=_language_picked,
        label_visibility="collapsed",
        wrap=False,
    )


def _name_of(language: str) -> str:
    """Call a language what its own speakers call it."""
    return str(Locale.parse(language).get_display_name(language)).capitalize()


def _language_picked() -> None:
    state.choose_language(state.shown("language_picker"))
    if state.example_is_open() and (twin := cached.example_in_this_language(state.workspace())):
        state.open_example(twin)


def _example_note(t: Texts) -> None:
    if not state.example_is_open():
        return
    with st.container(
        horizontal=True, key="example_note", vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.markdown(t("frame.example_note"))
        st.button(t("frame.example_close"), on_click=state.close_example)


def _stop_at_faults() -> None:
    """A fault in the YAML stops the start, with every fault's file, line and mend."""
    try:
        cached.content()
        cached.phrases()
    except ContentError as refused:
        st.error("\n\n".join(str(fault) for fault in refused.faults))
        print(refused)
        st.stop()
