"""The app as a user starts it, and how to tell that a page has come to rest."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Server:
    """The app as a user starts it, on a port of its own."""

    def __init__(self, log: Path, port: int | None = None, root: Path = ROOT) -> None:
        self.port = port or free_port()
        self.log = log
        self.url = f"http://127.0.0.1:{self.port}"
        command = ["streamlit", "run", "app.py", f"--server.port={self.port}", "--server.headless=true"]
        with log.open("a") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=root, stdout=out, stderr=subprocess.STDOUT
            )

    def wait(self) -> "Server":
        """Wait until it answers."""
        deadline = time.monotonic() + 60
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{self.log.read_text()}")
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:  # noqa: S310
                    if answer.read() == b"ok":
                        return self
            except OSError:
                time.sleep(0.1)

    def stop(self) -> None:
        """End it; its log must hold no traceback."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        assert "Traceback" not in self.log.read_text(), self.log.read_text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))


SAVED = re.compile("Guardado en este equipo|Saved on this device")
AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const stale = '[data-testid="stSkeleton"],[data-testid="stElementContainer"][data-stale="true"]';
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector(stale) && window.__vinculoKept?.heard;
}"""


def rest(tab) -> None:
    """Wait until the app has come to rest and has heard the browser.

    Right after a click the run has not begun: wait first for something that only the new state shows.
    """
    tab.wait_for_function(AT_REST, timeout=60_000)


def question(tab, words: str):
    """Return the group of choices of one question."""
    return tab.get_by_role("radiogroup", name=words)


def choose(tab, words: str, choice: str) -> None:
    """Answer a question and wait until the page says that the answer is kept."""
    from playwright.sync_api import expect

    question(tab, words).get_by_role("radio", name=choice, exact=True).click()
    expect(question(tab, words).get_by_role("radio", name=choice, exact=True)).to_be_checked()
    expect(tab.get_by_role("status")).to_have_text(SAVED)


def kept(tab) -> str:
    """Return what the browser's own storage holds."""
    return str(tab.evaluate("localStorage.getItem('vinculo.draft')"))
