"""What the reader is told and what it answers: choices in; a reading or a refusal out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from logic.purchases import Contacts, CustomerTotals, Purchases, Ratings, Spend

Role = str
"""What a column is read for; an id of questionnaires/sales/columns.yaml."""
Rule = str
"""Why rows were set aside; an id with a sentence in locales/sales.yaml (rule_<id>)."""
Level = Literal["orders", "lines", "ledger", "customers", "ratings", "spend", "contacts"]
Payload = Purchases | CustomerTotals | Ratings | Spend | Contacts
CUSTOMER_ROLES: tuple[Role, ...] = ("customer", "email", "phone", "tax_id", "name")
"""What tells customers apart, the surest first."""
NO_COLUMN = ""
"""A choice of column that says: the file has none."""
REVERSIBLE: frozenset[Rule] = frozenset({
    "cancelled", "cancelled_invoice", "failed", "draft", "refunded", "pending", "test_order",
    "generic_customer", "duplicate", "zero", "outlier", "future_date", "not_a_payment", "own_payment",
    "unknown_type", "shifted_row", "no_orders", "repeated_customer", "no_sale_status",
})  # fmt: skip
"""Rules that the user may switch off; what lacks a customer, a date or an amount cannot be counted at all."""
NAMED_LINES = 10
"""Lines named for each rule; beyond these the count says the rest."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Everything a user may decide instead of the reader. None: the reader decides."""

    columns: Mapping[Role, str] = field(default_factory=lambda: MappingProxyType({}))
    """Role -> heading; NO_COLUMN: none. A heading that the file has twice is told apart as "Total (2)"."""
    header_row: int | None = None
    """Line of the headings, from 1; 0: the file has none."""
    delimiter: str | None = None
    day_first: bool | None = None
    decimal: Literal[",", "."] | None = None
    cents: bool | None = None
    """Whether whole amounts are hundredths of the currency."""
    order_amount: Literal["once", "sum"] | None = None
    """For orders of several lines: the amount is the order's, repeated; or each line has its own."""
    currency: str | None = None
    """The one currency to keep in a file with several."""
    converted: bool | None = None
    """Whether to take the column of converted amounts where there is one."""
    shop: str | None = None
    """The one shop to keep in a file with several."""
    keep: frozenset[Rule] = frozenset()
    """Cleaning rules not to apply; those that are not reversible are applied all the same."""
    apply: frozenset[Rule] = frozenset()
    """Cleaning rules to apply that the reader by itself would not."""
    keep_statuses: frozenset[str] = frozenset()
    """Words of the status column that are sales, whatever the vocabulary says."""
    drop_statuses: frozenset[str] = frozenset()
    """Signs of the status column, such as A, that are no sales; a word in keep_statuses too is one."""
    level: Level | None = None
    sheet: str | None = None
    """The sheet of a spreadsheet."""
    highest_rating: int | None = None
    """The top of the scale that ratings were given on."""


@dataclass(frozen=True)
class Refusal:
    """Why a file cannot be used; said by locales/sales.yaml (refusal_<code>)."""

    code: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    headers: tuple[str, ...] = ()
    """The columns of the file, where choosing another would help."""
    platform: str | None = None
    """The export it was recognised as."""


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """How the file is written."""

    encoding: str
    delimiter: str
    decimal: str | None
    date_order: str | None
    """"day_first", "month_first", "year_first", "named_month", "serial" or "mixed"."""
    platform: str | None
    header_row: int | None
    """Line of the headings, from 1; None: the file has none."""
    sheet: str | None = None
    """Of a spreadsheet; encoding is then its kind (xlsx, xls, ods)."""
    sheets: tuple[str, ...] = ()
    """The other sheets."""


@dataclass(frozen=True)
class ColumnFound:
    """The column read for a role, to be shown for confirmation."""

    header: str
    samples: tuple[str, ...]
    """Up to three different cells."""
    alternatives: tuple[str, ...] = ()
    """Other columns that could be it."""


@dataclass(frozen=True)
class SetAside:
    """Rows that one rule left out."""

    rule: Rule
    rows: int
    cents: int
    lines: tuple[int, ...] = ()
    """The first lines of the file, from 1."""

    @property
    def reversible(self) -> bool:
        """Whether the user may have these rows counted."""
        return self.rule in REVERSIBLE


@dataclass(frozen=True)
class Note:
    """Something the reader did or saw that changes no count; said by locales/sales.yaml (note_<code>)."""

    code: str
    rows: int = 0
    lines: tuple[int, ...] = ()
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Question:
    """Something the file cannot decide; said by locales/sales.yaml (question_<id>)."""

    id: str
    assumed: str
    """The option that the figures rest on until the user answers."""
    options: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    about: str = ""
    """What this one is about, where the same is asked of several."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What became of every row: read = used + the rows of set_aside."""

    read: int
    used: int
    set_aside: tuple[SetAside, ...]
    orders: int
    """Purchases after folding lines; refunds are none."""
    notes: tuple[Note, ...] = ()

    @property
    def lines(self) -> int:
        """Rows that the figures rest on."""
        return self.used


@dataclass(frozen=True, eq=False, kw_only=True)
class Reading:
    """A file as understood."""

    file: FileFacts
    level: Level
    headers: Sequence[str]
    columns: Mapping[Role, ColumnFound]
    receipt: Receipt
    questions: tuple[Question, ...]
    payload: Payload

    @property
    def purchases(self) -> Purchases | None:
        """The orders, when the file has them."""
        return self.payload if isinstance(self.payload, Purchases) else None
