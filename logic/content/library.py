"""All that editors may change, read and checked as one value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from logic.content.advice import Advice, load_advice
from logic.content.errors import ContentError, Fault
from logic.content.lock import History, read_lock
from logic.content.pace import Pace, load_pace
from logic.content.questionnaire import Point, Questionnaire, load_questionnaire, load_scales
from logic.content.readings import Readings, load_readings
from logic.content.survey import CustomersSide, load_customers_side

ROOT = Path(__file__).parents[2]
"""Where questionnaires/ and locales/ stand."""
NO_QUESTIONNAIRE = "scales.yaml"
"""How the names end of files that hold only answer scales."""
T = TypeVar("T")


@dataclass(frozen=True)
class Content:
    """Everything that the YAML says."""

    scales: Mapping[str, tuple[Point, ...]]
    questionnaires: Mapping[str, Questionnaire]
    """By id, in the order they are asked."""
    advice: Advice
    """What a relationship is chosen and planned by."""
    readings: Readings
    """What answers are read by."""
    customers: CustomersSide
    """What customers are asked, who else is a witness, and the rules of the next runs."""
    pace: Pace
    """How long answers take."""
    history: History
    """The items of every version of every questionnaire, to tell old sessions what has changed."""


def load_content(root: Path = ROOT) -> Content:
    """Read every content file.

    Raises:
        ContentError: the faults of all files, each with its line and mend.
    """
    collect = _Collector()
    folder = root / "questionnaires"
    scales = collect(lambda: load_scales(folder)) or {}
    asked = [collect(lambda file=file: load_questionnaire(file, scales)) for file in _files(folder)]  # type: ignore[misc]
    advice = collect(lambda: load_advice(folder / "outcomes"))
    readings = collect(lambda: load_readings(folder / "outcomes"))
    pace = collect(lambda: load_pace(folder / "outcomes"))
    questionnaires = sorted((one for one in asked if one), key=lambda one: one.order)
    by_id = {one.id: one for one in questionnaires}
    # where a questionnaire is refused, the survey would be told that it does not exist
    customers = collect(lambda: load_customers_side(folder / "outcomes", by_id)) if all(asked) else None
    if collect.faults or not (advice and readings and pace and customers):
        raise ContentError(collect.faults)
    return Content(
        scales=scales,
        questionnaires=by_id,
        advice=advice,
        readings=readings,
        customers=customers,
        pace=pace,
        history=read_lock(folder).history(),
    )


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.glob("*.yaml")) if not file.name.endswith(NO_QUESTIONNAIRE))


class _Collector:
    """Reads on after a fault, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def __call__(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ContentError as refused:
            self.faults += refused.faults
            return None
