"""A session file gives back what was saved, and refuses with a sentence what it cannot trust."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.library import ROOT
from logic.content.texts import load_texts
from logic.storage.session_file import MAX_BYTES, VERSION, SessionFileError, from_bytes, to_bytes
from logic.workspace import Workspace

ANSWERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.text(max_size=200),
    st.lists(st.text(max_size=20), max_size=4).map(tuple),
)
HOSTILE = {
    "empty": (b"", "session.not_ours"),
    "binary": (bytes(range(256)), "session.not_ours"),
    "not an object": (b"[1, 2]", "session.not_ours"),
    "another program's file": (b'{"version": 3, "cells": []}', "session.not_ours"),
    "brackets without end": (b"[" * 100_000, "session.not_ours"),
    "deep": (b'{"vinculo":1,"workspace":' + b'{"a":' * 5000 + b"1" + b"}" * 5001, "session.not_ours"),
    "a key twice": (b'{"vinculo": 1, "vinculo": 1, "workspace": {}}', "session.not_ours"),
    "not a number": (b'{"vinculo": 1, "workspace": {"weights": {"F1": NaN}}}', "session.not_ours"),
    "infinite": (b'{"vinculo": 1, "workspace": {"weights": {"F1": 1e999}}}', "session.damaged"),
    "a huge number": (
        b'{"vinculo": 1, "workspace": {"answers": {"q": {"a": ' + b"9" * 5000 + b"}}}}",
        "session.not_ours",
    ),
    "true as version": (b'{"vinculo": true, "workspace": {}}', "session.not_ours"),
    "newer": (json.dumps({"vinculo": VERSION + 1, "workspace": {}}).encode(), "session.too_new"),
    "no workspace": (b'{"vinculo": 1}', "session.not_ours"),
    "unknown part": (b'{"vinculo": 1, "workspace": {"admin": true}}', "session.damaged"),
    "weight out of range": (b'{"vinculo": 1, "workspace": {"weights": {"F1": 99}}}', "session.damaged"),
    "too large": (b" " * (MAX_BYTES + 1), "session.too_large"),
    "utf-16": ('{"vinculo": 1}'.encode("utf-16"), "session.not_ours"),
    "half a character": (b'{"vinculo": 1, "workspace": {"notes": {"a": "\xc3"}}}', "session.not_ours"),
}


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=20),
        st.dictionaries(st.text(min_size=1, max_size=20), ANSWERS, max_size=6),
        max_size=4,
    ),
    st.dictionaries(st.text(min_size=1, max_size=20), st.text(max_size=100), max_size=5),
)
@settings(max_examples=150)
def test_what_is_saved_comes_back(answers, notes):
    saved = Workspace(answers=answers, notes=notes)

    opened = from_bytes(to_bytes(saved))

    assert opened == saved
    assert to_bytes(opened) == to_bytes(saved)


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_with_a_sentence(case):
    file, key = HOSTILE[case]

    with pytest.raises(SessionFileError) as refused:
        from_bytes(file)

    assert refused.value.key == key
    for language in ("es", "en"):
        sentence = load_texts(ROOT / "locales", language)(refused.value.key, **refused.value.values)
        assert "{" not in sentence


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_no_bytes_crash_the_reader(file):
    _opens_or_refuses(file)


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
@settings(max_examples=300)
def test_no_damage_to_our_own_file_crashes_the_reader(at, noise):
    own = to_bytes(Workspace(answers={"quality": {"ALI1": 4, "ALI2": None}}, notes={"ALI1": "Rosa"}))
    at %= len(own)

    _opens_or_refuses(own[:at] + noise + own[at + len(noise) :])


def _opens_or_refuses(file):
    try:
        opened = from_bytes(file)
    except SessionFileError as refused:
        opened = refused.key
    assert isinstance(opened, Workspace) or opened.startswith("session.")
