"""What is lost when the connection drops and comes back: a browser answers over a line that is cut.

python -m benchmarks drops --seconds 3 60 150
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.kills import CONNECTION, PAGE, chosen, questions
from tests.browsing import SAVED, Server, rest
from tests.conftest import CHROMIUM
from tests.line import Line

ANSWERS = 3
"""Before the line is cut; one more is given after it is mended."""


def main(argv: Sequence[str]) -> int:
    """Cut, compare and print; 1 if an answer that was kept is no longer there."""
    options = argparse.ArgumentParser(prog="python -m benchmarks drops")
    options.add_argument("--seconds", type=float, nargs="+", default=[3, 60, 150])
    asked = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        server = Server(Path(folder) / "server.log").wait()
        line = Line(server.port)
        lost = [_drop(browser, line, seconds) for seconds in asked.seconds]
        line.close()
        browser.close()
        server.stop()
    return 1 if any(lost) else 0


def _drop(browser: Browser, line: Line, seconds: float) -> int:
    """Answer, cut the line for a while, answer again; return how many answers either tab lacks afterwards."""
    context = browser.new_context(locale="es-PE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(120_000)
    tab = context.new_page()
    url = f"http://127.0.0.1:{line.port}{PAGE}"
    tab.goto(url)
    _answer(tab, 0, ANSWERS)
    before = chosen(tab)
    line.cut()
    tab.wait_for_function(f"{CONNECTION} !== 'CONNECTED'")
    time.sleep(seconds)
    line.mend()
    since = time.monotonic()
    tab.wait_for_function(f"{CONNECTION} === 'CONNECTED'")
    back = time.monotonic() - since
    _answer(tab, ANSWERS, ANSWERS + 1)
    fresh = context.new_page()
    fresh.goto(url)
    rest(fresh)
    fresh.get_by_role("radio", checked=True).nth(ANSWERS).wait_for()
    in_tab, in_fresh = chosen(tab), chosen(fresh)
    context.close()
    kept = sum(in_tab.get(words) == in_fresh.get(words) == choice for words, choice in before.items())
    after = len(in_fresh) - len(before)
    print(f"cut for {seconds:g} s: back {back:.1f} s after it was mended; ", end="")
    print(f"{kept} of {len(before)} answers kept, {after} given since", flush=True)
    return len(before) - kept


def _answer(tab: Page, first: int, last: int) -> None:
    rest(tab)
    for group in list(questions(tab).values())[first:last]:
        group.get_by_role("radio").nth(1).click()
        tab.get_by_role("status").filter(has_text=SAVED).first.wait_for()
        rest(tab)
