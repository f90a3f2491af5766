"""From bytes to text: encodings, binary files, line ends."""

from __future__ import annotations

import re
import unicodedata

from charset_normalizer import from_bytes

from detente.errors import NotText

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad]")
_BINARY_SHARE = 0.02  # control characters per character above which a file is no text


def to_text(data: bytes, place: str) -> str:
    """Return the text of a file. Raises NotText if it is empty or binary."""
    if not data.strip():
        raise NotText(f"{place} is empty. Leave it out, or give a page with text.")
    text = _decode(data, place)
    if len(_CONTROL.findall(text)) > _BINARY_SHARE * len(text):
        raise NotText(f"{place} is a binary file. Give text, HTML or JSON lines.")
    return text


def tidy(text: str) -> str:
    """Return a page's text with one kind of line end and space, and nothing invisible (NFC)."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text)))


def _mostly_ascii(data: bytes) -> bool:
    """Whether a page can be English with a few accents, which guesses take for Chinese."""
    return sum(byte > 127 for byte in data) * 20 < len(data)


def _decode(data: bytes, place: str) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\x00" not in data and _mostly_ascii(data):
        return data.decode("cp1252", errors="replace")  # an old page in a Western language
    best = None if b"\x00" in data else from_bytes(data[:200_000]).best()
    if best is None:
        raise NotText(f"{place} is a binary file. Give text, HTML or JSON lines.")
    return data.decode(best.encoding, errors="replace")
