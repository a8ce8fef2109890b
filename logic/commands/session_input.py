"""What the commands that take a session share: the file read and brought to today's content, or why not."""

import sys
from pathlib import Path

from logic.assessment.migration import migrate
from logic.assessment.say import say_migration
from logic.content.library import Content
from logic.content.texts import Texts
from logic.storage.session_file import SessionFileError, from_bytes
from logic.workspace import Workspace


def read_session(file: str, texts: Texts, content: Content | None = None) -> Workspace | None:
    """Read a saved session; None after a sentence on standard error.

    Args:
        file: Its path.
        texts: The reader's words.
        content: Given, a session of an earlier version is brought to it, and standard error says what
            changed.
    """
    try:
        workspace = from_bytes(Path(file).read_bytes())
    except OSError as fault:
        print(f"{file}: {fault.strerror}", file=sys.stderr)
        return None
    except SessionFileError as refused:
        print(f"{file}: {texts(refused.key, n=None, **refused.values)}", file=sys.stderr)
        return None
    if content is None:
        return workspace
    found = migrate(content, workspace)
    for sentence in say_migration(found, content, texts):
        print(f"{file}: {sentence}", file=sys.stderr)
    return found.workspace
