"""What every content model shares: frozen, strict, and faults told with file, line and mend."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from logic.content.errors import ContentError, Fault
from logic.content.yaml_file import line_of, read_yaml

LANGUAGES = ("es", "en")
"""The first is the default. To add one: its code here, then its texts beside the others'."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """A fault that only shows when parts are seen together; place is its path of keys in the file."""

    place: Place
    fault: str
    mend: str


def near(word: str, known: Iterable[str]) -> str:
    """Suggest what was meant.

    >>> near("agrement", ["agreement", "frequency"])
    "Did you mean 'agreement'?"
    >>> near("x", ["agreement", "frequency"])
    'Known are: agreement, frequency.'
    """
    known = list(known)
    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(known)}."


class Model(BaseModel):
    """A value read from a file. Never changed; a key it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _know_every_key(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = {field.alias or name for name, field in cls.model_fields.items()} | set(cls.model_fields)
            for key in data:
                if key not in known:
                    shown = sorted(field.alias or name for name, field in cls.model_fields.items())
                    raise PydanticCustomError(
                        "unknown_key",
                        "unknown key '{key}'.",
                        {"key": str(key), "mend": near(str(key), shown)},
                    )
        return data


def _in_every_language(text: dict[str, str]) -> dict[str, str]:
    for language in LANGUAGES:
        if not text.get(language, "").strip():
            raise PydanticCustomError(
                "no_text", "no text in '{key}'.", {"key": language, "mend": "Write it beside the others."}
            )
    for language in text:
        if language not in LANGUAGES:
            raise PydanticCustomError(
                "unknown_key",
                "unknown language '{key}'.",
                {"key": language, "mend": near(language, LANGUAGES)},
            )
    return text


Text = Annotated[
    dict[str, str],
    AfterValidator(_in_every_language),
    WithJsonSchema(
        {
            "type": "object",
            "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
            "required": list(LANGUAGES),
            "additionalProperties": False,
        }
    ),
]
"""One text in every language: {"es": "Confianza", "en": "Trust"}."""

Id = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$",
        description="Stable id. Never rename it: saved answers are kept under it.",
    ),
]

Level = Annotated[
    Literal["A", "B", "C", "D"],
    Field(description="A: meta-analysis or replicated; B: one good study; C: practitioner; D: our judgement"),
]

M = TypeVar("M", bound=Model)


def load(file: Path, model: type[M], check: Callable[[M], Iterable[Problem]] | None = None) -> M:
    """Read one file into its model.

    Args:
        file: A YAML file.
        model: What the file holds.
        check: Looks for faults that only show when parts are seen together.

    Raises:
        ContentError: every fault of the file, each with its line and mend.
    """
    data = read_yaml(file)
    try:
        value = model.model_validate(data)
    except ValidationError as refused:
        faults = (_fault(file, error) for error in refused.errors(include_url=False))
        raise ContentError(list(faults)) from None
    problems = list(check(value)) if check else []
    if problems:
        raise ContentError([Fault(file, line_of(file, p.place), p.fault, p.mend) for p in problems])
    return value


def _fault(file: Path, error: Any) -> Fault:
    context = error.get("ctx", {})
    place: Sequence[str | int] = (*error["loc"], *((context["key"],) if "key" in context else ()))
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "missing":
        return Fault(file, line_of(file, place), f"{where}: missing.", "Write it.")
    message = error["msg"][0].lower() + error["msg"][1:].rstrip(".") + "."
    prefix = f"{where}: " if where else ""
    return Fault(file, line_of(file, place), f"{prefix}{message}", _mend(error["type"], context))


def _mend(type: str, context: Mapping[str, Any]) -> str:
    """Say what to write instead; our own checks bring their mend along."""
    if "mend" in context:
        return str(context["mend"])
    if type == "union_tag_invalid":
        return near(str(context["tag"]), str(context["expected_tags"]).replace("'", "").split(", "))
    if type == "string_pattern_mismatch":
        return f"Write it as {context['pattern']}."
    return MENDS.get(type, "Compare with another file of the same kind.")


MENDS = {
    "literal_error": "Write one of those.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "float_type": "Write a number.",
    "float_parsing": "Write a number.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "string_type": "Write a text; put numbers and dates between quotes.",
    "dict_type": "Write it as {es: …, en: …} or as keys with values.",
    "model_type": "Write it as keys with values.",
    "model_attributes_type": "Write it as keys with values.",
    "tuple_type": "Write it as a list.",
    "greater_than": "Write a larger number.",
    "greater_than_equal": "Write a larger number.",
    "less_than": "Write a smaller number.",
    "less_than_equal": "Write a smaller number.",
    "too_short": "Add what is missing.",
    "too_long": "Take some out.",
    "union_tag_not_found": "Say its type.",
    "condition": "A test names an item or a figure; all, any and not hold other tests.",
}
"""Kind of fault, as pydantic names it -> what to do."""
