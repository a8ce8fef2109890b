"""What one session knows, with no screen: the work, its draft in the browser, and what is remembered."""

import datetime as dt
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from logic.storage.draft import NOTHING, Draft, from_text, put_together, take_apart, to_text
from logic.workspace import Workspace

EMPTY = Workspace()


@dataclass
class Visit:
    """One object, since each look into st.session_state is slow."""

    own: Workspace = EMPTY
    """The visitor's own work."""
    example: Workspace | None = None
    """The worked example, while it is open."""
    language: str | None = None
    draft: Draft = NOTHING
    """The visitor's own work as entries with stamps."""
    drafted: Workspace = EMPTY
    """The workspace that the draft was made of."""
    browser: Draft | None = None
    """What the browser said it keeps; None before it was heard, and nothing may be saved before."""
    given: Workspace = EMPTY
    """The workspace that the browser was last given to keep."""
    browser_is_newer: bool = False
    """Whether the browser keeps a draft of a newer version, which is left as it is."""
    framed: bool = False
    """Whether app.py has drawn the frame."""
    wanted: str | None = None
    """The page that a visitor came for past the frame."""
    unseen: set[str] = field(default_factory=set)
    """Widgets that were offered a value by a run that did not end."""
    whole_page: bool = False
    """Whether something happened, since the page was last drawn, that shows on more than one question."""
    just_heard: bool = False
    """Whether no run has come to its end since the browser first told what it keeps."""
    held: dict[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> Workspace:
        """The worked example while it is open, else the visitor's own work."""
        return self.own if self.example is None else self.example

    def change(self, changed: Workspace) -> None:
        """Put a changed workspace in the place of what is on the screens."""
        if changed == self.shown:
            return  # the same object stays, and with it everything that was made of it
        known_by = changed.id or secrets.token_hex(8)
        dated = changed.model_copy(update={"id": known_by, "updated": dt.date.today()})
        if self.example is None:
            self.own = dated
        else:
            self.example = dated

    # The draft in the browser: read before the first save, then one entry an answer.

    def hear(self, text: str) -> None:
        """Take over what the browser keeps; where both know an answer, the later one stands."""
        self.whole_page = True
        heard = from_text(text)
        self.browser_is_newer = heard is None
        if heard is None:
            return
        ours = self._stamped()
        self.just_heard = self.browser is None
        self.browser, self.draft = heard, ours.merged(heard)
        if self.draft.entries != ours.entries:
            self.own = self._with_what_browsers_lack(put_together(self.draft.values()))
        self.drafted = self.own

    def for_browser(self) -> str | None:
        """Return what the browser has to add to what it keeps; None: it must first tell what that is."""
        self.given = self.own
        return to_text(self._stamped().newer_than(self.browser)) if self.browser else None

    def erase(self) -> None:
        """Forget everything that was entered, here and, once it is told, in the browser."""
        self.draft, self.drafted, self.held = Draft({}, erased=_now()), EMPTY, {}
        self.own, self.example = EMPTY, None

    def _stamped(self) -> Draft:
        """Return the draft with the latest changes stamped; a workspace that is the same object has none."""
        if self.drafted is not self.own:
            self.draft = self.draft.changed(take_apart(self.own), _now())
            self.drafted = self.own
        return self.draft

    def _with_what_browsers_lack(self, heard: Workspace) -> Workspace:
        """What customers answered is never in a browser; a session that has it keeps it."""
        surveys = {run.day: run.survey for run in self.own.runs}
        runs = (run.model_copy(update={"survey": surveys.get(run.day, run.survey)}) for run in heard.runs)
        return heard.model_copy(update={"survey": self.own.survey, "runs": tuple(runs)})


def _now() -> int:
    return time.time_ns() // 1_000_000
