"""The contact list as a file for a spreadsheet: in words, and safe to open."""

from collections.abc import Mapping, Sequence

from logic.content.texts import Texts
from logic.metrics.contact_first import Contact
from logic.metrics.greeting import given_name
from logic.metrics.policy import MetricsPolicy
from logic.tables.text_table import to_bytes

BY_CYCLE = ("late", "watch")
"""Reasons that name a cycle: the customer's own, or what is usual among all."""
COLUMNS = ("customer", "person", "segment", "value", "reason", "opening")


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
    rules = policy.segments.greeting
    name = given_name(contact.person, rules)
    hello = t.of(rules.bare) if name is None else t.of(rules.named).format(name=name)
    opening = t.of(policy.segments.contact_openings[contact.reason])
    return opening.format(
        hello=hello, days=t.number(contact.days_since_last), occasions=t.number(contact.occasions)
    )


def say_who(contact: Contact) -> str:
    """Name a customer: what tells them apart, and the person's name where the file has it beside."""
    return " · ".join(dict.fromkeys(part for part in (contact.name, contact.person) if part))


def write_sheet(
    contacts: Sequence[Contact], t: Texts, policy: MetricsPolicy, currency: str | None = None
) -> bytes:
    """Write the list as CSV, in the form that spreadsheets of the reader's language open by themselves.

    The column of persons is there where the file names any beside what tells customers apart.
    """
    named = any(contact.person not in ("", contact.name) for contact in contacts)
    columns = [column for column in COLUMNS if named or column != "person"]
    header = [t(f"metrics.column_{column}") for column in columns]
    rows = [_row(contact, t, policy, currency) for contact in contacts]
    # where the decimal mark is a comma, spreadsheets expect semicolons between cells
    delimiter = ";" if t.number(0.5, 1)[1] == "," else ","
    return to_bytes([header, *([row[column] for column in columns] for row in rows)], delimiter)


def _row(contact: Contact, t: Texts, policy: MetricsPolicy, currency: str | None) -> Mapping[str, str]:
    segments = policy.segments.segments
    return {
        "customer": contact.name,
        "person": contact.person,
        "segment": "" if contact.segment is None else t.of(segments[contact.segment].name),
        "value": t.money(contact.cents / 100, currency),
        "reason": explain(contact, t),
        "opening": suggest_opening(contact, t, policy),
    }
