"""A document as a spreadsheet: live formulas, lists, a native chart. Text is never a formula."""

import io

from logic.exports.document import PRODUCT, Report
from logic.exports.xlsx.book import Book
from logic.exports.xlsx.costs import write_costs, write_plan
from logic.exports.xlsx.work import write_actions, write_inputs, write_sheet, write_tests

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def to_xlsx(report: Report) -> bytes:
    """Write the workbook of a document."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as file:
        file.set_properties(
            {
                "title": f"{report.title} · {report.business}"[:255],
                "author": PRODUCT,
                "created": report.made.replace(tzinfo=None),
            }
        )
        _write(Book(file, report.workbook))
    return out.getvalue()


def _write(book: Book) -> None:
    write_plan(book)
    write_costs(book)
    write_tests(book)
    write_actions(book)
    write_inputs(book)
    for sheet in book.content.sheets:
        write_sheet(book, sheet)
