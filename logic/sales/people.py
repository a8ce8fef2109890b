"""Files with one row a customer, an answer, a month or a contact."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.purchases import UNKNOWN_DAY, Contacts, CustomerTotals, Ratings, Spend
from logic.sales.cells.amounts import Amounts, Bools, is_null, read_amounts
from logic.sales.cells.days import EPOCH, Days, read_days, read_months
from logic.sales.cells.vocabulary import squeeze
from logic.sales.cleaning.identities import Identities, clean_ids, identify, looks_like_test
from logic.sales.cleaning.persons import name_persons
from logic.sales.cleaning.rows import currencies_of, customer_columns
from logic.sales.cleaning.sieve import Sieve, account, sift
from logic.sales.loading.column import Column
from logic.sales.loading.table import Table
from logic.sales.notes import damage_notes, file_notes
from logic.sales.recognition.columns import Columns
from logic.sales.values import Choices, Level, Payload, Question, Receipt, Refusal, Role

ROLES: tuple[Role, ...] = (
    "total_spent", "amount", "total_orders", "last_purchase", "days_since", "rating", "spend", "month",
    "date", "channel", "lead_stage", "lead_score", "last_contact", "currency",
)  # fmt: skip
LEVELS: Mapping[type[Payload], Level] = {
    CustomerTotals: "customers",
    Ratings: "ratings",
    Spend: "spend",
    Contacts: "contacts",
}
NPS_HIGHEST, STARS_HIGHEST, PERCENT_HIGHEST = 10, 5, 100
FEW_ANSWERS = 10
RECOMMEND = ("nps", "recom")
"""Parts of a heading that make its answers those from 0 to 10 on recommending."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Answer:
    """What a file that is no order file comes to."""

    payload: Payload
    level: Level
    receipt: Receipt
    questions: tuple[Question, ...] = ()
    decimal: str | None = None
    date_order: str | None = None


def _amounts(table: Table, columns: Columns, role: Role, choices: Choices) -> tuple[Amounts, Column]:
    column = table.column(columns.roles[role])
    return read_amounts(clean_ids(column.words), choices.decimal), column


def _days(table: Table, columns: Columns, role: Role, choices: Choices) -> tuple[Days, Column] | None:
    if role not in columns:
        return None
    column = table.column(columns.roles[role])
    return read_days(column.texts, choices.day_first), column


def _finish(
    table: Table,
    sieve: Sieve,
    worth: NDArray[np.int64],
    payload: Payload,
    asked: Sequence[Question],
    **facts: Any,
) -> Answer | Refusal:
    orders = int(payload.orders.sum()) if isinstance(payload, CustomerTotals) else 0
    receipt = account(table, worth, sieve, orders, [*file_notes(table.layout), *damage_notes(table)])
    if not sieve.used.any():
        commonest = max(receipt.set_aside, key=lambda aside: aside.rows).rule
        return Refusal("nothing_left", {"rows": table.rows, "rule": commonest})
    return Answer(
        payload=payload, level=LEVELS[type(payload)], receipt=receipt, questions=tuple(asked), **facts
    )


def read_customers(table: Table, columns: Columns, choices: Choices, today: dt.date) -> Answer | Refusal:
    """Read a file of one row a customer: totals to date, and the last purchase where it stands."""
    who = identify(list(customer_columns(table, columns)))
    role = "total_spent" if "total_spent" in columns else "amount"
    spent, column = _amounts(table, columns, role, choices)
    cents, given = spent.cents[column.codes], spent.valid[column.codes]
    orders, counted = _orders(table, columns, choices, cents)
    last = _last_days(table, columns, choices, today)
    sieve = sift(
        table.rows,
        [
            ("empty_row", (who.codes < 0) & spent.blank[column.codes]),
            ("no_customer", who.codes < 0),
            ("bad_amount", ~given & ~spent.blank[column.codes]),
            ("no_orders", (orders <= 0) & counted),
            ("no_amount", ~given),
            ("test_order", _tests(table, columns)),
            ("generic_customer", who.generic[who.codes] & (who.codes >= 0)),
            ("repeated_customer", _again(who)),
        ],
        choices.keep,
    )
    used = sieve.used
    customer = np.arange(int(used.sum()))
    payload = CustomerTotals(
        names=who.names.take(who.codes[used]),
        orders=orders[used],
        cents=cents[used],
        last_day=last.day[used] if last and (last.day[used] != UNKNOWN_DAY).any() else None,
        currency=_currency(table, columns, used, spent),
        persons=name_persons(table, columns, np.flatnonzero(used), customer, len(customer)),
    )
    asked = [Question("decimal", spent.decimal or ".", (",", "."))] if spent.undecided else []
    asked += last.asked if last else []
    order = last.order if last else None
    return _finish(table, sieve, cents, payload, asked, decimal=spent.decimal, date_order=order)


def _orders(
    table: Table, columns: Columns, choices: Choices, cents: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Bools]:
    """Return the orders of each customer, and where the file gives them; elsewhere one if there is money."""
    if "total_orders" not in columns:
        return (cents > 0).astype(np.int64), np.zeros(len(cents), bool)
    counts, column = _amounts(table, columns, "total_orders", choices)
    given = counts.valid[column.codes]
    return np.where(given, counts.cents[column.codes] // 100, cents > 0), given


@dataclass(frozen=True, eq=False)
class _Last:
    day: NDArray[np.int32]
    order: str | None
    asked: list[Question]


def _last_days(table: Table, columns: Columns, choices: Choices, today: dt.date) -> _Last | None:
    found = _days(table, columns, "last_purchase", choices)
    if found:
        days, column = found
        asked = [Question("date_order", days.order or "day_first", ("day_first", "month_first"))]
        return _Last(days.day[column.codes], days.order, asked if days.undecided else [])
    if "days_since" not in columns:
        return None
    ago, column = _amounts(table, columns, "days_since", choices)
    day = np.where(ago.valid, today.toordinal() - EPOCH - ago.cents // 100, UNKNOWN_DAY)
    return _Last(day.astype(np.int32)[column.codes], None, [])


def _again(who: Identities) -> Bools:
    """Mark the rows of a customer who stands further up."""
    first = np.zeros(len(who.codes), bool)
    first[np.unique(who.codes, return_index=True)[1]] = True
    return ~first & (who.codes >= 0)


def _tests(table: Table, columns: Columns) -> Bools:
    found = np.zeros(table.rows, bool)
    for role in ("email", "name"):
        if role in columns:
            column = table.column(columns.roles[role])
            found |= looks_like_test(column.words)[column.codes]
    return found


def _currency(table: Table, columns: Columns, used: Bools, amounts: Amounts) -> str | None:
    if "currency" in columns:
        column = table.column(columns.roles["currency"])
        named = list(currencies_of(Column(column.codes[used], column.words)))
    else:
        named = list(amounts.currencies)
    return named[0] if len(named) == 1 else None


def read_ratings(table: Table, columns: Columns, choices: Choices, today: dt.date) -> Answer | Refusal:
    """Read the answers to one question of satisfaction, on the scale that they show."""
    answers, column = _amounts(table, columns, "rating", choices)
    whole = answers.valid & (answers.cents % 100 == 0) & (answers.cents >= 0)
    values, given = (answers.cents // 100)[column.codes], whole[column.codes]
    highest = int(values[given].max(initial=0))
    header = squeeze(columns.headers[columns.roles["rating"]])
    recommend = any(part in header for part in RECOMMEND)
    top, unsure = _highest(highest, recommend, int(given.sum()))
    if choices.highest_rating:
        top, unsure = choices.highest_rating, False
    low = 0 if top > STARS_HIGHEST or (given.any() and values[given].min() == 0) else 1
    sieve = sift(
        table.rows,
        [
            ("no_rating", answers.blank[column.codes]),
            ("bad_rating", ~given | (values > top)),
        ],
        choices.keep,
    )
    payload = Ratings(values=values[sieve.used].astype(np.int16), lowest=low, highest=top)
    asked = [Question("rating_scale", str(top), (str(STARS_HIGHEST), str(NPS_HIGHEST)))] if unsure else []
    return _finish(table, sieve, np.zeros(table.rows, np.int64), payload, asked)


def _highest(highest: int, recommend: bool, answers: int) -> tuple[int, bool]:
    """Choose the scale's top, and say whether that is a guess."""
    if highest <= STARS_HIGHEST:
        return (NPS_HIGHEST, True) if recommend and answers < FEW_ANSWERS else (STARS_HIGHEST, recommend)
    return (NPS_HIGHEST, False) if highest <= NPS_HIGHEST else (PERCENT_HIGHEST, False)


def read_spend(table: Table, columns: Columns, choices: Choices, today: dt.date) -> Answer | Refusal:
    """Read what was spent to win customers, by month and channel."""
    amounts, column = _amounts(table, columns, "spend" if "spend" in columns else "amount", choices)
    month = table.column(columns.roles["month" if "month" in columns else "date"])
    months = read_months(month.texts)
    channel = table.column(columns.roles["channel"]) if "channel" in columns else None
    known = np.array([name is not None for name in months] or [False], bool)[month.codes]
    blank = is_null(month.words)[month.codes]
    given = amounts.valid[column.codes]
    sieve = sift(
        table.rows,
        [
            ("empty_row", blank & amounts.blank[column.codes]),
            ("no_date", blank),
            ("bad_date", ~known),
            ("bad_amount", ~given & ~amounts.blank[column.codes]),
            ("no_amount", ~given),
        ],
        choices.keep,
    )
    at = np.flatnonzero(sieve.used)
    cents = amounts.cents[column.codes]
    payload = Spend(
        month=[months[n] or "" for n in month.codes[at].tolist()],
        channel=[channel.texts[n] for n in channel.codes[at].tolist()] if channel else [""] * len(at),
        cents=cents[at],
    )
    asked = [Question("decimal", amounts.decimal or ".", (",", "."))] if amounts.undecided else []
    return _finish(table, sieve, cents, payload, asked, decimal=amounts.decimal)


def read_contacts(table: Table, columns: Columns, choices: Choices, today: dt.date) -> Answer | Refusal:
    """Read a list of people without purchases."""
    who = identify(list(customer_columns(table, columns)))
    sieve = sift(
        table.rows,
        [
            ("no_customer", who.codes < 0),
            ("test_order", _tests(table, columns)),
            ("repeated_customer", _again(who)),
        ],
        choices.keep,
    )
    used = sieve.used
    contact = _days(table, columns, "last_contact", choices)
    payload = Contacts(
        names=who.names.take(who.codes[used]),
        stage=_texts(table, columns, "lead_stage", used),
        source=_texts(table, columns, "channel", used),
        last_contact=contact[0].day[contact[1].codes][used] if contact else None,
        score=_scores(table, columns, choices, used),
    )
    order = contact[0].order if contact else None
    return _finish(table, sieve, np.zeros(table.rows, np.int64), payload, [], date_order=order)


def _scores(table: Table, columns: Columns, choices: Choices, used: Bools) -> NDArray[np.int64] | None:
    if "lead_score" not in columns:
        return None
    scores, column = _amounts(table, columns, "lead_score", choices)
    return np.where(scores.valid, scores.cents // 100, -1)[column.codes][used]


def _texts(table: Table, columns: Columns, role: Role, used: Bools) -> list[str] | None:
    if role not in columns:
        return None
    column = table.column(columns.roles[role])
    return [column.texts[n] for n in column.codes[used].tolist()]
