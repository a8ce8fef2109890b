"""The contact list as a file for a spreadsheet: in words, and safe to open."""

from collections.abc import Sequence

from logic.content.texts import Texts
from logic.metrics.contact_first import Contact
from logic.metrics.policy import MetricsPolicy
from logic.tables.text_table import to_bytes

BY_CYCLE = ("late", "watch")
"""Reasons that name a cycle: the customer's own, or what is usual among all."""
COLUMNS = ("customer", "segment", "value", "reason", "opening")


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
    header = [t(f"metrics.column_{column}") for column in COLUMNS]
    # where the decimal mark is a comma, spreadsheets expect semicolons between cells
    delimiter = ";" if t.number(0.5, 1)[1] == "," else ","
    return to_bytes([header, *(_row(contact, t, policy, currency) for contact in contacts)], delimiter)


def _row(contact: Contact, t: Texts, policy: MetricsPolicy, currency: str | None) -> list[str]:
    segment = "" if contact.segment is None else t.of(policy.segments.segments[contact.segment].name)
    value = t.money(contact.cents / 100, currency)
    return [contact.name, segment, value, explain(contact, t), suggest_opening(contact, t, policy)]
