"""The colours of the charts, once, and the words that Vega writes by itself."""

from dataclasses import dataclass
from functools import cache

import altair as alt
from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)
"""Days as Vega counts them; CLDR's week begins on Monday."""


@dataclass(frozen=True)
class Ink:
    """Colours that stand out enough from the paper of their mode; none of them says good or bad."""

    text: str
    muted: str
    """For axes and notes; readable, but behind."""
    line: str
    """For grids, tracks and neutral cells."""
    paper: str
    accent: str
    """Teal, for the owner: what you say."""
    second: str
    """Ochre, for the customers: what they say."""
    third: str
    """Violet, for the sales file: what it shows."""
    categorical: tuple[str, ...]
    sequential: tuple[str, ...]
    """From few to many. Stops early, so that plain text stays readable on every step."""


LIGHT = Ink(
    text="#0B1415",
    muted="#566261",
    line="#DFDACD",
    paper="#FBFAF6",
    accent="#12877D",
    second="#C2701C",
    third="#8552A3",
    categorical=("#12877D", "#C2701C", "#8552A3", "#3A78BD", "#C14E6B", "#6C7F2A"),
    sequential=("#F1F8F6", "#D6EAE6", "#B8DBD5", "#98CCC3", "#78BCB1", "#67B4A8"),
)
DARK = Ink(
    text="#E9EFED",
    muted="#A3B0AE",
    line="#2E3B39",
    paper="#0E1413",
    accent="#2FA79B",
    second="#DA8A38",
    third="#A87CC6",
    categorical=("#2FA79B", "#DA8A38", "#A87CC6", "#5E98DB", "#DA7490", "#93A94A"),
    sequential=("#131C1A", "#152A27", "#173A35", "#194B44", "#1B5C54", "#1C655C"),
)


def ink(mode: str | None) -> Ink:
    """Pick the colours for a mode, "light" or "dark"; anything else is light."""
    return DARK if mode == "dark" else LIGHT


def vega_locale(locale: Locale) -> alt.Locale:
    """Write Vega's numbers, months and days as this reader does.

    It works through chart.configure(locale=…) only; the page's embed options are not heard.
    """
    return _vega_locale(str(locale))


@cache
def _vega_locale(code: str) -> alt.Locale:
    locale = Locale.parse(code)
    decimal, group = get_decimal_symbol(locale), get_group_symbol(locale)
    return alt.Locale(
        number=alt.NumberLocale(decimal=decimal, thousands=group, grouping=[3], currency=["", ""]),
        time=alt.TimeLocale(
            dateTime="%A, %e %B %Y, %X",
            date="%d/%m/%Y",
            time="%H:%M:%S",
            periods=["AM", "PM"],
            days=_names(locale.days["format"]["wide"], SUNDAY_FIRST),
            shortDays=_names(locale.days["format"]["abbreviated"], SUNDAY_FIRST),
            months=_names(locale.months["format"]["wide"], range(1, 13)),
            shortMonths=_names(locale.months["format"]["abbreviated"], range(1, 13)),
        ),
    )


def _names(table: dict[int, str], places: tuple[int, ...] | range) -> list[str]:
    return [table[place].rstrip(".") for place in places]
