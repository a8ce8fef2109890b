"""The survey as a value: what customers are asked, in both languages, with the business's name in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from logic.assessment.scoring import to_points, to_share
from logic.content.model import LANGUAGES, Text
from logic.content.questionnaire import Likert, Mirror, Point, Questionnaire
from logic.content.survey import Mirrored, OpenQuestion, SurveyContent, mirrored_items

Kind = Literal["scale", "recommending", "yes_no", "open"]
Scale = tuple[Point, ...]
Scales = Mapping[str, Scale]

BLANK = re.compile(r"\{business\}|\[(?:empresa|company)\]", re.IGNORECASE)
"""Where the business's name goes in a text of the content."""
RECOMMENDING = range(11)
"""The answers of the recommendation question."""
MAX_NAME = 60
"""Characters of a business's name that a question can carry."""


@dataclass(frozen=True)
class Choice:
    """One possible answer."""

    value: int
    label: Text


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question as a customer reads it."""

    id: str
    kind: Kind
    text: Text
    pattern: Text
    """The text with {business} in it: recognised again under another name."""
    choices: tuple[Choice, ...] = ()
    hint: Text | None = None
    short: Text | None = None
    """Its name in charts, where no dimension names it."""
    questionnaire: str | None = None
    dimension: str | None = None
    points: Mapping[int, float] = field(default_factory=dict)
    """Customer's answer -> 0 to 100, a high answer that is bad already turned round."""
    own_points: Mapping[int, float] = field(default_factory=dict)
    """The same for the owner's answer: for a yes-or-no item, the middle of the share the owner chose."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole survey."""

    version: str
    business: str
    title: Text
    welcome: Text
    welcome_named: Text
    """For a way of answering that shows who writes."""
    consent: Text
    thanks: Text
    unknown: Text
    questions: tuple[Question, ...]

    def question(self, id: str) -> Question | None:
        """Return one question, or None when it is not asked."""
        return next((question for question in self.questions if question.id == id), None)

    def of_kind(self, kind: Kind) -> tuple[Question, ...]:
        """Return the questions of one kind, in order."""
        return tuple(question for question in self.questions if question.kind == kind)


def make_form(
    content: SurveyContent, asked: Mapping[str, Questionnaire], scales: Scales, business: str = ""
) -> Form:
    """Make the survey of one business from the items its owner answers.

    Args:
        content: Which items are put to customers, and the rest of the questions.
        asked: The questionnaires, by id.
        scales: The answer scales, by id.
        business: Its name; blank: "this business".
    """
    name = _name(content, business)
    questions = (
        *(one for mirrored in content.mirrors for one in _mirrored(content, mirrored, asked, scales, name)),
        _recommending(content, name),
        *_mirrored(content, content.behaviours, asked, scales, name),
        *(_open(one, name) for one in content.open_questions),
    )
    return Form(
        version=content.version,
        business=business.strip()[:MAX_NAME],
        title=_fill(content.title, name),
        welcome=_fill(content.welcome, name),
        welcome_named=_fill(content.welcome_named, name),
        consent=_fill(content.consent, name),
        thanks=_fill(content.thanks, name),
        unknown=content.unknown,
        questions=questions,
    )


def fill(text: str, name: str) -> str:
    """Put the business's name into a text, with a capital where a sentence starts.

    >>> fill("[Empresa] me escucha.", "este negocio")
    'Este negocio me escucha.'
    """

    def put(found: re.Match[str]) -> str:
        starts = found.start() == 0 or found.group()[1].isupper()
        return name[:1].upper() + name[1:] if starts else name

    return BLANK.sub(put, text)


def _name(content: SurveyContent, business: str) -> Text:
    given = " ".join(business.split())[:MAX_NAME]
    return {language: given or content.nameless[language] for language in LANGUAGES}


def _fill(text: Text, name: Text) -> Text:
    return {language: fill(text[language], name[language]) for language in LANGUAGES}


def _mirrored(
    content: SurveyContent, mirrored: Mirrored, asked: Mapping[str, Questionnaire], scales: Scales, name: Text
) -> Iterator[Question]:
    for item in mirrored_items(mirrored, asked):
        if isinstance(item, Likert) and item.mirror:
            yield _one_mirrored(content, mirrored.questionnaire, item, item.mirror, scales[item.scale], name)


def _one_mirrored(
    content: SurveyContent, questionnaire: str, item: Likert, mirror: Mirror, scale: Scale, name: Text
) -> Question:
    own = {point.value: _points(item, mirror, point.value, scale) for point in scale}
    return Question(
        id=item.id,
        kind="yes_no" if mirror.yes_no else "scale",
        text=_fill(mirror.text, name),
        pattern=mirror.text,
        choices=_yes_no(content) if mirror.yes_no else tuple(Choice(p.value, p.label) for p in scale),
        hint=content.hints.get(item.id),
        short=content.short_names.get(item.id),
        questionnaire=questionnaire,
        dimension=item.dimension,
        points={1: 100.0, 0: 0.0} if mirror.yes_no else own,
        own_points=own,
    )


def _points(item: Likert, mirror: Mirror, answer: int, scale: Scale) -> float:
    share = to_share(scale, answer) if mirror.yes_no else None
    return to_points(scale, answer, item.key) if share is None else share


def _yes_no(content: SurveyContent) -> tuple[Choice, ...]:
    return Choice(1, content.yes), Choice(0, content.no)


def _recommending(content: SurveyContent, name: Text) -> Question:
    ends = {0: content.recommending.ends.low, 10: content.recommending.ends.high}
    bare = {value: {language: str(value) for language in LANGUAGES} for value in RECOMMENDING}
    return Question(
        id=content.recommending.id,
        kind="recommending",
        text=_fill(content.recommending.text, name),
        pattern=content.recommending.text,
        short=content.short_names.get(content.recommending.id),
        choices=tuple(Choice(value, ends.get(value, bare[value])) for value in RECOMMENDING),
    )


def _open(asked: OpenQuestion, name: Text) -> Question:
    return Question(id=asked.id, kind="open", text=_fill(asked.text, name), pattern=asked.text)
