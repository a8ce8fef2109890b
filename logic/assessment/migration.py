"""An old session under today's content: what moved, what is gone, what can no longer be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from logic.content.library import Content
from logic.content.lock import ItemPrint, item_print
from logic.content.questionnaire import Questionnaire
from logic.workspace import Run, Workspace


@dataclass(frozen=True)
class Migration:
    """The session in today's ids, and what to tell the user about it."""

    workspace: Workspace
    renamed: tuple[tuple[str, str], ...]
    """Old and new name of answered items, "quality.ALI9"."""
    dropped: tuple[str, ...]
    """Answered items that are no longer asked; their answers are left out."""
    reworded: tuple[str, ...]
    """Answered items whose wording has changed since."""
    not_comparable: tuple[str, ...]
    """Dimensions that measure something else now, or whose measure of that day is not known."""
    unknown_versions: tuple[str, ...]
    """Questionnaires answered in a version that this app does not know: perhaps a newer one."""

    @property
    def silent(self) -> bool:
        """Whether there is nothing to tell."""
        told = (self.renamed, self.dropped, self.reworded, self.not_comparable, self.unknown_versions)
        return not any(told)


def stamp(content: Content, workspace: Workspace) -> Workspace:
    """Return the workspace with the versions of the content it was answered with."""
    versions = {id: asked.version for id, asked in content.questionnaires.items()}
    return workspace.model_copy(update={"content": versions})


def migrate(content: Content, workspace: Workspace) -> Migration:
    """Bring a session to today's content.

    Args:
        content: In force, with the items of every version there was.
        workspace: As it was saved; `content` says which versions were answered.
    """
    findings = [
        _Finding(asked, workspace, content, content.history.get(id, {}))
        for id, asked in content.questionnaires.items()
    ]
    gone = [f"{id}.{item}" for id, item in _foreign(workspace, content)]
    moved = {old: new for one in findings for old, new in one.renames.items()}
    return Migration(
        workspace=stamp(content, _moved(workspace, content, moved)),
        renamed=tuple(pair for one in findings for pair in one.renamed()),
        dropped=(*gone, *(name for one in findings for name in one.dropped())),
        reworded=tuple(name for one in findings for name in one.reworded()),
        not_comparable=tuple(id for one in findings for id in one.not_comparable()),
        unknown_versions=tuple(one.asked.id for one in findings if one.version_unknown),
    )


def comparable(content: Content, run: Run) -> Mapping[str, bool]:
    """Tell for each dimension whether an earlier run measured the same as today."""
    then = Workspace(answers=run.answers, content=run.content)
    changed = set(migrate(content, then).not_comparable)
    return {d.id: d.id not in changed for asked in content.questionnaires.values() for d in asked.dimensions}


class _Finding:
    """What happened to one questionnaire since the session was saved."""

    def __init__(
        self,
        asked: Questionnaire,
        workspace: Workspace,
        content: Content,
        versions: Mapping[str, Mapping[str, ItemPrint]],
    ) -> None:
        self.asked = asked
        self.renames = asked.renamed
        self.answers = workspace.answers_of(asked.id)
        self.now = {item.id: item_print(item, content.scales) for item in asked.items()}
        self.version = workspace.content.get(asked.id, asked.version)
        self.then = versions.get(self.version)
        self.version_unknown = bool(self.answers) and self.version != asked.version and self.then is None

    def renamed(self) -> Iterator[tuple[str, str]]:
        for old, new in self.renames.items():
            if old in self.answers:
                yield f"{self.asked.id}.{old}", f"{self.asked.id}.{new}"

    def dropped(self) -> Iterator[str]:
        for id in self.answers:
            if id not in self.now and id not in self.renames:
                yield f"{self.asked.id}.{id}"

    def reworded(self) -> Iterator[str]:
        for id in self.answers:
            new = self.renames.get(id, id)
            before, now = (self.then or {}).get(id), self.now.get(new)
            if before and now and before.wording != now.wording:
                yield f"{self.asked.id}.{new}"

    def not_comparable(self) -> Iterator[str]:
        if self.version == self.asked.version or not self.answers:
            return
        for dimension in self.asked.dimensions:
            if self.then is None or self._measure(self.then, dimension.id) != self._measure(
                self.now, dimension.id
            ):
                yield dimension.id

    def _measure(self, items: Mapping[str, ItemPrint], dimension: str) -> dict[str, str]:
        return {
            self.renames.get(id, id): item.measure
            for id, item in items.items()
            if item.dimension == dimension
        }


def _foreign(workspace: Workspace, content: Content) -> Iterator[tuple[str, str]]:
    """Answers to questionnaires that are gone altogether."""
    for id, answers in workspace.answers.items():
        if id not in content.questionnaires:
            yield from ((id, item) for item in answers)


def _moved(workspace: Workspace, content: Content, moved: Mapping[str, str]) -> Workspace:
    return workspace.model_copy(
        update={
            "answers": _rename_answers(workspace.answers, content),
            "evidence": {moved.get(id, id): level for id, level in workspace.evidence.items()},
            "notes": {moved.get(id, id): note for id, note in workspace.notes.items()},
        }
    )


def _rename_answers(answers: Mapping[str, Mapping[str, Any]], content: Content) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = {}
    for id, given in answers.items():
        if id in content.questionnaires:
            asked = content.questionnaires[id]
            known = {item.id for item in asked.items()}
            renamed = {asked.renamed.get(item, item): value for item, value in given.items()}
            kept[id] = {item: value for item, value in renamed.items() if item in known}
    return kept
