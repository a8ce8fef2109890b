"""Answers back from a file: from the sheet that was handed out or from a form tool, as it exports them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from logic.content.survey import Words
from logic.survey.cells import BLANK, Blank, Cell, Unreadable, cell_reader
from logic.survey.columns import Columns, find_columns
from logic.survey.form import Form
from logic.survey.repeated import AnsweredRow, Repeated, count_each_once
from logic.tables.text_table import DELIMITERS, NotATableError, decode, rows
from logic.workspace import Respondent

Reader = tuple[str, int, Callable[[str], Cell]]
"""A question, the position of its column, and what reads its cells."""
HEADER_WITHIN = 12
"""Rows among which the heading is looked for; form tools put titles and codes above it."""
MAX_RESPONDENTS = 10_000
"""A session with so many still opens again."""
MAX_HEADING = 500
"""Characters of a heading that are looked at."""
SHOWN = 60
"""Characters of an unreadable answer or heading that are shown again."""


@dataclass(frozen=True)
class Issue:
    """Something that could not be read; said by locales/survey.yaml (issue_<code>)."""

    code: str
    row: int | None = None
    """As a spreadsheet numbers it, from 1."""
    question: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a file said. Nothing in it tells who answered."""

    respondents: tuple[Respondent, ...] = ()
    rows: int = 0
    """Rows below the heading that hold anything."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Question id -> heading of its column."""
    missing: tuple[str, ...] = ()
    """Questions without a column."""
    ignored: tuple[str, ...] = ()
    """Headings of columns that were not read, such as the time of the answer."""
    dropped: tuple[str, ...] = ()
    """Headings of columns that say who answered: used to find a row given twice, and not kept."""
    issues: tuple[Issue, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None


def read_answers(
    data: bytes, form: Form, words: Words, count_all: Mapping[int, bool] | None = None
) -> Reading:
    """Read the answers of a text file.

    Args:
        data: The file as it was uploaded.
        form: The survey as it is asked now.
        words: How people write yes, no and "I don't know".
        count_all: Rows that look repeated, by their first row -> whether they are different customers.
    """
    try:
        text, encoding = decode(data)
        delimiter = max(DELIMITERS, key=lambda mark: _best_header(rows(text, mark), form, words)[1])
        table = list(rows(text, delimiter))
    except NotATableError as refused:
        return Reading(issues=(Issue(f"file_{refused.code}"),))
    reading = read_rows(table, form, words, count_all)
    return Reading(**{**vars(reading), "encoding": encoding, "delimiter": delimiter})


def read_rows(
    table: Sequence[Sequence[str]], form: Form, words: Words, count_all: Mapping[int, bool] | None = None
) -> Reading:
    """Read the answers of a table, as text cells: from a spreadsheet, or typed in."""
    at, matches = _best_header(table, form, words)
    if not matches:
        return Reading(
            issues=(Issue("no_questions", values={"headings": _shown(table[0]) if table else ""}),)
        )
    header = [name[:MAX_HEADING] for name in table[at]]
    columns = find_columns(header, form, words)
    answered, issues = _read_body(table, at, form, words, columns)
    kept, repeated = count_each_once(answered, form, count_all or {})
    found = [Respondent.model_construct(answers=row.answers) for row in kept]
    return Reading(
        respondents=tuple(found[:MAX_RESPONDENTS]),
        rows=len(answered),
        columns={id: header[position] for id, position in columns.question.items()},
        missing=tuple(question.id for question in form.questions if question.id not in columns.question),
        ignored=tuple(header[position] for position in columns.ignored if header[position].strip()),
        dropped=tuple(header[position] for position in columns.respondent),
        issues=(*_column_issues(header, columns), *issues, *_size_issues(len(found))),
        repeated=repeated,
    )


def _best_header(table: Iterable[Sequence[str]], form: Form, words: Words) -> tuple[int, int]:
    """Find the row that names most questions.

    Returns:
        Its position, and how many it names.
    """
    best = (0, 0)
    for at, row in enumerate(islice(table, HEADER_WITHIN)):
        named = len(find_columns([name[:MAX_HEADING] for name in row], form, words).question)
        if named > best[1]:
            best = (at, named)
    return best


def _read_body(
    table: Sequence[Sequence[str]], at: int, form: Form, words: Words, columns: Columns
) -> tuple[list[AnsweredRow], list[Issue]]:
    readers = [
        (q.id, columns.question[q.id], cell_reader(q, form, words))
        for q in form.questions
        if q.id in columns.question
    ]
    answered: list[AnsweredRow] = []
    issues: list[Issue] = []
    for number, row in enumerate(islice(table, at + 1, None), start=at + 2):
        answers, bad = _read_row(row, readers)
        if bad and not answers:
            issues.append(Issue("row_unreadable", number))
        else:
            issues += [_unreadable(number, id, row[columns.question[id]]) for id in bad]
        if answers:
            who, other = _cells(row, columns.respondent), _cells(row, columns.ignored)
            answered.append(AnsweredRow(number, answers, who, other))
    return answered, issues


def _read_row(row: Sequence[str], readers: Sequence[Reader]) -> tuple[dict[str, int | str | None], list[str]]:
    """Read one row.

    Returns:
        What it answers, and the questions whose answer cannot be read.
    """
    answers: dict[str, int | str | None] = {}
    bad: list[str] = []
    for id, position, read in readers:
        cell = read(row[position]) if position < len(row) else BLANK
        if isinstance(cell, Unreadable):
            bad.append(id)
        elif not isinstance(cell, Blank):
            answers[id] = cell
    return answers, bad


def _cells(row: Sequence[str], positions: Sequence[int]) -> tuple[str, ...]:
    return tuple([row[position].strip().casefold() for position in positions if position < len(row)])


def _unreadable(row: int, question: str, answer: str) -> Issue:
    return Issue("answer_unreadable", row, question, {"answer": _shown([answer])})


def _column_issues(header: Sequence[str], columns: Columns) -> Iterator[Issue]:
    for id, position in columns.twice:
        yield Issue("column_twice", question=id, values={"heading": _shown([header[position]])})


def _size_issues(found: int) -> Iterator[Issue]:
    if found > MAX_RESPONDENTS:
        yield Issue("too_many", values={"found": found, "most": MAX_RESPONDENTS})


def _shown(cells: Sequence[str]) -> str:
    text = ", ".join(cell.strip() for cell in cells if cell.strip())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
