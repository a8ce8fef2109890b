"""Why a figure is not shown, in a sentence."""

from math import ceil, floor

from logic.content.texts import Texts
from logic.metrics.figure import Withheld


def say(withheld: Withheld, t: Texts) -> str:
    """Say what is missing: "Faltan 57 días de historia: …"."""
    values = {key: _write(value, t) for key, value in withheld.values.items()}
    missing = withheld.values.get("missing")
    return t(f"metrics.withheld_{withheld.code}", n=None if missing is None else ceil(missing), **values)


def _write(value: float, t: Texts) -> str:
    """Round down, so that 2.96 of 3 never reads as 3 of 3."""
    return t.number(floor(value * 10) / 10, 0 if float(value).is_integer() else 1)
