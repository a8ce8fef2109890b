"""The session that travels inside a PDF of ours, taken out again without reading the rest of the file."""

import re
import zlib

MOST_BYTES = 5_000_000
"""Of a session, once unpacked; what is longer is no session of ours."""
MOST_TRIED = 20
"""Attached files looked at."""
ATTACHED = re.compile(rb"/Type\s*/EmbeddedFile\b")
STREAM = re.compile(rb"stream\r?\n")


def find_session(pdf: bytes) -> bytes | None:
    """Return the first attached file that looks like a session; what it says is still to be checked.

    Only the bytes of attached streams are looked at, and no more than a session may hold is unpacked: a
    hostile file costs no more than reading it once.

    >>> find_session(b"%PDF-1.7 no attachment") is None
    True
    """
    if not pdf.startswith(b"%PDF-"):
        return None
    for found, mark in enumerate(ATTACHED.finditer(pdf)):
        if found == MOST_TRIED:
            return None
        unpacked = _unpack(pdf, mark.start())
        if unpacked is not None and unpacked.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            return unpacked
    return None


def _unpack(pdf: bytes, place: int) -> bytes | None:
    """Unpack the stream whose dictionary holds the place."""
    start = STREAM.search(pdf, place, place + 2_000)
    if start is None:
        return None
    head = pdf[max(0, pdf.rfind(b"obj", 0, place)) : start.start()]
    end = pdf.find(b"endstream", start.end())
    if end < 0:
        return None
    body = pdf[start.end() : end]
    if b"FlateDecode" not in head:
        return body.rstrip(b"\r\n") if len(body) <= MOST_BYTES else None
    reader = zlib.decompressobj()
    try:
        unpacked = reader.decompress(body, MOST_BYTES)
    except zlib.error:
        return None
    return None if reader.unconsumed_tail else unpacked
