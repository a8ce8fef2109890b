"""The customers' survey on paper: the same questions, with boxes to tick."""

import datetime as dt
from collections.abc import Iterator

from logic.content.texts import Texts
from logic.exports.blocks import Block, Heading, Paragraph, Table
from logic.exports.document import Report
from logic.exports.workbook import Inputs, Spent, Workbook
from logic.survey.form import Form
from logic.survey.make import Group, groups

BOX = "□"
QUESTION_WIDTH = 5.0
"""Share of the width that a question takes, beside 1 for each possible answer."""
NO_WORKBOOK = Workbook(
    inputs=Inputs(None, None, None, 1, None, 0),
    costs=(),
    whole=Spent(0, 0, None, None),
    sensitivity=(),
    tests=(),
    actions=(),
    statements=(),
    sheets=(),
    words={},
)
"""A page to fill has no spreadsheet."""


def build_survey_report(form: Form, made: dt.datetime, t: Texts) -> Report:
    """Lay the survey out as a page to print.

    Args:
        form: What is asked.
        made: Now, with its time zone.
        t: The customers' language.
    """
    return Report(
        session_id="survey",
        language=t.language,
        title=t.of(form.title),
        business=form.business or t("survey.paper_blank"),
        subtitle=t("survey.paper_subtitle"),
        made=made,
        made_on=t("survey.paper_anonymous"),
        segment=(t("survey.paper_consent"), t.of(form.consent)),
        blocks=(Paragraph(t.of(form.welcome)), *_blocks(form, t), Paragraph(t.of(form.thanks))),
        workbook=NO_WORKBOOK,
        prompt=(),
    )


def _blocks(form: Form, t: Texts) -> Iterator[Block]:
    for group in groups(form):
        if group.choices:
            yield _table(group, form, t)
        else:
            for number, question in enumerate(group.questions, group.first):
                yield Heading(f"{number}. {t.of(question.text)}", level=2)
                yield Paragraph("_" * 70)
                yield Paragraph("_" * 70)


def _table(group: Group, form: Form, t: Texts) -> Table:
    ends_only = group.questions[0].kind == "recommending"
    labels = [str(choice.value) if ends_only else t.of(choice.label) for choice in group.choices]
    rows = tuple(
        (f"{number}. {t.of(question.text)}", *(BOX for _ in labels), BOX)
        for number, question in enumerate(group.questions, group.first)
    )
    first, last = (t.of(choice.label) for choice in (group.choices[0], group.choices[-1]))
    return Table(
        heads=("", *labels, t.of(form.unknown)),
        rows=rows,
        align="l" * (len(labels) + 2),
        widths=(QUESTION_WIDTH, *(0.45 if ends_only else 1.0 for _ in labels), 1.0),
        note=t("survey.message_ends", low=first, high=last) if ends_only else "",
        compact=True,
    )
