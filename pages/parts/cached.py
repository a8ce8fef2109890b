"""Logic's results, kept between reruns: logic itself knows nothing of caching.

What is the same for everybody (the YAML) is kept once for the process; what follows from one visitor's work
is kept in that visitor's session only, and made anew when the workspace is another object.
"""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from logic.assessment.answers import Given, gather
from logic.content.library import ROOT, Content, load_content
from logic.content.model import LANGUAGES
from logic.content.texts import Phrase, Texts, load_phrases
from logic.storage.session_file import from_bytes
from logic.workspace import Workspace
from pages.parts import state
from pages.parts.asking import blocks

if TYPE_CHECKING:
    from logic.diagnosis import Diagnosis

EXAMPLES = ROOT / "questionnaires" / "examples"


@lru_cache(maxsize=1)
def content() -> Content:
    """Return everything that the YAML says.

    Raises:
        ContentError: every fault, each with file, line and mend.
    """
    return load_content(ROOT)


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Mapping[str, Phrase]]:
    """Return what the interface says, by language and key."""
    return load_phrases(ROOT / "locales")


def texts(region: str | None = None) -> Texts:
    """Return the interface's texts in this reader's language; region ("PE") decides the decimal mark."""
    language = state.language() or LANGUAGES[0]
    known = state.held("texts")
    if not isinstance(known, Texts) or (known.language, known.region) != (language, region or known.region):
        known = Texts(language, phrases()[language], region)
        state.hold("texts", known)
    return known


def example() -> Workspace | None:
    """Return the worked example in the reader's language, None where none is shipped."""
    return _example(state.language() or LANGUAGES[0])


@lru_cache(maxsize=len(LANGUAGES))
def _example(language: str) -> Workspace | None:
    file = example_file(language)
    return from_bytes(file.read_bytes()) if file else None


def example_file(language: str = LANGUAGES[0]) -> Path | None:
    """Return where the worked example's session stands: in this language, else in the first."""
    files = sorted(EXAMPLES.glob("*.vinculo.json"))
    own = [file for file in files if file.name.endswith(f".{language}.vinculo.json")]
    return next(iter((*own, *(file for file in files if file.name.count(".") == 2))), None)


def example_in_this_language(shown: Workspace) -> Workspace | None:
    """Return the example in the reader's language when what is shown is one that nobody changed."""
    untouched = any(shown == _example(language) for language in LANGUAGES)
    return example() if untouched else None


@lru_cache(maxsize=1)
def deciding() -> frozenset[tuple[str, str]]:
    """Return the (questionnaire, item) whose answers show or hide other questions."""
    return blocks.deciding(content())


def given() -> Given:
    """Return what this visitor is asked and has answered, without what is hidden."""
    work = state.workspace()
    known = content()
    return state.once_for("given", (work,), lambda: gather(known.questionnaires, known.scales, work))


def assessment_blocks() -> Mapping[str, blocks.Block]:
    """Return the blocks of the assessment that this visitor sees, the express form first."""
    visible = tuple((id, tuple(item.id for item in items)) for id, items in given().asked.items())
    return _blocks(visible)


@lru_cache(maxsize=64)
def _blocks(visible: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, blocks.Block]:
    """Build the blocks of one set of visible questions; many visitors see the same."""
    asked = {id: tuple(content().questionnaires[id].item(item) for item in items) for id, items in visible}
    return blocks.blocks(content(), Given(asked, {}))


def diagnosis() -> "Diagnosis":
    """Return every figure for this visitor's work as it stands."""
    from logic.diagnosis import diagnose

    work = state.workspace()
    return state.once_for("diagnosis", (work,), lambda: diagnose(content(), work, dt.date.today()))
