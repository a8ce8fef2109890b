"""The contact list as a file for a spreadsheet: in words, and safe to open."""

import csv
import io
from collections.abc import Sequence

from logic.content.texts import Texts
from logic.metrics.contact_first import Contact
from logic.metrics.policy import MetricsPolicy

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BY_CYCLE = ("late", "watch")
"""Reasons that name a cycle: the customer's own, or what is usual among all."""
COLUMNS = ("customer", "segment", "value", "reason", "opening")


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula.

    >>> safe_cell("=HYPERLINK(A1)")
    "'=HYPERLINK(A1)"
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def explain(contact: Contact, t: Texts) -> str:
    """Say why this customer is on the list."""
    shared = "_shared" if contact.reason in BY_CYCLE and not contact.own_cycle else ""
    return t(
        f"metrics.contact_{contact.reason}{shared}",
        n=contact.days_since_last,
        cycle="" if contact.cycle_days is None else t.number(contact.cycle_days),
        times=t("metrics.times", n=contact.occasions),
    )


def suggest_opening(contact: Contact, t: Texts, policy: MetricsPolicy) -> str:
    """Suggest the first words of a message."""
    opening = t.of(policy.segments.contact_openings[contact.reason])
    return opening.format(
        name=contact.name, days=t.number(contact.days_since_last), occasions=t.number(contact.occasions)
    )


def write_sheet(
    contacts: Sequence[Contact], t: Texts, policy: MetricsPolicy, currency: str | None = None
) -> bytes:
    """Write the list as CSV, in the form that spreadsheets of the reader's language open by themselves."""
    out = io.StringIO()
    # where the decimal mark is a comma, spreadsheets expect semicolons between cells
    writer = csv.writer(out, delimiter=";" if t.number(0.5, 1)[1] == "," else ",", lineterminator="\r\n")
    writer.writerow([t(f"metrics.column_{column}") for column in COLUMNS])
    for contact in contacts:
        segment = "" if contact.segment is None else t.of(policy.segments.segments[contact.segment].name)
        value = t.money(contact.cents / 100, currency)
        cells = (contact.name, segment, value, explain(contact, t), suggest_opening(contact, t, policy))
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
