"""Where lines and records begin in the bytes: to name lines and to set odd ones apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]
Text = NDArray[np.uint8]
"""Bytes as an array."""
LF, CR = 10, 13


@dataclass(frozen=True, eq=False)
class Lines:
    """Physical lines of a body of text: byte offsets, the end without its newline."""

    starts: Positions
    ends: Positions


def find_lines(text: Text) -> Lines:
    """Find every line; newlines are CR LF, LF or CR."""
    feeds = np.flatnonzero(text == LF)
    returns = np.flatnonzero(text == CR)
    if not len(returns):
        ends, after = feeds, feeds + 1
    else:
        paired = np.zeros(len(feeds), bool)
        paired[feeds > 0] = text[feeds[feeds > 0] - 1] == CR
        lone = feeds[~paired]
        follows = np.zeros(len(returns), bool)
        inside = returns + 1 < len(text)
        follows[inside] = text[returns[inside] + 1] == LF
        ends = np.concatenate([returns, lone])
        after = np.concatenate([returns + 1 + follows, lone + 1])
        order = np.argsort(ends, kind="stable")
        ends, after = ends[order], after[order]
    starts = np.concatenate([[0], after]).astype(np.int64)
    ends = np.concatenate([ends, [len(text)]]).astype(np.int64)
    if starts[-1] >= len(text):  # the file ends in a newline: nothing comes after it
        starts, ends = starts[:-1], ends[:-1]
    return Lines(starts, ends)


def quote_positions(text: Text, quote: str) -> Positions:
    """Find every quote."""
    return np.flatnonzero(text == ord(quote))


def well_quoted(text: Text, quotes: Positions, delimiter: str, quote: str) -> bool:
    """Tell whether every quoted cell opens at the start of its cell and closes at its end."""
    if len(quotes) % 2:
        return False
    opens, closes = quotes[0::2], quotes[1::2]
    return bool(_opens(text, opens, delimiter, quote).all() and _closes(text, closes, delimiter, quote).all())


def _opens(text: Text, at: Positions, delimiter: str, quote: str) -> NDArray[np.bool_]:
    """Say which of these quotes follow a delimiter, a newline, another quote or the sign of a formula."""
    edges = [ord(delimiter), LF, CR]
    before = np.where(at > 0, text[np.maximum(at - 1, 0)], LF)
    ahead = np.where(at > 1, text[np.maximum(at - 2, 0)], LF)
    formula = (before == ord("=")) & np.isin(ahead, edges)
    opens: NDArray[np.bool_] = formula | np.isin(before, [*edges, ord(quote)])
    return opens


def _closes(text: Text, at: Positions, delimiter: str, quote: str) -> NDArray[np.bool_]:
    after = np.where(at + 1 < len(text), text[np.minimum(at + 1, len(text) - 1)], LF)
    return np.isin(after, [ord(delimiter), ord(quote), LF, CR])


def record_lines(text: Text, quote: str) -> Positions:
    """Return the line, from 0, on which each record of a well quoted body begins; empty lines give none."""
    lines = find_lines(text)
    filled = lines.ends > lines.starts
    quotes = quote_positions(text, quote)
    if len(quotes):
        outside = np.searchsorted(quotes, lines.starts) % 2 == 0
        filled &= outside
    return np.flatnonzero(filled)


def swallowed(text: Text, quotes: Positions, delimiter: str, width: int) -> bool:
    """Say whether a quoted cell holds a whole line of as many cells as there are columns."""
    lines = find_lines(text)
    inside = (np.searchsorted(quotes, lines.starts) % 2 == 1) & (lines.ends > lines.starts)
    if width < 2 or not inside.any():
        return False
    marks = np.add.reduceat((text == ord(delimiter)).astype(np.int32), lines.starts)
    return bool((marks[inside] + 1 == width).any())


def plain_lines(text: Text, lines: Lines, delimiter: str, quote: str, width: int) -> NDArray[np.bool_]:
    """Say which lines are whole records by themselves: quotes paired, as many cells as columns."""
    marks = np.flatnonzero(text == ord(delimiter))
    quotes = quote_positions(text, quote)
    first_quote = np.searchsorted(quotes, lines.starts)
    line_of_mark = np.searchsorted(lines.starts, marks, side="right") - 1
    inside = (np.searchsorted(quotes, marks) - first_quote[line_of_mark]) % 2 == 1
    cells = np.bincount(line_of_mark[~inside], minlength=len(lines.starts)) + 1
    good: NDArray[np.bool_] = cells == width
    if len(quotes):
        line_of_quote = np.searchsorted(lines.starts, quotes, side="right") - 1
        closing = (np.arange(len(quotes)) - first_quote[line_of_quote]) % 2 == 1
        fine = np.where(
            closing, _closes(text, quotes, delimiter, quote), _opens(text, quotes, delimiter, quote)
        )
        good[line_of_quote[~fine]] = False
        good &= np.bincount(line_of_quote, minlength=len(lines.starts)) % 2 == 0
    return good
