"""What the file cannot decide: assumed, asked, and told apart from what it says."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from logic.sales.cells.amounts import Bools
from logic.sales.cells.vocabulary import squeeze
from logic.sales.cleaning import rules
from logic.sales.cleaning.folding import Cents
from logic.sales.cleaning.rows import Rows, currencies_of
from logic.sales.cleaning.rules import Found
from logic.sales.cleaning.sieve import Sieve, sift
from logic.sales.cleaning.signs import signs
from logic.sales.loading.column import Column
from logic.sales.loading.table import Table
from logic.sales.recognition.columns import Columns
from logic.sales.values import NAMED_LINES, Choices, Question, Rule

MOST_PENDING = 0.5
"""Share of pending rows beyond which pending is how the shop works (cash on delivery), and stays in."""
OUTLIER = 20
"""An order this many times the 99th percentile is asked about."""
FEWEST_FOR_OUTLIERS = 20
MANY_SHOPS = 20


@dataclass(frozen=True, eq=False)
class Doubts:
    """All that the open points are decided on."""

    table: Table
    columns: Columns
    rows: Rows
    choices: Choices
    worth: Cents
    today: dt.date

    def answered(self, rule: Rule) -> bool | None:
        """Return whether the user wants the rule applied; None: no answer yet."""
        if rule in self.choices.keep:
            return False
        return True if rule in self.choices.apply else None


def settle(doubts: Doubts, stands: str, *, guessed: bool) -> tuple[Sieve, list[Question]]:
    """Apply every rule, on assumptions where the user has not answered.

    Args:
        doubts: The rows and what is known of them.
        stands: Whether the amount stands once an order or on each line.
        guessed: Whether that is a guess.

    Returns:
        The rule of each row, and the questions that are open.
    """
    rows, choices = doubts.rows, doubts.choices
    questions = list(_of_reading(rows, stands, guessed=guessed))
    searches = (
        rules.of_the_sheet(doubts.table, doubts.columns, rows),
        rules.by_type(rows),
        rules.unreadable(rows, stands, doubts.today),
        rules.by_state(rows, choices),
    )
    found: list[Found] = [(rule, mask) for search in searches for rule, mask in search if mask.any()]
    for decide in (_signs, _pending, _shop, _currency, _tests):
        more, question = decide(doubts, found)
        found += more
        questions += question
    found.append(("generic_customer", rules.generic(rows)))
    found.append(("generic_customer", rules.named_generic(doubts.table, doubts.columns, rows)))
    found.append(("duplicate", rules.repeated(rows)))
    sieve = sift(rows.count, found, choices.keep)
    return _outliers(doubts, sieve, questions)


def _of_reading(rows: Rows, stands: str, *, guessed: bool) -> Iterator[Question]:
    if rows.dated.undecided:
        order = "month_first" if rows.dated.order == "month_first" else "day_first"
        yield Question("date_order", order, ("day_first", "month_first"))
    if rows.priced.undecided:
        yield Question("decimal", rows.priced.decimal or ".", (",", "."))
    if rows.priced.may_be_cents:
        yield Question("cents", "units", ("units", "cents"))
    if guessed:
        yield Question("order_amount", stands, ("once", "sum"))


def _signs(doubts: Doubts, found: list[Found]) -> tuple[list[Found], list[Question]]:
    """Ask what a status of one letter stands for: A is anulado in one shop and activo in the next."""
    kept, dropped = (
        {squeeze(word) for word in words}
        for words in (doubts.choices.keep_statuses, doubts.choices.drop_statuses)
    )
    used = sift(doubts.rows.count, found, doubts.choices.keep).used
    left_out, questions = rules.no_rows(doubts.rows), []
    for sign in signs(doubts.rows):
        count = int((used & sign.rows).sum())
        if sign.text in dropped - kept:
            left_out |= sign.rows
        elif count and sign.text not in kept:
            at = doubts.columns.roles[sign.role]
            values = {"column": doubts.columns.headers[at], "sign": sign.text.upper(), "rows": count}
            questions.append(Question("status_sign", "keep", ("keep", "drop"), values, sign.text))
    return [("no_sale_status", left_out)], questions


def _pending(doubts: Doubts, found: list[Found]) -> tuple[list[Found], list[Question]]:
    waiting = rules.pending(doubts.rows, doubts.choices)
    if not waiting.any():
        return [], []
    answer = doubts.answered("pending")
    if answer is None:
        used = sift(doubts.rows.count, found, doubts.choices.keep).used
        answer = not (used & waiting).sum() > MOST_PENDING * used.sum()
        count = int((used & waiting).sum())
        question = [Question("pending", "drop" if answer else "keep", ("keep", "drop"), {"rows": count})]
        return ([("pending", waiting)] if answer else []), question if count else []
    return ([("pending", waiting)] if answer else []), []


def _shop(doubts: Doubts, found: list[Found]) -> tuple[list[Found], list[Question]]:
    column = doubts.rows.words.get("shop")
    if column is None:
        return [], []
    if doubts.choices.shop:
        return [("other_shop", rules.other_than(column, doubts.choices.shop))], []
    shops = [text for text in column.texts if any(letter.isalpha() for letter in text)]
    if not 2 <= len(shops) <= MANY_SHOPS:
        return [], []
    return [], [Question("shop", "all", ("all", *sorted(shops)))]


def _currency(doubts: Doubts, found: list[Found]) -> tuple[list[Found], list[Question]]:
    """Amounts in several currencies are never added: one is kept, or a converted column is taken."""
    rows, chosen = doubts.rows, doubts.choices.currency
    used = sift(rows.count, found, doubts.choices.keep).used
    counts = _currencies(rows, used)
    if len(counts) < 2 or (rows.priced.converted and doubts.choices.converted):
        return [], []
    options = (*(("converted",) if "converted_amount" in doubts.columns else ()), *counts)
    kept = chosen or ("converted" if rows.priced.converted else next(iter(counts)))
    question = [] if chosen else [Question("currency", kept, options)]
    if kept == "converted":
        return [], question
    return [("other_currency", _others(rows, kept))], question


def _currencies(rows: Rows, used: Bools) -> dict[str, int]:
    column = rows.words.get("currency")
    if column is not None:
        return currencies_of(Column(column.codes[used], column.words))
    if not rows.priced.currencies:
        return {}
    counts = np.bincount(rows.priced.currency[used] + 1, minlength=len(rows.priced.currencies) + 1)[1:]
    found = {name: int(n) for name, n in zip(rows.priced.currencies, counts, strict=True) if n}
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _others(rows: Rows, kept: str) -> Bools:
    column = rows.words.get("currency")
    return rules.other_sign(rows, kept) if column is None else rules.other_than(column, kept)


def _tests(doubts: Doubts, found: list[Found]) -> tuple[list[Found], list[Question]]:
    tried = rules.tests(doubts.table, doubts.columns, doubts.rows)
    answer = doubts.answered("test_order")
    if answer is not None or not tried.any():
        return ([("test_order", tried)] if answer else []), []
    return [("test_order", tried)], [
        Question("test_order", "drop", ("keep", "drop"), {"rows": int(tried.sum())})
    ]


def _outliers(doubts: Doubts, sieve: Sieve, questions: list[Question]) -> tuple[Sieve, list[Question]]:
    """Ask about amounts that look like a typing error; they stay in until the user says so."""
    rows, used = doubts.rows, sieve.used
    given = rows.priced.cents[used & rows.priced.given]
    given = given[given > 0]
    if len(given) < FEWEST_FOR_OUTLIERS:
        return sieve, questions
    last = max(int(0.99 * len(given)) - 1, 0)
    usual = int(np.partition(given, last)[last])
    far = used & (rows.priced.cents > OUTLIER * usual)
    answer = doubts.answered("outlier")
    if answer is not None or not far.any():
        return (sieve.without("outlier", far) if answer else sieve), questions
    at = np.flatnonzero(far)[:NAMED_LINES]
    values = {
        "rows": int(far.sum()),
        "lines": doubts.table.lines(at),
        "amount": float(rows.priced.cents[far].max()) / 100,
        "usual": usual / 100,
    }
    return sieve, [*questions, Question("outlier", "keep", ("keep", "drop"), values)]
