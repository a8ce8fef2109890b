"""The answers that a document rests on, in the words of whoever reads it."""

from collections.abc import Iterator

from logic.assessment.answers import Given
from logic.assessment.say import say_answer
from logic.content.library import Content
from logic.content.questionnaire import Item, Likert, Number, Open, Questionnaire
from logic.content.texts import Texts
from logic.diagnosis import Diagnosis
from logic.exports.blocks import Block, Heading, Paragraph, Table
from logic.workspace import Answer, Workspace


def answer_blocks(content: Content, given: Given, workspace: Workspace, t: Texts) -> Iterator[Block]:
    """Print every visible answer, block by block, with what the scored ones rest on."""
    tables = [
        (asked, rows)
        for asked in content.questionnaires.values()
        if (rows := tuple(_rows(asked, content, given, workspace, t)))
    ]
    if not tables:
        return
    yield Heading(t("report.answers"))
    yield Paragraph(t("report.answers_intro"))
    for asked, rows in tables:
        yield Heading(t.of(asked.title), 2)
        heads = (t("report.question"), t("report.answer"), t("report.rests_on"))
        if any(row[2] for row in rows):
            yield Table(heads, rows, "lll", (6, 4.2, 2.4), compact=True)
        else:
            yield Table(heads[:2], tuple(row[:2] for row in rows), "ll", (6, 5), compact=True)


def _rows(
    asked: Questionnaire, content: Content, given: Given, workspace: Workspace, t: Texts
) -> Iterator[tuple[str, str, str]]:
    answers = given.answers.get(asked.id, {})
    for item in given.asked.get(asked.id, ()):
        if item.id in answers:
            said = say_answer(item, answers[item.id], content, t) + _unit(item, answers[item.id], t)
            note = workspace.notes.get(item.id, "")
            whole = f"{said}\n{t('report.note', note=note)}" if note else said
            yield t.of(item.text), whole, _evidence(item, answers[item.id], content, workspace, t)


def answer_rows(seen: Diagnosis, t: Texts) -> Iterator[tuple[str, str, str, str, str]]:
    """List every visible answer with its codes, so that the words can be traced to the content."""
    given = seen.assessment.given
    for asked in seen.content.questionnaires.values():
        for item in given.asked.get(asked.id, ()):
            if item.id in given.answers.get(asked.id, {}):
                answer = given.answers[asked.id][item.id]
                said = say_answer(item, answer, seen.content, t) + _unit(item, answer, t)
                code = "" if answer is None or isinstance(item, Open) else _code(answer)
                yield t.of(asked.title), t.of(item.text), said, f"{asked.id}.{item.id}", code


def _code(answer: Answer) -> str:
    return " ".join(map(str, answer)) if isinstance(answer, tuple | list) else str(answer)


def _unit(item: Item, answer: Answer, t: Texts) -> str:
    if isinstance(item, Number) and item.unit and answer is not None:
        return f"\u00a0{t.of(item.unit)}"
    return ""


def _evidence(item: Item, answer: Answer, content: Content, workspace: Workspace, t: Texts) -> str:
    if not isinstance(item, Likert) or item.key == 0 or answer is None:
        return ""
    kept = workspace.evidence
    level = kept.get(item.id) or kept.get(item.dimension or "") or "E0"
    return t.of(content.readings.evidence.levels[level].label)
