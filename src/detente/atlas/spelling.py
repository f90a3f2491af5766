"""One spelling of a name for looking it up, letter for letter as long as the text it came from.

Accents, capitals, typographic quotes and dashes are folded away, so that "Erdoğan" and
"Erdogan", "Sana’a" and "Sana'a" are one key. Every character gives exactly one character: an
offset in the folded text is the same offset in the text.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SENTENCE_ENDS = frozenset(".!?:;\n\r\u2029")
OPENERS = frozenset(" \t\u00a0\"'“”‘’«([-–—•*>")

_VOWELS, _SPOKEN, _SPOKEN_VOWELS = frozenset("AEIOUY"), 5, 2

_PLAIN = {
    "‘": "'", "’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "‐": "-",
    "‑": "-", "‒": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ",
    "\t": " ", "\r": " ", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "ə": "e", "Ə": "E", "ħ": "h", "Ħ": "H",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """Return the folding of single characters, Latin letters with marks included."""
    table = {ord(char): plain for char, plain in _PLAIN.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if code not in table and base.isascii():
            table[code] = base
    return table


def plain(text: str) -> str:
    """Return `text` without accents and typographic marks: same length, capitals kept."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return text.translate(_table())


def folded(text: str) -> str:
    """Return the key of `text`: plain and in small letters, of the same length."""
    lowered = (bare := plain(text)).lower()
    if len(lowered) == len(bare):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in bare)


def fits(written: str, name: str) -> bool:
    """Return whether the capitals of `written` allow it to be `name`, both plain.

    Capitals may be added where a word begins ("Al-Qaeda" for "al-Qaeda", a headline's "Islamic
    State In Iraq"), never lost; and a name of four letters or more may stand in capitals alone.
    Many papers write an acronym that is spoken as a word like a name: "Swapo", "Unesco".
    """
    if written == name or (is_spoken(name) and written == name.capitalize()):
        return True
    if len(name) >= 4 and written.isupper():
        return True
    return all(
        mine == its or (mine == its.upper() and (place == 0 or not name[place - 1].isalnum()))
        for place, (mine, its) in enumerate(zip(written, name, strict=True))
    )


@cache
def is_spoken(name: str) -> bool:
    """Return whether an acronym may be spoken as a word: five letters or more, two vowels."""
    long = len(name) >= _SPOKEN and name.isalpha() and name.isupper()
    return long and sum(letter in _VOWELS for letter in name) >= _SPOKEN_VOWELS


def starts_sentence(text: str, start: int) -> bool:
    """Return whether the word at `start` is the first of its sentence or line, quotes aside."""
    before = start - 1
    while before >= 0 and text[before] in OPENERS:
        before -= 1
    return before < 0 or text[before] in SENTENCE_ENDS


def shouted(text: str, start: int, end: int) -> bool:
    """Return whether the line around [start, end) is in capitals alone and holds other words."""
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[first : stop if stop >= 0 else len(text)]
    return line.isupper() and len(line.strip()) > end - start
