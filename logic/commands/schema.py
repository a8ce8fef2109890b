"""`python -m logic schema`: writes the JSON Schemas that editors use to complete and check while typing."""

import argparse
import json
from pathlib import Path
from typing import Any

from logic.commands.content_files import list_schemas
from logic.content.library import ROOT
from logic.content.model import LANGUAGES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENDING = ".schema.json"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--folder", type=Path, default=ROOT / "questionnaires" / "schemas")


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0."""
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in write_schemas().items():
        (folder / name).write_text(text, "utf-8")
        print(folder / name)
    return 0


def write_schemas() -> dict[str, str]:
    """Return every schema: file name -> JSON, the same for the same models."""
    made = {name: _schema(model.model_json_schema()) for name, model in list_schemas().items()}
    return {f"{name}{ENDING}": text for name, text in {**made, "phrases": _schema(_phrases())}.items()}


def _schema(body: dict[str, Any]) -> str:
    whole = _sorted_choices({"$schema": DIALECT, **body})
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sorted_choices(part: Any) -> Any:
    """Sort every list of choices: Python keeps one Literal for all that list the same in any order."""
    if isinstance(part, list):
        return [_sorted_choices(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: sorted(value) if key == "enum" and isinstance(value, list) else _sorted_choices(value)
        for key, value in part.items()
    }


def _phrases() -> dict[str, Any]:
    """Describe locales/<area>.yaml: each key with every language, as a text or by plural form."""
    plural = {"type": "object", "required": ["other"], "additionalProperties": {"type": "string"}}
    phrase = {"anyOf": [{"type": "string", "minLength": 1}, plural]}
    return {
        "title": "Phrases",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, phrase),
            "required": list(LANGUAGES),
            "additionalProperties": False,
        },
    }
