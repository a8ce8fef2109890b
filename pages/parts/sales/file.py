"""The sales file of this session: its bytes, what the visitor decided about it, what it says.

Rows stay in this session's memory. What leaves it are figures: the workspace keeps those of the last file, so
that a saved session keeps its third witness.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from logic.content.library import ROOT
from logic.metrics.acquisition import OTHER, Effort
from logic.metrics.as_json import figures_to_keep
from logic.metrics.contact_list import ContactMetrics, measure_contacts
from logic.metrics.measure import Metrics, measure
from logic.metrics.policy import MetricsPolicy, load_policy
from logic.metrics.ratings import RatingMetrics, measure_ratings
from logic.metrics.recency_frequency_value import CutPoints
from logic.metrics.totals import TotalsMetrics, measure_totals
from logic.purchases import Contacts, CustomerTotals, Purchases, Ratings, Spend
from logic.recommendation.facts import gather_facts
from logic.sales.read import read_sales
from logic.sales.values import Choices, Reading, Refusal
from pages.parts import cached, state

SALES, SPEND = "sales", "spend"
Measured = Metrics | TotalsMetrics | RatingMetrics | ContactMetrics


@dataclass(frozen=True, eq=False)
class Upload:
    """A file as it came; the same object until another comes."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What the visitor wants otherwise about the figures."""

    reference_day: int | None = None
    """Days since 1970-01-01 from which recency counts; None: the last day of the file."""
    cuts: CutPoints | None = None
    hours: float | None = None
    """Hours spent on winning customers over the months of the spend file."""


NO_CHOICES, NO_WISHES = Choices(), Wishes()


@lru_cache(maxsize=1)
def policy() -> MetricsPolicy:
    """Return gates, bands, segments and the words of the figures."""
    return load_policy(ROOT / "questionnaires" / "outcomes")


def upload(kind: str = SALES) -> Upload | None:
    """Return the visitor's file; while the example is open, the example's."""
    if state.example_is_open():
        return _example_file() if kind == SALES else None
    found = state.held(f"{kind}.upload")
    return found if isinstance(found, Upload) else None


def put(name: str, data: bytes, kind: str = SALES) -> None:
    """Take a file in the place of the one before, with nothing decided yet."""
    state.hold(f"{kind}.upload", Upload(name, data))
    state.drop(f"{kind}.choices")
    state.drop(f"{kind}.wishes")


def remove(kind: str = SALES) -> None:
    """Forget the file, and what was decided about it."""
    for part in ("upload", "choices", "wishes"):
        state.drop(f"{kind}.{part}")
    for made in ("reading", "metrics"):
        state.drop(f"once.{kind}.{made}")
    if kind == SALES and not state.example_is_open():
        state.change(sales={})


def choices(kind: str = SALES) -> Choices:
    """Return what the visitor decided instead of the reader."""
    return state.held(f"{kind}.choices") or NO_CHOICES


def decide(**decided: Any) -> None:
    """Decide something instead of the reader."""
    state.hold(f"{SALES}.choices", replace(choices(), **decided))


def wishes() -> Wishes:
    """Return what the visitor wants otherwise about the figures."""
    return state.held(f"{SALES}.wishes") or NO_WISHES


def wish(**wanted: Any) -> None:
    """Want something otherwise."""
    state.hold(f"{SALES}.wishes", replace(wishes(), **wanted))


def reading(kind: str = SALES) -> Reading | Refusal | None:
    """Return what the file says; read once, and again only when something was decided."""
    file, decided = upload(kind), choices(kind)
    if file is None:
        return None
    return state.once_for(
        f"{kind}.reading", (file, decided), lambda: read_sales(file.data, decided, name=file.name)
    )


def measured() -> Measured | None:
    """Return every figure that the file allows; worked out once for what was read and wished."""
    read, spent, wanted = reading(), _spend(), wishes()
    if not isinstance(read, Reading):
        return None
    margin = state.workspace().answers_of("profile").get("margin_percent")
    return state.once_for(
        "sales.metrics", (read, spent, wanted, margin), lambda: _measure(read, spent, wanted)
    )


def _measure(read: Reading, spent: Spend | None, wanted: Wishes) -> Measured | None:
    facts = gather_facts(state.workspace(), {})
    day, margin = wanted.reference_day, facts.margin_share
    match read.payload:
        case Purchases() as bought:
            effort = Effort({OTHER: wanted.hours}, facts.hour_value or 0) if wanted.hours else None
            return measure(
                bought,
                policy(),
                reference_day=day,
                margin=margin,
                spend=spent,
                effort=effort,
                cuts=wanted.cuts,
            )
        case CustomerTotals() as totals:
            return measure_totals(totals, policy(), reference_day=day, margin=margin, cuts=wanted.cuts)
        case Ratings() as ratings:
            return measure_ratings(ratings, policy())
        case Contacts() as contacts:
            return measure_contacts(contacts)
    return None


def _spend() -> Spend | None:
    read = reading(SPEND)
    return read.payload if isinstance(read, Reading) and isinstance(read.payload, Spend) else None


def keep_figures() -> None:
    """Keep the figures of the file in the workspace, for the other screens and for a saved session."""
    found = measured()
    if isinstance(found, Metrics | TotalsMetrics):
        figures = figures_to_keep(found)
        if figures != dict(state.workspace().sales):
            state.change(sales=figures)


def answer(question: str, option: str) -> None:
    """Answer what the file could not decide."""
    match question:
        case "date_order":
            decide(day_first=option == "day_first")
        case "cents":
            decide(cents=option == "cents")
        case "shop":
            decide(shop=None if option == "all" else option)
        case "currency":
            decide(converted=option == "converted", currency=None if option == "converted" else option)
        case "decimal" | "order_amount":
            decide(**{question: option})
        case _:
            _settle(question, option == "keep")


def answer_sign(sign: str, option: str) -> None:
    """Say whether a status of one letter is a sale."""
    if option == "keep":
        decide(keep_statuses=choices().keep_statuses | {sign})
    else:
        decide(drop_statuses=choices().drop_statuses | {sign})


def _settle(rule: str, counted: bool) -> None:
    decided = choices()
    keep = decided.keep | {rule} if counted else decided.keep - {rule}
    decide(keep=keep, apply=decided.apply - {rule} if counted else decided.apply | {rule})


def count_rows(rule: str, counted: bool) -> None:
    """Count rows that a rule set aside, or set them aside again."""
    keep = choices().keep
    decide(keep=keep | {rule} if counted else keep - {rule})


def choose_column(role: str, header: str) -> None:
    """Read another column for a role; NO_COLUMN: none."""
    decide(columns={**choices().columns, role: header})


def undo() -> None:
    """Go back to what the reader understood by itself."""
    state.drop(f"{SALES}.choices")


@lru_cache(maxsize=1)
def _example_file() -> Upload | None:
    file = next(iter(sorted(cached.EXAMPLES.glob("*_sales.csv"))), None)
    return Upload(file.name, file.read_bytes()) if file else None


def currency() -> str | None:
    """Return what amounts are in: as the file says, else as the segment page does."""
    read = reading()
    said = read.payload.currency if isinstance(read, Reading) and hasattr(read.payload, "currency") else None
    return said or state.workspace().answers_of("profile").get("currency") or None


def undo_wishes() -> None:
    """Go back to the last day of the file and the usual cut points."""
    state.drop(f"{SALES}.wishes")
    state.drop(f"{SALES}.cuts_problem")
