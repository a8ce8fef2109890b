"""Answers in words: the code of a choice becomes its label only here."""

from typing import Any

from logic.content.library import Content
from logic.content.questionnaire import Item, Likert, Multi, Number, Single
from logic.content.texts import Texts
from pages.parts.words import plain


def in_words(item: Item, value: Any, content: Content, t: Texts) -> str:
    """Write an answer as the reader would say it; what the user typed is escaped for Markdown."""
    if value is None:
        return t("questions.unknown")
    match item:
        case Likert():
            steps = {point.value: t.of(point.label) for point in content.scales[item.scale]}
            return steps.get(value, t("questions.unreadable"))
        case Single() | Multi():
            labels = {option.value: t.of(option.label) for option in item.options}
            chosen = value if isinstance(value, tuple | list) else (value,)
            return t.list([labels.get(one, t("questions.unreadable")) for one in chosen])
        case Number() if isinstance(value, int | float):
            number = t.number(value, 0 if float(value).is_integer() else 2)
            return f"{number} {t.of(item.unit)}" if item.unit else number
    return plain(str(value))
