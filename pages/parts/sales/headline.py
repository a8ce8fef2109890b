"""One figure of a sales file, large, with its doubt or the reason why it is withheld."""

from logic.content.texts import Texts
from logic.metrics.measure import Metrics
from logic.metrics.reasons import say
from logic.metrics.totals import TotalsMetrics
from pages.parts import cards
from pages.parts.sales.file import currency, policy
from pages.parts.sales.words import say_doubt, say_value
from pages.parts.words import plain


def headline(id: str, measured: Metrics | TotalsMetrics, t: Texts) -> cards.Figure:
    """Write one figure, or say why it is withheld."""
    text = policy().metrics[id]
    figure = measured.figures.get(id)
    if figure is None:
        reason = plain(say(measured.withheld[id], t))
        return cards.Figure(t.of(text.title), "–", reason, plain(t.of(text.explanation)))
    value = say_value(id, figure.value, t, currency())
    return cards.Figure(
        t.of(text.title), value, plain(say_doubt(id, figure, t, currency())), t.of(text.explanation)
    )
