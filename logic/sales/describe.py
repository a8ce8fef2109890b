"""A reading as plain values and a refusal as a sentence."""

from collections.abc import Mapping
from typing import Any

from logic.content.texts import Texts
from logic.sales.values import Reading, Refusal

PROMISED_ROLES = ("customer", "date", "amount", "order", "status", "currency")
"""Keys of `columns` in `python -m logic metrics --json`."""


def describe(reading: Reading) -> dict[str, Any]:
    """Arrange a reading under the keys that `python -m logic metrics --json` promises."""
    file, receipt = reading.file, reading.receipt
    headers = {role: column.header for role, column in reading.columns.items()}
    return {
        "file": {
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "decimal": file.decimal,
            "date_order": file.date_order,
            "platform": file.platform,
            "header_row": file.header_row,
        },
        "level": reading.level,
        "columns": {**dict.fromkeys(PROMISED_ROLES), **headers, **_stand_ins(headers)},
        "rows": {
            "read": receipt.read,
            "used": receipt.used,
            "set_aside": [
                {
                    "rule": aside.rule,
                    "rows": aside.rows,
                    "amount": aside.cents / 100,
                    "lines": list(aside.lines),
                }
                for aside in receipt.set_aside
            ],
        },
        "notes": [
            {"code": note.code, "rows": note.rows, "lines": list(note.lines), **note.values}
            for note in receipt.notes
        ],
        "questions": [
            {
                "id": question.id,
                "assumed": question.assumed,
                "options": list(question.options),
                **question.values,
            }
            for question in reading.questions
        ],
        "lines": receipt.lines,
    }


def _stand_ins(headers: Mapping[str, str]) -> dict[str, str]:
    """Name what serves as customer, amount or status where the column of that role is another."""
    found = {}
    for role, others in (
        ("customer", ("email", "phone", "tax_id", "name", "first_name")),
        ("amount", ("unit_price", "total_spent", "spend")),
        ("status", ("payment_status", "type")),
        ("date", ("last_purchase", "month")),
    ):
        present = [other for other in others if other in headers]
        if role not in headers and present:
            found[role] = headers[present[0]]
    return found


def say_refusal(refusal: Refusal, texts: Texts) -> str:
    """Write why a file cannot be used, and what to do."""
    values: dict[str, Any] = {key: _say(value, key, texts) for key, value in refusal.values.items()}
    return texts(f"sales.refusal_{refusal.code}", **values)


def _say(value: object, key: str, texts: Texts) -> object:
    if key == "rule":
        return texts(f"sales.rule_{value}")
    if isinstance(value, tuple):
        return texts.list([texts(f"sales.role_{role}") for role in value])
    return value
