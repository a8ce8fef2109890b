"""Sessions that between them bring most of what can be said."""

from pathlib import Path
from zlib import crc32

from logic.content.library import load_content
from logic.content.questionnaire import Item, Likert, Multi, Number, Single
from logic.storage.session_file import from_bytes
from logic.workspace import Workspace

EXAMPLE = Path("questionnaires/examples/bakery.vinculo.json")
BAKERY = from_bytes(EXAMPLE.read_bytes())
CONTENT = load_content()


def _by_name(seed: str) -> Workspace:
    """Answer everything as the item's name and the seed decide: a new question moves no other answer."""
    answers = {
        id: {
            item.id: _answer(item, crc32(f"{seed}{item.id}".encode()))
            for item in asked.items()
            if crc32(f"open{seed}{item.id}".encode()) % 8
        }
        for id, asked in CONTENT.questionnaires.items()
    }
    dimensions = [one.id for asked in CONTENT.questionnaires.values() for one in asked.dimensions]
    evidence = {id: f"E{crc32(f'{seed}{id}'.encode()) % 4}" for id in dimensions}
    return Workspace.model_validate({"answers": answers, "evidence": evidence})


def _answer(item: Item, chance: int) -> object:
    if chance % 11 == 0:
        return None
    match item:
        case Likert():
            return CONTENT.scales[item.scale][chance % len(CONTENT.scales[item.scale])].value
        case Single():
            return item.options[chance % len(item.options)].value
        case Multi():
            return (item.options[chance % len(item.options)].value,)
        case Number():
            return min(item.max, item.min + chance % 90)
    return f"words of {item.id}"


SESSIONS = {
    "bakery": BAKERY,
    "many_answers": _by_name("one"),
    "other_answers": _by_name("two"),
    "same_answers": Workspace(
        answers={
            id: {item.id: 5 for item in CONTENT.questionnaires[id].items() if isinstance(item, Likert)}
            for id in ("quality", "lock_in", "social")
        }
    ),
    "empty": Workspace(),
    "idea": Workspace(
        answers={
            "profile": {
                "stage": "idea", "objective": "captar", "channels": ("redes",), "has_customers": "none",
            },
            "guide": {"F1": 3, "F2": 2, "F3": 2, "F4": 1, "F5": 2, "F7": 3, "F10": 2, "F11": 3, "F12": 0},
        }
    ),
    "club": Workspace(
        answers={
            "profile": {
                "customers": 600, "team": 3, "stage": "traction", "objective": "retener",
                "channels": ("redes", "eventos"), "reach": 900, "host_hours_week": 4, "host_committed": "yes",
                "hours_week": 12, "hour_wage": 10, "currency": "EUR",
            },
            "guide": {"F1": 2, "F2": 1, "F3": 0, "F4": 1, "F5": 4, "F7": 2, "F10": 1, "F12": 1},
        },
        plan={"successes": 12, "observed": 15, "participants": 15},
        tables={"loyalty": ({"members": 200, "orders_member_month": 1, "reward_percent": 50},)},
    ),
    "luxury": Workspace(
        answers={
            "profile": {
                "customers": 12, "team": 3, "stage": "consolidated", "objective": "ampliar",
                "channels": ("presencial",), "hours_week": 60, "hour_billable": 100,
                "hour_billable_share": 50, "order_value": 90000, "orders_month": 0.1, "margin_percent": 4,
                "currency": "USD",
            },
            "guide": {"F1": 4, "F2": 4, "F3": 4, "F4": 2, "F5": 0, "F7": 3, "F12": 4},
        },
        plan={"participants": 3, "threshold": 20, "max_cost_per_success": 1, "successes": 0, "observed": 3},
    ),
    "own_words": Workspace(
        answers={
            "profile": {
                "segment_name": "Familias del barrio", "customers": 40, "team": 1, "stage": "traction",
                "objective": "retener", "objective_second": "ampliar", "channels": ("whatsapp", "presencial"),
                "hours_week": 1, "hour_wage": 8, "order_value": 12, "orders_month": 2, "margin_percent": 30,
                "cash_month": 5, "currency": "PEN", "persona_habits": " Miran el teléfono al desayuno. ",
                "persona_seeks": "Pan caliente.", "has_customers": "few", "owner_name": "Rosa",
            },
            "guide": {"F1": 3, "F2": 1, "F3": 1, "F4": 2, "F5": 1, "F7": 3, "F8": 1, "F9": 1},
            "social": {"reached": 900, "followers": 300, "likes": 40, "comments": 9},
        },
        plan={
            "segment": "Vecinas", "hypothesis": "Les gustará mucho y tendremos más seguidores.",
            "baseline": 45, "threshold": 50, "participants": 6, "box_days": 5, "start": "2026-12-01",
            "threshold_day": "2026-12-24", "medium": "Mi cuaderno", "harmed": 2, "harm": 1, "cash_month": 90,
            "owner": "Rosa", "max_hours_week": 0.2,
        },
        tables={
            "plan_rows": (
                {"type": "CO", "medium": "whatsapp", "justification": "Porque lo piden."},
                {"type": "AA", "medium": "Mi cuaderno"},
                {"type": "PD"},
            ),
        },
    ),
    "open_club": Workspace(
        answers={
            "profile": {
                "customers": 900, "team": 4, "stage": "consolidated", "objective": "retener",
                "channels": ("presencial",), "hours_week": 30, "hour_wage": 10, "order_value": 20,
                "orders_month": 2, "margin_percent": 60, "cash_month": 500, "currency": "USD",
                "basics_ok": "yes", "has_customers": "many", "orders_year": 12,
            },
            "guide": {"F1": 1, "F2": 1, "F3": 1, "F4": 1, "F5": 1, "F7": 1},
        },
        sales={"customers": 900, "repeat_customers": 500},
        plan={"threshold": 100, "participants": 30, "baseline": 20, "successes": 30, "observed": 30},
        tables={
            "loyalty": (
                {
                    "objective": "repurchase", "viable": "yes", "integrated": "yes", "reward_percent": 5,
                    "admin_month": 40, "members": 300, "orders_member_month": 2, "redeemed_percent": 60,
                    "sentences": 9, "benefits_percent": 90, "for_everyone": True, "exclusive": True,
                    "many_benefits": True,
                },
            ),
        },
    ),
}  # fmt: skip
