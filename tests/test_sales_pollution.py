"""A table spoilt in one way comes back: a part of `python -m benchmarks pollution`."""

from statistics import fmean

import pytest

from benchmarks.pollution import polluted, score, weighted

EVERY = 7
LEAST_SIMPLE, LEAST_WEIGHTED, LEAST_OF_ONE = 9.97, 9.95, 9.8
WHOLE = (
    "clean",
    "delimiter ';'",
    "escape by backslash",
    "5 preamble lines",
    "no headings",
    "encoding utf-16",
)


@pytest.fixture(scope="module")
def points():
    files = [file for at, file in enumerate(polluted()) if at % EVERY == 0 or file.name in WHOLE]
    return [(file, score(file)) for file in files]


def test_spoilt_tables_come_back(points):
    scores = [one for _, one in points]

    assert fmean(scores) >= LEAST_SIMPLE
    assert weighted(points) >= LEAST_WEIGHTED
    assert min(scores) >= LEAST_OF_ONE


def test_usual_ways_of_writing_a_table_lose_nothing(points):
    assert {file.name: one for file, one in points if file.name in WHOLE} == dict.fromkeys(WHOLE, 10.0)


def test_what_is_refused_scores_nothing():
    clean = next(polluted())

    assert score(clean, reader=lambda data: None) == 0.0
    assert score(clean, reader=lambda data: ((), ())) == 1.0
