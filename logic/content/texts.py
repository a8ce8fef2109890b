"""Texts in the reader's language, with numbers, dates and money as that reader writes them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from logic.content.errors import ContentError, Fault
from logic.content.model import LANGUAGES, Text
from logic.content.yaml_file import line_of, read_yaml

Phrase = str | Mapping[str, str]
"""A sentence, or one for each plural form of the language ({"one": …, "other": …})."""


def negotiate(*wanted: str | None) -> str:
    """Return the first language on offer among the wishes, such as ?lang= and the browser's.

    >>> negotiate(None, "fr-FR", "en-GB")
    'en'
    >>> negotiate("<script>")
    'es'
    """
    codes = ((wish or "").replace("_", "-").split("-")[0].lower() for wish in wanted)
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


LONGEST_SYMBOL = 3
"""Letters of a currency's symbol (Bs, Gs); what is longer is a word and stands behind the amount."""
WHOLE_DIGITS = 16
"""A float of so many digits has no fraction left to round."""
MINUS = "\u2212"
"""The sign of a negative number: as wide as a plus, and never left out when read aloud."""


@dataclass(frozen=True)
class Texts:
    """The interface in one language. Callable, so that a page reads t("results.title")."""

    language: str
    phrases: Mapping[str, Phrase] = field(repr=False)
    region: str | None = None
    """Where the reader is ("PE"): decides the decimal mark. None: as the language does."""

    def __call__(self, key: str, /, *, n: int | None = None, **values: object) -> str:
        """Return the phrase with its {blanks} filled in; n picks the plural form and fills {n}."""
        phrase = self.phrases[key]
        if not isinstance(phrase, str):
            count = 0 if n is None else n
            phrase = phrase.get(self.locale.plural_form(count), phrase["other"])
        if n is not None:
            values = {"n": self.number(n), **values}
        return phrase.format(**values) if values else phrase

    def has(self, key: str) -> bool:
        """Say whether the key stands in the locales."""
        return key in self.phrases

    def of(self, text: Text) -> str:
        """Pick this language out of a text that stands in the content."""
        return text[self.language]

    @cached_property
    def locale(self) -> Locale:
        """CLDR's rules for this reader."""
        try:
            return Locale.parse(f"{self.language}_{self.region}" if self.region else self.language)
        except (UnknownLocaleError, ValueError):
            return Locale.parse(self.language)

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number.

        >>> Texts("es", {}).number(14382.5, 1)
        '14.382,5'
        >>> Texts("es", {}).number(-3), Texts("es", {}).number(-0.2), Texts("es", {}).number(62.5)
        ('\u22123', '0', '63')
        """
        written = str(format_decimal(rounded(value, digits), format=_pattern(digits), locale=self.locale))
        return written.replace("-", MINUS)

    def hours(self, hours: float) -> str:
        """Write hours as precise as they are, to the hundredth: times their value they must give the money.

        >>> [Texts("es", {}).hours(hours) for hours in (10, 3.5, 2.6667, 21.645, 7.999)]
        ['10', '3,5', '2,67', '21,65', '8']
        """
        known = rounded(hours, 2)
        return self.number(hours, next(digits for digits in (0, 1, 2) if rounded(hours, digits) == known))

    def stretch(self, hours: float) -> str:
        """Write a stretch of hours with its unit; what is shorter than one hour, in minutes.

        >>> units = {"units.hours": "{value} h", "units.minutes": "{value} min"}
        >>> [Texts("es", units).stretch(hours) for hours in (2.6667, 0.5, 0.001, 0.999, 0)]
        ['2,67 h', '30 min', '1 min', '1 h', '0 h']
        """
        minutes = int(rounded(60 * hours))
        if hours > 0 and minutes < 60:
            return self("units.minutes", value=self.number(max(1, minutes)))
        return self("units.hours", value=self.hours(hours))

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share (0 to 1) as a percentage."""
        pattern = f"{_pattern(digits)}\u00a0%" if self.language == "es" else f"{_pattern(digits)}%"
        known = rounded(share, digits + 2)
        return str(format_percent(known, format=pattern, locale=self.locale)).replace("-", MINUS)

    def money(self, amount: float, currency: str | None = None, digits: int | None = None) -> str:
        """Write an amount in units of the currency: an ISO code, the user's symbol ("S/") or word, or none.

        >>> Texts("es", {}).money(155.88, "S/"), Texts("es", {}).money(12000, "pesos")
        ('S/\\xa0155,88', '12.000\\xa0pesos')
        >>> Texts("es", {}).money(-3.5, "S/", 2)
        '\u2212S/\\xa03,50'
        """
        digits = (0 if float(amount).is_integer() else 2) if digits is None else digits
        amount = float(rounded(amount, digits))
        if amount < 0:  # the sign stands before the currency, whatever the country
            return f"{MINUS}{self.money(-amount, currency, digits)}"
        if currency and currency.upper() in get_global("all_currencies"):
            standard = str(self.locale.currency_formats["standard"].pattern)
            pattern = standard if digits else standard.replace("0.00", "0")
            return str(
                format_currency(amount, currency.upper(), pattern, locale=self.locale, currency_digits=False)
            )
        written = self.number(amount, digits)
        if currency and len(currency) > LONGEST_SYMBOL and currency.isalpha():
            return f"{written}\u00a0{currency}"
        return f"{currency}\u00a0{written}" if currency else written

    def amount(self, amount: float, currency: str | None = None, digits: int | None = None) -> str:
        """Write money; where no currency was named, say that it is money, not a bare number.

        >>> Texts("es", {"units.money_unnamed": "{amount} en tu moneda"}).amount(57, "")
        '57 en tu moneda'
        """
        written = self.money(amount, currency, digits)
        return written if currency else self("units.money_unnamed", amount=written)

    def date(self, day: dt.date, style: str = "long") -> str:
        """Write a date in words ("21 de noviembre de 2026"), short, or as a month ("noviembre de 2026")."""
        if style == "month":
            pattern = "LLLL 'de' y" if self.language == "es" else "LLLL y"
            return str(format_date(day, pattern, locale=self.locale))
        return str(format_date(day, style, locale=self.locale))

    def list(self, parts: Sequence[str]) -> str:
        """Join parts as a sentence does ("a, b y c")."""
        return str(format_list(list(parts), locale=self.locale)) if parts else ""


def rounded(value: float, digits: int = 0) -> Decimal:
    """Round as people do, halves away from nought; there is no minus before a nought.

    >>> rounded(62.5), rounded(-0.5), rounded(-0.04, 1), rounded(1.005, 2)
    (Decimal('63'), Decimal('-1'), Decimal('0.0'), Decimal('1.01'))
    >>> rounded(1e40)
    Decimal('1E+40')
    """
    exact = Decimal(str(float(value)))
    if not exact.is_finite() or exact.adjusted() >= WHOLE_DIGITS:
        return exact
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def load_phrases(folder: Path) -> dict[str, dict[str, Phrase]]:
    """Read every locales/<area>.yaml.

    Returns:
        Language -> key ("area.key") -> phrase.

    Raises:
        ContentError: a phrase that lacks a language, or a plural without "other".
    """
    found: dict[str, dict[str, Phrase]] = {language: {} for language in LANGUAGES}
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.yaml")):
        for key, texts in _entries(file).items():
            fault = _phrase_fault(texts)
            if fault:
                faults.append(
                    Fault(file, line_of(file, (key,)), f"{key}: {fault}", "Write it in every language.")
                )
                continue
            for language in LANGUAGES:
                found[language][f"{file.stem}.{key}"] = texts[language]
    if faults:
        raise ContentError(faults)
    return found


def _entries(file: Path) -> dict[str, Any]:
    entries = read_yaml(file) or {}
    if not isinstance(entries, dict):
        raise ContentError([Fault(file, 1, "no keys.", "Write `key: {es: …, en: …}`, one after another.")])
    return entries


def _phrase_fault(texts: Any) -> str | None:
    if not isinstance(texts, dict) or set(texts) != set(LANGUAGES):
        return f"needs exactly {', '.join(LANGUAGES)}."
    for language, phrase in texts.items():
        if isinstance(phrase, dict) and "other" not in phrase:
            return f"the plural in '{language}' lacks 'other'."
        if not isinstance(phrase, dict | str) or not phrase:
            return f"no text in '{language}'."
    return None


def load_texts(folder: Path, language: str, region: str | None = None) -> Texts:
    """Read the interface in one language."""
    return Texts(language, load_phrases(folder)[language], region)
