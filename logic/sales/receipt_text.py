"""The import receipt as text: what was read, what was set aside and why, what was asked."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from logic.content.texts import Texts
from logic.purchases import Purchases
from logic.sales.recognition.platforms import platforms
from logic.sales.values import NAMED_LINES, FileFacts, Note, Question, Reading, Receipt, SetAside

DELIMITER_NAMES = {";": "semicolon", ",": "comma", "\t": "tab", " ": "blanks", "|": "bar"}


def write_receipt(reading: Reading, texts: Texts) -> str:
    """Write the receipt, one fact a line, in the reader's language."""
    return "\n".join(_lines(reading, texts)) + "\n"


def _lines(reading: Reading, t: Texts) -> Iterator[str]:
    yield t("sales.receipt_title")
    yield from ("", *_file(reading, t))
    yield from ("", t("sales.receipt_columns"))
    for role, column in reading.columns.items():
        yield f"- {t(f'sales.role_{role}')}: «{column.header}» ({'; '.join(column.samples)})"
    yield from ("", *_rows(reading.receipt, t))
    if reading.purchases is not None:
        yield from ("", *_folded(reading.purchases, t))
    if reading.receipt.notes:
        yield from ("", t("sales.receipt_notes"), *(f"- {_note(note, t)}" for note in reading.receipt.notes))
    if reading.questions:
        yield from ("", t("sales.receipt_questions"))
        yield from (f"- {_question(question, t)}" for question in reading.questions)


def _rows(receipt: Receipt, t: Texts) -> Iterator[str]:
    yield t("sales.receipt_read", n=receipt.read)
    yield t("sales.receipt_used", n=receipt.used)
    for aside in receipt.set_aside:
        yield f"- {_aside(aside, t)}"


def _folded(purchases: Purchases, t: Texts) -> Iterator[str]:
    """Say how rows became sales, and sales the purchases that every figure counts."""
    refunds = int((purchases.cents < 0).sum())
    yield t("sales.receipt_orders", n=int((purchases.cents > 0).sum()))
    if refunds:
        yield t("sales.receipt_refunds", n=refunds)
    yield t("sales.receipt_purchases", n=_purchases(purchases))


def _purchases(purchases: Purchases) -> int:
    """Count the days on which a customer bought for more than was given back."""
    pair = np.stack([purchases.customer, purchases.day]).astype(np.int64)
    low, high = int(pair[1].min()), int(pair[1].max())
    _, day = np.unique(pair[0] * (high - low + 1) + pair[1] - low, return_inverse=True)
    return int((np.bincount(day, weights=purchases.cents) > 0).sum())


def _question(question: Question, t: Texts) -> str:
    values: dict[str, Any] = dict(question.values)
    asked = t(f"sales.question_{question.id}", **values)
    return f"{asked} {t('sales.receipt_assumed', option=say_option(question.assumed, t))}"


def _file(reading: Reading, t: Texts) -> Iterator[str]:
    file = reading.file
    if file.platform:
        yield t("sales.receipt_platform", title=platforms()[file.platform].title)
    yield t("sales.receipt_level", level=t(f"sales.level_{reading.level}"))
    yield _written(file, t)
    if file.decimal:
        yield t("sales.receipt_decimal", mark=say_option(file.decimal, t))
    if file.date_order:
        yield t("sales.receipt_dates", order=say_option(file.date_order, t))


def _written(file: FileFacts, t: Texts) -> str:
    if file.sheet is not None:
        return t("sales.receipt_sheet", kind=file.encoding, sheet=file.sheet)
    delimiter = t(f"sales.option_delimiter_{DELIMITER_NAMES.get(file.delimiter, 'other')}")
    named = f"sales.encoding_{file.encoding}"
    encoding = t(named) if t.has(named) else file.encoding
    return t("sales.receipt_file", encoding=encoding, delimiter=delimiter)


def say_option(option: str, t: Texts) -> str:
    """Write an answer to a question; what is no word of ours (a currency, a shop) stands as it is."""
    return t(f"sales.option_{option}") if t.has(f"sales.option_{option}") else option


def _aside(aside: SetAside, t: Texts) -> str:
    text = t(
        "sales.receipt_aside",
        n=aside.rows,
        rule=t(f"sales.rule_{aside.rule}"),
        amount=t.number(aside.cents / 100, 2),
    )
    return text + _where(aside.lines, aside.rows, t)


def _note(note: Note, t: Texts) -> str:
    values: dict[str, Any] = {
        key: t.list([t(f"sales.role_{role}") for role in value]) if isinstance(value, tuple) else value
        for key, value in note.values.items()
    }
    text = t(f"sales.note_{note.code}", **values)
    counted = f"{t.number(note.rows)} {text}" if note.rows else text
    return counted + _where(note.lines, note.rows, t)


def _where(lines: tuple[int, ...], rows: int, t: Texts) -> str:
    if not lines:
        return ""
    more = "…" if rows > NAMED_LINES else ""
    return f" ({t('sales.receipt_lines')} {', '.join(map(str, lines))}{more})"
