"""What is lost when the server dies in mid-answer: a browser answers, the server is killed and started again.

python -m benchmarks kills --times 20
"""

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

from tests.browsing import SAVED, Server, free_port, kept, rest
from tests.conftest import CHROMIUM

PAGE = "/assessment?block=express"
LATEST_KILL = 4.0
"""Seconds after the first answer."""
LONGEST_PAUSE = 0.7
"""Seconds between two answers; the shorter ones leave no time to keep anything in between."""
CONNECTION = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"

CHOSEN = """() => {
  const asked = [...document.querySelectorAll('[role=radiogroup][aria-label]')]
    .filter(group => group.querySelectorAll('[role=radio]').length > 5);
  const chosen = group => group.querySelector('[role=radio][aria-checked=true]')?.innerText;
  return Object.fromEntries(asked.filter(chosen).map(group => [group.ariaLabel, chosen(group)]));
}"""

Chosen = Mapping[str, str]
"""Question -> choice, in the words on the page."""


@dataclass(frozen=True)
class Kill:
    """What the page had shown when the server died, and what was there afterwards."""

    said_kept: Chosen
    shown: Chosen
    after_in_the_tab: Chosen
    after_in_a_new_tab: Chosen
    stored: int

    def lost(self, promised: Chosen) -> list[str]:
        """Return the promised answers that either tab no longer shows."""
        tabs = (self.after_in_the_tab, self.after_in_a_new_tab)
        return [words for words, choice in promised.items() if any(tab.get(words) != choice for tab in tabs)]


def main(argv: Sequence[str]) -> int:
    """Kill, compare and print; 1 if an answer was lost that the page had called kept."""
    options = argparse.ArgumentParser(prog="python -m benchmarks kills")
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--port", type=int, default=0)
    asked = options.parse_args(argv)
    chance, port = random.Random(asked.seed), asked.port or free_port()
    arguments = ["--no-sandbox", "--disable-gpu"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        kills = _kill_again_and_again(browser, Path(folder) / "server.log", port, asked.times, chance)
        browser.close()
    return _report(kills)


def _kill_again_and_again(
    browser: Browser, log: Path, port: int, times: int, chance: random.Random
) -> list[Kill]:
    server, kills = Server(log, port).wait(), []
    for at in range(times):
        context = browser.new_context(locale="es-PE", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)
        tab = context.new_page()
        tab.goto(server.url + PAGE)
        rest(tab)
        tab.get_by_role("radiogroup").nth(1).wait_for()
        said, shown = _answer_until_killed(tab, server, chance)
        server = Server(log, port).wait()
        kills.append(_look_again(tab, server.url, said, shown))
        print(f"kill {at + 1}: {_say(kills[-1])}", flush=True)
        context.close()
    server.process.kill()
    server.process.wait()
    return kills


def _answer_until_killed(tab: Page, server: Server, chance: random.Random) -> tuple[Chosen, Chosen]:
    """Answer at random pace. Returns what was said to be kept, and all that is shown as chosen."""
    groups = questions(tab)
    killer = threading.Timer(chance.random() * LATEST_KILL, server.process.kill)
    killer.start()
    clicked: dict[str, str] = {}
    said: dict[str, str] = {}
    while server.process.poll() is None:
        words = chance.choice(sorted(groups))
        choice = groups[words].get_by_role("radio").nth(chance.randrange(5))
        if choice.is_checked() or not choice.is_enabled():
            continue
        said.pop(words, None)
        if not _click(choice):
            continue
        clicked[words] = choice.inner_text()
        _watch(tab, chance.random() * LONGEST_PAUSE, clicked, said)
    tab.wait_for_function(f"{CONNECTION} !== 'CONNECTED'")
    _watch(tab, LONGEST_PAUSE, clicked, said)
    killer.join()
    server.process.wait()
    return said, chosen(tab)


def _click(choice: Locator) -> bool:
    """Say whether it could be clicked: a page without its server takes no answers."""
    try:
        choice.click(timeout=1000)
    except TimeoutError:
        return False
    return True


def _watch(tab: Page, seconds: float, clicked: Chosen, said: dict[str, str]) -> None:
    """Note what is called kept while the time passes: the line speaks of all that was shown before it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        shown = chosen(tab)
        if SAVED.search(tab.get_by_role("status").first.inner_text()):
            said.update({words: choice for words, choice in clicked.items() if shown.get(words) == choice})
        time.sleep(0.02)


def _look_again(tab: Page, url: str, said: Chosen, shown: Chosen) -> Kill:
    tab.wait_for_function(f"{CONNECTION} === 'CONNECTED'")
    rest(tab)
    time.sleep(2)  # what the browser kept comes with a run of its own
    rest(tab)
    fresh = tab.context.new_page()
    fresh.goto(url + PAGE)
    rest(fresh)
    time.sleep(1)
    rest(fresh)
    return Kill(said, shown, chosen(tab), chosen(fresh), kept(tab).count('"/answers/'))


def questions(tab: Page) -> dict[str, Locator]:
    """Return the questions whose answer is one of at least five choices."""
    found = {}
    for group in tab.get_by_role("radiogroup").all():
        words: Any = group.get_attribute("aria-label")
        if words and group.get_by_role("radio").count() > 5:
            found[str(words)] = group
    return found


def chosen(tab: Page) -> Chosen:
    """Return what the page shows as chosen, at one moment."""
    found: Chosen = tab.evaluate(CHOSEN)
    return found


def _say(kill: Kill) -> str:
    return (
        f"{len(kill.said_kept)} said to be kept, {len(kill.lost(kill.said_kept))} of them lost; "
        f"{len(kill.shown)} shown as chosen, {len(kill.lost(kill.shown))} of them lost; "
        f"{kill.stored} in the browser"
    )


def _report(kills: Sequence[Kill]) -> int:
    said, shown = sum(len(k.said_kept) for k in kills), sum(len(k.shown) for k in kills)
    lost = sum(len(k.lost(k.said_kept)) for k in kills)
    unsaid = sum(len(k.lost(k.shown)) for k in kills)
    print(f"{len(kills)} kills: {lost} of {said} answers lost that were said to be kept, ", end="")
    print(f"{unsaid} of {shown} that were shown as chosen")
    return 1 if lost or not said else 0
