"""How a file sets its cells apart: delimiter, quote, blanks; found on its first lines."""

import re
from collections import Counter
from collections.abc import Sequence

from logic.sales.opening.records import Dialect, records

DELIMITERS = (";", "\t", "|", ",", "^", "~", " ")
"""Where two explain the lines equally well the earlier wins: a comma also stands in amounts and names."""
SNIFFED_LINES = 300
FULL_WIDTH = 12
"""Columns beyond which more columns are no better evidence."""
BLANK_PENALTY = 0.55
"""A blank stands in names and dates, so it must explain clearly more than its rivals."""


def hinted_delimiter(first_line: str) -> str | None:
    """Read Excel's own first line, such as sep=;

    >>> hinted_delimiter("sep=;"), hinted_delimiter("seplo;x")
    (';', None)
    """
    found = re.fullmatch(r'"?sep=(.)"?', first_line.strip("\r\n"), re.IGNORECASE)
    return found[1] if found else None


def sniff(lines: Sequence[str], delimiter: str | None = None) -> Dialect:
    """Choose the dialect under which most lines have the same number of cells.

    Args:
        lines: Physical lines from the start of the file, none of them empty.
        delimiter: What the user or the file itself says.
    """
    sample = lines[:SNIFFED_LINES]
    text = "\n".join(sample)
    best, best_score = Dialect(delimiter or ",", escape=_escapes(text), width=1), 0.0
    for mark in (delimiter,) if delimiter else DELIMITERS:
        for quote in _quotes(text, mark):
            dialect = Dialect(mark, quote, _escapes(text, quote))
            width, score = _consistency(sample, dialect)
            if score > best_score + 1e-9:
                best, best_score = Dialect(mark, quote, dialect.escape, width), score
    return _or_blanks(sample, best, best_score) if delimiter in (None, " ") else best


def _quotes(text: str, delimiter: str) -> tuple[str, ...]:
    if delimiter not in text:
        return ()
    single = f"{delimiter}'" in text and f"'{delimiter}" in text and text.count("'") > 2 * text.count('"')
    return ("'", '"') if single else ('"',)


def _escapes(text: str, quote: str = '"') -> bool:
    return f"\\{quote}" in text and quote * 2 not in text.replace(f"\\{quote}", "")


def _consistency(lines: Sequence[str], dialect: Dialect) -> tuple[int, float]:
    """Return the usual width and how well it explains the lines."""
    widths = Counter(len(record.cells) for record in records(lines, dialect))
    many = {width: count for width, count in widths.items() if width > 1}
    if not many:
        return 1, 0.0
    width, count = max(many.items(), key=lambda item: (item[1] * min(item[0], FULL_WIDTH), item[0]))
    score = count / sum(widths.values()) * _worth(width)
    return width, score * (BLANK_PENALTY if dialect.delimiter == " " else 1.0)


def _worth(width: int) -> float:
    """Weigh a width: more columns are better evidence, up to a point."""
    return 1 + min(width, FULL_WIDTH) / FULL_WIDTH


def _or_blanks(lines: Sequence[str], best: Dialect, score: float) -> Dialect:
    """Prefer runs of blanks as in a printed list, when they and nothing else line up."""
    if not any(re.search(r"\S[ \t]{2,}\S|^ +\S", line) for line in lines) or best.delimiter not in " ,":
        return best
    blanks = [with_tabs(line) for line in lines]
    width, found = _consistency(blanks, Dialect("\t"))
    explained = score / BLANK_PENALTY if best.delimiter == " " else score
    if width > 1 and found / _worth(width) >= explained / _worth(best.width) - 1e-9:
        return Dialect("\t", width=width, blanks=True)
    return best


def with_tabs(text: str) -> str:
    """Write every run of blanks as one tab, none at the edges of a line.

    >>> with_tabs("  00001 19970101  1   11.77")
    '00001\\t19970101\\t1\\t11.77'
    """
    return re.sub(r"[ \t]+", "\t", re.sub(r"(?m)^[ \t]+|[ \t]+$", "", text))
