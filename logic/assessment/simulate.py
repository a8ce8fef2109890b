"""Made-up respondents, seeded: what they hit shows which bands, flags and patterns can be reached at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from logic.content.library import Content
from logic.content.questionnaire import Item, Likert, Multi, Number, Questionnaire, Single
from logic.workspace import Workspace

SILENCE = 0.1
"""Share of items that a random respondent leaves open, and as many again answered "I don't know"."""
SPREAD = 0.8
"""Standard deviation of the answers of one dimension around its level, in steps of the scale."""
LEVELS = ("E0", "E1", "E2", "E3")


@dataclass(frozen=True)
class MadeUp:
    """One made-up respondent."""

    style: str
    workspace: Workspace
    figures: Mapping[str, float]


def constant(content: Content, answer: int | None, *, express: bool = False, only: str = "") -> MadeUp:
    """Make someone who gives the same answer to every item on a scale; None: "I don't know"."""
    answers = {
        id: {
            item.id: answer
            for item in asked.items()
            if isinstance(item, Likert) and (item.core or not express)
        }
        for id, asked in content.questionnaires.items()
        if asked.kind in ("scored", "unscored") and only in ("", id)
    }
    return MadeUp(f"always {answer}", Workspace(answers=answers), {})


def extreme(content: Content, *, best: bool) -> MadeUp:
    """Make someone whose every answer is the best, or the worst, for its dimension."""

    def choose(item: Likert) -> int:
        steps = content.scales[item.scale]
        high = best == (item.key != -1)
        return steps[-1].value if high else steps[0].value

    answers = {
        id: {item.id: choose(item) for item in asked.items() if isinstance(item, Likert)}
        for id, asked in content.questionnaires.items()
        if asked.kind in ("scored", "unscored")
    }
    return MadeUp("best" if best else "worst", Workspace(answers=answers), {})


def random_respondents(content: Content, count: int, seed: int = 1) -> Iterator[MadeUp]:
    """Make respondents with a level of their own in every dimension and every kind of profile."""
    random = Random(seed)  # noqa: S311  (nothing secret: the same people every time)
    for _ in range(count):
        levels = {d.id: random.uniform(1, 5) for q in content.questionnaires.values() for d in q.dimensions}
        answers = {
            id: dict(_answer_all(asked, levels, content, random))
            for id, asked in content.questionnaires.items()
        }
        evidence: Any = {id: random.choice(LEVELS) for id in levels if random.random() < 0.7}
        workspace = Workspace.model_construct(answers=answers, evidence=evidence)
        yield MadeUp("random", workspace, _figures(levels, random))


def _answer_all(
    asked: Questionnaire, levels: Mapping[str, float], content: Content, random: Random
) -> Iterator[tuple[str, Any]]:
    for item in asked.items():
        chance = random.random()
        if chance < SILENCE:
            continue
        yield item.id, None if chance < 2 * SILENCE else _answer(item, levels, content, random)


def _answer(item: Item, levels: Mapping[str, float], content: Content, random: Random) -> Any:
    makers: dict[type, Callable[[Any], Any]] = {
        Likert: lambda item: _step(item, levels, content, random),
        Single: lambda item: random.choice(item.options).value,
        Multi: lambda item: tuple(
            option.value for option in random.sample(item.options, min(2, len(item.options)))
        ),
        Number: lambda item: round(random.uniform(item.min, min(item.max, 300)), 1),
    }
    make = makers.get(type(item))
    return make(item) if make else "…"


def _step(item: Likert, levels: Mapping[str, float], content: Content, random: Random) -> int:
    steps = [point.value for point in content.scales[item.scale]]
    level = levels.get(item.dimension or "", random.uniform(steps[0], steps[-1]))
    middle = steps[0] + steps[-1] - level if item.key == -1 else level
    return min(steps[-1], max(steps[0], round(random.gauss(middle, SPREAD))))


def _figures(levels: Mapping[str, float], random: Random) -> dict[str, float]:
    gaps = {f"gap_clear.{id}": random.uniform(5, 40) for id in levels if random.random() < 0.05}
    return {"sales.late_revenue_share": random.random(), **gaps}
