"""Pieces of sentences that the advice and the plan share."""

from collections.abc import Mapping, Sequence

from logic.content.advice import Advice
from logic.content.library import Content
from logic.content.questionnaire import Likert, Single
from logic.content.relationship import (
    CHANNEL_FACTOR,
    OBJECTIVE_FACTOR,
    Factor,
    FigurePhrases,
    ObjectiveFit,
)
from logic.content.texts import Texts
from logic.recommendation.context import Context
from logic.recommendation.quantity import Quantity
from logic.recommendation.recommend import Recommendation
from logic.workspace import Answer

LOW, HIGH = 1.5, 2.5
"""States below the first read as the factor's low end, above the second as its high end."""


def say_quantity(quantity: Quantity, t: Texts, currency: str) -> str:
    """Write a quantity as its unit asks: whole counts, hours to the hundredth, money in the user's
    currency."""
    value = quantity.value
    match quantity.unit:
        case "money":
            return money(value, t, currency)
        case "share":
            return t.percent(value)
        case "hours":
            return t.stretch(value)
        case "days":
            return t("units.days", n=round(value))
    return t.number(value, 0 if float(value).is_integer() else 1)


def money(amount: float, t: Texts, currency: str) -> str:
    """Write an amount: cents only where they matter."""
    small = abs(amount) < 100 and not float(round(amount, 2)).is_integer()
    return t.amount(round(amount, 2 if small else 0), currency, 2 if small else 0)


def fill(template: str, values: Mapping[str, Quantity | str], t: Texts, currency: str) -> str:
    """Fill the blanks of a sentence of the content with quantities and codes."""
    said = {
        key: say_quantity(value, t, currency)
        if isinstance(value, Quantity)
        else t(f"recommendation.value_{value}")
        for key, value in values.items()
    }
    return template.format(**said)


def capital(text: str) -> str:
    """Begin with a capital.

    >>> capital("una relación")
    'Una relación'
    """
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Go on after a colon.

    >>> small("Se puede empezar mañana.")
    'se puede empezar mañana.'
    """
    return text[:1].lower() + text[1:]


def say_item(item: str, t: Texts) -> str:
    """Name what an item asks, inside a sentence."""
    return t(f"recommendation.item_{item}")


def channels_in_words(told: Advice, channels: Sequence[str], t: Texts) -> str:
    """List channels as a sentence says them: "in person and by phone"."""
    return t.list([t.of(told.channels.channels[id].by) for id in channels])


def say_state(told: Advice, context: Context, factor: str, t: Texts) -> str:
    """Say where the business stands on a factor, with the user's own figures where they and no answer of
    the guide tell it; empty where nothing is known."""
    content = told.factors.factors[factor]
    if factor == OBJECTIVE_FACTOR:
        main = max(context.objectives, key=lambda o: context.objectives[o], default=None)
        return t.of(content.objectives[main]) if main else ""
    if factor == CHANNEL_FACTOR:
        names = t.list([t.of(told.channels.channels[id].name) for id in context.channels])
        return t.of(content.figures.other).format(channels=names) if content.figures else ""
    if context.states[factor].origin in ("profile", "sales") or factor in context.unsized:
        figures = _own_figures(content, context, factor, t)
    else:
        figures = ""
    return figures or _phrase(content, context.value(factor), t)


def _phrase(content: Factor, value: float | None, t: Texts) -> str:
    if content.phrases is None or value is None:
        return ""
    phrases = content.phrases
    return t.of(phrases.low if value < LOW else phrases.high if value > HIGH else phrases.middle)


def _own_figures(content: Factor, context: Context, factor: str, t: Texts) -> str:
    """Use the user's own figures, where the factor is told in figures."""
    if content.figures is None:
        return ""
    facts = context.facts
    said = {
        "F9": {"customers": t.number(facts.customers or 0), "team": t.number(facts.team or 0)},
        "F10": {"margin": money(facts.margin_month or 0, t, facts.currency)},
        "F11": {"hours": t.hours(facts.hours_week or 0)},
        "F12": {"cash": money(facts.cash_month or 0, t, facts.currency)},
    }[factor]
    count = facts.team if factor == "F9" else facts.hours_week if factor == "F11" else None
    return _form(content.figures, count, t).format(**said)


def _form(figures: FigurePhrases, count: float | None, t: Texts) -> str:
    return t.of(figures.one) if count == 1 and figures.one is not None else t.of(figures.other)


def say_tried(content: Content, context: Context, item: str, value: Answer, t: Texts) -> str:
    """Say an answer as its item would: a step's label, an option's label, or a number with its unit."""
    questionnaire, id = item.split(".")
    asked = content.questionnaires[questionnaire].item(id)
    if isinstance(asked, Likert):
        label = next((p.label for p in content.scales[asked.scale] if p.value == value), None)
        return t("recommendation.quoted", value=t.of(label) if label else str(value))
    if isinstance(asked, Single):
        option = next((one.label for one in asked.options if one.value == value), None)
        return t("recommendation.quoted", value=t.of(option) if option else str(value))
    amount = float(value) if isinstance(value, int | float) else 0.0
    if id == "cash_month":
        said = money(amount, t, context.facts.currency)
    elif id == "margin_percent":
        said = t.percent(amount / 100)
    else:
        said = t.number(amount, 0 if amount.is_integer() else 1)
    return t(f"recommendation.value_{id}", value=said)


def say_verdict(told: Advice, advice: Recommendation, t: Texts) -> str:
    """Say how firm the first place is; the share in whole per cent, never the points' decimals."""
    share = next(one.first_share for one in advice.ranking if one.type == advice.first)
    second = t.of(told.types.types[advice.second].in_sentence)
    return t(f"recommendation.verdict_{advice.verdict}", share=t.percent(share), second=second)


def say_why(told: Advice, advice: Recommendation, factor: str, type: str, t: Texts) -> str:
    """Say where the business stands on a factor and what that means for a type."""
    return t(
        "recommendation.reason",
        state=say_state(told, advice.context, factor, t),
        why=say_fit(told, advice.context.objectives, factor, type, t),
    )


def say_fit(told: Advice, objectives: Mapping[str, float], factor: str, type: str, t: Texts) -> str:
    """Say why a type fits a factor as it does."""
    content = told.types.types[type]
    if factor == CHANNEL_FACTOR:
        return t("recommendation.channels_suit", type=t.of(content.in_sentence))
    fit = content.fit[factor]
    if isinstance(fit, ObjectiveFit):
        main = max(objectives, key=lambda objective: objectives[objective], default="retener")
        return t.of(fit.of(main).why)
    return t.of(fit.why)
