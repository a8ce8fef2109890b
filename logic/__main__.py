"""Vínculo without a screen: `python -m logic <command>`."""

import sys
from importlib import import_module

COMMANDS = ("check", "schema", "score", "recommend", "metrics", "plan")
USAGE = f"python -m logic {{{'|'.join(COMMANDS)}}} [--help]"


def main(argv: list[str]) -> int:
    """Run one command. Returns its exit code: 0 done, 1 a check failed, 2 the input cannot be used."""
    if argv and argv[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    if not argv or argv[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 2
    command = import_module(f"logic.commands.{argv[0]}")
    return int(command.run(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
