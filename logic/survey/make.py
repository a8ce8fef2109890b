"""The survey in the shapes in which it is handed out: a message, a sheet to fill, the text of a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from logic.content.survey import SurveyContent
from logic.content.texts import Texts
from logic.survey.form import Choice, Form, Kind, Question
from logic.tables.text_table import to_bytes

RESPONDENT = "respondent"
"""First column of the sheet: a number or nickname that the owner gives; dropped when read."""


@dataclass(frozen=True)
class Group:
    """Questions that share their possible answers, so that these stand once above them."""

    questions: tuple[Question, ...]
    choices: tuple[Choice, ...]
    first: int
    """Number of the first question, from 1."""


def groups(form: Form) -> Iterator[Group]:
    """Go through the questions in order, those with the same answers together."""
    number = 1
    for choices, questions in groupby(form.questions, key=lambda question: question.choices):
        found = tuple(questions)
        yield Group(found, choices, number)
        number += len(found)


def message(form: Form, t: Texts) -> str:
    """Write the whole survey as plain text for a chat or an e-mail, both of which show who answers."""
    head = [t.of(form.title), "", t.of(form.welcome_named), t.of(form.consent), "", t("survey.message_how")]
    body = [line for group in groups(form) for line in ("", *_group_lines(group, form, t))]
    return "\n".join([*head, *body, "", t.of(form.thanks)])


def _group_lines(group: Group, form: Form, t: Texts) -> Iterator[str]:
    if group.choices:
        yield _choice_line(group, form, t)
    for number, question in enumerate(group.questions, start=group.first):
        hint = f" ({t.of(question.hint)})" if question.hint else ""
        yield f"{number}. {t.of(question.text)}{hint}"


def _choice_line(group: Group, form: Form, t: Texts) -> str:
    kind = group.questions[0].kind
    if kind == "recommending":
        ends = (group.choices[0], group.choices[-1])
        return t("survey.message_ends", low=t.of(ends[0].label), high=t.of(ends[1].label))
    words = [say_choice(choice, kind, t) for choice in group.choices]
    return t("survey.message_choices", choices=" · ".join([*words, t.of(form.unknown)]))


def say_choice(choice: Choice, kind: Kind, t: Texts) -> str:
    """Write a possible answer with the number by which it can be given in a chat, where it has one."""
    if kind == "recommending":
        return str(choice.value)
    return f"{choice.value} = {t.of(choice.label)}" if kind == "scale" else t.of(choice.label)


def invitation(form: Form, t: Texts, link: str) -> str:
    """Write a short message that sends to the form."""
    return "\n".join([t.of(form.title), t.of(form.welcome), t.of(form.consent), link.strip()])


def form_text(form: Form, t: Texts) -> str:
    """Write every question with its answers one a line, ready to paste into a form tool."""
    parts = [t.of(form.title), f"{t.of(form.welcome)} {t.of(form.consent)}"]
    return "\n\n".join([*parts, *("\n".join(_form_lines(question, form, t)) for question in form.questions)])


def _form_lines(question: Question, form: Form, t: Texts) -> Iterator[str]:
    yield f"{question.id}. {t.of(question.text)}"
    if question.hint:
        yield t.of(question.hint)
    if question.kind == "recommending":
        low, high = (t.of(choice.label) for choice in (question.choices[0], question.choices[-1]))
        yield t("survey.form_ends", low=low, high=high)
    elif question.kind == "open":
        yield t("survey.form_open")
    else:
        yield from (t.of(choice.label) for choice in question.choices)
        yield t.of(form.unknown)


def form_steps(content: SurveyContent, t: Texts) -> tuple[str, ...]:
    """Tell how to put the survey into a common form tool and bring its answers back."""
    return tuple(t.of(step) for step in content.form_steps)


def template(form: Form, t: Texts) -> bytes:
    """Write the sheet in which answers are typed: one row a customer, one column a question."""
    asked = (f"{number}. {t.of(q.text)}{_scale_note(q, t)}" for number, q in enumerate(form.questions, 1))
    heads = [RESPONDENT, *(f"{q.id} · {text}" for q, text in zip(form.questions, asked, strict=True))]
    return to_bytes([heads], delimiter(t))


def _scale_note(question: Question, t: Texts) -> str:
    if question.kind == "open":
        return ""
    if question.kind == "yes_no":
        return f" [{' / '.join(t.of(choice.label) for choice in question.choices)}]"
    ends = (question.choices[0], question.choices[-1])
    return f" [{'; '.join(f'{end.value} = {t.of(end.label)}' for end in ends)}]"


def delimiter(t: Texts) -> str:
    """Return what parts columns in the reader's spreadsheet: `;` where decimals have a comma."""
    decimal = t.number(0.5, 1)[1]
    return ";" if decimal == "," else ","
