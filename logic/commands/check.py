"""`python -m logic check [FILE…]`: every content file loads, reads well, and keeps what it promised."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from logic.commands.content_check import accept, find_draft_faults, find_faults
from logic.commands.inputs import InputError
from logic.content.errors import Fault
from logic.content.library import ROOT


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these; a draft may stand anywhere")
    parser.add_argument("--root", type=Path, default=ROOT, help="where questionnaires/ and locales/ stand")
    parser.add_argument(
        "--accept", action="store_true", help="accept changed content and translations: writes the lock"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0: all is well; 1: there are faults."""
    named = [Path(file) for file in options.files]
    missing = [file for file in named if not file.is_file()]
    if missing:
        raise InputError("\n".join(f"{file}: there is no such file." for file in missing))
    found = accept(options.root) if options.accept else find_faults(options.root)
    faults = [fault for fault in found if _wanted(fault, named)]
    for draft in (file for file in named if not file.resolve().is_relative_to(options.root.resolve())):
        faults += find_draft_faults(draft, options.root)
    for line in write_faults(faults, options.root):
        print(line, file=sys.stderr)
    if not faults:
        print("ok")
    return 1 if faults else 0


def _wanted(fault: Fault, named: Sequence[Path]) -> bool:
    return not named or any(fault.file.resolve() == file.resolve() for file in named)


def write_faults(faults: Iterable[Fault], root: Path) -> Iterator[str]:
    """Write each as `file:line: fault. mend.`, with the path from the root so that editors find it."""
    for fault in sorted(set(faults), key=lambda one: (str(one.file), one.line, one.fault)):
        file = fault.file.relative_to(root) if fault.file.is_relative_to(root) else fault.file
        yield f"{file}:{fault.line}: {fault.fault} {fault.mend}".rstrip()
