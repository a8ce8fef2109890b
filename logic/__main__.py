"""Vínculo without a screen: `python -m logic <command>`."""

import argparse
import os
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
    try:
        code = _run(*argv)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(name: str, *argv: str) -> int:
    from logic.commands.inputs import InputError
    from logic.content.errors import ContentError

    command = import_module(f"logic.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"python -m logic {name}", description=command.__doc__)
    command.add_options(parser)
    try:
        return int(command.run(parser.parse_args(argv)))
    except (InputError, ContentError) as refused:
        print(refused, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
