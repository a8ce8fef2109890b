"""All the checks of content, from the single file to made-up respondents; later ones need the earlier."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from logic.assessment.cases import run_case
from logic.assessment.reach import find_reach_problems
from logic.commands.content_files import ContentFile, list_files
from logic.content.coverage import load_coverage
from logic.content.errors import ContentError, Fault
from logic.content.library import Content, load_content
from logic.content.lints import find_problems
from logic.content.lints_sources import Located, find_seed_problems, seed_refs_in
from logic.content.lints_texts import find_text_problems
from logic.content.lock import find_stale, find_unannounced, make_lock, read_lock, write_lock
from logic.content.model import LANGUAGES, Model, Problem, load
from logic.content.questionnaire import Case, Questionnaire, load_questionnaire, load_scales
from logic.content.texts import load_phrases
from logic.content.yaml_file import line_of, read_yaml
from logic.metrics.policy import load_policy


def find_faults(root: Path) -> list[Fault]:
    """Check all content.

    Each step stops what comes after it, so that one mistake is told once and not ten times over:
    files that do not read, files that do not fit together, texts and names, worked cases and simulation.

    Args:
        root: Where questionnaires/ and locales/ stand.
    """
    for step in (_structure, _loading, _reading, _behaviour, _locked):
        faults = list(step(root))
        if faults:
            return faults
    return []


def find_draft_faults(draft: Path, root: Path) -> list[Fault]:
    """Check a questionnaire that stands outside, as if it were among the others.

    Args:
        draft: One YAML file.
        root: Where the content in force stands; it is free of faults.
    """
    faults = _faults_of(lambda: load_questionnaire(draft, load_scales(root / "questionnaires")))
    if faults:
        return list(faults)
    content = load_content(root)
    asked = load_questionnaire(draft, content.scales)
    joined = replace(content, questionnaires={**content.questionnaires, asked.id: asked})
    found = [problem for file, problem in find_problems(joined) if file == f"{asked.id}.yaml"]
    return [_fault(draft, problem) for problem in (*found, *find_text_problems(read_yaml(draft)))]


def _structure(root: Path) -> Iterator[Fault]:
    """Read every file by its own model."""
    for file in list_files(root):
        if file.model is None:
            mend = "Rename it as one of the known, or give it a model in logic/commands/content_files.py."
            yield Fault(file.path, 1, f"nothing reads '{file.path.name}'.", mend)
            continue
        yield from _faults_of(lambda file=file: _load_alone(file))  # type: ignore[misc]
    for path in _locales(root):
        yield from _faults_of(lambda path=path: read_yaml(path))  # type: ignore[misc]


def _load_alone(file: ContentFile) -> Model | None:
    return load(file.path, file.model, lambda value: _name_problems(file.path, value)) if file.model else None


def _name_problems(path: Path, value: Model) -> Iterator[Problem]:
    if isinstance(value, Questionnaire) and value.id != path.stem:
        fault = f"the id '{value.id}' is not the file's name."
        yield Problem(("id",), fault, f"Call it '{path.stem}'.")


def _loading(root: Path) -> Iterator[Fault]:
    """Read all as the app does, with what only shows across files."""
    outcomes = root / "questionnaires" / "outcomes"
    yield from _faults_of(lambda: load_content(root))
    yield from _faults_of(lambda: load_policy(outcomes))
    yield from _faults_of(lambda: load_coverage(outcomes))
    yield from _faults_of(lambda: load_phrases(root / "locales"))


def _faults_of(read: Callable[[], object]) -> tuple[Fault, ...]:
    try:
        read()
    except ContentError as refused:
        return refused.faults
    return ()


def _reading(root: Path) -> Iterator[Fault]:
    """Look at texts, names and sources."""
    folder = root / "questionnaires"
    files = {file.path: read_yaml(file.path) for file in list_files(root)}
    refs = [
        (str(path.relative_to(folder)), place, id)
        for path, data in files.items()
        for place, id in seed_refs_in(data)
        if path.stem != "seed_coverage"
    ]
    coverage = load_coverage(folder / "outcomes")
    yield from _placed(find_problems(load_content(root)), folder)
    yield from _placed(find_seed_problems(coverage, refs, _carriers(root)), folder)
    for path in (*files, *_locales(root)):
        data = files[path] if path in files else read_yaml(path)
        yield from (_fault(path, problem) for problem in find_text_problems(data))


def _carriers(root: Path) -> set[str]:
    """Names of what can carry ideas without seed_refs of its own."""
    outcomes = root / "questionnaires" / "outcomes"
    return {
        *(f"metric.{id}" for id in load_policy(outcomes).metrics),
        *(f"phrase.{key}" for key in load_phrases(root / "locales")[LANGUAGES[0]]),
        *(f"file.{path.stem}" for path in outcomes.glob("*.yaml")),
    }


def _behaviour(root: Path) -> Iterator[Fault]:
    """Run the worked cases and send made-up respondents through."""
    content = load_content(root)
    folder = root / "questionnaires"
    yield from _placed((*find_case_problems(content), *find_reach_problems(content)), folder)


def _locked(root: Path) -> Iterator[Fault]:
    """Compare with what was last accepted."""
    files, accepted = _parsed(root), read_lock(root / "questionnaires")
    for name, problem in (*find_unannounced(files, accepted), *find_stale(files, accepted)):
        yield _fault(root / name, problem)


def accept(root: Path) -> list[Fault]:
    """Accept the content in force and its translations, unless it has faults, which are returned."""
    for step in (_structure, _loading, _reading, _behaviour):
        faults = list(step(root))
        if faults:
            return faults
    return lock_content(root)


def lock_content(root: Path) -> list[Fault]:
    """Write questionnaires/lock.json.

    Returns:
        The files whose content changed while their version stayed; with any, nothing is written.
    """
    folder = root / "questionnaires"
    files, accepted = _parsed(root), read_lock(folder)
    known = {name: data for name, data in files.items() if name in accepted.files}
    unannounced = [_fault(root / name, problem) for name, problem in find_unannounced(known, accepted)]
    if not unannounced:
        content = load_content(root)
        write_lock(folder, make_lock(files, content.questionnaires, content.scales, accepted))
    return unannounced


def _parsed(root: Path) -> dict[str, Any]:
    paths = (*(file.path for file in list_files(root)), *_locales(root))
    return {path.relative_to(root).as_posix(): read_yaml(path) for path in paths}


def find_case_problems(content: Content) -> Iterator[Located]:
    """Run every worked case of the content."""
    for file, questionnaire, cases in cases_of(content):
        for at, case in enumerate(cases):
            for mismatch in run_case(content, case, questionnaire):
                fault = f"'{case.name}': {mismatch.name} is {mismatch.found}, not {mismatch.expected}."
                yield file, Problem(("cases", at), fault, "Correct the content, or the case.")


def cases_of(content: Content) -> Iterator[tuple[str, str, tuple[Case, ...]]]:
    """Go through the files that carry cases: the file, its questionnaire ("" for outcomes), the cases."""
    for id, asked in content.questionnaires.items():
        yield f"{id}.yaml", id, asked.cases
    found = content.readings
    for name, cases in (
        ("bands", found.bands.cases),
        ("evidence", found.evidence.cases),
        ("flags", found.flags.cases),
        ("patterns", found.patterns.cases),
        ("ior", found.returns.cases),
    ):
        yield f"outcomes/{name}.yaml", "", cases


def _locales(root: Path) -> list[Path]:
    return sorted((root / "locales").glob("*.yaml"))


def _placed(found: Iterable[Located], folder: Path) -> Iterator[Fault]:
    return (_fault(folder / name, problem) for name, problem in found)


def _fault(path: Path, problem: Problem) -> Fault:
    return Fault(path, line_of(path, problem.place), problem.fault, problem.mend)
