"""A session file gives back what was saved, and refuses with a sentence what it cannot trust."""

import json
import zlib

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


def pdf(attached, packed=False, before=0, space=b" "):
    """Write the least that looks like a PDF with a file attached, and other attached files before it."""
    body = zlib.compress(attached) if packed else attached
    filter_ = b"/Filter /FlateDecode " if packed else b""
    other = b"1 0 obj << /Type /EmbeddedFile >>\nstream\nother\nendstream endobj\n" * before
    head = (
        b"%PDF-1.7\n" + other + b"9 0 obj << " + filter_ + b"/Type" + space + b"/EmbeddedFile >>\nstream\r\n"
    )
    return head + body + b"\nendstream endobj\n%%EOF"


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
    "a number": (b"1", "session.not_ours"),
    "nothing at all": (b"null", "session.not_ours"),
    "spaces": (b" \n\t ", "session.not_ours"),
    "cut short": (b'{"vinculo": 1, "workspace": {"answers": {"quality": {"ALI1": 4', "session.not_ours"),
    "two files in one": (
        b'{"vinculo": 1, "workspace": {}}{"vinculo": 1, "workspace": {}}',
        "session.not_ours",
    ),
    "a comma too many": (b'{"vinculo": 1, "workspace": {},}', "session.not_ours"),
    "comments": (b'{"vinculo": 1, /* mine */ "workspace": {}}', "session.not_ours"),
    "YAML": (b"vinculo: 1\nworkspace: {}\n", "session.not_ours"),
    "a control character": (b'{"vinculo": 1, "workspace": {"notes": {"a": "\x00"}}}', "session.not_ours"),
    "a key twice, deep inside": (
        b'{"vinculo": 1, "workspace": {"notes": {"a": "x", "a": "y"}}}',
        "session.not_ours",
    ),
    "minus infinity": (b'{"vinculo": 1, "workspace": {"sales": {"a": -Infinity}}}', "session.not_ours"),
    "brackets behind quotes": (
        b'{"vinculo": 1, "workspace": {"notes": {"a": "\\\\"}, "x": ' + b"[" * 13 + b"]" * 13 + b"}}",
        "session.not_ours",
    ),
    "version in quotes": (b'{"vinculo": "1", "workspace": {}}', "session.not_ours"),
    "half a version": (b'{"vinculo": 1.5, "workspace": {}}', "session.not_ours"),
    "version nought": (b'{"vinculo": 0, "workspace": {}}', "session.not_ours"),
    "version of a million": (b'{"vinculo": 1000000, "workspace": {}}', "session.too_new"),
    "a list for a workspace": (b'{"vinculo": 1, "workspace": []}', "session.not_ours"),
    "a text for the answers": (b'{"vinculo": 1, "workspace": {"answers": "all"}}', "session.damaged"),
    "an object for an answer": (
        b'{"vinculo": 1, "workspace": {"answers": {"quality": {"ALI1": {"a": 1}}}}}',
        "session.damaged",
    ),
    "an unknown evidence": (b'{"vinculo": 1, "workspace": {"evidence": {"ALI": "E9"}}}', "session.damaged"),
    "a text for a weight": (b'{"vinculo": 1, "workspace": {"weights": {"F1": "heavy"}}}', "session.damaged"),
    "a weight of truth": (b'{"vinculo": 1, "workspace": {"weights": {"F1": []}}}', "session.damaged"),
    "ten megabytes of one text": (
        b'{"vinculo": 1, "workspace": {"notes": {"a": "' + b"x" * 10_000_000 + b'"}}}',
        "session.too_large",
    ),
    "a spreadsheet": (b"PK\x03\x04" + b"\x00" * 60, "session.not_ours"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 60, "session.not_ours"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "session.not_ours"),
    "a PDF without anything in it": (b"%PDF-1.7\n%%EOF", "session.not_ours"),
    "a PDF with another file in it": (pdf(b"hello"), "session.not_ours"),
    "a PDF with a session of nobody": (pdf(b'{"cells": []}'), "session.not_ours"),
    "a PDF with a newer session": (pdf(b'{"vinculo": 9, "workspace": {}}'), "session.too_new"),
    "a PDF with a damaged session": (
        pdf(b'{"vinculo": 1, "workspace": {"admin": true}}', packed=True),
        "session.damaged",
    ),
    "a PDF that unpacks to fifty megabytes": (pdf(b"{" + b" " * 50_000_000, packed=True), "session.not_ours"),
    "a PDF whose file is cut": (pdf(b'{"vinculo": 1, "workspace": {}}')[:-30], "session.not_ours"),
    "a PDF packed wrongly": (
        pdf(b"xx", packed=True).replace(zlib.compress(b"xx"), b"not packed"),
        "session.not_ours",
    ),
    "a PDF with marks and no files": (b"%PDF-1.7\n" + b"/Type /EmbeddedFile " * 100_000, "session.not_ours"),
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


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" \r\n\t"])
@pytest.mark.parametrize("before", [0, 3, 19])
def test_a_session_is_found_in_a_pdf(packed, start, before):
    saved = Workspace(answers={"quality": {"ALI1": 4}}, notes={"ALI1": "Ñandú"})

    opened = from_bytes(pdf(start + to_bytes(saved), packed, before, space=b"" if before else b" \n"))

    assert opened == saved


def test_only_the_first_attached_files_are_looked_at():
    with pytest.raises(SessionFileError):
        from_bytes(pdf(to_bytes(Workspace()), before=20))


def test_a_session_opens_with_a_mark_of_its_encoding_and_up_to_the_largest_size():
    file = to_bytes(Workspace(notes={"ALI1": "Rosa"}))

    assert from_bytes(b"\xef\xbb\xbf" + file) == from_bytes(file)
    assert from_bytes(file + b" " * (MAX_BYTES - len(file))) == from_bytes(file)


def test_a_session_is_written_so():
    nothing = b'{\n "vinculo": 1,\n "workspace": {}\n}'
    note = '{\n "vinculo": 1,\n "workspace": {\n  "notes": {\n   "ALI1": "Ñandú"\n  }\n }\n}'

    assert to_bytes(Workspace()) == nothing
    assert to_bytes(Workspace(notes={"ALI1": "Ñandú"})) == note.encode()


def test_brackets_inside_texts_are_no_nesting():
    saved = Workspace(notes={"a": "[" * 50, "b": '"' + "{" * 50, "c": "\\" + "[" * 50})

    assert from_bytes(to_bytes(saved)) == saved


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"admin": true}', "admin"),
        (b'{"evidence": {"ALI": "E9"}}', "evidence.ALI"),
        (b'{"weights": {"' + b"x" * 300 + b'": 99}}', "weights." + "x" * 112),
    ],
)
def test_damage_is_told_with_its_place(body, place):
    with pytest.raises(SessionFileError) as refused:
        from_bytes(b'{"vinculo": 1, "workspace": ' + body + b"}")

    assert refused.value.values == {"place": place}


def test_refusals_fill_the_blanks_of_their_sentences():
    with pytest.raises(SessionFileError) as newer:
        from_bytes(b'{"vinculo": 7, "workspace": {}}')
    with pytest.raises(SessionFileError) as larger:
        from_bytes(b" " * (MAX_BYTES + 1))

    assert newer.value.values == {"version": 7, "known": VERSION}
    assert larger.value.values == {"megabytes": 5}


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_no_bytes_crash_the_reader(file):
    assert _opens_or_refuses(file)


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
@settings(max_examples=300)
def test_no_damage_to_our_own_file_crashes_the_reader(at, noise):
    own = to_bytes(Workspace(answers={"quality": {"ALI1": 4, "ALI2": None}}, notes={"ALI1": "Rosa"}))
    at %= len(own)

    assert _opens_or_refuses(own[:at] + noise + own[at + len(noise) :])


def _opens_or_refuses(file):
    try:
        opened = from_bytes(file)
    except SessionFileError as refused:
        opened = refused.key
    return isinstance(opened, Workspace) or opened.startswith("session.")
