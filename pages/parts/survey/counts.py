"""How many customers gave each answer, and how many do what the owner believes they do."""

from typing import TYPE_CHECKING

import streamlit as st

from logic.content.texts import Texts
from logic.survey.form import Question
from logic.survey.result import SurveyResult
from logic.survey.rows import by_scale, distribution_rows, recommending_rows, share_rows
from pages.parts import figures
from pages.parts.results import tables
from pages.parts.words import plain

if TYPE_CHECKING:
    import pandas as pd


def counts(result: SurveyResult, t: Texts) -> None:
    """Show every answer to the questions with a scale, and the answers from 0 to 10."""
    for at, items in enumerate(by_scale(result)):
        figures.show(
            "distribution",
            lambda items=items: _table(distribution_rows(items, lambda q: _short(q, t), t.of)),  # type: ignore[misc]
            result,
            key=f"survey_counts_{at}",
        )
    figures.show("answers", lambda: _table(recommending_rows(result)), result, key="survey_recommending")


def behaviours(result: SurveyResult, t: Texts) -> None:
    """Show the share of customers who say yes beside the share that the owner estimated."""
    shown = [one for one in result.behaviours.values() if one.share is not None]
    if not shown:
        return
    st.subheader(t("survey_page.behaviours"), anchor=False)
    words = {id: _short(item.question, t) for id, item in result.items.items()}
    figures.show(
        "gap",
        lambda: _table(share_rows(shown, lambda id: words[id])),
        result,
        key="survey_behaviours",
        unit=t("survey_page.behaviours_axis"),
    )


def _short(question: Question, t: Texts) -> str:
    if question.short or not question.dimension:
        return plain(t.of(question.short or question.text))
    return tables.name(question.dimension, t)


def _table(rows: list[dict[str, object]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows)
