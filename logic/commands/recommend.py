"""`python -m logic recommend SESSION`: which relationship suits, why, and what would change that."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from logic.commands.inputs import add_session_options, read_session
from logic.content.library import ROOT, load_content
from logic.content.texts import Texts, load_texts
from logic.diagnosis import diagnose
from logic.recommendation.limits import LimitResult
from logic.recommendation.quantity import Quantity
from logic.recommendation.reasons import Reason
from logic.recommendation.recommend import Ranked, Recommendation
from logic.recommendation.wording import LimitText, RankedText, RecommendationText, describe


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_session_options(parser)
    parser.add_argument("--json", action="store_true", help="print figures as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0: done."""
    texts, content = load_texts(ROOT / "locales", options.language), load_content()
    workspace = read_session(options.session, texts, content)
    advice = diagnose(content, workspace).recommendation
    if options.json:
        print(json.dumps(to_json(advice), ensure_ascii=False, indent=2))
    else:
        print("\n".join(write_lines(describe(content, workspace, advice, texts), texts)))
    return 0


def to_json(advice: Recommendation) -> dict[str, Any]:
    """Return the promised keys: ranking, verdict, reasons, flips, support; and what they rest on."""
    against = advice.comparison.against
    return {
        "ranking": [_ranked(one) for one in advice.ranking],
        "verdict": advice.verdict if advice.ready else None,
        "first": advice.first if advice.ready else None,
        "second": advice.second if advice.ready else None,
        "reasons": [_reason(reason) for reason in advice.comparison.shown],
        "against": None if against is None else _reason(against),
        "flips": [
            {"factor": flip.factor, "weight": flip.weight, "flips_at": round(flip.flips_at, 2)}
            for flip in advice.flips
        ],
        "support": None if advice.support is None else vars(advice.support),
        "later": advice.later.type,
        "triggers": list(advice.later.triggers),
        "limits": [_limit(limit) for limit in advice.limits],
        "states": {
            id: {"value": state.value, "origin": state.origin} for id, state in advice.context.states.items()
        },
        "weights": dict(advice.context.weights),
        "find_out": [
            {
                "item": doubt.item,
                "answer": doubt.answer,
                "tried": doubt.tried,
                "type": doubt.type,
                "support": doubt.support,
            }
            for doubt in advice.doubts
        ],
    }


def _ranked(one: Ranked) -> dict[str, Any]:
    """Arrange a type; whole points, because decimals decide nothing."""
    return {
        "type": one.type,
        "score": round(one.score),
        "first_share": round(one.first_share, 2),
        "excluded_by": list(one.excluded_by),
        "no_channel": one.no_channel,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "factor": reason.factor,
        "points": round(reason.points, 1),
        "fit": round(reason.fit, 2),
        "other_fit": round(reason.other_fit, 2),
    }


def _limit(limit: LimitResult) -> dict[str, Any]:
    values = {
        key: round(value.value, 2) if isinstance(value, Quantity) else value
        for key, value in limit.values.items()
    }
    return {
        "id": limit.id,
        "type": limit.type,
        "status": limit.status,
        "consequence": limit.consequence,
        "values": values,
        "missing": list(limit.missing),
    }


def write_lines(text: RecommendationText, t: Texts) -> Iterator[str]:
    """Write the advice for people."""
    yield text.headline
    yield from (line for line in (text.verdict, *text.notes) if line)
    for one in text.ranking:
        yield _ranking_line(one, t)
    yield from (f"+ {reason}" for reason in text.reasons)
    yield from (f"- {line}" for line in (text.against,) if line)
    yield from (line for line in (*text.flips, text.support, text.later) if line)
    yield from (f"> {line}" for line in text.triggers)
    yield from (f"! {_limit_line(limit)}" for limit in text.limits if limit.status == "failed")
    yield from (f"? {doubt}" for doubt in text.doubts)


def _ranking_line(one: RankedText, t: Texts) -> str:
    line = f"{one.name}: {t.number(one.score)} ({t.percent(one.first_share)})"
    return f"{line}. {one.why_not}" if one.excluded else line


def _limit_line(limit: LimitText) -> str:
    return " ".join((f"{limit.id} ({limit.consequence}):", limit.requires, limit.found, limit.unlock))
