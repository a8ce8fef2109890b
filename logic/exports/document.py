"""A whole document: decided once, set by each format."""

import datetime as dt
from dataclasses import dataclass

from logic.exports.blocks import Block
from logic.exports.workbook import Workbook

PRODUCT = "Vínculo"


@dataclass(frozen=True)
class Event:
    """Something for the calendar; a day, never an hour, so that no time zone can shift it."""

    id: str
    """The same for ever, so that a second import updates."""
    day: dt.date
    title: str
    note: str


@dataclass(frozen=True)
class PromptPart:
    """One part of the prompt for an assistant: a title and lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What a document says, whatever its format; all words are in the reader's language."""

    session_id: str
    language: str
    title: str
    business: str
    subtitle: str
    made: dt.datetime
    """With its time zone; the only clock in a document, so that the same session gives the same bytes."""
    made_on: str
    """The day in words, e.g. "Elaborado el 21 de noviembre de 2026"."""
    segment: tuple[str, str]
    """The word for it and the segment."""
    blocks: tuple[Block, ...]
    workbook: Workbook
    prompt: tuple[PromptPart, ...]
    events: tuple[Event, ...] = ()
    pending: tuple[str, ...] = ()
    """What the document cannot say yet, and what would let it; also among the blocks."""
    session: bytes | None = None
    """The session file, when it is to travel inside the PDF."""
    session_name: str = "vinculo.json"
    session_label: str = ""
    """What the attached file is, for who opens the PDF."""
