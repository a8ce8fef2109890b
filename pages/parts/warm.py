"""Import what results need while the visitor reads the first page, so that nobody waits for it later."""

import gc
import importlib
import threading
from functools import lru_cache

LATER = ("pandas", "altair")
"""Slow to import, and needed by every page that shows figures."""
PAUSE = 3.0
"""Seconds that the first visitor has the server alone, to read what the browser keeps and see the page."""


@lru_cache(maxsize=1)
def up() -> None:
    """Start once for the process, after its first page is out."""
    later = threading.Timer(PAUSE, _import_and_freeze)
    later.daemon = True
    later.start()


def _import_and_freeze() -> None:
    for name in LATER:
        importlib.import_module(name)
    # What the imports made lives as long as the process: the collector need not look at it ever again.
    gc.collect()
    gc.freeze()
