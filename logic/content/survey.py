"""What the customers' side rests on: the survey, what sales can be a witness of, and the follow-up."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from logic.content.conditions import Condition, FigureTest
from logic.content.errors import ContentError, Fault
from logic.content.model import Id, Level, Model, Place, Problem, Text, load, near
from logic.content.questionnaire import Item, Likert, Questionnaire

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]
Points = Annotated[float, Field(ge=0, le=100)]
M = TypeVar("M", bound=Model)


class Limit(Model):
    """A number below which a figure is withheld, and where it comes from."""

    value: Annotated[float, Field(gt=0)]
    source: str

    @property
    def count(self) -> int:
        """The limit as a number of answers."""
        return int(self.value)


class Mirrored(Model):
    """The items of one questionnaire that customers are asked too."""

    questionnaire: Id
    items: tuple[Id, ...] = ()
    """Empty: those of the express form, in their order."""


class Ends(Model):
    """The words at both ends of a scale of numbers."""

    low: Text
    high: Text


class Recommending(Model):
    """The one question from 0 to 10."""

    id: Id
    text: Text
    ends: Ends


class OpenQuestion(Model):
    """A question answered in one's own words."""

    id: Id
    text: Text


class Loss(Model):
    """Who is counted in the question on loss: only those who are known to have come back."""

    item: Id
    top: int
    """The answer that counts."""
    came_back: Id
    """The yes-or-no item that shows at least two purchases."""
    reference: Share
    source: str


class Attitude(Model):
    """What splits each customer into the four cells of attitude and behaviour."""

    dimensions: Annotated[tuple[Id, ...], Field(min_length=1)]
    at_least: Count
    """Answered dimensions that a customer needs to be placed."""
    cut: Points
    behaviour: Id
    sales_figure: Id
    """The sales figure that speaks for behaviour when no customer was asked."""
    sales_cut: Share
    source: str


class Gates(Model):
    """Answers that each figure needs."""

    gap: Limit
    means: Limit
    reliability: Limit
    recommendation: Limit
    loss: Limit
    accuracy: Limit
    """Dimensions compared, not answers."""


class Words(Model):
    """How people and form tools write an answer, in either language; compared without accents or capitals."""

    yes: Annotated[tuple[str, ...], Field(min_length=1)]
    no: Annotated[tuple[str, ...], Field(min_length=1)]
    unknown: Annotated[tuple[str, ...], Field(min_length=1)]
    respondent: Annotated[tuple[str, ...], Field(min_length=1)]
    """Headings of columns that say who answered: used to find a row given twice, then dropped."""


class SurveyContent(Model):
    """What customers are asked, and the rules for reading what they say."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    title: Text
    welcome: Text
    welcome_named: Text
    """Instead of it where the answer shows who writes, as in a chat: confidential is not anonymous."""
    consent: Text
    thanks: Text
    nameless: Text
    """What stands for the business until it has a name."""
    minutes: Count
    max_questions: Count
    mirrors: Annotated[tuple[Mirrored, ...], Field(min_length=1)]
    behaviours: Mirrored
    recommending: Recommending
    open_questions: tuple[OpenQuestion, ...]
    hints: Mapping[Id, Text] = {}
    """Item id -> what to know before answering it."""
    short_names: Mapping[Id, Text] = {}
    """Question id -> its name in charts, for questions that no dimension names."""
    yes: Text
    no: Text
    unknown: Text
    words: Words
    form_steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    gates: Gates
    flag_points: Limit
    """Points between own view and customers' mean from which a gap can be flagged."""
    low_response: Limit
    founders_apart: Limit
    """Steps of the scale between two founders from which it is worth talking."""
    loss: Loss
    attitude: Attitude


class SalesWitness(Model):
    """One sales figure that speaks for one dimension, and how far it can be believed."""

    dimension: Id
    figure: Id
    direction: Literal["more_is_more", "more_is_less"] = "more_is_more"
    """Whether a large share means a strong relationship or a weak one."""
    label: Text
    reading: Text
    limits: Text
    level: Level
    source: str


class Silence(Model):
    """Why a sales file cannot speak for some dimensions."""

    dimensions: Annotated[tuple[Id, ...], Field(min_length=1)]
    why: Text


class Contradiction(Model):
    """Two witnesses that do not fit together: a hypothesis to check, never a verdict."""

    id: Id
    when: Condition
    """Tests on figures: `owner.EXP`, `customers.EXP`, `sales.INI` (0 to 100)."""
    name: Text
    reading: Text
    ask: Text
    """What would tell which witness is right."""
    source: str


class Witnesses(Model):
    """Which sales figure speaks for which dimension, and what it means when witnesses disagree."""

    sales: Annotated[tuple[SalesWitness, ...], Field(min_length=1)]
    silent: tuple[Silence, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class FollowUp(Model):
    """The rules of the next runs and of the experiment's log."""

    max_iterations: Limit
    after_last_iteration: Text
    questions: Annotated[tuple[OpenQuestion, ...], Field(min_length=1)]
    """What the next run asks before anything else."""
    comparable: Mapping[Literal["major", "minor", "patch"], bool]
    """Whether two versions of a questionnaire that differ in this part can be compared."""
    comparable_source: str


@dataclass(frozen=True)
class CustomersSide:
    """Everything that the customers' side rests on."""

    survey: SurveyContent
    witnesses: Witnesses
    follow_up: FollowUp


def load_customers_side(folder: Path, asked: Mapping[str, Questionnaire]) -> CustomersSide:
    """Read survey.yaml, witnesses.yaml and followup.yaml from outcomes/.

    Raises:
        ContentError: the faults of all three, each with its line and mend.
    """
    faults: list[Fault] = []

    def read(one: Callable[[], M]) -> M | None:
        try:
            return one()
        except ContentError as refused:
            faults.extend(refused.faults)
            return None

    survey = read(lambda: load_survey(folder, asked))
    witnesses = read(lambda: load_witnesses(folder, asked))
    follow_up = read(lambda: load_follow_up(folder))
    if survey is None or witnesses is None or follow_up is None:
        raise ContentError(faults)
    return CustomersSide(survey, witnesses, follow_up)


def load_survey(folder: Path, asked: Mapping[str, Questionnaire]) -> SurveyContent:
    """Read survey.yaml and check that every item it names can be put to customers.

    Raises:
        ContentError: every fault, each with line and mend.
    """
    return load(folder / "survey.yaml", SurveyContent, lambda survey: _survey_problems(survey, asked))


def load_witnesses(folder: Path, asked: Mapping[str, Questionnaire]) -> Witnesses:
    """Read witnesses.yaml and check that every dimension it names exists.

    Raises:
        ContentError: every fault, each with line and mend.
    """
    known = frozenset(dimension.id for one in asked.values() for dimension in one.dimensions)
    return load(folder / "witnesses.yaml", Witnesses, lambda found: _witness_problems(found, known))


def load_follow_up(folder: Path) -> FollowUp:
    """Read followup.yaml.

    Raises:
        ContentError: every fault, each with line and mend.
    """
    return load(folder / "followup.yaml", FollowUp)


def mirrored_items(mirrored: Mirrored, asked: Mapping[str, Questionnaire]) -> Iterator[Item]:
    """Go through the items that customers are asked, in the order of the questionnaire."""
    for item in asked[mirrored.questionnaire].items():
        if item.id in mirrored.items or (not mirrored.items and item.core and item.mirror):
            yield item


def _survey_problems(survey: SurveyContent, asked: Mapping[str, Questionnaire]) -> Iterator[Problem]:
    count = 1 + len(survey.open_questions)
    for place, mirrored in _mirrors(survey):
        if mirrored.questionnaire not in asked:
            fault = f"there is no questionnaire '{mirrored.questionnaire}'."
            yield Problem((*place, "questionnaire"), fault, near(mirrored.questionnaire, asked))
            continue
        yield from _mirror_problems(place, mirrored, asked)
        count += sum(1 for _ in mirrored_items(mirrored, asked))
    if count > survey.max_questions:
        fault = f"the survey has {count} questions; at most {survey.max_questions} are allowed."
        yield Problem(("mirrors",), fault, "Take some out: long surveys are left half answered.")


def _mirrors(survey: SurveyContent) -> Iterator[tuple[Place, Mirrored]]:
    for at, mirrored in enumerate(survey.mirrors):
        yield ("mirrors", at), mirrored
    yield ("behaviours",), survey.behaviours


def _mirror_problems(
    place: Place, mirrored: Mirrored, asked: Mapping[str, Questionnaire]
) -> Iterator[Problem]:
    known = {item.id for item in asked[mirrored.questionnaire].items()}
    for at, id in enumerate(mirrored.items):
        if id not in known:
            yield Problem((*place, "items", at), f"there is no item '{id}'.", near(id, known))
    for item in mirrored_items(mirrored, asked):
        if item.mirror is None or not isinstance(item, Likert):
            fault = f"item '{item.id}' has no wording for customers or no scale."
            yield Problem(place, fault, "Write its mirror or take it out.")


def _witness_problems(found: Witnesses, known: frozenset[str]) -> Iterator[Problem]:
    named = [(("sales", at, "dimension"), one.dimension) for at, one in enumerate(found.sales)]
    silent = [
        (("silent", at, "dimensions"), id) for at, one in enumerate(found.silent) for id in one.dimensions
    ]
    for place, id in (*named, *silent):
        if id not in known:
            yield Problem(place, f"there is no dimension '{id}'.", near(id, known))
    for at, contradiction in enumerate(found.contradictions):
        for test in figure_tests(contradiction.when):
            who, _, dimension = test.figure.partition(".")
            if who not in ("owner", "customers", "sales") or dimension not in known:
                fault = f"'{test.figure}' is no witness of a dimension."
                yield Problem(
                    ("contradictions", at, "when"), fault, "Write owner.ALI, customers.ALI or sales.ALI."
                )


def figure_tests(condition: Condition) -> Iterator[FigureTest]:
    """Go through the tests on figures in a condition."""
    if isinstance(condition, FigureTest):
        yield condition
    for part in (*getattr(condition, "all", ()), *getattr(condition, "any", ())):
        yield from figure_tests(part)
    if hasattr(condition, "not_"):
        yield from figure_tests(condition.not_)
