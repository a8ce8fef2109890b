"""The bytes of an upload: refused when they are no table, decoded when they are."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from logic.sales.cells.vocabulary import limits
from logic.sales.values import Refusal

HEAD = 1 << 16
"""Bytes that dialect and columns are recognised from."""
TRIED = 1 << 20
"""Bytes among which not one line of valid UTF-8 with accents means that the file is in a one-byte page."""
MAGIC = (
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "compressed"),
    (b"PK", "compressed"),
    (b"Rar!", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"BZh", "compressed"),
    (b"\xd0\xcf\x11\xe0", "old_office"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PAR1", "parquet"),
    (b"SQLite format 3", "database"),
)
NOTHING = b"\r\n\t ,;|\xef\xbb\xbf\xff\xfe"
"""Bytes of which a file may consist and still hold nothing."""
CONTROL = bytes(set(range(32)) - {7, 9, 10, 11, 12, 13, 26, 27})
WESTERN = ("cp1252", "cp850", "mac_roman")
WESTERN_LETTERS = re.compile(
    r"[áéíóúüñÁÉÍÓÚÜÑçÇãõâêôàÃÕÂÊÔÀèìòùëïö¿¡ºª°€’‘“”]"
    r"|(?<![^\W\d_])[–—]|[–—](?![^\W\d_])|(?<=\d)\xa0|\xa0(?=\d)"
)
"""A dash inside a word is none: so looks the ñ of old Macintoshes under the page of Windows. The fixed blank
beside a digit stands for one: under the page of DOS it looks like an á."""


@dataclass(frozen=True, eq=False)
class Source:
    """Text as bytes in which every ASCII character is one byte, so that it can be parsed undecoded."""

    data: bytes
    encoding: str
    """utf-8, utf-8-sig, utf-16, cp1252 (or another one-byte page), or mixed."""
    odd_lines: tuple[int, ...] = ()
    """Lines of a UTF-8 file that are written in Windows-1252."""
    null_lines: tuple[int, ...] = ()
    """Lines from which null characters were taken out."""
    mends: tuple[str, ...] = ()
    """What was put right in every line alike; codes of notes."""

    def decode(self, piece: bytes) -> str:
        """Decode one cell; a byte that fits no page becomes the replacement sign, never a failure."""
        if self.encoding in ("utf-8", "utf-8-sig", "utf-16"):
            return piece.decode("utf-8", "replace")
        if self.encoding == "mixed":
            try:
                return piece.decode("utf-8")
            except UnicodeDecodeError:
                return piece.decode("cp1252", "replace")
        return piece.decode(self.encoding, "replace")


def too_large(size: int) -> Refusal | None:
    """Refuse by size alone, before anything is read."""
    limit = limits().upload_megabytes
    megabytes = size / 1e6
    return Refusal("too_large", {"size": round(megabytes), "limit": limit}) if megabytes > limit else None


def open_source(data: bytes) -> Source | Refusal:
    """Decide whether the bytes are text, and in which encoding.

    Args:
        data: A whole file that is no spreadsheet.
    """
    refusal = _not_a_table(data)
    if refusal:
        return refusal
    decoded = _unwrap(data)
    if isinstance(decoded, Refusal):
        return decoded
    text, encoding = decoded
    text, null_lines = _without_nulls(text)
    refusal = _unreadable(text)
    if refusal or holds_nothing(text):
        return refusal or Refusal("empty")
    if encoding == "":
        encoding, odd_lines = _encoding(text)
        return Source(text, encoding, odd_lines, null_lines)
    return Source(text, encoding, (), null_lines)


def holds_nothing(data: bytes) -> bool:
    """Say whether there is nothing but blanks and delimiters."""
    return not data[:HEAD].strip(NOTHING) and not data.strip(NOTHING)


def _not_a_table(data: bytes) -> Refusal | None:
    if holds_nothing(data):
        return Refusal("empty")
    for start, kind in MAGIC:
        if data.startswith(start):
            return Refusal(kind)
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"<svg", b"<script")):
        return Refusal("web_page")
    if head[:1] in (b"[", b"{") and re.match(rb'[\[{]\s*([\[{]\s*)?("[^"]*"\s*:|[\]}])', head):
        return Refusal("json")
    return None


def _unwrap(data: bytes) -> tuple[bytes, str] | Refusal:
    """Take off the byte order mark; UTF-16 becomes UTF-8. The encoding is "" where the text must tell."""
    if data.startswith(b"\xef\xbb\xbf"):
        return _after_mark(data[3:])
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace").lstrip("\ufeff").encode("utf-8", "replace"), "utf-16"
    return data, ""


def _after_mark(data: bytes) -> tuple[bytes, str]:
    return (data, "utf-8-sig") if is_utf8(data) else (data, "")


def _wide_encoding(data: bytes) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) > 20 and odd > len(head) * 0.3 and odd > 4 * even:
        return "utf-16-le"
    if len(head) > 20 and even > len(head) * 0.3 and even > 4 * odd:
        return "utf-16-be"
    return None


def _without_nulls(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Take out null characters (and the end-of-file sign of old systems), remembering their lines."""
    data = data.rstrip(b"\x1a")
    if b"\0" not in data or data[:HEAD].count(0) > max(16, len(data[:HEAD]) // 20):
        return data, ()
    return data.replace(b"\0", b""), lines_of(data, lambda line: b"\0" in line)


def lines_of(data: bytes, test: Callable[[bytes], bool]) -> tuple[int, ...]:
    """Find the lines, from 1, for which the test holds."""
    return tuple(n for n, line in enumerate(re.split(rb"\r\n|\n|\r", data), 1) if test(line))


def _unreadable(data: bytes) -> Refusal | None:
    head = data[:HEAD]
    if len(head) - len(head.translate(None, CONTROL)) > max(8, len(head) // 100):
        return Refusal("binary")
    most = limits().line_bytes
    step = most // 2  # a longer line holds at least one whole step without its end
    for start in range(0, len(data) - step, step):
        window = start, start + step
        if data.find(b"\n", *window) < 0 and data.find(b"\r", *window) < 0:
            return Refusal("long_line", {"megabytes": step // 1_000_000})
    return None


def is_utf8(data: bytes) -> bool:
    """Tell whether all of it is valid UTF-8, without decoding it."""
    import pyarrow as pa

    if data.isascii():
        return True
    ends = pa.py_buffer(np.array([0, len(data)], np.int64))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(data)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _encoding(data: bytes) -> tuple[str, tuple[int, ...]]:
    """Tell UTF-8 from a one-byte page; a UTF-8 file with some lines of another page is mixed."""
    if is_utf8(data):
        return "utf-8", ()
    good, odd = _utf8_lines(data[:TRIED])
    if odd and not good:
        return _western(data), ()
    good, odd = _utf8_lines(data)
    return ("mixed", tuple(odd)) if good > len(odd) // 4 else (_western(data), ())


def _utf8_lines(data: bytes) -> tuple[int, list[int]]:
    """Count the lines with accents that are UTF-8, and list those, from 1, that are not."""
    good, odd = 0, []
    for number, line in enumerate(re.split(rb"\r\n|\n|\r", data), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            odd.append(number)
    return good, odd


def _western(data: bytes) -> str:
    """Choose the one-byte page under which most of the high bytes are letters of our languages."""
    near = high_bytes_and_neighbours(data[:TRIED])
    letters = {page: len(WESTERN_LETTERS.findall(near.decode(page, "replace"))) for page in WESTERN}
    best = max(WESTERN, key=lambda page: letters[page])
    return best if letters[best] > 1.5 * letters["cp1252"] else "cp1252"


def high_bytes_and_neighbours(data: bytes) -> bytes:
    """Leave out what stands beside no high byte: the same letters are found in far less text."""
    text = np.frombuffer(data, np.uint8)
    high = text > 0x7F
    near = high.copy()
    near[1:] |= high[:-1]
    near[:-1] |= high[1:]
    return text[near].tobytes()
