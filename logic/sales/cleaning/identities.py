"""Who bought: ids cleaned, blanks filled from what else the row tells, names that stand for nobody marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from logic.sales.cells.amounts import Bools, is_null
from logic.sales.cells.vocabulary import customers, plain
from logic.sales.loading.column import Codes, Column
from logic.sales.values import Role

NO_ID = r"^-?0$|^-1$"
"""What shops write in the id column for a buyer without an account."""
POWER_OF_TEN = r"^\d([.,]\d+)?[eE]\+\d+$"
SPECIAL = r"^\D*$|^'|^-|^.$|\.0$|@|[eE]\+|^0000-"
"""What an id may look like that is not to be taken as it stands; most of these are none the less."""
UNMARKED = bytes(set(range(256)) - set(b"'-.@+"))
"""Every byte but those by which a special id that ends in a digit may be told."""
DIGITS = 10
FEW = 20_000
"""Distinct names up to which each is compared in full; beyond it, as written but for capitals."""


@dataclass(frozen=True, eq=False)
class Names(Sequence[str]):
    """Names that stay packed until one is asked for."""

    packed: Any
    """pyarrow StringArray."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.packed)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Unpack one, or some."""
        if isinstance(at, slice):
            return list(self.packed[at].to_pylist())
        return str(self.packed[at if at >= 0 else at + len(self.packed)].as_py())

    def take(self, at: Any) -> "Names":
        """Pick names by their positions."""
        import pyarrow as pa

        return Names(self.packed.take(pa.array(at)))

    def __iter__(self) -> Iterator[str]:
        """Unpack them all."""
        return iter(self.packed.to_pylist())


@dataclass(frozen=True, eq=False)
class Identities:
    """The customer of every row."""

    codes: Codes
    """Position in names; -1 where the row names nobody."""
    names: Names
    generic: Bools
    """One a name: stands for nobody in particular."""
    by_role: Mapping[Role, int]
    """Rows that each role identified."""
    lost: Bools
    """Rows whose id a spreadsheet has turned into a power of ten (5.51E+11): it is lost."""


def identify(columns: Sequence[tuple[Role, Column]]) -> Identities:
    """Tell the customer of every row.

    Args:
        columns: What identifies customers, the surest first; a later one fills the blanks of those before.
    """
    import pyarrow as pa

    role, first = columns[0]
    lost = _lost(first)
    codes, keys = _keys(first, role)
    shown, used = [keys], {role: int((codes >= 0).sum())}
    for role, column in columns[1:]:
        blank = codes < 0
        if not blank.any():
            break
        more, keys = _keys(column, role)
        filled = blank & (more >= 0)
        if filled.any():
            codes = np.where(filled, more + sum(map(len, shown)), codes).astype(np.int32)
            shown.append(keys)
            used[role] = int(filled.sum())
    names = shown[0] if len(shown) == 1 else pa.concat_arrays(shown)
    return Identities(codes, Names(names), stands_for_nobody(names), used, lost)


def _lost(column: Column) -> Bools:
    from pyarrow import compute as pc

    if b"+" not in raw_bytes(column.words):
        return np.zeros(len(column.codes), bool)
    said = np.asarray(pc.match_substring_regex(column.words, POWER_OF_TEN))
    return said[column.codes] if said.any() else np.zeros(len(column.codes), bool)


def _keys(column: Column, role: Role) -> tuple[Codes, Any]:
    """Clean the ids of a column: equal ones become one, blanks -1."""
    from pyarrow import compute as pc

    if column.distinct and role not in ("name", "email") and not _any_special(column.words):
        return column.codes, column.words
    words = clean_ids(column.words)
    blank = is_null(words)
    if role in ("customer", "tax_id"):
        blank |= np.asarray(pc.match_substring_regex(words, NO_ID))
    if role != "name":
        blank |= np.asarray(pc.match_substring_regex(words, POWER_OF_TEN))
    compared = _folded(words) if role in ("name", "email") else words
    encoded = compared.dictionary_encode()
    if len(encoded.dictionary) == len(words) and not blank.any():
        return column.codes, words
    position = np.asarray(encoded.indices).astype(np.int32)
    first = np.full(len(encoded.dictionary), len(words), np.int64)
    np.minimum.at(first, position, np.arange(len(words)))
    position[blank] = -1
    return position[column.codes], words.take(first)


def _any_special(words: Any) -> bool:
    """Say whether any id needs cleaning, stands for nothing or is lost; tried in one pass."""
    from pyarrow import compute as pc

    if _all_end_in_digits(words) and not raw_bytes(words).translate(None, UNMARKED):
        return False
    return bool(pc.any(pc.match_substring_regex(words, SPECIAL)).as_py())


def _all_end_in_digits(words: Any) -> bool:
    """Say whether every word is at least two bytes long and its last is a digit."""
    ends = np.frombuffer(words.buffers()[1], np.int32)[words.offset : words.offset + len(words) + 1]
    text = np.frombuffer(raw_bytes(words), np.uint8)
    return len(words) > 0 and bool(
        (np.diff(ends) > 1).all() and (text[ends[1:] - 1] - ord("0") < DIGITS).all()
    )


def raw_bytes(words: Any) -> bytes:
    """Return the bytes of all words in a row: what is not in them is in no word."""
    raw = words.buffers()[2]
    return b"" if raw is None else bytes(raw)


def clean_ids(words: Any) -> Any:
    """Take ids off apostrophes and off the .0 that spreadsheets add; e-mails in lower case.

    Leading zeros stay.
    """
    from pyarrow import compute as pc

    for pattern, kept in ((r"^'(.+)$", r"\1"), (r"^(\d+)\.0$", r"\1")):
        if pc.any(pc.match_substring_regex(words, pattern)).as_py():
            words = pc.replace_substring_regex(words, pattern, kept)
    if pc.any(pc.match_substring(words, "@")).as_py():
        words = pc.if_else(pc.match_substring(words, "@"), pc.utf8_lower(words), words)
    return words


def _folded(words: Any) -> Any:
    """Fold names written by hand: capitals and double blanks make no other person."""
    from pyarrow import compute as pc

    return pc.replace_substring_regex(pc.utf8_lower(words), r"\s+", " ")


def stands_for_nobody(words: Any) -> Bools:
    """Say which names stand for no customer in particular."""
    import pyarrow as pa
    from pyarrow import compute as pc

    generic = {plain(name) for name in customers().generic}
    if len(words) <= FEW:
        return np.array([plain(word) in generic for word in words.to_pylist()], bool)
    return np.asarray(pc.is_in(pc.utf8_lower(words), pa.array([*generic, *customers().generic])))


def looks_like_test(words: Any) -> Bools:
    """Say which names or addresses are those of a shop trying its own checkout."""
    from pyarrow import compute as pc

    raw = raw_bytes(words).lower()
    if not any(word.encode() in raw for word in customers().test.words):
        return np.zeros(len(words), bool)
    pattern = rf"(?i)(^|[^\pL])({'|'.join(customers().test.words)})\d*([^\pL]|$)"
    return np.asarray(pc.match_substring_regex(words, pattern))


def referred(column: Column) -> NDArray[np.bool_]:
    """Say which rows name who referred the customer; "no" and 0 name nobody."""
    from logic.sales.cells.verdicts import is_yes

    null = is_null(column.words)
    named = [
        not nothing and is_yes(word) is not False for word, nothing in zip(column.texts, null, strict=True)
    ]
    return np.array(named, bool)[column.codes]
