"""How long answers take: minutes on the screens are counted from what is really asked."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import Field

from logic.content.model import Model, load
from logic.content.questionnaire import Item, Open

Seconds = Annotated[int, Field(ge=1, le=600)]


class Pace(Model):
    """Seconds that a question takes, by its kind."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    source: str
    likert: Seconds
    single: Seconds
    multi: Seconds
    number: Seconds
    line: Seconds
    """The user's own words in one line."""
    lines: Seconds
    """The user's own words in several."""

    def seconds(self, items: Iterable[Item]) -> int:
        """Add up the seconds of some questions."""
        return sum(self._of(item) for item in items)

    def _of(self, item: Item) -> int:
        if isinstance(item, Open):
            return self.line if item.lines == 1 else self.lines
        return int(getattr(self, item.type))


def load_pace(folder: Path) -> Pace:
    """Read pace.yaml.

    Raises:
        ContentError: every fault, each with its line and mend.
    """
    return load(folder / "pace.yaml", Pace)
