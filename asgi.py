"""The app for others: `streamlit run asgi.py`. The same pages as app.py, behind headers and limits.

Streamlit by itself sends no content policy, calls every page English, and lets a session upload without end.
"""

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from logic.content.texts import negotiate

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
"""Doors of Streamlit's that visitors have no use for."""
LOCAL = ("localhost", "127.0.0.1")
"""Names by which a page on the same machine is reached, for instance through a tunnel."""
UPLOADS = "/_stcore/upload_file/"
QUOTA = int(os.environ.get("VINCULO_UPLOAD_QUOTA_MB", "250")) * 1_000_000
"""Bytes that one session may upload before it must start anew."""
DRAINED = 2_000_000
"""Bytes of a refused upload that are read all the same."""
SESSIONS_COUNTED = 5000
"""Sessions whose uploads are remembered; the oldest are forgotten first."""


@dataclass
class Gate:
    """Stands between the network and the app: one for the process; it counts bytes and keeps nothing else."""

    app: ASGIApp
    uploaded: dict[str, int] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, with headers, or refuse it."""
        if scope["type"] == "websocket" and _from_elsewhere(scope):
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif any(door in scope["path"] for door in CLOSED):
            await _refuse(send, 404)
        elif self._over_quota(scope):
            await _drain(receive)
            await _refuse(send, 413)
        elif _wants_page(scope):
            page = Page(scope, send)
            await self.app(_plain(scope), receive, page.send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def _over_quota(self, scope: Scope) -> bool:
        if scope["method"] != "PUT" or UPLOADS not in scope["path"]:
            return False
        session = scope["path"].split(UPLOADS)[1].split("/")[0]
        length = dict(scope["headers"]).get(b"content-length", b"")
        used = self.uploaded.pop(session, 0) + (int(length) if length.isdigit() else QUOTA + 1)
        self.uploaded[session] = min(used, QUOTA)
        while len(self.uploaded) > SESSIONS_COUNTED:
            self.uploaded.pop(next(iter(self.uploaded)))
        return used > QUOTA


@dataclass
class Page:
    """Holds the page's HTML back until it is whole, to name its language and allow its own script only."""

    scope: Scope
    sender: Send
    start: Message | None = None
    body: bytes = b""

    async def send(self, message: Message) -> None:
        """Take one message of the app's answer."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body") or self.start is None:
            return
        html = self.body.decode("utf-8", "replace")
        language = self._language()
        html = html.replace('<html lang="en">', f'<html lang="{language}">', 1)
        html = html.replace("<title>Streamlit</title>", "<title>Vínculo</title>", 1)
        body = html.encode()
        added = {
            "content-length": str(len(body)),
            "content-security-policy": policy(html),
            "vary": "accept-language",
        }
        await self.sender(_add(_without_length(self.start), added))
        await self.sender({"type": "http.response.body", "body": body})

    def _language(self) -> str:
        asked = re.search(rb"(?:^|&)lang=([a-z]{2})(?:&|$)", self.scope["query_string"])
        accepted = dict(self.scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        return negotiate(asked[1].decode() if asked else None, accepted.split(",")[0])


def policy(html: str) -> str:
    """Write the content policy of one page: its own inline scripts by their hash, nothing from elsewhere."""
    scripts = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in re.findall(r"<script>(.*?)</script>", html, re.S)
    )
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {scripts} blob:",  # a component's own script comes as a blob
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles into the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _from_elsewhere(scope: Scope) -> bool:
    """Tell whether another site's page knocks: Streamlit would ask an outside service for its own address."""
    headers = dict(scope["headers"])
    if b"origin" not in headers:
        return False
    origin, host = headers[b"origin"].decode("latin-1"), headers.get(b"host", b"").decode("latin-1")
    name = origin.split("//", 1)[-1]
    allowed = st.get_option("server.corsAllowedOrigins")
    return name != host and name.split(":")[0] not in LOCAL and origin not in allowed


def _wants_page(scope: Scope) -> bool:
    return scope["method"] == "GET" and b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _plain(scope: Scope) -> Scope:
    """Ask for the page uncompressed, so that it can be read."""
    return {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}


def _with_headers(send: Send) -> Send:
    async def relay(message: Message) -> None:
        await send(_add(message, {}) if message["type"] == "http.response.start" else message)

    return relay


def _add(start: Message, more: Mapping[str, str]) -> Message:
    ours = [(name.encode(), value.encode("latin-1")) for name, value in {**HEADERS, **more}.items()]
    kept = [(name, value) for name, value in start["headers"] if name.lower() != b"server"]
    return {**start, "headers": [*kept, *ours]}


def _without_length(start: Message) -> Message:
    changed = (b"content-length", b"etag", b"last-modified", b"content-encoding")
    return {**start, "headers": [one for one in start["headers"] if one[0].lower() not in changed]}


async def _drain(receive: Receive) -> None:
    """Read what is on its way and forget it: a client that is still sending does not see the refusal."""
    left, more = DRAINED, True
    while more and left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        more = message.get("more_body", False)


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain")]
    await send(_add({"type": "http.response.start", "status": status, "headers": headers}, {}))
    await send({"type": "http.response.body", "body": b""})


app = st.App("app.py", middleware=[Middleware(Gate)])
