"""What the commands that take a session share: the file read, or one sentence about why not."""

import sys
from pathlib import Path

from logic.content.texts import Texts
from logic.storage.session_file import SessionFileError, from_bytes
from logic.workspace import Workspace


def read_session(file: str, texts: Texts) -> Workspace | None:
    """Read a saved session; None after a sentence on standard error."""
    try:
        return from_bytes(Path(file).read_bytes())
    except OSError as fault:
        print(f"{file}: {fault.strerror}", file=sys.stderr)
    except SessionFileError as refused:
        print(f"{file}: {texts(refused.key, n=None, **refused.values)}", file=sys.stderr)
    return None
