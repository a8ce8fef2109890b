"""A network line to a server, which can be cut and mended."""

import asyncio
import threading
from asyncio import StreamReader, StreamWriter


class Line:
    """Carries bytes between a port of its own and a server's; while it is cut, nobody gets through."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.port = 0
        self._whole = True
        self._ends: set[StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait(10)

    def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        self._whole = False
        self._loop.call_soon_threadsafe(self._break)

    def mend(self) -> None:
        """Let new connections through."""
        self._whole = True

    def close(self) -> None:
        """Break every connection and end."""
        self.cut()
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def _run(self, ready: threading.Event) -> None:
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = int(server.sockets[0].getsockname()[1])
        ready.set()
        await self._over.wait()
        server.close()
        if self._carrying:
            await asyncio.wait(self._carrying, timeout=5)

    def _break(self) -> None:
        for end in self._ends:
            end.transport.abort()

    def _connected(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = self._loop.create_task(self._carry(reader, writer))
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    async def _carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        if not self._whole:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
        ends = {writer, far_writer}
        self._ends |= ends
        await asyncio.gather(_pass_on(reader, far_writer), _pass_on(far_reader, writer))
        self._ends -= ends


async def _pass_on(reader: StreamReader, writer: StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        writer.transport.abort()  # the other side is gone
    else:
        writer.close()
