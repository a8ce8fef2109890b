"""Which program made the file: told by headings that only its export has."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from logic.content.model import Id, Model, Text, load
from logic.sales.vocabulary import FOLDER, squeeze


class Platform(Model):
    """One export of one program."""

    title: str
    headings: tuple[str, ...]
    """All of these stand in the file."""
    without: tuple[str, ...] = ()
    """None of these does: tells two exports of one program apart."""
    columns: Mapping[str, str] = {}
    """Role -> heading where the general names would mislead; "" where the export has no such column."""
    level: Literal["orders", "lines", "ledger", "customers", "contacts", "spend", "ratings"] | None = None
    day_first: bool | None = None
    decimal: Literal[".", ","] | None = None
    cents: bool | None = None
    """Whether amounts are written in hundredths."""
    fill_down: bool = False
    """Whether a blank cell repeats the one above."""
    clicks: Text
    """How to get this export."""


class Platforms(Model):
    """Every export known, the most particular first."""

    source: str
    platforms: Mapping[Id, Platform]


@lru_cache(maxsize=1)
def platforms() -> Mapping[str, Platform]:
    """Read the known exports."""
    return load(FOLDER / "platforms.yaml", Platforms).platforms


def recognise_platform(headers: Sequence[str]) -> str | None:
    """Name the export by its headings; the one that explains most of them wins."""
    present = {squeeze(header) for header in headers}
    fitting = [
        name
        for name, platform in platforms().items()
        if all(squeeze(word) in present for word in platform.headings)
        and not any(squeeze(word) in present for word in platform.without)
    ]
    return max(fitting, key=lambda name: len(platforms()[name].headings)) if fitting else None
