"""What is said, as the names of its sentences and what fills their blanks: words may change, this may not.

`python -m tests.said` writes tests/cases/said/ again, after a change that is meant to show there.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from pydantic import BaseModel

from logic.assessment.explain import (
    explain_dimension,
    explain_evidence,
    explain_index,
    explain_money,
    explain_return_effort,
    explain_return_value,
)
from logic.assessment.say import say_answer, say_fact
from logic.content.library import ROOT, load_content
from logic.content.model import LANGUAGES
from logic.content.texts import Texts, load_phrases
from logic.diagnosis import Diagnosis, diagnose
from logic.plan.wording import describe_plan
from logic.recommendation.wording import describe
from logic.workspace import Workspace
from tests.said_sessions import SESSIONS

FOLDER = Path(__file__).parent / "cases" / "said"
TODAY = dt.date(2026, 11, 21)
CONTENT = load_content()


def _places(node: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Find every text of the content, and where it stands."""
    if isinstance(node, Mapping) and set(node) == set(LANGUAGES):
        yield node[LANGUAGES[0]], place
    else:
        for name, part in _parts(node):
            yield from _places(part, f"{place}.{name}")


def _parts(node: Any) -> Iterator[tuple[object, Any]]:
    if isinstance(node, Mapping):
        yield from node.items()
    elif isinstance(node, BaseModel):
        yield from ((name, getattr(node, name)) for name in type(node).model_fields)
    elif dataclasses.is_dataclass(node):
        yield from ((one.name, getattr(node, one.name)) for one in dataclasses.fields(node))
    elif isinstance(node, Sequence) and not isinstance(node, str):
        yield from ((getattr(part, "id", at), part) for at, part in enumerate(node))


PLACES = {text: place.lstrip(".") for text, place in reversed(list(_places(CONTENT)))}


@dataclasses.dataclass(frozen=True)
class Names(Texts):
    """Texts that name each sentence instead of writing it."""

    def __call__(self, key: str, /, *, n: int | None = None, **values: object) -> str:
        """Return the key and what would fill its blanks."""
        assert key in self.phrases, key
        if n is not None:
            values = {"n": n, **values}
        return f"{key}({', '.join(f'{name}={value}' for name, value in sorted(values.items()))})"

    def of(self, text: Any) -> str:
        """Return where the text stands, and its blanks, for whoever fills them."""
        written = super().of(text)
        blanks = [name for _, name, _, _ in Formatter().parse(written) if name]
        return PLACES.get(written, written) + "".join(f" {{{name}}}" for name in blanks)


NAMES = Names("es", load_phrases(ROOT / "locales")["es"])


def plain(value: Any) -> Any:
    """Return results as text, lists and mappings, without what is empty."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if value is None or isinstance(value, str | int):
        return value
    if dataclasses.is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    if isinstance(value, BaseModel):
        return str(getattr(value, "id", type(value).__name__))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items() if one or one == 0}
    return [plain(one) for one in value] if isinstance(value, Sequence | set | frozenset) else str(value)


def say(workspace: Workspace) -> dict[str, Any]:
    """Say everything about one session."""
    found = diagnose(CONTENT, workspace, TODAY)
    told = {
        "assessment": dict(_assessment(found)),
        "recommendation": describe(CONTENT, workspace, found.recommendation, NAMES),
        "plan": describe_plan(CONTENT, workspace, found.recommendation, found.plan, NAMES),
    }
    whole: dict[str, Any] = plain(told)
    return whole


def _assessment(found: Diagnosis) -> Iterator[tuple[str, Any]]:
    seen = found.assessment
    for part in ("flags", "patterns", "actions", "ior", "ledger", "wallet_share", "progress"):
        yield part, getattr(seen, part)
    yield "facts", [say_fact(fact, CONTENT, NAMES) for hit in seen.flags for fact in hit.facts]
    yield "reasons", [say_fact(fact, CONTENT, NAMES) for hit in seen.patterns for fact in hit.because]
    yield (
        "answers",
        {
            item: say_answer(CONTENT.questionnaires[id].item(item), answer, CONTENT, NAMES)
            for id, given in seen.given.answers.items()
            for item, answer in given.items()
        },
    )
    returns, money = CONTENT.readings.returns, seen.ior.money
    yield (
        "explained",
        [
            *(explain_dimension(score, seen) for score in seen.dimensions.values()),
            explain_index(seen),
            explain_index(seen, equal=True),
            explain_evidence(seen),
            explain_return_value(seen, returns.min_sources),
            explain_return_effort(seen, returns.min_efforts),
            *(explain_money(money, version) for version in (money.low, money.base, money.high)),
        ],
    )


def main() -> None:
    """Write what is said now."""
    FOLDER.mkdir(exist_ok=True)
    for name, workspace in SESSIONS.items():
        text = yaml.safe_dump(
            say(workspace), allow_unicode=True, sort_keys=False, width=110, default_flow_style=None
        )
        (FOLDER / f"{name}.yaml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
