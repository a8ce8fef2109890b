"""A file from the visitor, with the uploader's words in the reader's language."""

from typing import Any

import streamlit as st

from logic.content.texts import Texts
from logic.storage.session_file import MAX_BYTES, SessionFileError, from_bytes
from logic.workspace import Workspace

MEGABYTE = 1_000_000


def pick(key: str, label: str, endings: list[str], megabytes: int, t: Texts, help: str | None = None) -> Any:
    """Draw an uploader.

    Streamlit writes "Upload" and its limit in English and has no parameter for it, so the style sheet hides
    those words and shows ours; names for those who listen are set by document.py.

    Args:
        key: Unique on the page; ends up as `upload.<key>`.
        label: What to choose.
        endings: Allowed endings without the dot.
        megabytes: Largest size.
        t: The reader's language.
        help: A mark beside the label.

    Returns:
        The uploaded file or None. It vanishes when the page is left: read it at once and `state.hold` what
        came of it.
    """
    with st.container(key=f"upload.{key}"):
        hint = t("frame.upload_hint", size=megabytes)
        st.html(_words(key, t("frame.upload_button"), hint, t("frame.name_refused")))
        return st.file_uploader(
            label, type=endings, key=f"uploader.{key}", max_upload_size=megabytes, help=help
        )


def pick_session(key: str, label: str, endings: list[str], t: Texts) -> Workspace | None:
    """Draw an uploader for a saved session; a file that is none gets its sentence. As `pick`."""
    file = pick(key, label, endings, MAX_BYTES // MEGABYTE, t)
    if file is None:
        return None
    try:
        return from_bytes(file.getvalue())
    except SessionFileError as refused:
        blanks: Any = refused.values
        st.error(t(refused.key, **blanks))
        return None


def _words(key: str, button: str, hint: str, refused: str) -> str:
    zone = f'.st-key-upload-{key} [data-testid="stFileUploaderDropzone"]'
    # the browser refuses by itself what is of another kind or too large, and shows no more than a red mark
    wrong = f'.st-key-upload-{key} [data-testid="stFileUploader"]:has([aria-invalid="true"])'
    return f"""<style>
{zone} button [data-testid="stMarkdownContainer"] p {{ display: none; }}
{zone} button [data-testid="stMarkdownContainer"]::after {{ content: {_quoted(button)}; }}
{zone} [data-testid="stFileUploaderDropzoneInstructions"] > * {{ display: none; }}
{zone} [data-testid="stFileUploaderDropzoneInstructions"]::after {{ content: {_quoted(hint)}; }}
{wrong}::after {{ content: {_quoted(refused)}; display: block; margin-top: 0.5rem; }}
</style>"""


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("<", "\\3c ") + "'"
