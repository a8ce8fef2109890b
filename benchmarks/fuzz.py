"""Damage sales files at random and see whether the reader always answers.

python -m benchmarks fuzz                    20,000 inputs
python -m benchmarks fuzz --inputs 500 --seed 3
"""

import argparse
import datetime as dt
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logic.content.texts import Texts

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "files"
TODAY = dt.date(2026, 12, 31)
MOST_MUTATIONS = 4
MARKS = (b",", b";", b"\t", b"|", b" ")
INSERTED = (
    b'"', b'""', b"'", b"\\", b"\x00", b"\xff", b"\xc3", b"\r", b"\n", b"\r\n", b"=", b"\xef\xbb\xbf",
    b"sep=;\n",
    b"9" * 40, b"1e999", b"-", b"%", b"\xe2\x80\xae", b'="', b"(1)",
)  # fmt: skip
Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(data: bytes, chance: random.Random) -> bytes:
    """Cut the file off."""
    return data[: chance.randint(0, len(data))]


def behead(data: bytes, chance: random.Random) -> bytes:
    """Lose the beginning."""
    return data[chance.randint(0, len(data)) :]


def swap_delimiters(data: bytes, chance: random.Random) -> bytes:
    """Write some or all of one delimiter as another."""
    old, new = chance.sample(MARKS, 2)
    return data.replace(old, new, -1 if chance.random() < 0.5 else chance.randint(1, 5))


def insert(data: bytes, chance: random.Random) -> bytes:
    """Put quotes and other hostile pieces anywhere."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(data))
        data = data[:at] + chance.choice(INSERTED) + data[at:]
    return data


def drop_column(data: bytes, chance: random.Random) -> bytes:
    """Leave out a column, by splitting lines plainly."""
    lines = data.split(b"\n")
    mark = max(MARKS, key=lines[0].count)
    at = chance.randint(0, lines[0].count(mark))
    return b"\n".join(mark.join(c for n, c in enumerate(line.split(mark)) if n != at) for line in lines)


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    """Put the lines in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def repeat_lines(data: bytes, chance: random.Random) -> bytes:
    """Write some lines many times."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], *(lines[at : at + 3] * chance.randint(2, 40)), *lines[at:]])


def change_newlines(data: bytes, chance: random.Random) -> bytes:
    """End lines otherwise, in all places or some."""
    old, new = chance.sample((b"\n", b"\r\n", b"\r"), 2)
    return data.replace(old, new, -1 if chance.random() < 0.5 else chance.randint(1, 5))


MUTATIONS: tuple[Mutation, ...] = (
    flip, truncate, behead, swap_delimiters, insert, drop_column, shuffle_lines, repeat_lines,
    change_newlines,
)  # fmt: skip


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many damaged files, each with a name that tells how it came about."""
    chance = random.Random(seed)
    sources = {file.name: file.read_bytes() for file in sorted(FILES.rglob("*")) if _is_table(file)}
    for number in range(count):
        name = chance.choice(list(sources))
        data, done = sources[name], []
        for _ in range(chance.randint(1, MOST_MUTATIONS)):
            mutation = chance.choice(MUTATIONS)
            data = mutation(data, chance)
            done.append(mutation.__name__)
        yield f"{number}: {name} {' '.join(done)}", data


def _is_table(file: Path) -> bool:
    return file.is_file() and file.suffix in (".csv", ".txt")


def answer(data: bytes, texts: Mapping[str, "Texts"]) -> str:
    """Read one file, say what came of it in both languages, and check that its rows add up.

    Returns:
        "read", or the code of the refusal.
    """
    from logic.sales.describe import say_refusal
    from logic.sales.read import read_sales
    from logic.sales.receipt_text import write_receipt
    from logic.sales.values import Refusal

    reading = read_sales(data, today=TODAY)
    if isinstance(reading, Refusal):
        assert all(say_refusal(reading, words) for words in texts.values())
        return reading.code
    assert all(write_receipt(reading, words) for words in texts.values())
    receipt = reading.receipt
    assert receipt.read == receipt.used + sum(aside.rows for aside in receipt.set_aside), "rows do not add up"
    return "read"


def both_languages() -> dict[str, "Texts"]:
    """Load the phrases."""
    from logic.content.texts import load_texts

    return {language: load_texts(ROOT / "locales", language) for language in ("es", "en")}


def main(argv: Sequence[str]) -> int:
    """Read damaged files; print what came of them, and every crash with its seed."""
    parser = argparse.ArgumentParser("python -m benchmarks fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the inputs that crash")
    asked = parser.parse_args(argv)
    texts, outcomes, slowest = both_languages(), Counter[str](), (0.0, "")
    for name, data in inputs(asked.inputs, asked.seed):
        start = time.process_time()
        try:
            outcomes[answer(data, texts)] += 1
        except Exception:  # whatever it is, it is what we look for
            outcomes["CRASH"] += 1
            print(f"seed {asked.seed}, {name}\n{traceback.format_exc(limit=-3)}", file=sys.stderr, flush=True)
            _keep(asked.keep, name, data)
        slowest = max(slowest, (time.process_time() - start, name))
    print(
        f"{asked.inputs:,} inputs, {outcomes['CRASH']} crashes; slowest {slowest[0]:.2f} CPU s ({slowest[1]})"
    )
    for outcome, times in outcomes.most_common():
        print(f"{times:7,} {outcome}")
    return int(outcomes["CRASH"] > 0)


def _keep(folder: Path | None, name: str, data: bytes) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name.split(":")[0]).write_bytes(data)
