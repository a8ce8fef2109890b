"""Whatever people type stands on the screen as typed: it runs nothing and fetches nothing, on any page."""

import json
from itertools import cycle

import pytest
from playwright.sync_api import expect

from logic.content.texts import load_texts
from logic.storage.session_file import from_bytes
from tests.browsing import ROOT, rest
from tests.driving import SALES, VIEWS
from tests.test_browser_results import open_view

pytestmark = pytest.mark.browser

T = load_texts(ROOT / "locales", "es")
EXAMPLE = ROOT / "questionnaires" / "examples" / "bakery.vinculo.json"
TYPED = (
    "<img src=x onerror=hit()>",
    "![a](http://evil.example/a.png)",
    "[b](javascript:hit())",
    '<iframe srcdoc="<script>parent.hit()</script>">',
    "<style>@import 'http://evil.example/b.css'</style>",
    '"><script>hit()</script>',
    "<svg onload=hit()>",
    "<a href=//evil.example>:red[c]</a> $\\frac{1}{2}$",
    "# d :material/home: {0} {{7*7}} %s `e` ~~f~~",
    "g :smile: -> http://evil.example www.evil.example h@evil.example >= 1 -- 2",
)
ONE_WORD = ("Julián", "S/")
"""Typed texts of the example that look like the name of a choice."""
NOT_SEEN = "\N{WORD JOINER}"
COUNT_HITS = "window.hits = 0; window.hit = () => { window.hits += 1 }"


def hostile(value, texts):
    """Put a hostile text in the place of everything that the example's owner typed."""
    if isinstance(value, dict):
        return {key: hostile(one, texts) for key, one in value.items()}
    if isinstance(value, list):
        return [hostile(one, texts) for one in value]
    typed = isinstance(value, str) and (" " in value or value in ONE_WORD)
    return next(texts) if typed else value


def test_hostile_words_are_only_words_on_every_page(visit, context, server, tmp_path):
    context.add_init_script(COUNT_HITS)
    session = json.loads(EXAMPLE.read_text("utf-8"))
    workspace = hostile(session["workspace"], cycle(TYPED))
    workspace["plan"] |= {"medium": TYPED[0], "owner": TYPED[1], "hypothesis": TYPED[3], "segment": TYPED[5]}
    workspace["answers"]["profile"]["segment_name"] = TYPED[0]
    file = tmp_path / "session.json"
    file.write_text(json.dumps({**session, "workspace": workspace}), "utf-8")
    assert from_bytes(file.read_bytes()).plan["medium"] == TYPED[0]

    tab = visit(server.url)
    tab.get_by_text("Abrir una sesión guardada").click()
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    tab.get_by_role("button", name="Abrir", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(T("review.title"))
    rest(tab)
    seen = [tab.locator("body").inner_text()]
    for page in ("segment", "survey", "results", "relationship", "plan", "followup"):
        tab.goto(f"{server.url}/{page}")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        rest(tab)
        area, views = VIEWS.get(page, ("", (None,)))
        for view in views:
            if view:
                open_view(tab, T(f"{area}.view_{view}"))
            seen.append(tab.locator("body").inner_text())
            assert tab.evaluate("window.hits") == 0, (page, view)
            expect(tab.locator("main a[href*=evil], main a[href^='mailto:']")).to_have_count(0)
    everything = "\n".join(seen).replace(NOT_SEEN, "")
    assert [words for words in TYPED if words not in everything] == []


def test_a_hostile_sales_file_is_only_words(visit, context, server):
    context.add_init_script(COUNT_HITS)
    rows = SALES.replace(";C3;", f";{TYPED[0]};").replace(";C4;", f";{TYPED[1]};").replace("pagado", TYPED[6])
    tab = visit(f"{server.url}/sales")
    tab.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {
            "name": f"{TYPED[0]}.csv",
            "mimeType": "text/csv",
            "buffer": rows.replace("Pedido", TYPED[7]).encode(),
        }
    )
    expect(tab.get_by_text(T("sales_page.receipt"))).to_be_visible()
    rest(tab)

    assert TYPED[0] in tab.locator("body").inner_text()
    assert tab.evaluate("window.hits") == 0
