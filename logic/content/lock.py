"""The lock: what content was when it was last accepted, so that no change goes unnoticed.

questionnaires/lock.json holds three things. The fingerprint of each versioned file: changed content under
the same version is a fault. The items of each version of each questionnaire: an old session says what has
changed since. The accepted translations: a source text that changed while its translation stayed is stale.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from logic.content.lints_texts import texts_in
from logic.content.model import LANGUAGES, Place, Problem
from logic.content.questionnaire import Item, Likert, Point, Questionnaire

SOURCE, *TRANSLATED = LANGUAGES
DIGITS = 8
"""Hexadecimal digits of a hash: enough to notice a change, few enough to read a difference."""


class ItemPrint(NamedTuple):
    """What one item was."""

    measure: str
    """Hash of its type, scale, key and dimension: another means another measure."""
    wording: str
    dimension: str
    """Empty where it has none."""


class FilePrint(BaseModel):
    """What one versioned file was."""

    model_config = ConfigDict(frozen=True)
    version: str
    content: str


History = Mapping[str, Mapping[str, Mapping[str, ItemPrint]]]
"""Questionnaire -> version -> item -> what it was."""


class Lock(BaseModel):
    """What was accepted."""

    model_config = ConfigDict(frozen=True)
    files: dict[str, FilePrint] = {}
    items: dict[str, dict[str, dict[str, str]]] = {}
    """Questionnaire -> version -> item -> its print, as "measure wording dimension"."""
    translations: dict[str, tuple[str, ...]] = {}
    """File -> the accepted pairs, "source:translation" as hashes, for each language after the first."""

    def history(self) -> History:
        """Return the items of every version there was."""
        return {
            id: {
                version: {item: ItemPrint(*text.split(" ")) for item, text in items.items()}
                for version, items in versions.items()
            }
            for id, versions in self.items.items()
        }


def read_lock(folder: Path) -> Lock:
    """Read lock.json; an empty lock where there is none."""
    file = folder / "lock.json"
    return Lock.model_validate_json(file.read_text("utf-8")) if file.is_file() else Lock()


def write_lock(folder: Path, lock: Lock) -> None:
    """Write lock.json; one entry a line, so that differences read."""
    body = json.dumps(lock.model_dump(), indent=1, sort_keys=True)
    (folder / "lock.json").write_text(body + "\n", "utf-8")


def make_lock(
    files: Mapping[str, Any],
    questionnaires: Mapping[str, Questionnaire],
    scales: Mapping[str, tuple[Point, ...]],
    accepted: Lock,
) -> Lock:
    """Describe the content in force, keeping the items of earlier versions.

    Args:
        files: Name -> parsed YAML of every content file.
        questionnaires: By id.
        scales: By id.
        accepted: The lock so far.
    """
    items = {id: dict(versions) for id, versions in accepted.items.items()}
    for id, asked in questionnaires.items():
        now = {item.id: " ".join(item_print(item, scales)) for item in asked.items()}
        items[id] = {**items.get(id, {}), asked.version: now}
    return Lock(
        files={name: FilePrint(version=v, content=_content(data)) for name, data, v in _versioned(files)},
        items=items,
        translations={name: tuple(sorted(_pairs(data))) for name, data in files.items()},
    )


def item_print(item: Item, scales: Mapping[str, tuple[Point, ...]]) -> ItemPrint:
    """Describe one item so that a change of measure and a change of wording can be told apart."""
    measure: list[object] = [item.type, item.dimension]
    if isinstance(item, Likert):
        steps = [(step.value, step.points) for step in scales[item.scale]]
        measure += [item.key, steps]
    return ItemPrint(_hash(measure), _hash(item.text), item.dimension or "")


def find_unannounced(files: Mapping[str, Any], accepted: Lock) -> Iterator[tuple[str, Problem]]:
    """Look for files whose content changed while their version stayed; nothing before the first lock."""
    if not accepted.files:
        return
    for name, data, version in _versioned(files):
        known = accepted.files.get(name)
        if known is None:
            mend = "Run `python -m logic check --accept`."
            yield name, Problem(("version",), f"version {version} was never accepted.", mend)
        elif known.content != _content(data) and known.version == version:
            mend = "Raise the version, then run `python -m logic check --accept`."
            yield (
                name,
                Problem(("version",), f"the content changed and the version is still {version}.", mend),
            )


def find_stale(files: Mapping[str, Any], accepted: Lock) -> Iterator[tuple[str, Problem]]:
    """Look for translations whose source text changed after they were accepted."""
    for name, data in files.items():
        pairs, known = _pairs(data), set(accepted.translations.get(name, ()))
        gone = {pair.partition(":")[2] for pair in known - set(pairs)}
        for pair, place in pairs.items():
            if pair not in known and pair.partition(":")[2] in gone:
                mend = "Look at it again, then run `python -m logic check --accept`."
                yield name, Problem(place, "the translation is older than its source text.", mend)


def _versioned(files: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    for name, data in files.items():
        if isinstance(data, dict) and isinstance(data.get("version"), str):
            yield name, data, data["version"]


def _content(data: Mapping[str, Any]) -> str:
    return _hash({key: value for key, value in data.items() if key != "version"})


def _pairs(data: Any) -> dict[str, Place]:
    """Every pair of source and translation, with the place of the translation."""
    return {
        f"{_hash(text[SOURCE])}:{_hash([language, text[language]])}": (*place, language)
        for place, text in texts_in(data)
        for language in TRANSLATED
        if SOURCE in text and language in text
    }


def _hash(value: object) -> str:
    body = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()[:DIGITS]
