"""What a sales file says once it is read and cleaned: the value that sales/ makes and metrics/ measures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.integer]


@dataclass(frozen=True, eq=False, kw_only=True)
class Purchases:
    """Orders, one row each: order lines are folded, refused rows and unknown customers are gone.

    All arrays have one entry an order. Money is whole cents, so that sums agree to the last digit.
    """

    customer: IntArray
    """int32: position of the order's customer in names."""
    names: Sequence[str]
    """Customer ids as the file writes them, in the order of their codes."""
    day: IntArray
    """int32: days since 1970-01-01."""
    cents: IntArray
    """int64: net amount in hundredths of the currency. Negative: a refund, which nets the customer's value
    and is no purchase."""
    currency: str | None = None
    """As the file or the user says ("USD", "S/"); None when nobody said."""
    channel: IntArray | None = None
    """int16: position in channels, -1 where blank; None when the file has no such column."""
    channels: Sequence[str] = ()
    referred: NDArray[np.bool_] | None = None
    """True where the file names who referred the customer; None when the file has no such column."""
    persons: Sequence[str] | None = None
    """For each of names the person's name as the file writes it, "" where blank; None when the file has no
    column of names."""


@dataclass(frozen=True, eq=False, kw_only=True)
class CustomerTotals:
    """A file with one row a customer: enough for recency, frequency and value, not for cycles or cohorts."""

    names: Sequence[str]
    orders: IntArray
    cents: IntArray
    last_day: IntArray | None = None
    """int32 days since 1970-01-01; None when the file has no such column."""
    currency: str | None = None
    persons: Sequence[str] | None = None
    """As of Purchases."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Ratings:
    """Answers to one satisfaction question."""

    values: IntArray
    lowest: int
    highest: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Spend:
    """What was spent to win customers, by month and channel."""

    month: Sequence[str]
    """YYYY-MM."""
    channel: Sequence[str]
    cents: IntArray


@dataclass(frozen=True, eq=False, kw_only=True)
class Contacts:
    """People with no amounts, as CRM and mailing tools export them: one entry a person in each field."""

    names: Sequence[str]
    stage: Sequence[str] | None = None
    """Lifecycle stage or lead status as the file writes it; None when the file has no such column."""
    source: Sequence[str] | None = None
    last_contact: IntArray | None = None
    """int32 days since 1970-01-01; UNKNOWN_DAY where blank."""
    score: IntArray | None = None
    """A score or rating of the lead that the tool keeps itself; -1 where blank."""


UNKNOWN_DAY = -(2**31)
"""Stands in day columns where the file says no date."""
