"""A document as PDF: tagged, PDF/UA-1, deterministic; and its charts as pictures for the other formats."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from logic.exports.blocks import QrCode, as_dict
from logic.exports.document import PRODUCT, Report
from logic.exports.qr import qr_svg

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
CHART_KINDS = ("bars", "marks", "months")
PRINT_PPI = 200
"""Pixels an inch of a chart in Word: sharp on paper, small enough to mail."""


def to_pdf(report: Report) -> bytes:
    """Set the document as PDF.

    A character that no shipped font has would be an empty box, which PDF/UA-1 forbids: then the document is
    set the same way without that claim.
    """
    import typst

    options = {"format": "pdf", "sys_inputs": _inputs(report), "timestamp": int(report.made.timestamp())}
    try:
        return _compile(pdf_standards=["ua-1"], **options)[0]
    except typst.TypstError:
        return _compile(**options)[0]


def charts_svg(report: Report) -> list[bytes]:
    """Draw each chart of the document as SVG, in their order."""
    return _charts(report, "svg")


def charts_png(report: Report) -> list[bytes]:
    """Draw each chart of the document as PNG, in their order."""
    return _charts(report, "png", ppi=PRINT_PPI)


def _charts(report: Report, form: Literal["svg", "png"], **options: Any) -> list[bytes]:
    if not any(block.kind in CHART_KINDS for block in report.blocks):
        return []
    inputs = {"document": _document(report), "part": "charts"}
    return _compile(format=form, sys_inputs=inputs, **options)


def _compile(**options: Any) -> list[bytes]:
    """Run Typst; it only ever reads the templates and the fonts."""
    import typst

    compiler = typst.Compiler(TEMPLATES / "plan.typ", root=TEMPLATES, font_paths=_fonts())
    made = compiler.compile(**options)
    return made if isinstance(made, list) else [made or b""]


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _inputs(report: Report) -> dict[str, str]:
    inputs = {"document": _document(report)}
    if report.session is not None:
        inputs["session"] = report.session.decode("utf-8")
    return inputs


def _document(report: Report) -> str:
    blocks = [
        {**as_dict(block), "svg": qr_svg(block.url)} if isinstance(block, QrCode) else as_dict(block)
        for block in report.blocks
    ]
    head = (
        "language",
        "title",
        "business",
        "subtitle",
        "made_on",
        "segment",
        "session_name",
        "session_label",
    )
    return json.dumps(
        {"product": PRODUCT, "blocks": blocks, **{name: getattr(report, name) for name in head}}
    )
