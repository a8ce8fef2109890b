"""The optional numbers of social networks come out as rates, each with what it is divided by."""

from logic.workspace import Workspace
from pages.parts.visit import Visit
from tests.driving import TEXTS, all_words, at_page, visitor

NUMBERS = {"reached": 400, "likes": 30, "comments": 6, "mentions": 4, "engagers": 6, "engagers_customers": 4}


def results(**numbers):
    app = visitor(example=False)
    app.session_state["visit"] = Visit(
        own=Workspace(
            answers={
                "profile": {"social_presence": "yes"},
                "quality": {"ALI1": 4},
                "social": numbers,
            }
        )
    )
    return at_page(app, "results")


def test_rates_stand_with_their_denominator_and_what_is_missing_is_named():
    app = results(**NUMBERS)

    assert not app.exception
    shown = next(table.value for table in app.table if TEXTS["es"]("networks.rate") in table.value)
    assert [
        [cell.replace("\\", "").replace("\xa0", " ") for cell in row] for row in shown.to_numpy().tolist()
    ] == [
        ["Interacción por alcance", "9 %", "400 personas alcanzadas"],
        ["Profundidad por mil alcanzados", "120", "400 personas alcanzadas"],
        ["Menciones espontáneas", "10 %", "40 menciones y respuestas; entre 4 % y 23 %"],
        ["Quienes interactúan y compran", "67 %", "6 personas que interactúan; entre 30 % y 90 %"],
    ]
    assert "Faltan las interacciones, los seguidores o las publicaciones." in all_words(app).replace("\\", "")


def test_without_numbers_nothing_is_said_of_networks():
    app = results()

    assert TEXTS["es"]("networks.title") not in [one.label for one in app.expander]
