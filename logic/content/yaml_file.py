"""YAML as its authors mean it: a key once, and `no`, `1:30` and dates stay text; the only `import yaml`."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import yaml
from yaml.reader import ReaderError

from logic.content.errors import ContentError, Fault

KEPT_AS_TEXT = {
    f"tag:yaml.org,2002:{kind}" for kind in ("bool", "timestamp", "int", "float", "merge", "value")
}
"""What YAML would guess; numbers, true and false come back below, in the forms that authors write."""
MAX_DEPTH = 24
"""Levels of nesting; a deeper file is a mistake or an attack, never content."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag not in KEPT_AS_TEXT]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be plain text", problem_mark=key_node.start_mark)
        key = loader.construct_object(key_node)
        if key in found:
            raise yaml.MarkedYAMLError(
                problem=f"key {key!r} is given twice", problem_mark=key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9]{0,14})$"), list("-0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?([0-9]{1,15}\.[0-9]{0,15}|\.[0-9]{1,15})(e[-+]?[0-9]{1,2})?$", re.IGNORECASE),
    list("-+.0123456789"),
)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(file: Path) -> Any:
    """Read one file.

    Raises:
        ContentError: not UTF-8, not YAML, a key given twice, an alias, a tag, or nested too deep; names the
            line.
    """
    try:
        text = file.read_text("utf-8-sig")
        _refuse_tricks(file, text)
        return yaml.load(text, _Loader)  # noqa: S506  (_Loader is a SafeLoader)
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise ContentError([Fault(file, line, "not UTF-8.", "Save the file as UTF-8.")]) from None
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        problem = f"{fault.problem or fault.context}."
        raise ContentError([Fault(file, mark.line + 1 if mark else 1, problem, _mend(problem))]) from None
    except ReaderError as fault:  # a character that YAML forbids
        line = text[: text.index(chr(fault.character))].count("\n") + 1
        problem = f"the control character U+{fault.character:04X}."
        raise ContentError([Fault(file, line, problem, "Remove it.")]) from None


def _mend(problem: str) -> str:
    if "given twice" in problem:
        return "Keep one of the two."
    if "another document" in problem:
        return "Remove the second '---': a file holds one document."
    return "Put texts that hold ':', '?', ',' or '#' between quotes."


def _refuse_tricks(file: Path, text: str) -> None:
    """Aliases make a small file huge, tags run code, deep nesting exhausts the reader: content needs none."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise ContentError([Fault(file, line, "an alias ('*').", "Write the value out.")])
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            raise ContentError([Fault(file, line, f"a tag ('{tag[:40]}').", "Write the value without it.")])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ContentError([Fault(file, line, "nested too deep.", "Flatten it.")])


def line_of(file: Path, place: Sequence[str | int]) -> int:
    """Find the line of a place in the file: the path of keys and positions that leads to it.

    Parts that the file does not hold (names that a validator adds) are passed over.
    """
    node: Any = yaml.compose(file.read_text("utf-8-sig"), Loader=_Base)
    line = 1
    for part in place:
        step = _step(node, part)
        if step is not None:
            line, node = step
    return line


def _step(node: Any, part: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return cast(int, key.start_mark.line) + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return cast(int, node.value[part].start_mark.line) + 1, node.value[part]
    return None
