"""A document as one self-contained page, ready to print, that asks for nothing from outside."""

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from logic.exports.blocks import QrCode, as_dict
from logic.exports.document import PRODUCT, Report
from logic.exports.qr import qr_svg
from logic.exports.to_pdf import CHART_KINDS, charts_svg

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent / "templates"


def to_html(report: Report) -> bytes:
    """Set the document as a page; charts and codes are pictures inside it."""
    charts = iter(charts_svg(report))
    blocks = []
    for block in report.blocks:
        values = as_dict(block)
        if block.kind in CHART_KINDS:
            values["picture"] = _inside(next(charts))
        elif isinstance(block, QrCode):
            values["picture"] = _inside(qr_svg(block.url).encode("utf-8"))
        blocks.append(values)
    return _template().render(report=report, blocks=blocks, product=PRODUCT).encode("utf-8")


def _inside(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")


@cache
def _template() -> "jinja2.Template":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("plan.html.j2")
