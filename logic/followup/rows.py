"""What the charts of the follow-up draw, as plain rows; the reader's words come from the caller."""

from collections.abc import Iterable, Sequence

from logic.followup.change import Change
from logic.followup.experiment import Progress
from logic.followup.segments import SegmentMark
from logic.survey.rows import Label, Row, number


def change_rows(changes: Iterable[Change], label: Label) -> list[Row]:
    """List what each witness said then and now; what nobody said on either day is left out."""
    return [
        {
            "label": label(change.dimension),
            "who": change.who,
            "before": number(change.before.value if change.before else None),
            "before_low": number(change.before.low if change.before else None),
            "before_high": number(change.before.high if change.before else None),
            "after": number(change.after.value if change.after else None),
            "after_low": number(change.after.low if change.after else None),
            "after_high": number(change.after.high if change.after else None),
            "difference": number(change.difference),
            "verdict": change.verdict,
        }
        for change in changes
        if change.before or change.after
    ]


def segment_rows(marks: Sequence[SegmentMark], label: Label) -> list[Row]:
    """List what one witness says of each dimension in each segment; dimensions without any are left out."""
    spoken = {mark.dimension for mark in marks if mark.mark}
    return [
        {
            "label": label(mark.dimension),
            "segment": mark.segment,
            "value": number(mark.mark.value if mark.mark else None),
            "low": number(mark.mark.low if mark.mark else None),
            "high": number(mark.mark.high if mark.mark else None),
        }
        for mark in marks
        if mark.dimension in spoken
    ]


def experiment_rows(progress: Progress) -> list[Row]:
    """List the counts up to each day."""
    return [
        {"day": tally.day, "successes": tally.successes, "participants": tally.participants}
        for tally in progress.tallies
    ]
