"""The formats on offer. To add one: write to_<format>.py, then a function and a line here.

Importing this module loads no document library: each comes with its first document.
"""

from collections.abc import Callable
from dataclasses import dataclass

from logic.exports.clean import clean
from logic.exports.document import Report


@dataclass(frozen=True)
class Format:
    """A format: its id, its file ending, its MIME type and what makes it."""

    id: str
    ending: str
    mime: str
    set: Callable[[Report], bytes]

    def render(self, report: Report) -> bytes:
        """Set the document, without the characters that no format can hold."""
        return self.set(clean(report))


def _pdf(report: Report) -> bytes:
    from logic.exports.to_pdf import to_pdf

    return to_pdf(report)


def _docx(report: Report) -> bytes:
    from logic.exports.to_docx import to_docx

    return to_docx(report)


def _xlsx(report: Report) -> bytes:
    from logic.exports.to_xlsx import to_xlsx

    return to_xlsx(report)


def _ics(report: Report) -> bytes:
    from logic.exports.to_ics import to_ics

    return to_ics(report)


def _html(report: Report) -> bytes:
    from logic.exports.to_html import to_html

    return to_html(report)


def _markdown(report: Report) -> bytes:
    from logic.exports.to_markdown import to_markdown

    return to_markdown(report)


def _prompt(report: Report) -> bytes:
    from logic.exports.to_prompt import to_prompt

    return to_prompt(report)


FORMATS = (
    Format("pdf", "pdf", "application/pdf", _pdf),
    Format("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    Format("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    Format("ics", "ics", "text/calendar", _ics),
    Format("html", "html", "text/html", _html),
    Format("markdown", "md", "text/markdown", _markdown),
    Format("prompt", "txt", "text/plain", _prompt),
)
