"""Damaged files never crash the reader: a small part of `python -m benchmarks fuzz`."""

from benchmarks.fuzz import answer, both_languages, inputs

INPUTS, SEED = 300, 20261122


def test_damaged_files_are_read_or_refused():
    texts = both_languages()

    answers = {answer(data, texts) for _, data in inputs(INPUTS, SEED)}

    assert {"read", "no_columns", "header_only"} <= answers
