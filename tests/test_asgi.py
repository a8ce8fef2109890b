"""The app behind its headers and limits, started as a host starts it."""

import http.client
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests.browsing import ROOT, free_port

PAGES = ("/", "/results", "/plan?lang=en")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    log = tmp_path_factory.mktemp("asgi") / "server.log"
    port = free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", "asgi.py",
        f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true",
    ]  # fmt: skip
    with log.open("w") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ, "VINCULO_UPLOAD_QUOTA_MB": "1"}
        )
    deadline = time.monotonic() + 60
    while _ask(f"http://127.0.0.1:{port}/_stcore/health")[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)
    said = log.read_text("utf-8")
    assert "Traceback" not in said
    assert "external IP" not in said  # nothing made the server ask the outside who it is


def _ask(url, method="GET", body=None, **headers):
    asked = urllib.request.Request(url, data=body, method=method, headers={  # noqa: S310  (our own server)
        name.replace("_", "-"): value for name, value in headers.items()
    })  # fmt: skip
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, ""
    except urllib.error.URLError:
        return 0, {}, ""


@pytest.mark.parametrize("page", PAGES)
def test_every_page_allows_only_its_own_scripts(address, page):
    status, headers, _ = _ask(address + page, accept="text/html")

    policy = headers["content-security-policy"]
    assert status == 200
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/app/static/favicon.svg"])
def test_every_answer_carries_the_guards(address, path):
    _, headers, _ = _ask(address + path, accept="text/html" if path == "/" else "*/*")

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("page", "accepted", "language"),
    [("/", "es-PE,es;q=0.9", "es"), ("/", "en-GB", "en"), ("/?lang=en", "es-PE", "en"), ("/", "fr", "es")],
)
def test_page_says_its_language_from_the_first_byte(address, page, accepted, language):
    _, _, html = _ask(address + page, accept="text/html", accept_language=accepted)

    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_doors_that_visitors_do_not_need_are_closed(address, path):
    assert _ask(address + path)[0] == 404


def _knock(address, **headers):
    """Ask for a websocket and return the status: 101 lets in."""
    asked = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13"}
    asked.request(
        "GET", "/_stcore/stream", headers={"Connection": "Upgrade", "Upgrade": "websocket", **key, **headers}
    )
    status = asked.getresponse().status
    asked.close()
    return status


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://127.0.0.1.elsewhere.example", ""]
)
def test_a_page_of_another_site_gets_no_session(address, origin):
    assert _knock(address, Origin=origin) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "loyalty.example", "Origin": "https://loyalty.example"},
        {"Host": "loyalty.example:8443", "Origin": "https://loyalty.example:8443"},
        {"Origin": "http://localhost:9000"},
        {},
    ],
    ids=["own name", "own name and port", "tunnel", "no browser"],
)
def test_a_page_of_its_own_gets_a_session(address, headers):
    assert _knock(address, **headers) == 101


def test_a_session_cannot_upload_without_end(address):
    url = f"{address}/_stcore/upload_file/one-session/one-file"
    size = 700_000

    first = _ask(url, "PUT", b"x" * size)[0]
    second = _ask(url, "PUT", b"x" * size)[0]

    assert first != 413
    assert second == 413
