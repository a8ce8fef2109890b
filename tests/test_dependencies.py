"""Nothing older than what is known to be safe, and nothing pinned that the product does not use."""

import ast
import re
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

FLOORS = {  # oldest version without a fault that touches us, and the fault
    "streamlit": ("1.67", "1.54: SSRF (CVE-2026-33682); 1.61.1: traces to clients (#16391)"),
    "pandas": ("3.0", "2.x dies on a 17-byte file (#62881, #63089)"),
    "pyyaml": ("6.0", "5.x: arbitrary code in full_load (CVE-2020-14343)"),
    "starlette": ("1.3.1", "form limits ignored (CVE-2026-54283), Range (CVE-2025-62727)"),
    "jinja2": ("3.1.6", "sandbox escape (CVE-2025-27516)"),
    "altair": ("6.0", "the first that this app was tried with"),
}
NAMES = {
    "yaml": "pyyaml",
    "pydantic_core": "pydantic",
    "docx": "python-docx",
    "python_calamine": "python-calamine",
    "lxml": "python-docx",
}
"""Import name -> name in requirements.txt, where they differ."""


def _numbers(text):
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _required(file="requirements.txt"):
    lines = Path(file).read_text("utf-8").splitlines()
    return {re.split(r"[<>=\s]", line)[0].lower() for line in lines if line and line[0] not in "#-"}


def _imported():
    files = [Path("app.py"), Path("asgi.py"), *Path("pages").rglob("*.py"), *Path("logic").rglob("*.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in plain | named}


@pytest.mark.parametrize("package", FLOORS)
def test_no_version_with_a_known_fault(package):
    floor, fault = FLOORS[package]

    assert _numbers(version(package)) >= _numbers(floor), fault


def test_requirements_name_exactly_what_is_imported():
    known = packages_distributions()
    ours = {"logic", "pages"}
    outside = {name for name in _imported() if name in known and name not in ours}

    assert {NAMES.get(name, name) for name in outside} == _required()


def test_floors_stand_in_the_requirements():
    text = Path("requirements.txt").read_text("utf-8").lower()

    assert all(re.search(rf"^{package}>=", text, re.M) for package in FLOORS)
