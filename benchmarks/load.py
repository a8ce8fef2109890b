"""What an answer costs the server, how many visitors it carries, what a session weighs: beside an empty app.

python -m benchmarks load            one visitor, idle sessions, then a crowd
python -m benchmarks load --soak 30 --visitors 5  thirty minutes of answering, memory every minute
"""

import argparse
import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.server import cpu_seconds, memory_megabytes, serve
from benchmarks.visitor import Visitor

EMPTY = "benchmarks/apps/empty.py"
BARE = "benchmarks/apps/questions.py"
"""The same questions in Streamlit alone: what a page weighs in which an answer redraws nothing else."""
PAGE, QUERY = "assessment", "block=express&step=step"
"""The page that most visitors answer: six questions with their notes, and what the answers rest on."""
PAUSE = 0.06
"""Seconds between answers of one visitor: less would measure the kernel's delayed acknowledgements."""

WARMED = 6
"""Seconds until what is imported in the background is there: no answer and no session pays for it."""


@dataclass(frozen=True)
class Answering:
    """What one visitor's answers cost."""

    cpu_ms: float
    p50_ms: float
    p95_ms: float
    widgets: int


def main(argv: Sequence[str]) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks load")
    options.add_argument("--answers", type=int, default=60)
    options.add_argument("--idle", type=int, default=60)
    options.add_argument("--crowd", type=int, nargs="*", default=[50, 100, 150])
    options.add_argument("--seconds", type=float, default=30)
    options.add_argument("--think", type=float, default=5)
    options.add_argument("--soak", type=float, default=0, help="minutes")
    options.add_argument("--visitors", type=int, default=40, help="of the soak")
    asked = options.parse_args(argv)
    if asked.soak:
        asyncio.run(_soak(asked.soak, asked.think, asked.visitors))
    else:
        asyncio.run(_measure(asked))
    return 0


async def _measure(asked: argparse.Namespace) -> None:
    ours, empty = [], []
    for _ in range(4):  # in turn, so that a drifting machine is fair to both
        ours.append(await _one_visitor("app.py", PAGE, asked.answers))
        empty.append(await _one_visitor(EMPTY, "", asked.answers))
    for name, rounds in (("app", ours), ("empty", empty)):
        print(f"one visitor, {name}: {_say(rounds)}")
    ratio = statistics.median(r.cpu_ms for r in ours) / statistics.median(r.cpu_ms for r in empty)
    print(f"server CPU of one answer, against the empty app: {ratio:.2f}")
    weight = await _idle("app.py", PAGE, asked.idle)
    floor = await _idle(EMPTY, "", asked.idle)
    bare = await _idle(BARE, "", asked.idle)
    print(
        f"memory of an idle session: app {weight:.0f} KB; empty {floor:.0f} KB, ratio {weight / floor:.2f}; "
        f"the same questions alone {bare:.0f} KB, ratio {weight / bare:.2f}"
    )
    for visitors in asked.crowd:
        print(await _crowd("app.py", PAGE, visitors, asked.seconds, asked.think))


def _say(rounds: Sequence[Answering]) -> str:
    middle = {
        key: statistics.median(getattr(r, key) for r in rounds) for key in ("cpu_ms", "p50_ms", "p95_ms")
    }
    return (
        f"{rounds[0].widgets} questions, {middle['cpu_ms']:.1f} ms CPU, "
        f"p50 {middle['p50_ms']:.0f} ms, p95 {middle['p95_ms']:.0f} ms"
    )


async def _one_visitor(script: str, page: str, answers: int) -> Answering:
    with serve(script) as (port, pid):
        visitor = await Visitor(port, page, QUERY if page else "").open()
        chance = random.Random(1)
        for _ in range(5):
            await visitor.answer(chance)
        await asyncio.sleep(WARMED)
        start, times = cpu_seconds(pid), []
        for _ in range(answers):
            await asyncio.sleep(PAUSE)
            times.append(await visitor.answer(chance))
        spent = cpu_seconds(pid) - start
        await visitor.close()
    assert not visitor.faults, "the app showed an error"
    return Answering(
        cpu_ms=spent / answers * 1000,
        p50_ms=_quantile(times, 0.5),
        p95_ms=_quantile(times, 0.95),
        widgets=len(visitor.widgets),
    )


async def _idle(script: str, page: str, sessions: int) -> float:
    """Memory of one session, in KB."""
    with serve(script) as (port, pid):
        first = await Visitor(port, page, QUERY if page else "").open()
        await asyncio.sleep(WARMED)
        before = memory_megabytes(pid)
        visitors = [await Visitor(port, page, QUERY if page else "").open() for _ in range(sessions)]
        await asyncio.sleep(1)
        after = memory_megabytes(pid)
        await asyncio.gather(*(visitor.close() for visitor in [first, *visitors]))
    return (after - before) / sessions * 1024


async def _crowd(script: str, page: str, visitors: int, seconds: float, think: float) -> str:
    with serve(script) as (port, pid):
        people = [await Visitor(port, page, QUERY if page else "").open() for _ in range(visitors)]
        begin = time.perf_counter() + 0.5
        start = cpu_seconds(pid)
        times = await asyncio.gather(*(_come(p, i, begin, seconds, think) for i, p in enumerate(people)))
        spent = (cpu_seconds(pid) - start) / (time.perf_counter() - begin)
        faults = sum(person.faults for person in people)
        await asyncio.gather(*(person.close() for person in people))
    all_times = [one for each in times for one in each]
    return (
        f"{visitors} visitors, an answer every {think:g} s: {len(all_times)} answers, "
        f"p50 {_quantile(all_times, 0.5):.0f} ms, p95 {_quantile(all_times, 0.95):.0f} ms, "
        f"p99 {_quantile(all_times, 0.99):.0f} ms, {spent * 100:.0f} % of a core, {faults} errors"
    )


async def _come(visitor: Visitor, seed: int, begin: float, seconds: float, think: float) -> list[float]:
    """Answer now and then; time counts from the moment the answer was due, so that a queue is not hidden."""
    chance = random.Random(seed)
    due, times = begin + chance.random() * think, []
    while due < begin + seconds:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await visitor.answer(chance)
        times.append(time.perf_counter() - due)
        due += think * (0.8 + 0.4 * chance.random())
    return times


async def _soak(minutes: float, think: float, visitors: int) -> None:
    memory: list[float] = []
    with serve("app.py") as (port, pid):
        people = [await Visitor(port, PAGE, QUERY).open() for _ in range(visitors)]
        for minute in range(int(minutes)):
            begin = time.perf_counter()
            times = await asyncio.gather(
                *(_come(p, minute * 100 + i, begin, 58, think) for i, p in enumerate(people))
            )
            flat = [one for each in times for one in each]
            memory.append(memory_megabytes(pid))
            print(
                f"minute {minute + 1}: {memory[-1]:.1f} MB, {len(flat)} answers, "
                f"p95 {_quantile(flat, 0.95):.0f} ms",
                flush=True,
            )
        faults = sum(person.faults for person in people)
        await asyncio.gather(*(person.close() for person in people))
    thirds = [memory[round(k * len(memory) / 3)] for k in range(3)] + memory[-1:]
    growth = ", ".join(f"{after - before:+.1f}" for before, after in itertools.pairwise(thirds))
    print(f"growth over the first, second and last third: {growth} MB; {faults} errors")


def _quantile(times: Sequence[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000
