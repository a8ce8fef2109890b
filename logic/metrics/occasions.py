"""Orders folded into purchase occasions: the one pass over the rows that every metric starts from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from logic.purchases import IntArray, Purchases

KEY_BITS = 63
"""What fits in a signed 64-bit key."""


def month_number(day: int | NDArray[np.integer]) -> NDArray[np.int32]:
    """Return months since 1970-01 of days since 1970-01-01."""
    days = np.asarray(day, dtype="datetime64[D]") if isinstance(day, int) else day.astype("datetime64[D]")
    return days.astype("datetime64[M]").astype(np.int32)


@dataclass(frozen=True, eq=False, kw_only=True)
class Occasions:
    """Who bought on which day, sorted by customer and day, and what each customer adds up to.

    An occasion is a customer's day with a positive net amount; a day with only returns is none, but its
    money counts in the customer's value. Customers without an occasion are not here.
    """

    customer: IntArray
    """Of each occasion: position in code, value and start."""
    day: IntArray
    """Of each occasion: days since 1970-01-01."""
    cents: IntArray
    """Of each occasion: the day's net amount."""

    code: IntArray
    """Of each customer: position in Purchases.names."""
    start: IntArray
    """Of each customer: position of the first occasion; one entry more, the number of occasions."""
    paid: IntArray
    """Of each customer: cents of all occasions, days with only returns left out."""
    value: IntArray
    """Of each customer: net cents, returns included."""

    orders: int
    """Rows with a positive amount."""
    revenue: int
    """Net cents of every row, returns included."""
    first_day: int
    last_day: int
    reference_day: int
    later_rows: int = 0
    """Rows after the reference day, left out."""

    def __len__(self) -> int:
        """Count the occasions."""
        return len(self.day)

    @property
    def customers(self) -> int:
        """Customers with at least one occasion."""
        return len(self.code)

    @cached_property
    def count(self) -> IntArray:
        """Occasions of each customer."""
        return np.diff(self.start)

    @cached_property
    def first(self) -> IntArray:
        """Day of each customer's first occasion."""
        return self.day[self.start[:-1]]

    @cached_property
    def last(self) -> IntArray:
        """Day of each customer's last occasion."""
        return self.day[self.start[1:] - 1]

    @cached_property
    def days_since_last(self) -> IntArray:
        """Days from each customer's last occasion to the reference day; 0 for who bought on it."""
        return self.reference_day - self.last

    @cached_property
    def observed_days(self) -> IntArray:
        """Days from each customer's first occasion to the reference day."""
        return self.reference_day - self.first

    @cached_property
    def is_first(self) -> NDArray[np.bool_]:
        """Of each occasion: whether it is the customer's first."""
        first = np.zeros(len(self.day), bool)
        first[self.start[:-1]] = True
        return first

    @cached_property
    def month(self) -> NDArray[np.int32]:
        """Of each occasion: months since 1970-01, from a calendar where that is shorter than the rows."""
        if len(self.day) < self.history_days:
            return month_number(self.day)
        days = np.arange(self.first_day, self.reference_day + 1)
        return month_number(days)[self.day - self.first_day]

    @cached_property
    def opens_month(self) -> NDArray[np.bool_]:
        """Of each occasion: whether it is the customer's first of that month."""
        opens = self.is_first.copy()
        opens[1:] |= self.month[1:] != self.month[:-1]
        return opens

    def paid_since(self, day: int) -> IntArray:
        """Return, of each customer, the cents of occasions after a day."""
        if not self.customers:
            return np.zeros(0, np.int64)
        return np.add.reduceat(np.where(self.day > day, self.cents, 0), self.start[:-1])

    @cached_property
    def second_gap(self) -> IntArray:
        """Days from the first to the second occasion, of the customers who have a second one."""
        at = self.start[:-1][self.count >= 2]
        return self.day[at + 1] - self.day[at]

    @property
    def history_days(self) -> int:
        """Days from the first row of the file to the reference day."""
        return self.reference_day - self.first_day


def fold(purchases: Purchases, reference_day: int | None = None) -> Occasions:
    """Fold orders into occasions.

    Args:
        purchases: At least one row.
        reference_day: Days since 1970-01-01; the last day of the file if not given. Later rows are left out.

    Raises:
        ValueError: there is no row on or before the reference day.
    """
    customer, day, cents = purchases.customer, purchases.day, purchases.cents
    reference_day = int(day.max(initial=0)) if reference_day is None else reference_day
    known = day <= reference_day
    later = len(day) - int(np.count_nonzero(known))
    if later:
        customer, day, cents = customer[known], day[known], cents[known]
    if not len(day):
        raise ValueError("no purchases on or before the reference day")
    first_day, last_day = int(day.min()), int(day.max())
    net_customer, net_day, net_cents = _net_by_day(customer, day - first_day, cents)
    return _keep_buyers(
        net_customer,
        net_day + first_day,
        net_cents,
        orders=int(np.count_nonzero(cents > 0)),
        first_day=first_day,
        last_day=last_day,
        reference_day=reference_day,
        later_rows=later,
    )


def _net_by_day(customer: IntArray, day: IntArray, cents: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Sum the money of each customer-day, sorted by customer and day.

    Customer, day and row number are packed into one integer, because sorting plain integers costs a
    quarter of an argsort.
    """
    rows, day_bits = len(day), int(day.max()).bit_length()
    row_bits = (rows - 1).bit_length()
    if int(customer.max()).bit_length() + day_bits + row_bits > KEY_BITS:
        order = np.lexsort((day, customer))
        key = (customer.astype(np.int64)[order] << day_bits) | day[order]
    else:
        key = customer.astype(np.int64)
        key <<= day_bits
        key |= day
        key <<= row_bits
        key |= np.arange(rows, dtype=np.int64)
        key.sort()
        order = key & ((1 << row_bits) - 1)
        key >>= row_bits
    begins = _starts(key)
    net = np.add.reduceat(cents[order], begins)
    key = key[begins]
    return (key >> day_bits).astype(np.int32), (key & ((1 << day_bits) - 1)).astype(np.int32), net


def _starts(sorted_values: IntArray) -> NDArray[np.intp]:
    """Return the positions where a new value begins."""
    changes = np.empty(len(sorted_values), bool)
    changes[:1] = True
    np.not_equal(sorted_values[1:], sorted_values[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def _keep_buyers(
    customer: IntArray,
    day: IntArray,
    cents: IntArray,
    *,
    orders: int,
    first_day: int,
    last_day: int,
    reference_day: int,
    later_rows: int,
) -> Occasions:
    """Drop days without a purchase, and customers without such a day."""
    bought = cents > 0
    buyer, paid_cents = customer[bought], cents[bought]
    begins = _starts(buyer)
    code = buyer[begins]
    start = np.append(begins, len(buyer))
    paid = np.add.reduceat(paid_cents, begins) if len(begins) else paid_cents
    return Occasions(
        customer=np.repeat(np.arange(len(code), dtype=np.int32), np.diff(start)),
        day=day[bought],
        cents=paid_cents,
        code=code,
        start=start,
        paid=paid,
        value=paid + _returned(code, customer[~bought], cents[~bought]),
        orders=orders,
        revenue=int(cents.sum()),
        first_day=first_day,
        last_day=last_day,
        reference_day=reference_day,
        later_rows=later_rows,
    )


def _returned(code: IntArray, customer: IntArray, cents: IntArray) -> IntArray:
    """Return, of each buyer, the cents (0 or less) of days with only returns."""
    returned = np.zeros(len(code), np.int64)
    known = np.isin(customer, code)
    np.add.at(returned, np.searchsorted(code, customer[known]), cents[known])
    return returned
