"""The sheets to work with: assumptions, tests that decide by themselves, actions, and plain tables."""

from typing import Any

from logic.exports.workbook import Sheet, Test
from logic.exports.xlsx.book import Book, known, quoted

TEST_WIDTHS = (52, 30, 12, 12, 13, 12, 13, 11, 11, 11, 11, 14)
ACTION_WIDTHS = (10, 12, 70, 20, 10, 15)
STATES = ("waiting", "going", "done", "dropped")
STATEMENT_WIDTHS = (76, 16, 34)


def write_inputs(book: Book) -> None:
    """Write the numbers that everything hangs on, each with its name, and what the plan assumes."""
    word, inputs = book.word, book.content.inputs
    heads = (word("inputs"), word("inputs_value"), word("inputs_name"))
    sheet = book.sheet(word("inputs"), heads, STATEMENT_WIDTHS)
    numbers = (
        ("hour", inputs.hour_value),
        ("available", inputs.hours_available),
        ("cash", inputs.cash_available),
        ("months", inputs.setup_months),
        ("contribution", inputs.contribution_per_order),
        ("z", inputs.z),
    )
    for row, (key, value) in enumerate(numbers, start=1):
        book.write(sheet, row, 0, word(f"inputs_{key}"))
        book.write(sheet, row, 1, value, book.edit)
        book.write(sheet, row, 2, word(f"name_{key}"))
        book.file.define_name(word(f"name_{key}"), f"='{word('inputs')}'!$B${row + 1}")
    sheet.data_validation(1, 1, len(numbers), 1, {"validate": "decimal", "criteria": ">=", "value": 0})
    _write_statements(book, sheet, len(numbers) + 2)


def _write_statements(book: Book, sheet: Any, row: int) -> None:
    for column, head in enumerate(("text", "kind", "strength")):
        sheet.write_string(row, column, book.word(f"statements_{head}"), book.head)
    for offset, statement in enumerate(book.content.statements, start=1):
        book.fit(sheet, row + offset, statement, STATEMENT_WIDTHS)
        for column, text in enumerate(statement):
            book.write(sheet, row + offset, column, text)


def write_tests(book: Book) -> None:
    """Write each test with its rule alive: enter how many were observed and how many came back."""
    word, tests = book.word, book.content.tests
    heads = (
        "hypothesis",
        "metric",
        "scale",
        "floor",
        "participants",
        "ends",
        "observed",
        "successes",
        "share",
        "low",
        "high",
        "says",
    )
    sheet = book.sheet(word("tests"), [word(f"tests_{head}") for head in heads], TEST_WIDTHS)
    for row, test in enumerate(tests, start=1):
        book.fit(sheet, row, (test.hypothesis, test.metric, *[None] * 10), TEST_WIDTHS)
        _write_test(book, sheet, row, test)
    last = max(1, len(tests))
    whole = {"validate": "integer", "criteria": ">=", "value": 0}
    sheet.data_validation(1, 6, last, 6, whole)
    sheet.data_validation(1, 7, last, 7, {"validate": "custom", "value": "=AND(H2>=0,H2<=G2,H2=INT(H2))"})
    sheet.conditional_format(
        1,
        11,
        last,
        11,
        {"type": "cell", "criteria": "==", "value": f'"{word("scale")}"', "format": book.done},
    )
    sheet.conditional_format(
        1, 11, last, 11, {"type": "cell", "criteria": "==", "value": f'"{word("stop")}"', "format": book.due}
    )
    book.write(sheet, last + 2, 0, word("tests_note"), book.note)


def _write_test(book: Book, sheet: Any, row: int, test: Test) -> None:
    word, at = book.word, row + 1
    z, missing = word("name_z"), f'OR(N(G{at})=0,H{at}="")'
    middle = f"(H{at}/G{at}+{z}^2/(2*G{at}))"
    reach = f"{z}*SQRT(H{at}/G{at}*(1-H{at}/G{at})/G{at}+{z}^2/(4*G{at}^2))"
    entered = (
        test.scale_share,
        test.floor_share,
        test.participants,
        test.ends,
        test.observed,
        test.successes,
    )
    looks = (
        book.edit_share,
        book.edit_share,
        book.edit_count,
        book.edit_day,
        book.edit_count,
        book.edit_count,
    )
    for column, text in enumerate((test.hypothesis, test.metric)):
        book.write(sheet, row, column, text)
    for column, (cell, look) in enumerate(zip(entered, looks, strict=True), start=2):
        book.write(sheet, row, column, cell, look)
    share = test.successes / test.observed if test.observed and test.successes is not None else None
    scale, stop, iterate = map(quoted, map(word, ("scale", "stop", "iterate")))
    verdict = f"IF(J{at}>=C{at},{scale},IF(K{at}<D{at},{stop},{iterate}))"
    formulas = (
        (8, f'=IF({missing},"",H{at}/G{at})', share),
        (9, f'=IF({missing},"",({middle}-{reach})/(1+{z}^2/G{at}))', test.low),
        (10, f'=IF({missing},"",({middle}+{reach})/(1+{z}^2/G{at}))', test.high),
        (11, f'=IF(J{at}="","",{verdict})', test.verdict and word(test.verdict)),
    )
    for column, formula, value in formulas:
        sheet.write_formula(row, column, formula, book.text if column == 11 else book.share, known(value))


def write_actions(book: Book) -> None:
    """Write the dated actions with a state to choose; what is late and what is done shows itself."""
    word, actions = book.word, book.content.actions
    heads = ("stage", "day", "text", "owner", "hours", "state")
    sheet = book.sheet(word("actions"), [word(f"actions_{head}") for head in heads], ACTION_WIDTHS)
    states = [word(f"state_{state}") for state in STATES]
    for row, action in enumerate(actions, start=1):
        cells = (action.stage, action.day, action.text, action.owner, action.hours)
        book.fit(sheet, row, (*cells, states[0]), ACTION_WIDTHS)
        for column, cell in enumerate(cells):
            book.write(sheet, row, column, cell, book.edit_day if column == 1 else None)
        book.write(sheet, row, 5, word(f"state_{action.state}"), book.edit_text)
    last = max(1, len(actions))
    done, dropped = quoted(states[2]), quoted(states[3])
    late = f'=AND($B2<>"",$B2<TODAY(),$F2<>{done},$F2<>{dropped})'
    sheet.data_validation(1, 5, last, 5, {"validate": "list", "source": states})
    sheet.conditional_format(
        1, 0, last, 5, {"type": "formula", "criteria": f"=$F2={done}", "format": book.done}
    )
    sheet.conditional_format(1, 0, last, 5, {"type": "formula", "criteria": late, "format": book.due})
    sheet.autofilter(0, 0, last, 5)


def write_sheet(book: Book, plain: Sheet) -> None:
    """Write a plain table."""
    sheet = book.sheet(plain.name, plain.heads, plain.widths)
    for row, cells in enumerate(plain.rows, start=1):
        book.fit(sheet, row, cells, plain.widths)
        for column, cell in enumerate(cells):
            book.write(sheet, row, column, cell)
    if plain.rows:
        sheet.autofilter(0, 0, len(plain.rows), len(plain.heads) - 1)
    if plain.note:
        book.write(sheet, len(plain.rows) + 2, 0, plain.note, book.note)
