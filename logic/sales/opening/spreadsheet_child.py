"""Run as a program of its own: a spreadsheet on standard input, its sheet as CSV on standard output.

A hostile spreadsheet can abort the process that opens it, so this one is nobody else's. On standard error
goes one line of JSON: the names of the sheets and which was taken, or why none could be.
"""

import csv
import datetime as dt
import io
import json
import sys
from typing import Any

import python_calamine


def limit_memory(megabytes: int) -> None:
    """Let the system refuse this process more memory; not every system has such a limit."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def write_cell(value: Any) -> str:
    """Write a cell as text that reads the same in every country.

    >>> write_cell(3.0), write_cell(2.5), write_cell(dt.datetime(2026, 2, 3)), write_cell("007")
    ('3', '2.5', '2026-02-03', '007')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return "" if value is None else str(value)


def choose(book: Any, wanted: str, most_cells: int) -> tuple[str, Any]:
    """Return the sheet asked for, else the first with at least two rows, and its name.

    Raises:
        ValueError: a sheet is too large.
    """
    first: tuple[str, Any] | None = None
    for name in book.sheet_names:
        if wanted and name != wanted:
            continue
        sheet = book.get_sheet_by_name(name)
        if sheet.height * sheet.width > most_cells:
            raise ValueError("spreadsheet_too_large")
        if sheet.height > 1:
            return name, sheet
        first = first or (name, sheet)
    if first is None:
        raise ValueError("spreadsheet_no_sheet")
    return first


def main(wanted: str, most_cells: int, megabytes: int) -> int:
    """Convert; return 0, or 1 after writing why not."""
    limit_memory(megabytes)
    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        name, sheet = choose(book, wanted, most_cells)
    except (python_calamine.CalamineError, ValueError, OSError) as fault:
        code = str(fault) if str(fault).startswith("spreadsheet_") else "spreadsheet_unreadable"
        print(json.dumps({"refused": code}), file=sys.stderr)
        return 1
    print(json.dumps({"sheets": list(book.sheet_names), "sheet": name}), file=sys.stderr)
    with open(1, "w", newline="", encoding="utf-8", errors="replace", closefd=False) as out:
        writer = csv.writer(out, lineterminator="\n")
        start = sheet.start[0] if sheet.start else 0
        out.write("\n" * start)  # so that lines are counted as the rows of the sheet
        for row in sheet.to_python(skip_empty_area=True):
            writer.writerow([write_cell(cell) for cell in row])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
