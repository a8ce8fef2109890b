"""Characters that no document can hold, taken out once, before any format sees them."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks by other names; word processors paste U+000B for theirs."""
FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""What XML refuses (Word, Excel), and the overrides that make a line read backwards."""

Value = TypeVar("Value")


def clean_text(text: str) -> str:
    r"""Turn every kind of line break into a plain one and drop what no document can hold.

    >>> clean_text("Pan\x0by caf\xe9\x00")
    'Pan\ny café'
    """
    return FORBIDDEN.sub("", BREAKS.sub("\n", text))


def clean(value: Value) -> Value:
    """Clean every text inside a frozen value, however deep; numbers and dates pass untouched."""
    cleaned: Any = value
    if isinstance(value, str):
        cleaned = clean_text(value)
    elif isinstance(value, tuple):
        cleaned = tuple(clean(part) for part in value)
    elif isinstance(value, dict):
        cleaned = {key: clean(part) for key, part in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        cleaned = replace(value, **{part.name: clean(getattr(value, part.name)) for part in fields(value)})
    return cleaned  # type: ignore[no-any-return]
