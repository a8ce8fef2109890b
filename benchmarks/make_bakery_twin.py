"""Write the worked example in English: the same numbers, the words translated.

    python benchmarks/make_bakery_twin.py

Reads questionnaires/examples/bakery.vinculo.json and writes bakery.en.vinculo.json beside it. A text without
its English stops it.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[1] / "questionnaires" / "examples"
KEPT = {"Rosa Quispe", "Julián", "S/"}
"""Names of people and the currency stay."""
WORDS = Path(__file__).parent / "bakery_in_english.yaml"


def translate(value: Any, english: Mapping[str, str], missing: set[str]) -> Any:
    """Translate every text of a session; codes, days and numbers stay."""
    if isinstance(value, dict):
        return {key: translate(one, english, missing) for key, one in value.items()}
    if isinstance(value, list):
        return [translate(one, english, missing) for one in value]
    if not isinstance(value, str) or value in KEPT:
        return value
    is_text = " " in value or (value[:1].isupper() and not value.isupper())
    if is_text and value not in english:
        missing.add(value)
    return english.get(value, value)


def main() -> int:
    """Write the twin. Returns 1 where a text has no English."""
    spanish = json.loads((EXAMPLES / "bakery.vinculo.json").read_text("utf-8"))
    missing: set[str] = set()
    words = yaml.safe_load(WORDS.read_text("utf-8"))
    english = translate(spanish, words, missing)
    if missing:
        print("\n".join(sorted(missing)), file=sys.stderr)
        return 1
    written = json.dumps(english, ensure_ascii=False, indent=1)
    (EXAMPLES / "bakery.en.vinculo.json").write_text(written + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
