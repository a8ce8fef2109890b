"""The app driven without a browser: a visitor, a page with one of its views, what it says."""

import datetime as dt

from streamlit.testing.v1 import AppTest

from logic.content.library import ROOT
from logic.content.model import LANGUAGES
from logic.content.texts import load_texts

TEXTS = {language: load_texts(ROOT / "locales", language) for language in LANGUAGES}
VIEWS = {
    "sales": ("sales_page", ("people", "return", "revenue", "value", "all")),
    "results": ("results", ("profile", "witnesses", "moves", "returns")),
    "relationship": ("relationship", ("choice", "firmness", "compare", "what_if", "guide")),
    "plan": ("plan_page", ("card", "costs", "week", "loyalty", "documents")),
    "method": ("method", ("rules", "items", "choice", "sales", "sources", "ideas", "privacy")),
}
SALES = (
    "Pedido;Fecha;Cliente;Total;Estado\n"
    + "".join(
        f"P{n};{dt.date(2026, 1, 5) + dt.timedelta(days=3 * n):%d/%m/%Y};C{n % 25};{20 + n},50;pagado\n"
        for n in range(60)
    )
    + "P98;15/03/2026;C1;10,00;cancelado\nP99;16/03/2026;=2+2;90000,00;pagado\n"
)


def visitor(language: str = "es", *, example: bool = True) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    if example:
        app.query_params["example"] = "1"
    return app.run()


def at_page(app: AppTest, page: str, view: str | None = None) -> AppTest:
    app.switch_page(f"pages/{page}.py").run()
    if view:
        area = VIEWS[page][0]
        language = str(app.session_state["visit"].language)
        app.session_state[f"views.{area}"] = TEXTS[language](f"{area}.view_{view}")
        app.run()
    return app


def opened(app: AppTest, fold: str) -> AppTest:
    """Open what is folded away."""
    app.session_state[f"fold.{fold}"] = True
    return app.run()


def all_words(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption, *app.header, *app.error))


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    app.file_uploader[0].upload(name, data).run()
    return app
