"""How a fault in the YAML is told to whoever edited it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what is wrong and how to mend it."""

    file: Path
    line: int
    fault: str
    mend: str

    def __str__(self) -> str:
        """Read as `file:line: fault. mend.`, which editors turn into a link."""
        return f"{self.file.name}:{self.line}: {self.fault} {self.mend}".rstrip()


class ContentError(ValueError):
    """Files that cannot be used, with every fault found in them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults; the message lists them, one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
