"""A document as Markdown, for people, pandoc and Streamlit. Charts become their alternative text."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from logic.exports import blocks as b
from logic.exports.document import Report

SPECIAL = re.compile(r"[\\`*_\[\]<~$|]|:(?=\w)|&(?=#?\w+;)|^[#>+=-]")
"""What Markdown, GitHub's tables and Streamlit (:red[…], $…$) would read as markup."""

NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""What it would read as the first entry of a numbered list."""


def to_markdown(report: Report) -> bytes:
    """Set the document as GitHub-flavoured Markdown."""
    subtitle = " · ".join(escape(part) for part in (report.title, report.subtitle, report.made_on) if part)
    head = [f"# {escape(report.business)}", subtitle]
    if report.segment[1]:
        head.append(f"**{escape(report.segment[0])}:** {escape(report.segment[1])}")
    return ("\n\n".join([*head, *map(_set, report.blocks)]) + "\n").encode("utf-8")


def escape(text: str) -> str:
    r"""Escape markup and fold white space, so that a text is printed as typed, on one line.

    >>> print(escape("- 2 * 3\n= [seis] a las 6:00"))
    \- 2 \* 3 = \[seis\] a las 6\:00
    """
    return NUMBERED.sub(r"\1\\\2", SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))


def _set(block: b.Block) -> str:
    return SETTERS[block.kind](block)


def _heading(block: b.Heading) -> str:
    return f"{'#' * (block.level + 1)} {escape(block.text)}"


def _paragraph(block: b.Paragraph) -> str:
    return escape(block.text)


def _listing(block: b.Listing) -> str:
    return "\n".join(f"- {'[ ] ' if block.boxes else ''}{escape(item)}" for item in block.items)


def _figures(block: b.Figures) -> str:
    return "\n".join(
        f"- **{escape(item.value)}** {escape(item.label)}" + (f" ({escape(item.note)})" if item.note else "")
        for item in block.items
    )


def _callout(block: b.Callout) -> str:
    label = f"**{escape(block.label)}.** " if block.label else ""
    return f"> {label}{escape(block.text)}"


def _chart(block: b.Chart) -> str:
    return f"*{escape(block.alt)}*"


def _table(block: b.Table) -> str:
    rule = "|" + "|".join("---:" if letter == "r" else "---" for letter in block.align) + "|"
    rows = [_row(block.heads), rule, *map(_row, block.rows), *([_row(block.foot)] if block.foot else [])]
    note = f"\n\n*{escape(block.note)}*" if block.note else ""
    return "\n".join(rows) + note


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_in_lines(cell, " · ") for cell in cells) + " |"


def _in_lines(text: str, between: str) -> str:
    """Write lines one below the other where the place allows, else apart."""
    return between.join(escape(line) for line in text.split("\n") if line.strip())


def _cards(block: b.Cards) -> str:
    return "\n\n".join(map(_card, block.items))


def _card(card: b.Card) -> str:
    title = " · ".join(escape(part) for part in (card.tag, card.title) if part)
    facts = [f"- {escape(name)}: **{escape(value)}**" for name, value in card.facts]
    lines = "\n".join([*(f"- {escape(chip)}" for chip in card.chips), *facts])
    return "\n\n".join(part for part in (f"### {title}", _in_lines(card.text, "  \n"), lines) if part)


def _stages(block: b.Stages) -> str:
    return "\n\n".join(map(_stage, block.items))


def _stage(stage: b.Stage) -> str:
    tasks = (
        f"- [ ] {escape(task.text)}" + (f" ({escape(task.note)})" if task.note else "")
        for task in stage.tasks
    )
    return f"### {escape(stage.number)} {escape(stage.unit)}\n\n" + "\n".join(tasks)


def _qr(block: b.QrCode) -> str:
    return f"{escape(block.label)}: <{block.url}>"


SETTERS: Mapping[str, Callable[[Any], str]] = {
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
