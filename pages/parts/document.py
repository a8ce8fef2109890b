"""What only a script in the page can say: the document's language, and names Streamlit fixes in English."""

from collections.abc import Mapping

import streamlit as st

from logic.content.library import ROOT
from logic.content.texts import Texts

NAMES = {
    '[data-testid="stTopNav"], [data-testid="stSidebarNav"]': "pages",
    '[data-testid="stSidebar"]': "drawer",
    '[data-testid="stSidebarCollapseButton"] button': "close_menu",
    '[data-testid="stExpandSidebarButton"]': "open_menu",
    '[data-testid="stHeaderLogo"], [data-testid="stSidebarLogo"]': "logo",
    'button:has(> [data-testid="stHeaderLogo"]), button:has(> [data-testid="stSidebarLogo"])': "home",
    '[data-testid="stNumberInputStepDown"]': "less",
    '[data-testid="stNumberInputStepUp"]': "more",
    '[data-testid="stProgress"] [role="progressbar"]': "progress",
    '[data-testid="stTooltipIcon"] button, button[data-testid="stTooltipHoverTarget"]': "help",
    '[data-testid="stSelectbox"] button[aria-haspopup]': "choices",
    '[data-testid="stDialog"] button[aria-label="Close"]': "close",
    '[data-testid="stFileUploaderDropzone"] button, [data-testid="stFileUploaderDropzoneInput"]': "choose",
    '[data-testid="stFileChipDeleteBtn"] button': "remove",
}
"""Where Streamlit names a thing in English -> key of its name in locales/frame.yaml (name_…)."""
WORDS = {
    '[data-testid="stSkipToContent"]': "skip",
    '[data-testid="stFileChip"] [role="alert"]': "refused",
    '[data-testid="stExceptionMessage"]': "fault",
}
"""Where Streamlit writes a word in English."""
PLAIN = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] li'
"""With headings, a list that holds more than its items (axe: list, listitem); read as plain links."""

SCROLLING = '[data-testid="stCode"] pre'
"""Boxes that scroll; the keyboard must reach them to do so."""

EMPTY_CHOICE = 'input[placeholder^="Choose"]'
"""What a list of choices says in English while its field is empty."""

_speaker = st.components.v2.component(
    "vinculo_document",
    html="<span hidden></span>",
    js=(ROOT / "static" / "document.js").read_text("utf-8"),
)


def speak(t: Texts, place: str, held: Mapping[str, str | None]) -> None:
    """Set the language of the document, name what is named in English, begin a new place at its top.

    Args:
        t: The reader's language.
        place: Page and step; where it changes, the page scrolls up and its heading takes the focus.
        held: What the address must say on every page; None where it must not.
    """
    _speaker(
        key="document",
        data=[
            {
                "language": t.language,
                "names": [[css, t(f"frame.name_{key}")] for css, key in NAMES.items()],
                "words": [[css, t(f"frame.name_{key}")] for css, key in WORDS.items()],
                "plain": PLAIN,
                "scrolling": SCROLLING,
                "empty_choice": [EMPTY_CHOICE, t("frame.choose")],
                "place": place,
                "held": dict(held),
            }
        ],
    )
