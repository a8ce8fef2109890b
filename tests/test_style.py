"""The house's style and types, checked by the same command as everything else."""

import subprocess
import sys

import pytest

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_code_is_in_style(check):
    done = subprocess.run([sys.executable, "-m", *CHECKS[check]], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
