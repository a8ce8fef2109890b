"""Tables for Word, written element by element: python-docx looks every cell up again, which takes seconds."""

from functools import cache
from typing import Any

from logic.exports.blocks import Table
from logic.exports.to_docx_styles import SAND, TEAL, WHITE

TWIPS = 635
"""English Metric Units in one twentieth of a point."""


def make_table(block: Table, width: int, style: str) -> Any:
    """Make the table's element.

    Args:
        block: What stands in it.
        width: Of the text, in English Metric Units.
        style: Id of the table's style.
    """
    from docx.oxml import OxmlElement

    table = OxmlElement("w:tbl")
    properties = _add(table, "w:tblPr")
    _add(properties, "w:tblStyle", val=style)
    _add(properties, "w:tblW", w=width // TWIPS, type="dxa")
    _add(properties, "w:tblLayout", type="fixed")
    widths = [int(width * share / sum(block.widths)) // TWIPS for share in block.widths]
    grid = _add(table, "w:tblGrid")
    for column in widths:
        _add(grid, "w:gridCol", w=column)
    _add_row(table, block, block.heads, widths, look="head")
    for at, row in enumerate(block.rows):
        _add_row(table, block, row, widths, look="foot" if at in block.marked else "body")
    if block.foot:
        _add_row(table, block, block.foot, widths, look="foot")
    return table


def _add_row(table: Any, block: Table, cells: tuple[str, ...], widths: list[int], *, look: str) -> None:
    row = _add(table, "w:tr")
    properties = _add(row, "w:trPr")
    _add(properties, "w:cantSplit")
    if look == "head":
        _add(properties, "w:tblHeader")
    for at, text in enumerate(cells):
        _add_cell(row, block, text, widths[at], look=look, first=at == 0, right=block.align[at] == "r")


def _add_cell(row: Any, block: Table, text: str, width: int, *, look: str, first: bool, right: bool) -> None:
    cell = _add(row, "w:tc")
    properties = _add(cell, "w:tcPr")
    _add(properties, "w:tcW", w=width, type="dxa")
    if look != "body":
        _add(properties, "w:shd", val="clear", color="auto", fill=TEAL if look == "head" else SAND)
    paragraph = _add(cell, "w:p")
    layout = _add(paragraph, "w:pPr")
    _add(layout, "w:spacing", after=0)
    _add(layout, "w:jc", val="right" if right else "left")
    run = _add(paragraph, "w:r")
    letters = _add(run, "w:rPr")
    if look != "body" or first:
        _add(letters, "w:b")
    if look == "head":
        _add(letters, "w:color", val=WHITE)
    _add(letters, "w:sz", val=16 if block.compact else 19)
    add_text(run, text)


def add_text(run: Any, text: str) -> None:
    """Add text to a run; a line break in it stays a line break, a tab a tab."""
    for number, line in enumerate(text.split("\n")):
        if number:
            _add(run, "w:br")
        for place, part in enumerate(line.split("\t")):
            if place:
                _add(run, "w:tab")
            said = _add(run, "w:t")
            said.text = part
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add(parent: Any, tag: str, **attributes: object) -> Any:
    made = parent.makeelement(
        _name(tag), {_name(f"w:{key}"): str(value) for key, value in attributes.items()}
    )
    parent.append(made)
    return made


@cache
def _name(tag: str) -> str:
    """Return the tag with its namespace spelled out."""
    from docx.oxml.ns import qn

    return str(qn(tag))
