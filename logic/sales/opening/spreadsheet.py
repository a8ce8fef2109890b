"""Spreadsheets (.xlsx, .xls, .xlsb, .ods) to CSV, in a child process with limits of memory and time."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from logic.sales.cells.vocabulary import limits
from logic.sales.values import Choices, Refusal

CHILD = Path(__file__).with_name("spreadsheet_child.py")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OLD_BOOKS = tuple(name.encode("utf-16-le").ljust(64, b"\0") for name in ("Workbook", "Book"))
"""The part that makes an old file a workbook, as its table of contents names it; a letter has another."""
ZIP = b"PK\x03\x04"
MARKS = (b"[Content_Types].xml", b"xl/", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
"""Names at the start of a workbook, by which a damaged one is still known."""
HEAD = 1 << 16
MOST_PARTS = 5000
"""Files inside a workbook."""
PARTS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}


@dataclass(frozen=True)
class Sheet:
    """One sheet of a spreadsheet, as CSV."""

    data: bytes
    kind: str
    """xlsx, xlsb, xls or ods."""
    name: str
    others: tuple[str, ...]
    """The other sheets."""


def is_spreadsheet(data: bytes) -> bool:
    """Tell by the content, whatever the file is called."""
    if not data.startswith(ZIP):
        return data.startswith(OLD_OFFICE) and any(name in data for name in OLD_BOOKS)
    kind = _zip_kind(data)
    return kind != "zip" and (kind != "damaged" or any(mark in data[:HEAD] for mark in MARKS))


def open_sheet(data: bytes, choices: Choices) -> Sheet | Refusal:
    """Convert a sheet to CSV.

    Args:
        data: A spreadsheet.
        choices: May name the sheet.
    """
    kind = "xls" if data.startswith(OLD_OFFICE) else _zip_kind(data)
    bounds = limits().sheet
    if kind in ("damaged", "too_large"):
        code = "spreadsheet_too_large" if kind == "too_large" else "spreadsheet_unreadable"
        return Refusal(code, {"limit": bounds.megabytes_unpacked})
    command = [
        sys.executable,
        "-I",
        str(CHILD),
        choices.sheet or "",
        str(bounds.cells),
        str(bounds.memory_megabytes),
    ]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=bounds.seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Refusal("spreadsheet_too_large", {"limit": bounds.megabytes_unpacked})
    return _answer(child, kind)


def _answer(child: "subprocess.CompletedProcess[bytes]", kind: str) -> Sheet | Refusal:
    said = _last_json(child.stderr)
    if child.returncode or "sheet" not in said:
        code = str(said.get("refused", "spreadsheet_unreadable"))
        return Refusal(code, {"limit": limits().sheet.megabytes_unpacked})
    names = [str(name) for name in said["sheets"]]
    chosen = str(said["sheet"])
    return Sheet(child.stdout, kind, chosen, tuple(name for name in names if name != chosen))


def _last_json(text: bytes) -> dict[str, list[str] | str]:
    """Read what the child said of the sheets; nothing where it died before it could."""
    for line in reversed(text.decode("utf-8", "replace").splitlines()):
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict):
            return said
    return {}


def _zip_kind(data: bytes) -> str:
    """Tell the kind by the parts inside, and refuse what would unpack to too much."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "damaged"
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in PARTS.items() if name in names), "zip")
    unpacked = sum(part.file_size for part in parts) / 1e6
    if kind != "zip" and (unpacked > limits().sheet.megabytes_unpacked or len(parts) > MOST_PARTS):
        return "too_large"
    return kind
