"""`python -m logic check`: content as it ships is sound, and each mistake is told at its line with a mend."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from logic.__main__ import main
from logic.commands.content_check import find_draft_faults, find_faults, lock_content
from logic.content.library import ROOT
from logic.content.lock import read_lock
from tests.mistakes import BEHAVIOUR, LOADING, QUALITY, READING, STRUCTURE

GROUPS = {"structure": STRUCTURE, "loading": LOADING, "reading": READING, "behaviour": BEHAVIOUR}
ALL = [(group, mistake) for group, mistakes in GROUPS.items() for mistake in mistakes]


def copy_content(to: Path) -> Path:
    for folder in ("questionnaires", "locales"):
        shutil.copytree(ROOT / folder, to / folder)
    return to


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    """One copy of the content for each group of mistakes, with what was found in it."""
    found = {}
    for group, mistakes in GROUPS.items():
        root = copy_content(tmp_path_factory.mktemp(group))
        for mistake in mistakes:
            mistake.seed(root)
        found[group] = (root, find_faults(root))
    return found


@pytest.fixture
def copy(tmp_path):
    return copy_content(tmp_path)


@pytest.mark.parametrize(("group", "mistake"), ALL, ids=[mistake.name for _, mistake in ALL])
def test_mistake_is_told_at_its_line_with_a_mend(seeded, group, mistake):
    root, faults = seeded[group]
    file, line = root / (mistake.told_in or mistake.file), mistake.line(root)

    told = [fault for fault in faults if fault.file == file and mistake.fault in fault.fault]

    assert {fault.line for fault in told} == {line}, [str(fault) for fault in faults if fault.file == file]
    assert mistake.mend in told[0].mend


def test_every_fault_has_a_mend(seeded):
    for _, faults in seeded.values():
        assert [str(fault) for fault in faults if not fault.mend] == []


def test_there_are_no_other_faults_than_the_seeded_ones(seeded):
    """A mistake is told once, not ten times over; a pattern that everybody has breaks worked cases too."""
    for group in ("structure", "loading", "reading"):
        root, faults = seeded[group]
        places = {(root / (one.told_in or one.file), one.line(root)) for one in GROUPS[group]}
        assert {(fault.file, fault.line) for fault in faults} == places


def test_command_exits_with_one_and_names_file_line_and_mend(copy, capsys):
    path = copy / QUALITY
    path.write_text(
        path.read_text("utf-8").replace("        dimension: ALI", "        dimention: ALI", 1), "utf-8"
    )
    line = path.read_text("utf-8").split("dimention")[0].count("\n") + 1

    code = main(["check", "--root", str(copy)])

    assert code == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith(f"questionnaires/quality.yaml:{line}: ")
    assert "unknown key 'dimention'. Did you mean 'dimension'?" in told


def test_only_the_files_named_are_told(copy, capsys):
    for name in ("quality", "reciprocity"):
        path = copy / f"questionnaires/{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("        key: -1", "        kee: -1", 1), "utf-8")

    code = main(["check", "--root", str(copy), str(copy / QUALITY)])

    assert code == 1
    assert "reciprocity.yaml" not in capsys.readouterr().err


def test_file_that_does_not_exist_is_said(capsys):
    assert main(["check", "nothing.yaml"]) == 2
    assert "nothing.yaml: there is no such file." in capsys.readouterr().err


def test_draft_outside_is_checked_among_the_others(tmp_path):
    draft = tmp_path / "quality2.yaml"
    text = (ROOT / "questionnaires/lock_in.yaml").read_text("utf-8").replace("id: lock_in", "id: quality2")
    draft.write_text(text, "utf-8")

    faults = find_draft_faults(draft, ROOT)

    assert {fault.fault for fault in faults} >= {"the id 'ATA1' is taken by lock_in.yaml."}
    assert {fault.file for fault in faults} == {draft}


def test_content_as_it_ships_is_sound_as_the_shell_tells():
    done = subprocess.run([sys.executable, "-m", "logic", "check"], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "ok", "")


def test_change_is_accepted_once_its_version_rises(copy):
    assert lock_content(copy) == []
    before = read_lock(copy / "questionnaires").history()["quality"]
    path = copy / QUALITY
    path.write_text(path.read_text("utf-8").replace("min_dimensions: 6", "min_dimensions: 7"), "utf-8")

    told = lock_content(copy)

    assert [(fault.file, fault.mend) for fault in told] == [
        (path, "Raise the version, then run `python -m logic check --accept`.")
    ]
    path.write_text(path.read_text("utf-8").replace("\nversion: 1.", "\nversion: 9.", 1), "utf-8")
    assert lock_content(copy) == []
    after = read_lock(copy / "questionnaires").history()["quality"]
    assert [version[0] for version in set(after) - set(before)] == ["9"]
    assert set(before) < set(after)
