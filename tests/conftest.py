"""What the browser tests need: a Chromium, a server on a free port, and eyes on everything that goes wrong.

Browser tests carry the mark `browser`. Where no Chromium is found they are left out, which the summary says
aloud; with VINCULO_BROWSER=required a missing browser is a fault.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.browsing import Server, is_outside, rest

# Tests time nothing: a slow machine must not fail a property that holds.
settings.register_profile("vinculo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vinculo")

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "google-chrome"))), None
)


def pytest_collection_modifyitems(config, items):
    browser = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM or not browser:
        return
    if os.environ.get("VINCULO_BROWSER") == "required":
        raise pytest.UsageError("VINCULO_BROWSER=required, but there is no Chromium on this machine.")
    config.hook.pytest_deselected(items=browser)
    items[:] = [item for item in items if item not in browser]


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.section("NO BROWSER", red=True, bold=True)
        words = "Browser tests were left out: no Chromium here. Install chromium, or name one in CHROMIUM."
        terminalreporter.line(words, red=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server") / "server.log").wait()
    yield running
    running.stop()


@pytest.fixture
def start_server(tmp_path) -> Iterator:
    """Start servers that nobody visited yet; several at once, and again on the same port."""
    started: list[Server] = []

    def start(port: int | None = None) -> Server:
        started.append(Server(tmp_path / f"server-{len(started)}.log", port))
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    view = {"width": 1280, "height": 900}
    return {**browser_context_args, "locale": "es-PE", "timezone_id": "America/Lima", "viewport": view}


@pytest.fixture
def visit(context):
    """Open an address in a new tab; no request may leave the machine and no script may fail."""
    from playwright.sync_api import expect

    expect.set_options(timeout=40_000)  # a busy machine is no fault
    outside: list[str] = []
    broken: list[str] = []
    context.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
    context.on("weberror", lambda fault: broken.append(str(fault.error)))

    def open_(url: str):
        tab = context.new_page()
        tab.goto(url)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        rest(tab)
        return tab

    yield open_
    assert not outside, f"the app called out to {outside}"
    assert not broken, broken
