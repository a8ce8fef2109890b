"""The dated actions of a document as a calendar that a second import updates."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from logic.exports.document import PRODUCT, Event, Report

if TYPE_CHECKING:
    import icalendar

REMINDER = dt.timedelta(hours=-15)
"""At nine in the morning of the day before."""


def to_ics(report: Report) -> bytes:
    """Write one all-day event for each dated action.

    A day has no time zone, so nothing shifts; ids come from the session and the action, so a second import
    updates instead of doubling.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{PRODUCT}//{PRODUCT} 1//{report.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Extensions (x-) are written as they stand: on one line, or the calendar breaks.
    calendar.add("x-wr-calname", " ".join(f"{PRODUCT}: {report.business}".split()))
    for event in report.events:
        calendar.add_component(_event(event, report))
    return bytes(calendar.to_ical())


def _event(event: Event, report: Report) -> "icalendar.Event":
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{report.session_id}/{event.id}')}@vinculo")
    entry.add("dtstamp", report.made)
    entry.add("summary", event.title)
    entry.add("description", event.note)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + dt.timedelta(days=1))  # the end is not part of the event
    entry.add("transp", "TRANSPARENT")
    entry.add("sequence", int(report.made.timestamp()) // 60)
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", REMINDER)
    entry.add_component(alarm)
    return entry
