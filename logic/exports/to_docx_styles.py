"""How a Word document looks: its paper, its styles, and the marks that python-docx has no words for."""

from typing import Any

TEAL, ORANGE, INK, MUTED, SAND, RULE, WHITE = (
    "0F5257",
    "B8481A",
    "1F2A30",
    "5D6970",
    "F6F2EA",
    "DDD5C7",
    "FFFFFF",
)
CALLOUT, CARD, TASK = "Callout", "Card", "Task"
SANS, SERIF = "Calibri", "Georgia"
"""Faces that stand on the reader's machine."""
STYLES = (
    ("Normal", SANS, 10.5, None),
    ("Title", SERIF, 28, TEAL),
    ("Subtitle", SANS, 11, MUTED),
    ("Heading 1", SERIF, 16, TEAL),
    ("Heading 2", SANS, 12.5, INK),
    ("Caption", SANS, 9, MUTED),
)
"""Style, face, points, colour."""
SPELLING = {"es": "es-419", "en": "en-US"}
"""Language of the words -> that of Word's spell-checker."""


def dress(file: Any, language: str) -> int:
    """Set paper, margins and styles; return the width of the text in English Metric Units."""
    from docx.shared import Cm

    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, face, points, colour in STYLES:
        _set_style(file.styles[name], face, points, colour)
    _add_boxes(file)
    _add_tasks(file)
    _calm_title(file)
    _pale_grid(file)
    child(file.styles["Normal"].element.get_or_add_rPr(), "w:lang", val=SPELLING.get(language, language))
    return int(section.page_width - section.left_margin - section.right_margin)


def _set_style(style: Any, face: str, points: float, colour: str | None) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = face, Pt(points), style.name.startswith("Heading")
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), face)
        faces.attrib.pop(qn(f"w:{script}Theme"), None)  # a theme's face would win over ours
    faces.attrib.pop(qn("w:cstheme"), None)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def _add_boxes(file: Any) -> None:
    """Add the two boxed paragraphs: the sentence to remember, and cards."""
    from docx.shared import Pt, RGBColor

    for name, fill, edge, face, points in (
        (CALLOUT, TEAL, TEAL, SERIF, 12.5),
        (CARD, SAND, SAND, SANS, 10.5),
    ):
        style = file.styles.add_style(name, 1)
        _set_style(style, face, points, None)
        _frame(style.element.get_or_add_pPr(), fill, edge)
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Pt(10)
        style.paragraph_format.space_after = Pt(12 if name == CALLOUT else 0)
    file.styles[CALLOUT].font.bold, file.styles[CALLOUT].font.color.rgb = True, RGBColor.from_string(WHITE)


def _frame(properties: Any, fill: str, edge: str) -> None:
    """Draw the box; before the indents, for Word refuses paragraph properties in another order."""
    borders = child(properties, "w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        thick, space = (18 if side == "left" else 8), (8 if side in ("left", "right") else 4)
        colour = TEAL if side == "left" else edge
        child(borders, f"w:{side}", val="single", sz=thick, space=space, color=colour)
    child(properties, "w:shd", val="clear", color="auto", fill=fill)


def _add_tasks(file: Any) -> None:
    """Add the paragraph of a task: a box to tick, and a text that hangs beside it."""
    from docx.shared import Pt

    style = file.styles.add_style(TASK, 1)
    _set_style(style, SANS, 10.5, None)
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Pt(20), Pt(-20)
    style.paragraph_format.tab_stops.add_tab_stop(Pt(20))
    style.paragraph_format.space_after = Pt(5)


def _calm_title(file: Any) -> None:
    """Take the blue rule and the slanted, spaced letters out of the template's title page."""
    from docx.oxml.ns import qn

    for border in file.styles["Title"].element.iter(qn("w:bottom")):
        border.set(qn("w:color"), TEAL)
    subtitle = file.styles["Subtitle"]
    subtitle.font.italic = False
    for spacing in subtitle.element.rPr.findall(qn("w:spacing")):
        subtitle.element.rPr.remove(spacing)


def _pale_grid(file: Any) -> None:
    """Draw thin sand lines in tables, with air around the text."""
    from docx.oxml.ns import qn

    properties = file.styles["Table Grid"].element.find(qn("w:tblPr"))
    for margins in properties.findall(qn("w:tblCellMar")):
        properties.remove(margins)
    margins = child(properties, "w:tblCellMar")
    for side, width in (("top", 60), ("left", 70), ("bottom", 60), ("right", 70)):
        child(margins, f"w:{side}", w=width, type="dxa")

    for side in properties.find(qn("w:tblBorders")):
        side.set(qn("w:color"), RULE)


def child(parent: Any, tag: str, **attributes: object) -> Any:
    """Add an element of Word's own XML."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element


def shade(cell: Any, colour: str) -> None:
    """Fill a cell."""
    child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)


def describe(picture: Any, alt: str) -> None:
    """Give a picture its alternative text."""
    picture._inline.docPr.set("descr", alt)


def keep_with_next(paragraph: Any) -> None:
    """Hold a picture and its caption together."""
    paragraph.paragraph_format.keep_with_next = True


def write_page_number(paragraph: Any) -> None:
    """Add the number of the page, which Word counts."""
    field = child(paragraph._p, "w:fldSimple", instr="PAGE")
    run = child(field, "w:r")
    properties = child(run, "w:rPr")
    child(properties, "w:color", val=MUTED)
    child(properties, "w:sz", val=17)
    child(run, "w:t").text = "1"


def write(
    paragraph: Any,
    text: str,
    *,
    bold: bool = False,
    colour: str | None = None,
    size: float | None = None,
    font: str | None = None,
) -> None:
    """Add a run of text; line breaks in it stay line breaks."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.bold = bold or None
    run.font.size = Pt(size) if size else None
    run.font.name = font
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
