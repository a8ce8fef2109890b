"""The sheets of the plan and of its costs: change a yellow cell and everything follows."""

from typing import Any

from logic.exports.workbook import CostRow
from logic.exports.xlsx.book import BAR, ORANGE, TEAL, Book, known, quoted

PLAN_WIDTHS = (18, 20, 48, 10, 12, 14, 12, 9, 12, 26, 13, 13)
SHARE_BARS = {
    "type": "data_bar",
    "bar_color": BAR,
    "bar_solid": True,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
FACTOR_WORDS = {0.5: "half", 1: "same", 2: "double"}
"""Factor on the value of an hour -> its word."""
COST_WIDTHS = (34, 11, 11, 13, 11, 11, 12, 13, 12, 13, 14, 12, 13, 13)


def write_plan(book: Book) -> None:
    """Write the table of the plan; hours and money come from the sheet of costs."""
    content, word = book.content, book.word
    heads = (
        "type",
        "medium",
        "why",
        "hours",
        "cash",
        "time",
        "total",
        "share",
        "objective",
        "metric",
        "box",
        "decision",
    )
    sheet = book.sheet(word("plan"), [word(f"plan_{head}") for head in heads], PLAN_WIDTHS)
    if not content.costs:
        book.write(sheet, 1, 0, word("empty"), book.note)
        return
    last = len(content.costs) + 1
    for row, cost in enumerate(content.costs, start=1):
        _write_plan_row(book, sheet, row, cost, last)
    _write_plan_foot(book, sheet, last)
    sheet.conditional_format(1, 7, last - 1, 7, SHARE_BARS)
    sheet.insert_chart(last + 4, 0, _chart(book, last), {"description": word("chart")})


def _write_plan_row(book: Book, sheet: Any, row: int, cost: CostRow, last: int) -> None:
    at, spent, whole = row + 1, cost.spent, book.content.whole.total
    texts = (
        cost.type,
        cost.medium,
        cost.justification,
        *[None] * 5,
        cost.objective,
        cost.metric,
        cost.time_box,
        cost.decision,
    )
    book.fit(sheet, row, texts, PLAN_WIDTHS)
    for column, text in enumerate(texts):
        if text is not None:
            book.write(sheet, row, column, text)
    costs, hour = f"'{book.word('costs')}'", book.word("name_hour")
    part = None if spent.total is None or not whole else spent.total / whole
    sheet.write_formula(row, 3, f"={costs}!F{at}", book.money, spent.hours)
    sheet.write_formula(row, 4, f"={costs}!J{at}", book.money, spent.till)
    sheet.write_formula(row, 5, f'=IF({hour}="","",D{at}*{hour})', book.money, known(spent.time))
    sheet.write_formula(row, 6, f'=IF(F{at}="","",E{at}+F{at})', book.money, known(spent.total))
    sheet.write_formula(row, 7, f'=IF(N(G${last + 1})=0,"",G{at}/G${last + 1})', book.share, known(part))


def _write_plan_foot(book: Book, sheet: Any, last: int) -> None:
    word, whole = book.word, book.content.whole
    hour = word("name_hour")
    book.write(sheet, last, 0, word("total"), book.total)
    for column in (1, 2, 7, 8, 9, 10, 11):
        sheet.write_blank(last, column, None, book.total)
    sheet.write_formula(last, 3, f"=SUM(D2:D{last})", book.total, whole.hours)
    sheet.write_formula(last, 4, f"=SUM(E2:E{last})", book.total, whole.till)
    sheet.write_formula(last, 5, f'=IF({hour}="","",SUM(F2:F{last}))', book.total, known(whole.time))
    sheet.write_formula(last, 6, f'=IF({hour}="","",SUM(G2:G{last}))', book.total, known(whole.total))
    _write_check(book, sheet, last + 1, 3, whole.hours, "available", book.content.inputs.hours_available)
    _write_check(book, sheet, last + 1, 4, whole.till, "cash", book.content.inputs.cash_available)
    missing = quoted(word("no_hour"))
    shown = word("no_hour") if whole.total is None else ""
    sheet.write_formula(last + 1, 6, f'=IF({hour}="",{missing},"")', book.note, shown)
    book.write(sheet, last + 2, 0, word("edit"), book.note)


def _write_check(
    book: Book, sheet: Any, row: int, column: int, taken: float, limit: str, there: float | None
) -> None:
    """Say below a sum whether it fits in what there is; nothing while nobody said how much that is."""
    name, over, within = book.word(f"name_{limit}"), *map(quoted, map(book.word, ("over", "within")))
    formula = f'=IF({name}="","",IF({"ABCDE"[column]}{row}>{name},{over},{within}))'
    said = "" if there is None else book.word("over" if taken > there else "within")
    sheet.write_formula(row, column, formula, book.note, said)


def _chart(book: Book, last: int) -> Any:
    """Stack till and time by medium, as Excel's own chart, so that it follows the cells."""
    chart = book.file.add_chart({"type": "bar", "subtype": "stacked"})
    name = book.word("plan")
    for column, colour in ((4, ORANGE), (5, TEAL)):
        chart.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 1, last - 1, 1],
                "values": [name, 1, column, last - 1, column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    chart.set_title({"name": book.word("chart"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": 160 + 50 * (last - 1)})
    return chart


def write_costs(book: Book) -> None:
    """Write what each medium takes: hours once and each month, money each month."""
    content, word = book.content, book.word
    heads = (
        "medium",
        "setup",
        "fixed",
        "per_customer",
        "customers",
        "hours",
        "cash",
        "tools",
        "gifts",
        "till",
        "time",
        "total",
        "unit",
        "orders",
    )
    sheet = book.sheet(word("costs"), [word(f"costs_{head}") for head in heads], COST_WIDTHS)
    if not content.costs:
        book.write(sheet, 1, 0, word("empty"), book.note)
        return
    for row, cost in enumerate(content.costs, start=1):
        book.fit(sheet, row, (cost.medium, *[None] * 13), COST_WIDTHS)
        _write_cost_row(book, sheet, row, cost)
    last = len(content.costs)
    sheet.data_validation(1, 1, last, 4, {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.data_validation(1, 6, last, 8, {"validate": "decimal", "criteria": ">=", "value": 0})
    _write_sensitivity(book, sheet, last + 2)


def _write_cost_row(book: Book, sheet: Any, row: int, cost: CostRow) -> None:
    word, at, spent = book.word, row + 1, cost.spent
    hour, months, order = word("name_hour"), word("name_months"), word("name_contribution")
    book.write(sheet, row, 0, cost.medium)
    entered = {
        1: cost.setup_hours,
        2: cost.fixed_hours,
        3: cost.hours_per_customer,
        6: cost.cash,
        7: cost.tools,
        8: cost.gifts,
    }
    for column, number in entered.items():
        book.write(sheet, row, column, number, book.edit)
    book.write(sheet, row, 4, cost.customers, book.edit_count)
    formulas: tuple[tuple[int, str, float | None], ...] = (
        (5, f"=B{at}/{months}+C{at}+D{at}*E{at}", spent.hours),
        (9, f"=G{at}+H{at}+I{at}", spent.till),
        (10, f'=IF({hour}="","",F{at}*{hour})', spent.time),
        (11, f'=IF(K{at}="","",J{at}+K{at})', spent.total),
        (12, f'=IF(OR(L{at}="",E{at}=0),"",L{at}/E{at})', cost.per_customer),
        (13, f'=IF(OR(L{at}="",N({order})<=0),"",ROUNDUP(ROUND(L{at}/{order},9),0))', cost.orders_to_recover),
    )
    for column, formula, value in formulas:
        sheet.write_formula(row, column, formula, book.count if column == 13 else book.money, known(value))


def _write_sensitivity(book: Book, sheet: Any, row: int) -> None:
    """Show the whole cost with the hour at half, once and twice its value."""
    content, word = book.content, book.word
    end = len(content.costs) + 1
    book.write(sheet, row, 0, word("sensitivity"), book.total)
    for column in range(1, 4):
        sheet.write_blank(row, column, None, book.total)
    hour = word("name_hour")
    for offset, (factor, total) in enumerate(content.sensitivity, start=1):
        book.write(sheet, row + offset, 0, word(FACTOR_WORDS[factor]))
        formula = f'=IF({hour}="","",SUM(J2:J{end})+SUM(F2:F{end})*{hour}*{factor})'
        sheet.write_formula(row + offset, 1, formula, book.money, known(total))
