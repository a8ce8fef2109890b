"""A document for Word: real styles, repeated heading rows, alternative texts, language. No template file."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from logic.exports import blocks as b
from logic.exports.document import PRODUCT, Report
from logic.exports.qr import qr_png
from logic.exports.to_docx_styles import (
    CALLOUT,
    CARD,
    MUTED,
    SAND,
    TASK,
    TEAL,
    describe,
    dress,
    keep_with_next,
    shade,
    write,
    write_page_number,
)
from logic.exports.to_docx_table import make_table
from logic.exports.to_pdf import charts_png

LONGEST_PROPERTY = 255
"""Characters that Word keeps in a title."""


@dataclass(frozen=True)
class Page:
    """The document in the making, and the pictures still to be placed."""

    file: Any
    width: int
    """Of the text, in English Metric Units."""
    charts: Iterator[bytes]
    styles: Mapping[str, str]
    """Name -> id, looked up once: python-docx searches all styles for every paragraph."""

    def add(self, text: str = "", style: str = "Normal") -> Any:
        """Add a paragraph; line breaks in the text stay line breaks."""
        paragraph = self.file.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph


def to_docx(report: Report) -> bytes:
    """Set the document for Word."""
    import docx

    file = docx.Document()
    width = dress(file, report.language)
    styles = {style.name: style.style_id for style in file.styles}
    page = Page(file, width, iter(charts_png(report)), styles)
    _set_properties(file, report)
    _set_cover(page, report)
    for block in report.blocks:
        SETTERS[block.kind](page, block)
    out = io.BytesIO()
    file.save(out)
    return _dated(out, report)


def _dated(file: io.BytesIO, report: Report) -> bytes:
    """Give every part of the package the document's own date: the same session gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part in read.infolist():
            written.writestr(zipfile.ZipInfo(part.filename, report.made.timetuple()[:6]), read.read(part), 8)
    return out.getvalue()


def _set_properties(file: Any, report: Report) -> None:
    about = file.core_properties
    about.title = f"{report.title} · {report.business}"[:LONGEST_PROPERTY]
    about.author = report.business[:LONGEST_PROPERTY]
    about.last_modified_by = PRODUCT
    about.comments = ""
    about.language = report.language
    about.created = about.modified = report.made.replace(tzinfo=None)


def _set_cover(page: Page, report: Report) -> None:
    page.add(report.business, "Title")
    parts = (report.title, report.subtitle, report.made_on)
    page.add(" · ".join(part for part in parts if part), "Subtitle")
    if report.segment[1]:
        paragraph = page.add()
        write(paragraph, f"{report.segment[0]}: ", bold=True)
        write(paragraph, report.segment[1])
    footer = page.file.sections[0].footer.paragraphs[0]
    write(footer, f"{report.made_on}  ·  {PRODUCT}  ·  ", colour=MUTED, size=8.5)
    write_page_number(footer)


def _heading(page: Page, block: b.Heading) -> None:
    page.add(block.text, f"Heading {block.level}")


def _paragraph(page: Page, block: b.Paragraph) -> None:
    page.add(block.text, "Caption" if block.small else "Normal")


def _listing(page: Page, block: b.Listing) -> None:
    for item in block.items:
        page.add(f"☐\t{item}" if block.boxes else item, TASK if block.boxes else "List Bullet")


def _figures(page: Page, block: b.Figures) -> None:
    table = page.file.add_table(1, len(block.items))
    for cell, item in zip(table.rows[0].cells, block.items, strict=True):
        shade(cell, SAND)
        write(cell.paragraphs[0], item.value, bold=True, colour=TEAL, size=18, font="Georgia")
        write(cell.add_paragraph(), item.label, bold=True, size=10)
        if item.note:
            write(cell.add_paragraph(), item.note, colour=MUTED, size=9)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = 0
    page.add()


def _callout(page: Page, block: b.Callout) -> None:
    paragraph = page.add(style=CALLOUT)
    if block.label:
        write(paragraph, f"{block.label}\n", size=9)
    write(paragraph, block.text)


def _chart(page: Page, block: b.Chart) -> None:
    keep_with_next(_picture(page, next(page.charts), int(page.width * 0.96), block.alt))
    page.add(block.caption, "Caption")


def _picture(page: Page, png: bytes, width: int, alt: str) -> Any:
    paragraph = page.add()
    describe(paragraph.add_run().add_picture(io.BytesIO(png), width=width), alt)
    return paragraph


def _table(page: Page, block: b.Table) -> None:
    below = page.add(block.note, "Caption")
    below._p.addprevious(make_table(block, page.width, page.styles["Table Grid"]))


def _cards(page: Page, block: b.Cards) -> None:
    for card in block.items:
        _card(page, card)
    page.add().paragraph_format.space_after = 0


def _card(page: Page, card: b.Card) -> None:
    page.add(" · ".join(part for part in (card.tag, card.title) if part), "Heading 2")
    if card.text:
        page.add(card.text, CARD)
    for chip in card.chips:
        page.add(f"• {chip}", CARD)
    for name, value in card.facts:
        paragraph = page.add(style=CARD)
        write(paragraph, f"{name}: ", colour=MUTED)
        write(paragraph, value, bold=True)


def _stages(page: Page, block: b.Stages) -> None:
    for stage in block.items:
        page.add(f"{stage.number} {stage.unit}", "Heading 2")
        for task in stage.tasks:
            paragraph = page.add(style=TASK)
            write(paragraph, f"☐\t{task.text}", bold=True)
            if task.note:
                write(paragraph, f"\n{task.note}", colour=MUTED, size=9)


def _qr(page: Page, block: b.QrCode) -> None:
    import docx.shared

    _picture(page, qr_png(block.url), docx.shared.Cm(2.8), block.alt)
    page.add(f"{block.label}: {block.url}")


SETTERS: Mapping[str, Callable[[Page, Any], None]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "listing": _listing,
    "figures": _figures,
    "callout": _callout,
    "bars": _chart,
    "marks": _chart,
    "months": _chart,
    "table": _table,
    "cards": _cards,
    "stages": _stages,
    "qr": _qr,
}
