"""A workspace as single entries that a browser keeps, so that two tabs never overwrite each other's answers.

Every answer is its own entry with the moment it was given; where two differ, the later one stands. An answer
that was taken back stays as a mark without a value, else an older copy would bring it back.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from logic.storage.session_file import MAX_BYTES
from logic.workspace import Workspace

VERSION = 1
NESTED = ("answers",)
"""Parts that hold a mapping of mappings: one entry for each inner key."""
FLAT = ("evidence", "notes", "plan", "weights", "tables", "sales", "founders", "content")
WHOLE = ("id", "experiments", "runs", "updated")
MAX_REPAIRS = 50
"""Damaged entries that are left out one by one before the rest is given up too."""

Values = Mapping[str, Any]
"""Path -> value. A path is a JSON pointer (RFC 6901): "/answers/quality/ALI1"."""


@dataclass(frozen=True)
class Entry:
    """One answer, or the mark of one that was taken back."""

    stamp: int
    """When it was given, in milliseconds since 1970."""
    value: Any = None
    gone: bool = False


@dataclass(frozen=True)
class Draft:
    """Everything that a browser keeps."""

    entries: Mapping[str, Entry]
    erased: int = 0
    """When everything was last erased; older entries are forgotten wherever they still lie."""

    def changed(self, values: Values, now: int) -> "Draft":
        """Return the draft after these are the values, with new stamps where something changed."""
        now = max(now, self.erased + 1)
        entries = dict(self.entries)
        for path, value in values.items():
            known = entries.get(path)
            if known is None or known.gone or known.value != value:
                entries[path] = Entry(_after(known, now), value)
        for path, known in self.entries.items():
            if path not in values and not known.gone:
                entries[path] = Entry(_after(known, now), gone=True)
        return replace(self, entries=entries)

    def merged(self, other: "Draft") -> "Draft":
        """Return both drafts as one: each path keeps its later entry, and what was erased stays erased."""
        erased = max(self.erased, other.erased)
        entries = dict(self.entries)
        for path, theirs in other.entries.items():
            ours = entries.get(path)
            if ours is None or ours.stamp < theirs.stamp:
                entries[path] = theirs
        return Draft({path: one for path, one in entries.items() if one.stamp > erased}, erased)

    def newer_than(self, other: "Draft") -> "Draft":
        """Return only what the other one lacks or holds in an older state."""
        missing = {
            path: one
            for path, one in self.entries.items()
            if path not in other.entries or other.entries[path].stamp < one.stamp
        }
        return replace(self, entries=missing)

    def values(self) -> dict[str, Any]:
        """Return what stands, without the marks."""
        return {path: one.value for path, one in self.entries.items() if not one.gone}


NOTHING = Draft({})


def _after(known: Entry | None, now: int) -> int:
    """A clock that was set back must not make a new answer older than the one it replaces."""
    return max(now, known.stamp + 1) if known else now


def take_apart(workspace: Workspace) -> dict[str, Any]:
    """Return the workspace as entries; what customers answered stays out of the browser."""
    leave_out: Any = {"survey": True, "runs": {"__all__": {"survey"}}}
    data = workspace.model_dump(mode="json", exclude_defaults=True, exclude=leave_out)
    values: dict[str, Any] = {_path(part): data[part] for part in WHOLE if part in data}
    for part in FLAT:
        values |= {_path(part, key): value for key, value in data.get(part, {}).items()}
    for part in NESTED:
        for outer, inner in data.get(part, {}).items():
            values |= {_path(part, outer, key): value for key, value in inner.items()}
    return values


def put_together(values: Values) -> Workspace:
    """Return the workspace that the entries describe; an entry that cannot be read is left out.

    >>> put_together({"/answers/quality/ALI1": 4, "/evidence/ALI": "E9"}).answers
    {'quality': {'ALI1': 4}}
    """
    kept = {keys: value for path, value in values.items() if (keys := _keys(path))}
    for _ in range(MAX_REPAIRS):
        try:
            return Workspace.model_validate(_nested(kept))
        except ValidationError as refused:
            wrong = [tuple(str(part) for part in error["loc"]) for error in refused.errors(include_url=False)]
            kept = {keys: value for keys, value in kept.items() if not any(_under(keys, at) for at in wrong)}
    return Workspace()


def _under(keys: tuple[str, ...], place: tuple[str, ...]) -> bool:
    shared = min(len(keys), len(place))
    return keys[:shared] == place[:shared]


def _nested(values: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for keys, value in values.items():
        level = whole
        for key in keys[:-1]:
            level = level.setdefault(key, {})
        level[keys[-1]] = value
    return whole


def _path(*keys: str) -> str:
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in keys)


def _keys(path: str) -> tuple[str, ...] | None:
    """Return the keys of a path that this version knows, else None."""
    keys = tuple(key.replace("~1", "/").replace("~0", "~") for key in path.split("/")[1:])
    depths = {**dict.fromkeys(WHOLE, 1), **dict.fromkeys(FLAT, 2), **dict.fromkeys(NESTED, 3)}
    return keys if keys and depths.get(keys[0]) == len(keys) else None


def to_text(draft: Draft) -> str:
    """Write what the browser keeps."""
    entries = {
        path: [one.stamp] if one.gone else [one.stamp, one.value] for path, one in draft.entries.items()
    }
    body = {"v": VERSION, "erased": draft.erased, "entries": entries}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Draft | None:
    """Read what the browser kept.

    Returns:
        The draft without entries that make no sense; None when a newer version wrote it, which must stay as
        it is.
    """
    if len(text) > MAX_BYTES:
        return NOTHING
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return NOTHING
    if not isinstance(data, dict) or not isinstance(data.get("entries"), dict):
        return NOTHING
    version, erased = data.get("v"), data.get("erased")
    if isinstance(version, int) and version > VERSION:
        return None
    entries = {path: entry for path, raw in data["entries"].items() if (entry := _entry(raw))}
    return Draft(entries, erased if isinstance(erased, int) and _is_stamp(erased) else 0)


def _entry(raw: Any) -> Entry | None:
    if not isinstance(raw, list) or len(raw) not in (1, 2) or not _is_stamp(raw[0]):
        return None
    return Entry(raw[0], gone=True) if len(raw) == 1 else Entry(raw[0], raw[1])


def _is_stamp(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
