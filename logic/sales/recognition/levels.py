"""What a row of the file is: an order, a customer, an answer, a month of spend or a contact."""

from logic.sales.recognition.columns import Columns
from logic.sales.recognition.platforms import Platform
from logic.sales.recognition.profile import MOST
from logic.sales.values import CUSTOMER_ROLES, Choices, Level, Refusal

ANY_CUSTOMER = (*CUSTOMER_ROLES, "first_name")
UNIQUE = 0.98
"""Share of different customers from which a row is taken for a customer and not for a purchase."""


def find_level(columns: Columns, choices: Choices, platform: Platform | None) -> Level:
    """Decide what a row is. Order files are told later into orders, lines and ledgers."""
    told = choices.level or (platform.level if platform else None)
    return told or _by_columns(columns)


def _by_columns(columns: Columns) -> Level:
    if _is_customers(columns):
        return "customers"
    if "amount" in columns or "unit_price" in columns:
        return "orders"
    if "spend" in columns and ("month" in columns or "date" in columns):
        return "spend"
    if "rating" in columns:
        return "ratings"
    return "contacts" if _is_contacts(columns) else "orders"


def _is_customers(columns: Columns) -> bool:
    totals = "total_spent" in columns or "amount" in columns
    history = any(role in columns for role in ("total_orders", "last_purchase", "days_since"))
    if not (totals and history) or "order" in columns:
        return False
    return "date" not in columns or _one_row_each(columns)


def _one_row_each(columns: Columns) -> bool:
    for role in CUSTOMER_ROLES:
        if role in columns:
            profile = columns.profiles[columns.roles[role]]
            return bool(profile.cells) and profile.distinct >= UNIQUE * len(profile.cells)
    return False


def _is_contacts(columns: Columns) -> bool:
    """Say whether these are people of whom the file knows no purchase."""
    told = any(role in columns for role in ("lead_stage", "lead_score", "channel", "last_contact"))
    return told and _has_customer(columns) and "date" not in columns and "order" not in columns


def _has_customer(columns: Columns) -> bool:
    return any(role in columns for role in ANY_CUSTOMER)


def missing(columns: Columns, level: Level) -> Refusal | None:
    """Say by name what a file lacks for its level."""
    if not columns.roles and not any(profile.number_share > MOST for profile in columns.profiles):
        return Refusal("not_a_table")
    lacks = [name for name, roles in NEEDED[level].items() if not any(role in columns for role in roles)]
    if not lacks:
        return None
    values = {"missing": tuple(lacks), "headers": ", ".join(columns.headers[:30])}
    code = f"no_{lacks[0]}" if len(lacks) == 1 else "no_columns"
    return Refusal(code, values, tuple(columns.headers))


_ORDERS = {"customer": ANY_CUSTOMER, "date": ("date",), "amount": ("amount", "unit_price")}
NEEDED: dict[Level, dict[str, tuple[str, ...]]] = {
    "orders": _ORDERS,
    "lines": _ORDERS,
    "ledger": _ORDERS,
    "customers": {"customer": ANY_CUSTOMER, "amount": ("total_spent", "amount")},
    "ratings": {"rating": ("rating",)},
    "spend": {"spend": ("spend", "amount"), "month": ("month", "date")},
    "contacts": {"customer": ANY_CUSTOMER},
}
