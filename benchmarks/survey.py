"""Ten thousand customers' answers: from the bytes of an export to every figure."""

import csv
import io
import random
import sys
import time

from logic.content.library import load_content
from logic.survey.form import Form, Question, make_form
from logic.survey.read import read_answers
from logic.survey.result import examine
from logic.workspace import Survey

SEED = 1


def main(argv: list[str]) -> int:
    """Print seconds of processor time for reading, and for working the figures out."""
    rows = int(argv[0]) if argv else 10_000
    content = load_content()
    form = make_form(content.customers.survey, content.questionnaires, content.scales, "La Espiga")
    data = export(form, rows)
    start = time.process_time()
    reading = read_answers(data, form, content.customers.survey.words)
    read = time.process_time()
    examine(form, Survey(respondents=reading.respondents), {}, content.customers.survey)
    done = time.process_time()
    sys.stdout.write(f"{rows} rows, {len(data) / 1e6:.1f} MB, {len(reading.respondents)} customers\n")
    sys.stdout.write(f"read {read - start:.2f} s, figures {done - read:.2f} s of processor time\n")
    return 0


def export(form: Form, rows: int) -> bytes:
    """Write an export of a form tool: time, e-mail, labels in several styles, some unreadable."""
    draw = random.Random(SEED)
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(["Marca temporal", "Correo", *(question.text["es"] for question in form.questions)])
    for row in range(rows):
        answers = [_answer(question, draw, row) for question in form.questions]
        table.writerow([f"2026/11/20 {row}", f"c{row}@correo.pe", *answers])
    return out.getvalue().encode()


def _answer(question: Question, draw: random.Random, row: int) -> str:
    if not question.choices:
        return f"Una idea del cliente número {row}"
    choice = draw.choice(question.choices)
    styles = (
        choice.label["es"],
        str(choice.value),
        f"{choice.value} - {choice.label['es']}",
        "No lo sé",
        "x?",
    )
    return draw.choices(styles, (40, 40, 14, 5, 1))[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
