"""What the commands share: the files they are given, read; or one sentence on why that cannot be."""

import argparse
import sys
from pathlib import Path

from logic.assessment.migration import migrate
from logic.assessment.say import say_migration
from logic.content.library import Content
from logic.content.texts import Texts
from logic.storage.session_file import SessionFileError, from_bytes
from logic.workspace import Workspace


class InputError(Exception):
    """An input that cannot be used; the text is the sentence to print."""


def add_session_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command on a session takes."""
    parser.add_argument("session", metavar="SESSION")
    parser.add_argument("--language", choices=["es", "en"], default="es")


def read_file(file: str) -> bytes:
    """Read a file. Raises InputError with the system's reason."""
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise InputError(f"{file}: {fault.strerror}") from fault


def write_file(file: str, data: bytes) -> None:
    """Write a file. Raises InputError with the system's reason."""
    try:
        Path(file).write_bytes(data)
    except OSError as fault:
        raise InputError(f"{file}: {fault.strerror}") from fault


def read_session(file: str, texts: Texts, content: Content) -> Workspace:
    """Read a saved session and bring it to today's content; standard error says what changed by that.

    Raises:
        InputError: It is none, or one that cannot be read.
    """
    try:
        workspace = from_bytes(read_file(file))
    except SessionFileError as refused:
        raise InputError(f"{file}: {texts(refused.key, n=None, **refused.values)}") from refused
    found = migrate(content, workspace)
    for sentence in say_migration(found, content, texts):
        print(f"{file}: {sentence}", file=sys.stderr)
    return found.workspace
