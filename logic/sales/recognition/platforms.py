"""Which program made the file: told by headings that only its export has."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from logic.content.model import Id, Model, Text, load
from logic.sales.cells.vocabulary import FOLDER, plain, squeeze
from logic.sales.values import Level


class Platform(Model):
    """One export of one program."""

    title: str
    headings: tuple[str, ...]
    """All of these stand in the file."""
    starts: tuple[str, ...] = ()
    """For each of these some heading begins so."""
    without: tuple[str, ...] = ()
    """None of these does: tells two exports of one program apart."""
    columns: Mapping[str, str] = {}
    """Role -> heading where the general names would mislead; "" where the export has no such column."""
    level: Level | None = None
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
    present = {squeeze(form) for header in headers for form in forms(header)}
    fitting = [name for name, platform in platforms().items() if _fits(platform, present, headers)]
    return max(fitting, key=lambda name: len(platforms()[name].headings)) if fitting else None


def _fits(platform: Platform, present: set[str], headers: Sequence[str]) -> bool:
    if any(squeeze(word) in present for word in platform.without):
        return False
    if not all(any(header.startswith(start) for header in headers) for start in platform.starts):
        return False
    return all(squeeze(word) in present for word in platform.headings)


def forms(header: str) -> list[str]:
    """List what of a heading may be the name: without brackets, whole, and what the brackets hold.

    >>> forms("Valor del producto (transaction_amount)")
    ['Valor del producto', 'Valor del producto (transaction_amount)', 'transaction_amount']
    """
    bracketed = re.findall(r"[(\[]([^)\]]+)[)\]]", header)
    bare = re.sub(r"[(\[][^)\]]*[)\]]", " ", header).strip()
    return [bare if plain(bare) else header, header, *bracketed]
