"""Cut a word into the encoder's pieces: BERT's uncased WordPiece (Devlin et al. 2019).

Lower case, accents off, punctuation apart, then the longest known piece from the left again and
again. Gives what the `tokenizers` library gives on single words, without its dependencies.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LONGEST = 100  # characters above which a word is unknown as a whole


class WordPieces:
    """A vocabulary of pieces; those that go on a word begin with "##"."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: at for at, piece in enumerate(pieces)}

    def __getitem__(self, piece: str) -> int:
        """Return the id of a piece. Raises KeyError if there is none."""
        return self._ids[piece]

    def cut(self, word: str) -> list[int]:
        """Return the ids of a word's pieces; [] for a word of nothing but spaces and controls."""
        return [piece for part in _parts(word) for piece in self._pieces(part)]

    def _pieces(self, part: str) -> list[int]:
        unknown = [self._ids["[UNK]"]]
        if len(part) > _LONGEST:
            return unknown
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and self._key(part, start, end) not in self._ids:
                end -= 1
            if end == start:
                return unknown
            found.append(self._ids[self._key(part, start, end)])
            start = end
        return found

    @staticmethod
    def _key(part: str, start: int, end: int) -> str:
        return part[start:end] if start == 0 else f"##{part[start:end]}"


def _parts(word: str) -> Iterator[str]:
    """Yield the stretches of a cleaned word between spaces, punctuation marks and Han signs."""
    stretch = ""
    for sign in unicodedata.normalize("NFD", _clean(word)):
        if unicodedata.category(sign) == "Mn":
            continue
        low = sign.lower()
        if low.isspace() or _apart(low):
            if stretch:
                yield stretch
            stretch = ""
            if not low.isspace():
                yield low
            continue
        stretch += low
    if stretch:
        yield stretch


def _clean(word: str) -> str:
    """Drop control signs; any white space becomes a space."""
    kept = (" " if sign in "\t\n\r" else sign for sign in word)
    return "".join(
        sign
        for sign in kept
        if sign not in "\x00\ufffd" and unicodedata.category(sign) not in ("Cc", "Cf", "Cn", "Co")
    )


def _apart(sign: str) -> bool:
    code = ord(sign[0])
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(sign[0]).startswith("P") or _han(code)


def _han(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
