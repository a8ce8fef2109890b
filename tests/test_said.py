"""Eight sessions get the readings, the advice and the plan that were looked through and found right."""

import pytest
import yaml

from tests.said import FOLDER, SESSIONS, say


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_is_told_what_it_was(name):
    """After a change that is meant to show here: python -m tests.said, and look at the difference."""
    expected = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))

    assert say(SESSIONS[name]) == expected
