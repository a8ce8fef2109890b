"""A workspace as a file that the user keeps: JSON, versioned, bounded, and trusted in nothing."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from logic.storage.session_in_pdf import find_session
from logic.workspace import Workspace

VERSION = 1
MAX_BYTES = 5_000_000
"""A full session with 10,000 survey answers stays below it; a larger file is no session."""
MAX_DEPTH = 12

MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version -> what turns its workspace into the next version's."""


class SessionFileError(ValueError):
    """The file cannot be opened. key names its sentence in locales/session.yaml, values fill its blanks."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the key and the values for whoever writes the sentence."""
        super().__init__(key)
        self.key = key
        self.values = values


def to_bytes(workspace: Workspace) -> bytes:
    """Write the workspace as JSON; the same workspace always gives the same bytes."""
    body = workspace.model_dump(mode="json", exclude_defaults=True)
    return json.dumps({"vinculo": VERSION, "workspace": body}, ensure_ascii=False, indent=1).encode()


def from_bytes(file: bytes) -> Workspace:
    """Read a workspace back, from a session file or from a document in PDF that carries one.

    >>> from_bytes(to_bytes(Workspace(answers={"quality": {"ALI1": 4}}))).answers
    {'quality': {'ALI1': 4}}

    Raises:
        SessionFileError: too large, not ours, damaged, or saved by a newer Vínculo.
    """
    if len(file) > MAX_BYTES:
        raise SessionFileError("session.too_large", megabytes=MAX_BYTES // 1_000_000)
    data = _parse(find_session(file) or file)
    version = data.get("vinculo")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise SessionFileError("session.not_ours")
    if version > VERSION:
        raise SessionFileError("session.too_new", version=version, known=VERSION)
    return _workspace(data.get("workspace"), version)


def _parse(file: bytes) -> dict[str, Any]:
    if _depth(file) > MAX_DEPTH:
        raise SessionFileError("session.not_ours")
    try:
        data = json.loads(file.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise SessionFileError("session.not_ours") from None
    if not isinstance(data, dict):
        raise SessionFileError("session.not_ours")
    return data


def _depth(file: bytes) -> int:
    """Bound the nesting without parsing; brackets inside texts only make it stricter, to a limit."""
    depth = deepest = 0
    quoted = escaped = False
    for byte in file:
        if quoted:
            quoted, escaped = not (byte == 0x22 and not escaped), byte == 0x5C and not escaped
        elif byte == 0x22:
            quoted = True
        elif byte in b"{[":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"}]":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number")


def _workspace(body: Any, version: int) -> Workspace:
    if not isinstance(body, dict):
        raise SessionFileError("session.not_ours")
    for step in range(version, VERSION):
        body = MIGRATIONS[step](body)
    try:
        return Workspace.model_validate(body)
    except ValidationError as refused:
        place = ".".join(str(part) for part in refused.errors(include_url=False)[0]["loc"][:4])
        raise SessionFileError("session.damaged", place=place[:120]) from None
