"""One visitor of a running Streamlit app: opens a session over its websocket, answers, and times the server.

No browser is involved: what is measured is the server. Sessions are real, as the browser makes them.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY
FINISHED_FRAGMENT = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
TIMEOUT = 60.0
FEWEST_CHOICES = 3
"""A choice between two is the language's, no question."""


@dataclass
class Widget:
    """A question on the page: its kind, its options, and the fragment it stands in."""

    kind: str
    options: list[str]
    fragment: str
    chosen: str | None = None


@dataclass
class Visitor:
    """A session. Call open() first."""

    port: int
    page: str = ""
    query: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)
    page_hash: str = ""
    faults: int = 0
    socket: ClientConnection | None = None

    async def open(self) -> "Visitor":
        """Connect and run the page until the server is quiet."""
        url = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        self.socket = await connect(
            url,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=60,
        )
        await self._rerun(page_name=self.page)
        for _ in range(3):  # a component that reports back makes the page run again
            await self._report_components()
        return self

    async def close(self) -> None:
        """Leave."""
        if self.socket:
            await self.socket.close()

    async def answer(self, chance: random.Random) -> float:
        """Answer one question at random. Returns the seconds until the server had finished."""
        id = chance.choice(sorted(self.widgets))
        widget = self.widgets[id]
        widget.chosen = chance.choice([option for option in widget.options if option != widget.chosen])
        return await self._rerun(fragment=widget.fragment)

    async def _report_components(self) -> None:
        """Say for every two-way component that the browser had nothing kept."""
        waiting = [id for id, value in self.others.items() if value is None]
        if waiting:
            for id in waiting:
                self.others[id] = '{"restored": ""}'
            await self._rerun()

    async def _rerun(self, fragment: str = "", page_name: str = "") -> float:
        assert self.socket is not None
        message = BackMsg()
        ask = message.rerun_script
        ask.query_string, ask.page_script_hash, ask.fragment_id = self.query, self.page_hash, fragment
        if page_name:
            ask.page_name = page_name
        self._fill(ask.widget_states.widgets)
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self._listen(), TIMEOUT)
        return time.perf_counter() - start

    def _fill(self, states: Any) -> None:
        for id, widget in self.widgets.items():
            if widget.chosen is None:
                continue
            state = states.add()
            state.id = id
            if widget.kind == "radio":
                state.string_value = widget.chosen
            else:
                state.string_array_value.data.append(widget.chosen)
        for id, value in self.others.items():
            if value is not None:
                state = states.add()
                state.id, state.json_value = id, value

    async def _listen(self) -> None:
        assert self.socket is not None
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())
            match message.WhichOneof("type"):
                case "delta":
                    self._learn(message.delta)
                case "new_session":
                    self.page_hash = message.new_session.page_script_hash
                case "navigation":  # only now does the server know which page the address names
                    self.page_hash = message.navigation.page_script_hash
                case "script_finished" if message.script_finished in (FINISHED, FINISHED_FRAGMENT):
                    return

    def _learn(self, delta: Any) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "radio":
            self._meet(element.radio.id, "radio", list(element.radio.options), delta.fragment_id)
        elif kind == "button_group":
            options = [option.content for option in element.button_group.options]
            self._meet(element.button_group.id, "group", options, delta.fragment_id)
        elif kind == "bidi_component":
            self.others.setdefault(element.bidi_component.id, None)
        elif kind == "exception":
            self.faults += 1

    def _meet(self, id: str, kind: str, options: list[str], fragment: str) -> None:
        if len(options) < FEWEST_CHOICES:
            return
        known = self.widgets.get(id)
        self.widgets[id] = Widget(kind, options, fragment, known.chosen if known else None)
