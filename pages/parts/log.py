"""What the server's log may tell of a fault: its kind and its place in the code, never its words.

The words of an exception often quote what was being read: a customer's name, an answer, a cell of a file.
"""

import logging
import traceback
from typing import Any


def keep_words_out() -> None:
    """Make every record of this process one without words; doing it again changes nothing."""
    logging.setLogRecordFactory(_without_words)


def told(error: BaseException) -> str:
    """Write a traceback without words, with what led to it first.

    >>> try:
    ...     raise ValueError("row 42: Rosa")
    ... except ValueError as refused:
    ...     print(told(refused).splitlines()[-1])
    ValueError
    """
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = f"{told(cause)}\n\nwhich led to\n\n" if cause else ""
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{before}Traceback (most recent call last):\n{places}{_kind(error)}"


def _without_words(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    if isinstance(record.args, tuple):
        record.args = tuple(_kind(one) if isinstance(one, BaseException) else one for one in record.args)
    if record.exc_info and record.exc_info[1]:
        record.exc_text = told(record.exc_info[1])  # a formatter takes what is here already
    return record


def _kind(error: BaseException) -> str:
    return type(error).__qualname__
