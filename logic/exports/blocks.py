"""What a document is made of: blocks of finished words and numbers, with no layout.

Everything here is already in the reader's language. report.py decides what is said; each to_<format> module
knows how every kind of block looks in its format, and nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

WEB_ADDRESS = re.compile(r"""https?://[^\s<>"'`\\]+""")
"""The only links a document may carry."""

Colour = Literal["main", "second", "quiet"]
"""Teal, orange, grey: a role in a chart, never a verdict."""
Witness = Literal["owner", "customers", "sales"]
"""Who says a score: drawn as a diamond, a circle, a triangle."""


@dataclass(frozen=True)
class Heading:
    """The title of a section (level 1) or of a part of it (level 2)."""

    text: str
    level: Literal[1, 2] = 1
    new_page: bool = False
    """On paper it begins a page."""
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Plain prose."""

    text: str
    small: bool = False
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True)
class Listing:
    """A list without an order; with boxes to tick when the reader is to work through it."""

    items: tuple[str, ...]
    boxes: bool = False
    kind: ClassVar[str] = "listing"


@dataclass(frozen=True)
class Figure:
    """One number worth seeing first, what it is, and what it rests on."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Up to four figures side by side."""

    items: tuple[Figure, ...]
    kind: ClassVar[str] = "figures"


@dataclass(frozen=True)
class Callout:
    """The one sentence to remember."""

    text: str
    label: str = ""
    kind: ClassVar[str] = "callout"


@dataclass(frozen=True)
class Part:
    """A stretch of a bar."""

    value: float
    colour: Colour = "main"


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart."""

    label: str
    parts: tuple[Part, ...]
    text: str
    """The value in words, at the end of the row."""
    mark: float | None = None
    """Where a threshold stands, on the same axis."""


@dataclass(frozen=True)
class Key:
    """What a colour of a chart stands for."""

    label: str
    colour: Colour = "main"


@dataclass(frozen=True)
class Bars:
    """Horizontal bars from 0 to maximum; several parts in a row are stacked."""

    rows: tuple[Bar, ...]
    maximum: float
    caption: str
    alt: str
    style: Literal["bar", "lollipop"] = "bar"
    legend: tuple[Key, ...] = ()
    kind: ClassVar[str] = "bars"


@dataclass(frozen=True)
class Mark:
    """What one witness says on an axis from 0 to 100."""

    witness: Witness
    value: float
    low: float | None = None
    """With high: the doubt around the value; None where nobody can say how far it may be off."""
    high: float | None = None


@dataclass(frozen=True)
class MarkRow:
    """One dimension and what each witness says of it; no marks when nobody said enough."""

    label: str
    marks: tuple[Mark, ...]
    text: str
    """The values in words, or why there are none."""


@dataclass(frozen=True)
class Marks:
    """Scores from 0 to 100 with their doubt, up to three witnesses on one axis."""

    rows: tuple[MarkRow, ...]
    caption: str
    alt: str
    legend: Mapping[Witness, str]
    kind: ClassVar[str] = "marks"


@dataclass(frozen=True)
class Month:
    """One month: a point on the line, where there is one, over a bar."""

    label: str
    line: float | None
    line_text: str
    bar: float
    bar_text: str


@dataclass(frozen=True)
class Months:
    """A line over bars, month by month, each on its own scale."""

    items: tuple[Month, ...]
    caption: str
    alt: str
    kind: ClassVar[str] = "months"


@dataclass(frozen=True)
class Table:
    """Rows of text under a heading."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    """A letter a column: l or r."""
    widths: tuple[float, ...]
    """Shares of the width; only their ratio matters."""
    foot: tuple[str, ...] = ()
    note: str = ""
    marked: tuple[int, ...] = ()
    """Rows that the reader is to find first."""
    group: bool = False
    """A first cell equal to the one above is left blank on paper."""
    compact: bool = False
    """Many columns: smaller letters."""
    kind: ClassVar[str] = "table"

    def __post_init__(self) -> None:
        """Refuse a row that does not fit its heading.

        Raises:
            ValueError: A row, the foot, the alignment or the widths have another number of columns.
        """
        lengths = {len(part) for part in (*self.rows, self.align, self.widths, self.foot or self.heads)}
        if lengths != {len(self.heads)}:
            raise ValueError(
                f"table '{self.heads}': {len(self.heads)} headings over {sorted(lengths)} columns"
            )


@dataclass(frozen=True)
class Card:
    """A boxed thought: a tag, a title, a text, facts by name, and short labels."""

    title: str
    text: str = ""
    tag: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    chips: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    """Cards in one or two columns."""

    items: tuple[Card, ...]
    columns: Literal[1, 2] = 1
    kind: ClassVar[str] = "cards"


@dataclass(frozen=True)
class Task:
    """Something to do, and who, when and how long."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Stage:
    """The tasks up to a day, e.g. "30" "days"."""

    number: str
    unit: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Stages:
    """Tasks by stage, in order."""

    items: tuple[Stage, ...]
    kind: ClassVar[str] = "stages"


@dataclass(frozen=True)
class QrCode:
    """A web address to scan, printed beside its code."""

    url: str
    label: str
    alt: str
    kind: ClassVar[str] = "qr"

    def __post_init__(self) -> None:
        """Refuse what is no web address: it becomes a link that people click.

        Raises:
            ValueError: Another scheme than http or https, white space, or a sign that ends a link.
        """
        if not WEB_ADDRESS.fullmatch(self.url):
            raise ValueError(f"not a web address: {self.url!r}")


Chart = Bars | Marks | Months
Block = Heading | Paragraph | Listing | Figures | Callout | Chart | Table | Cards | Stages | QrCode


def as_dict(block: Block) -> dict[str, Any]:
    """Turn a block into plain values with its kind, ready for JSON.

    >>> as_dict(Heading("Plan"))
    {'kind': 'heading', 'text': 'Plan', 'level': 1, 'new_page': False}
    """
    return {"kind": block.kind, **asdict(block)}
