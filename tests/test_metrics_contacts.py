"""Whom to contact first, and files with one row a customer."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.texts import LANGUAGES, Texts, load_phrases
from logic.metrics.as_json import to_json
from logic.metrics.contact_first import ORDER
from logic.metrics.contact_sheet import COLUMNS, say_who, suggest_opening, write_sheet
from logic.metrics.greeting import given_name
from logic.metrics.measure import measure
from logic.metrics.totals import measure_totals
from logic.purchases import UNKNOWN_DAY, CustomerTotals
from logic.sales.read import read_sales
from logic.tables.text_table import safe_cell
from tests.sales_tables import POLICY, day, purchases, simulate

PHRASES = load_phrases(Path(__file__).parents[1] / "locales")
SPANISH, ENGLISH = (Texts(language, PHRASES[language]) for language in LANGUAGES)


def monthly(name, last, times=4, amount=10.0):
    """Return purchases every 30 days, the last one on a day."""
    return [(name, day(last) - 30 * back, amount) for back in range(times)]


def shop():
    rest = [order for number in range(30) for order in monthly(f"rest{number:02}", "2025-12-20")]
    return [
        *rest,
        *monthly("late but small", "2025-10-20", amount=1),
        *monthly("late", "2025-10-20", amount=90),
        *monthly("due", "2025-11-20", amount=500),
        *monthly("gone", "2025-05-01", amount=900),
        *monthly("on time", "2025-12-28", amount=999),
        ("came once", day("2025-11-10"), 800.0),
    ]


def contacts(orders):
    return measure(purchases(orders), POLICY, reference_day=day("2025-12-31")).contacts


def test_late_customers_of_high_value_come_first_and_those_on_time_are_left_alone():
    listed = [(contact.name, contact.reason) for contact in contacts(shop())]

    assert listed == [("late", "late"), ("due", "watch"), ("came once", "once"), ("gone", "silent")]


def test_the_order_of_the_rows_does_not_change_the_list_even_among_equals():
    rows = [order for number in range(60) for order in monthly(f"C{number:02}", "2025-10-20")]
    rows += [order for number in range(9) for order in monthly(f"Z{number}", "2025-12-30", amount=0.5)]

    assert contacts(rows) == contacts(rows[::-1])


def test_the_list_is_short():
    listed = measure(simulate(3000, 700), POLICY, with_model=False).contacts

    assert len(listed) == POLICY.limits.contacts.most
    ranks = [(ORDER.index(contact.reason), -contact.cents) for contact in listed]
    assert ranks == sorted(ranks)


def test_the_reason_says_whose_cycle_it_is():
    sheet = write_sheet(
        contacts([*shop(), *monthly("two only", "2025-10-25", times=2, amount=700)]), ENGLISH, POLICY
    )
    reasons = {row[0]: row[3] for row in csv.reader(io.StringIO(sheet.decode("utf-8-sig")))}

    assert reasons["late"] == "Bought 4 times, used to return every 30 days and has been away for 72."
    assert (
        reasons["two only"]
        == "Bought 2 times and has been away for 67 days; your customers usually return every 30 days."
    )


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("Ana Pérez", "Ana"),
        ("Pérez, Ana", "Ana"),
        ("PÉREZ GÓMEZ, ANA MARÍA", "Ana"),
        ("ana", "Ana"),
        ("Sra. Rosa Quispe", "Rosa"),
        ("María-José Ruiz", "María-José"),
        ("", None),
        ("C-0012", None),
        ("ana@correo.pe", None),
        ("J. Pérez", None),
        ("Comercial Andina S.A.C.", None),
        ("Andina, S.A.C.", None),
        ("Junta de vecinos del barrio de San Blas", None),
    ],
)
def test_only_a_person_is_greeted_by_name(person, name):
    assert given_name(person, POLICY.segments.greeting) == name


@pytest.mark.parametrize(
    ("heading", "cells", "greetings"),
    [
        ("nombre", ("Ana Pérez", "Quispe, Rosa"), {"Hola, Ana:", "Hola, Rosa:"}),
        ("apellidos y nombres", ("Pérez Ana", "Quispe, Rosa"), {"Hola:", "Hola, Rosa:"}),
        ("sucursal", ("Centro", "Norte"), {"Hola:"}),
    ],
)
def test_the_greeting_takes_the_name_from_a_column_of_names_and_never_from_the_code(
    heading, cells, greetings
):
    rows = [("C-0001", cells[0]), ("C-0002", cells[1])]
    lines = [f"{code};{name};2025-{month:02}-10;50" for month in range(1, 7) for code, name in rows]
    read = read_sales("\n".join([f"id cliente;{heading};fecha;importe", *lines]).encode())

    listed = measure(read.payload, POLICY).contacts

    assert {contact.name for contact in listed} == {"C-0001", "C-0002"}
    assert {suggest_opening(contact, SPANISH, POLICY).split(":")[0] + ":" for contact in listed} == greetings


def test_a_name_beside_the_code_stands_in_the_list_and_in_the_sheet():
    orders = [("C-0001", f"2025-{month:02}-10", 50.0) for month in range(1, 7)]
    (listed,) = measure(purchases(orders, persons=["Ana Pérez"]), POLICY).contacts

    sheet = write_sheet([listed], ENGLISH, POLICY).decode("utf-8-sig")

    assert say_who(listed) == "C-0001 · Ana Pérez"
    assert next(csv.DictReader(io.StringIO(sheet)))["Name"] == "Ana Pérez"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_no_name_can_become_a_formula(name):
    assert not safe_cell(name).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_cell(name).endswith(name)


@pytest.mark.parametrize(("t", "delimiter"), [(SPANISH, ";"), (ENGLISH, ",")], ids=LANGUAGES)
def test_the_sheet_opens_whole_in_spreadsheets_of_the_readers_language(t, delimiter):
    rows = [("=1+1; \"x\", 'y'" if name == "late" else name, at, amount) for name, at, amount in shop()]

    sheet = write_sheet(contacts(rows), t, POLICY, "USD").decode("utf-8-sig")

    read = list(csv.reader(io.StringIO(sheet), delimiter=delimiter))
    assert read[0] == [t(f"metrics.column_{column}") for column in COLUMNS if column != "person"]
    assert {len(row) for row in read} == {len(read[0])}
    assert read[1][0] == "'=1+1; \"x\", 'y'"
    assert len(read) == 5


def totals(n, **more):
    return CustomerTotals(
        names=[f"C{code}" for code in range(n)],
        orders=np.arange(n, dtype=np.int64) % 6,
        cents=np.arange(n, dtype=np.int64) * 1000,
        **more,
    )


def test_totals_by_customer_give_segments_but_no_cycle():
    metrics = measure_totals(totals(120, last_day=np.arange(120, dtype=np.int32) + 20000), POLICY)

    assert (metrics.customers, metrics.orders, metrics.repeat_customers) == (100, 300, 80)
    assert metrics.value("repeat_rate") == 0.8
    assert sum(segment.customers for segment in metrics.segments.values()) == 100
    assert metrics.withheld["cycle_customer_median"].code == "no_dates"
    assert {contact.reason for contact in metrics.contacts} == {"valuable"}
    assert to_json(metrics)["occasions"] is None
    assert to_json(metrics)["reference_date"] == "2025-01-31"


def test_totals_without_a_last_date_say_what_is_missing():
    metrics = measure_totals(totals(120), POLICY)

    assert metrics.segments == {}
    assert metrics.withheld["segments"].code == "no_last_date"
    assert metrics.value("top_decile_share") is not None


def test_totals_of_nobody_give_no_figure():
    metrics = measure_totals(totals(1), POLICY)

    assert metrics.figures == {}
    assert metrics.customers == 0


def test_customers_without_a_last_date_count_but_have_no_segment():
    last = np.arange(120, dtype=np.int32) + 20000
    last[::2] = UNKNOWN_DAY

    metrics = measure_totals(totals(120, last_day=last), POLICY)

    assert metrics.customers == 100
    assert len(metrics.table) == 60
    assert sum(segment.customers for segment in metrics.segments.values()) == 60
    assert metrics.table.days_since_last.max() < 120
