"""All that one user has entered, as one value: what is saved, restored, compared and exported."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Answer = int | float | str | tuple[str, ...] | None
"""None: "I don't know". An absent id: not answered."""
Evidence = Literal["E0", "E1", "E2", "E3"]
"""What an answer rests on: a guess, told by a customer, asked of several, measured."""

Key = Annotated[str, Field(max_length=80)]
Words = Annotated[str, Field(max_length=5000)]
AnswerValue = bool | int | Annotated[float, Field(allow_inf_nan=False)] | Words | tuple[Key, ...] | None


class Part(BaseModel):
    """A frozen piece of the workspace; a key it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Respondent(Part):
    """One customer's answers to the survey; nothing in it says who."""

    answers: Mapping[Key, AnswerValue] = {}


class Survey(Part):
    """What customers answered."""

    respondents: Annotated[tuple[Respondent, ...], Field(max_length=20_000)] = ()
    invited: Annotated[int | None, Field(ge=0)] = None
    population: Annotated[int | None, Field(ge=1)] = None


class Observation(Part):
    """One dated entry of the experiment's log."""

    day: dt.date
    successes: Annotated[int | None, Field(ge=0)] = None
    participants: Annotated[int | None, Field(ge=0)] = None
    note: Words = ""
    quotation: Words = ""
    harm: Annotated[int | None, Field(ge=0)] = None


class Experiment(Part):
    """One version of what was tried; once decided it is never deleted."""

    version: Annotated[int, Field(ge=1, le=50)] = 1
    plan: Mapping[Key, AnswerValue] = {}
    """The plan as it stood when this version began."""
    log: Annotated[tuple[Observation, ...], Field(max_length=1000)] = ()
    decision: Literal["scale", "iterate", "stop"] | None = None
    insight: Words = ""


class Run(Part):
    """An earlier assessment of the same segment."""

    day: dt.date
    answers: Mapping[Key, Mapping[Key, AnswerValue]] = {}
    evidence: Mapping[Key, Evidence] = {}
    survey: Survey = Survey()
    sales: Mapping[Key, float | None] = {}
    """Figures of that day's sales file; never its rows."""
    content: Mapping[Key, str] = {}
    """Questionnaire id -> its version that day."""


class Workspace(Part):
    """Never changed in place: every change makes a new one, so nothing is half-saved."""

    id: Annotated[str, Field(max_length=40)] = ""
    """Random, made at the first change: keeps calendar entries the same from one download to the next."""
    answers: Mapping[Key, Mapping[Key, AnswerValue]] = {}
    """Questionnaire id -> item id -> answer. The segment page and the guide are questionnaires too."""
    evidence: Mapping[Key, Evidence] = {}
    """Dimension or item id -> what the answer rests on; E0 where absent."""
    notes: Mapping[Key, Words] = {}
    """Item id -> the user's own note."""
    plan: Mapping[Key, AnswerValue] = {}
    """Fields of the plan that the user wrote over; the rest follows from the recommendation."""
    weights: Mapping[Key, Annotated[float, Field(ge=0, le=5)]] = {}
    """Guide factor -> the user's own weight."""
    tables: Mapping[Key, Annotated[tuple[Mapping[Key, AnswerValue], ...], Field(max_length=200)]] = {}
    """Small tables that the user edits (channels with costs, ledger, loyalty programme, actions), by name."""
    sales: Mapping[Key, float | None] = {}
    """Figures of the last sales file, so that a saved session keeps its third witness; never its rows."""
    founders: Annotated[Mapping[Key, Mapping[Key, Mapping[Key, AnswerValue]]], Field(max_length=20)] = {}
    """Another owner's name -> that owner's answers, given in a session of their own."""
    survey: Survey = Survey()
    experiments: Annotated[tuple[Experiment, ...], Field(max_length=50)] = ()
    runs: Annotated[tuple[Run, ...], Field(max_length=50)] = ()
    updated: dt.date | None = None
    content: Mapping[Key, str] = {}
    """Questionnaire id -> the version that was answered, so that a later version can say what changed."""

    def is_empty(self) -> bool:
        """Say whether nothing was entered; what only names, dates or numbers it is nothing entered.

        >>> Workspace(id="a").with_answer("quality", "ALI1", 4).without_answer("quality", "ALI1").is_empty()
        True
        """
        beside, blank = {"id", "updated", "content", "answers"}, Workspace()
        parts = set(Workspace.model_fields) - beside
        same = all(getattr(self, part) == getattr(blank, part) for part in parts)
        return same and not any(self.answers.values())

    def answers_of(self, questionnaire: str) -> Mapping[str, Any]:
        """Return the answers to one questionnaire."""
        return self.answers.get(questionnaire, {})

    def with_answer(self, questionnaire: str, item: str, value: Answer) -> "Workspace":
        """Return a copy in which one answer is given or replaced.

        >>> Workspace().with_answer("quality", "ALI1", 4).answers
        {'quality': {'ALI1': 4}}
        """
        given = {**self.answers_of(questionnaire), item: value}
        return self.model_copy(update={"answers": {**self.answers, questionnaire: given}})

    def without_answer(self, questionnaire: str, item: str) -> "Workspace":
        """Return a copy in which the item is not answered."""
        kept = {id: value for id, value in self.answers_of(questionnaire).items() if id != item}
        return self.model_copy(update={"answers": {**self.answers, questionnaire: kept}})

    def with_part(self, part: str, key: str, value: Any) -> "Workspace":
        """Return a copy in which one entry of a mapping part is set; None removes it.

        >>> Workspace().with_part("notes", "ALI1", "Rosa lo dijo").notes
        {'ALI1': 'Rosa lo dijo'}
        """
        kept = {id: kept for id, kept in getattr(self, part).items() if id != key}
        return self.model_copy(update={part: kept if value is None else {**kept, key: value}})
