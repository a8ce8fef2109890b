"""What the product costs, as ratios on this machine: `python -m benchmarks <what>`."""

import sys
from importlib import import_module

BENCHMARKS = {
    "drops": "what is lost when the connection drops and comes back",
    "fuzz": "sales files damaged at random: the reader always answers",
    "kills": "what is lost when the server dies in mid-answer",
    "load": "an answer, a crowd of visitors, a session at rest",
    "pollution": "a table spoilt in one way at a time: how much of it comes back",
    "sales": "a sales file from bytes to every metric",
    "start": "a cold start, to the first whole page",
    "survey": "ten thousand customers' answers, from bytes to every figure",
}


def main(argv: list[str]) -> int:
    """Run one benchmark with its own options."""
    if not argv or argv[0] not in BENCHMARKS:
        for name, what in BENCHMARKS.items():
            print(f"python -m benchmarks {name:9} {what}", file=sys.stderr)
        return 0 if argv and argv[0] in ("-h", "--help") else 2
    return int(import_module(f"benchmarks.{argv[0]}").main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
