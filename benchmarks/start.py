"""How long a cold start takes to the first whole page: beside an empty page that loads four libraries.

python -m benchmarks start
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Sequence

from benchmarks.server import cpu_seconds, serve
from benchmarks.visitor import Visitor

IMPORTS = "benchmarks/apps/imports.py"


def main(argv: Sequence[str]) -> int:
    """Start each in turn and print medians."""
    options = argparse.ArgumentParser(prog="python -m benchmarks start")
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args(argv).rounds
    taken = [(_start("app.py"), _start(IMPORTS)) for _ in range(rounds)]
    for at, unit in enumerate(("s", "s of CPU")):
        ours, empty = (statistics.median(one[which][at] for one in taken) for which in (0, 1))
        print(f"first whole page: app {ours:.2f} {unit}, empty {empty:.2f} {unit}, ratio {ours / empty:.2f}")
    return 0


def _start(script: str) -> tuple[float, float]:
    """Return the seconds and the CPU seconds from the process's start to its first whole page."""
    begin = time.perf_counter()
    with serve(script) as (port, pid):
        asyncio.run(_visit(port))
        return time.perf_counter() - begin, cpu_seconds(pid)


async def _visit(port: int) -> None:
    visitor = await Visitor(port).open()
    await visitor.close()
    assert not visitor.faults, "the app showed an error"
