"""The workbook being written: its formats, its words, and cells that can never turn into formulas."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from logic.exports.workbook import Cell, Workbook

LONGEST_TEXT = 32_767
"""Characters that Excel keeps in one cell."""
TALLEST_ROW = 400
"""Points; Excel allows 409."""
LINE = 15
"""Points of one line of text."""
LETTERS = 1.05
"""Letters that fit in one unit of a column's width, on average, with room to spare."""
TEAL, ORANGE, SAND, RULE = "#0f5257", "#c9541f", "#f6f2ea", "#ddd5c7"
YELLOW, MINT, PEACH, BAR = "#fff6d6", "#dbe9e5", "#f7e3d5", "#8fb8b1"
MONEY, DAY, SHARE = "#,##0.00", "dd/mm/yyyy", "0%"


def known(value: float | str | None) -> float | str:
    """Return what a formula shows before it is reckoned again: blank for what is not known."""
    return "" if value is None else value


def quoted(word: str) -> str:
    """Return a word as text inside a formula; only words of ours ever stand there."""
    return '"' + word.replace('"', '""') + '"'


@dataclass(frozen=True)
class Book:
    """A workbook in the making. `file` is xlsxwriter's; nothing here writes text as anything but text."""

    file: Any
    content: Workbook

    def word(self, key: str) -> str:
        """Return a word of the spreadsheet in the reader's language."""
        return self.content.words[key]

    def _format(self, **look: Any) -> Any:
        return self.file.add_format(
            {"font_name": "Calibri", "font_size": 11, "valign": "top", "indent": 1, **look}
        )

    @cached_property
    def head(self) -> Any:
        """A heading."""
        return self._format(bold=1, font_color="white", bg_color=TEAL, text_wrap=1)

    @cached_property
    def text(self) -> Any:
        """Text; the quote prefix keeps it text even after F2 and Enter."""
        return self._format(text_wrap=1, quote_prefix=1, align="left")

    @cached_property
    def total(self) -> Any:
        """The foot of a table."""
        return self._format(bold=1, top=1, top_color=TEAL, bg_color=SAND, num_format=MONEY)

    @cached_property
    def note(self) -> Any:
        """A remark below a table."""
        return self._format(italic=1, font_color="#5d6970")

    @cached_property
    def money(self) -> Any:
        """A computed amount."""
        return self._format(num_format=MONEY)

    @cached_property
    def count(self) -> Any:
        """A computed whole number."""
        return self._format(num_format="#,##0")

    @cached_property
    def share(self) -> Any:
        """A computed share."""
        return self._format(num_format=SHARE)

    @cached_property
    def day(self) -> Any:
        """A date."""
        return self._format(num_format=DAY)

    @cached_property
    def edit(self) -> Any:
        """A number that the reader may change."""
        return self._format(bg_color=YELLOW, border=1, border_color=RULE, num_format=MONEY)

    @cached_property
    def edit_count(self) -> Any:
        """A whole number that the reader may change."""
        return self._format(bg_color=YELLOW, border=1, border_color=RULE, num_format="0")

    @cached_property
    def edit_share(self) -> Any:
        """A share that the reader may change."""
        return self._format(bg_color=YELLOW, border=1, border_color=RULE, num_format=SHARE)

    @cached_property
    def edit_day(self) -> Any:
        """A date that the reader may change."""
        return self._format(bg_color=YELLOW, border=1, border_color=RULE, num_format=DAY)

    @cached_property
    def edit_text(self) -> Any:
        """Text that the reader may change."""
        return self._format(
            bg_color=YELLOW, border=1, border_color=RULE, text_wrap=1, quote_prefix=1, align="left"
        )

    @cached_property
    def done(self) -> Any:
        """A row that is finished."""
        return self.file.add_format({"bg_color": MINT})

    @cached_property
    def due(self) -> Any:
        """A row that asks for attention."""
        return self.file.add_format({"bg_color": PEACH})

    def sheet(self, name: str, heads: Sequence[str], widths: Sequence[float]) -> Any:
        """Add a sheet with its headings, ready to print on A4 landscape."""
        sheet = self.file.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.write_string(0, column, head, self.head)
            sheet.set_column(column, column, width)
        self.fit(sheet, 0, heads, widths)
        return sheet

    def write(self, sheet: Any, row: int, column: int, cell: Cell, look: Any = None) -> None:
        """Write one cell by its kind; text is always text, whatever it begins with."""
        if cell is None:
            sheet.write_blank(row, column, None, look or self.text)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell[:LONGEST_TEXT], look or self.text)
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), look or self.day)
        else:
            sheet.write_number(row, column, cell, look or self.money)

    def fit(self, sheet: Any, row: int, cells: Sequence[Cell], widths: Sequence[float]) -> None:
        """Make the row as tall as its longest text: LibreOffice does not do it by itself."""
        texts = ((cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
        lines = (
            sum(max(1, ceil(len(part) / (LETTERS * width))) for part in cell.split("\n"))
            for cell, width in texts
        )
        sheet.set_row(row, min(TALLEST_ROW, LINE * max(lines, default=1) + 2))
