"""What the Dockerfile copies is enough for the app, and it starts as the image starts it."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.browsing import ROOT, free_port

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")


def _said(instruction):
    """Return what follows an instruction, once for each time it stands there."""
    return re.findall(rf"^\s*{instruction} +(.+)$", DOCKERFILE, re.M)


@pytest.fixture
def image(tmp_path):
    """A folder that holds what the image's /app holds."""
    for line in _said("COPY"):
        *sources, target = line.split()
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(
                    ROOT / source, tmp_path / target, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy(ROOT / source, tmp_path)
    return tmp_path


@pytest.fixture
def started(image):
    variables = dict(one.split("=", 1) for line in _said("ENV") for one in line.split())
    port = free_port()
    command = json.loads(_said("CMD")[-1])
    log = image.parent / f"{image.name}.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", *command, f"--server.port={port}"],
            cwd=image, stdout=out, stderr=out, env={**os.environ, **variables},
        )  # fmt: skip
    deadline = time.monotonic() + 60
    while not _healthy(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)
    assert "Traceback" not in log.read_text("utf-8")
    assert "external IP" not in log.read_text("utf-8")  # the greeting asked nobody for the machine's address


def _healthy(port):
    """Ask as the image's HEALTHCHECK asks."""
    asked = json.loads(re.findall(r"HEALTHCHECK.*?CMD +(\[.+\])", DOCKERFILE)[0])[-1]
    asked = asked.replace("8501", str(port))
    return (
        subprocess.run([sys.executable, "-c", asked], stderr=subprocess.DEVNULL, check=False).returncode == 0
    )


@pytest.mark.browser
def test_image_holds_all_that_a_plan_and_its_document_need(started, visit):
    tab = visit(f"{started}/plan?lang=en&example=1")

    tab.get_by_text("Download", exact=True).first.click()
    with tab.expect_download() as loading:
        tab.get_by_role("button", name="PDF").click()  # the first one drawn may be another

    assert Path(loading.value.path()).read_bytes().startswith(b"%PDF")


def test_a_secret_beside_the_settings_stays_out_of_the_image():
    left_out = (ROOT / ".dockerignore").read_text("utf-8").split()

    assert left_out.index(".streamlit/secrets.toml") > left_out.index("!.streamlit")  # the later line decides


def test_health_is_bad_where_nothing_listens():
    assert not _healthy(free_port())
