"""From the bytes of a sales file to every metric, beside others and beside merely reading it.

python -m benchmarks sales                          1 M orders, clean and messy, five rounds
python -m benchmarks sales --sizes 10k,100k,1M,10M  how it grows
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.orders_file import order_file

ROOT = Path(__file__).parents[1]
OURS = ("floor", "ours", "ours_with_model", "plain_pandas")
RIVALS = ("duckdb_parse", "lifetimes_summary")
"""They live in an environment of their own: benchmarks/requirements.txt."""
OWN_ENVIRONMENT = ROOT / "benchmarks" / ".venv" / "bin" / "python"
UNITS = {"k": 1_000, "M": 1_000_000}
Sample = dict[str, Any]


def main(argv: Sequence[str]) -> int:
    """Measure, and print CPU as ratios to ours, wall and peak memory."""
    wanted = _parse(argv)
    for size in wanted.sizes:
        for messy in (False, True):
            file = order_file(wanted.folder, size, messy=messy)
            rounds = wanted.rounds if size <= UNITS["M"] else max(1, wanted.rounds // 2)
            taken = measure_all(file, wanted, rounds)
            _print(size, file, taken, rounds)
    return 0


def measure_all(file: Path, wanted: argparse.Namespace, rounds: int) -> dict[str, list[Sample]]:
    """Run every engine in every round, each in a fresh process, in another order each time."""
    engines = [name for name in (*OURS, *RIVALS) if name in wanted.engines]
    taken: dict[str, list[Sample]] = {name: [] for name in engines}
    shuffled = random.Random(7)
    for _ in range(rounds):
        for name in shuffled.sample(engines, len(engines)):
            sample = _run(wanted.rivals if name in RIVALS else Path(sys.executable), name, file)
            if sample is not None:
                taken[name].append(sample)
    return {name: samples for name, samples in taken.items() if samples}


def _run(python: Path, engine: str, file: Path) -> Sample | None:
    """Run one engine once; None where its environment is not there."""
    if not python.exists():
        return None
    command = [str(python), "-m", "benchmarks.sales_engines", engine, str(file)]
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{engine}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return dict(json.loads(done.stdout))


def _print(size: int, file: Path, taken: dict[str, list[Sample]], rounds: int) -> None:
    cpu = {name: statistics.median(sample["cpu"] for sample in samples) for name, samples in taken.items()}
    print(
        f"\n{size:,} orders, {file.stem.split('_')[-1]}, {file.stat().st_size / 1e6:.0f} MB, {rounds} rounds"
    )
    print(f"{'':20}{'CPU s':>8}{'least':>8}{'x ours':>8}{'wall s':>8}{'peak MB':>9}  came out")
    for name, samples in taken.items():
        least = min(sample["cpu"] for sample in samples)
        wall = statistics.median(sample["wall"] for sample in samples)
        peak = statistics.median(sample["peak"] for sample in samples)
        ratio = cpu[name] / cpu["ours"] if "ours" in cpu else float("nan")
        out = ", ".join(f"{key} {value:,}" for key, value in samples[0]["outcome"].items())
        print(f"{name:20}{cpu[name]:8.3f}{least:8.3f}{ratio:8.2f}{wall:8.2f}{peak:9.0f}  {out}")


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks sales", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[UNITS["M"]], help="10k,100k,1M,10M")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engines", type=lambda text: text.split(","), default=[*OURS, *RIVALS])
    parser.add_argument(
        "--rivals", type=Path, default=OWN_ENVIRONMENT, help="Python that has duckdb and lifetimes"
    )
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "vinculo-benchmarks")
    return parser.parse_args(argv)


def _sizes(text: str) -> list[int]:
    return [int(float(one.rstrip("kM")) * UNITS.get(one[-1], 1)) for one in text.split(",")]
