"""Segments side by side: the last run of each, so that one does not hide behind the average."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from logic.followup.snapshot import Snapshot
from logic.survey.witnesses import Mark, Who


@dataclass(frozen=True, kw_only=True)
class SegmentMark:
    """What one witness says of one dimension in one segment."""

    dimension: str
    segment: str
    mark: Mark | None


def side_by_side(snapshots: Sequence[Snapshot], who: Who) -> tuple[SegmentMark, ...]:
    """List every dimension in every segment, by dimension; segments are never averaged."""
    return tuple(_rows(snapshots, who))


def _rows(snapshots: Sequence[Snapshot], who: Who) -> Iterator[SegmentMark]:
    dimensions = dict.fromkeys(
        one.dimension for snapshot in snapshots for one in snapshot.hearing.testimonies
    )
    for dimension in dimensions:
        for snapshot in snapshots:
            said = snapshot.hearing.of(dimension)
            yield SegmentMark(
                dimension=dimension, segment=snapshot.segment, mark=said.marks.get(who) if said else None
            )
