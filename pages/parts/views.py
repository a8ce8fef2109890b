"""A page's views, one drawn at a time: a phone does not carry five charts at once."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import cached


def show(area: str, views: Mapping[str, Callable[[], None]]) -> None:
    """Draw tabs and the one that is open; the names are `<area>.view_<view>` in locales/."""
    t = cached.texts()
    names = [t(f"{area}.view_{view}") for view in views]
    tabs = st.tabs(names, key=f"views.{area}", on_change="rerun")
    for draw, tab in zip(views.values(), tabs, strict=True):
        if tab.open:
            with tab:
                draw()
