"""Which currency a sum is in: its sign or name, and for a name that several share, whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.read import tables

# How far, in characters, a word may stand from a shared name and still say whose currency it is.
_REACH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Currencies:
    """The rows of data/currencies.toml.

    Attributes:
        words: Code by word or sign; single words in small letters, codes and signs as written.
        shared: By a name that several have, their codes with the words that tell them apart.
        defaults: The code of a shared name where nothing tells.
        parts: By the name of a hundredth, the codes it may be part of, and its share.
    """

    words: dict[str, str]
    shared: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]
    defaults: dict[str, str]
    parts: dict[str, tuple[tuple[str, ...], float]]

    @property
    def signs(self) -> tuple[str, ...]:
        """What stands before a sum: "$", "US$", "Rs", "EUR"."""
        return tuple(word for word in self.words if not word.islower() and " " not in word)

    @property
    def names(self) -> tuple[str, ...]:
        """What stands after a sum: "euros", "rupees", "cents"."""
        spoken = [word for word in self.words if word.islower() or " " in word]
        return tuple(dict.fromkeys([*spoken, *self.shared, *self.parts]))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, which stand after a sum in capitals alone ("5 ALL" is no "5 all")."""
        return tuple(word for word in self.words if re.fullmatch("[A-Z]{3}", word))


@cache
def currencies() -> Currencies:
    """Return the rows of data/currencies.toml."""
    data = tables.table("currencies")
    words: dict[str, str] = {}
    shared: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    defaults: dict[str, str] = {}
    for row in tables.rows(data["currency"]):
        code = tables.text(row["code"])
        words |= dict.fromkeys(tables.words(row["words"]), code)
        for name in tables.words(row.get("names", [])):
            homes = "|".join(re.escape(home) for home in tables.words(row["homes"]))
            shared.setdefault(name, []).append((code, re.compile(rf"\b(?:{homes})(?:’s|'s)?\b")))
            if row.get("default"):
                defaults[name] = code
    return Currencies(
        words=words,
        shared={name: tuple(rows) for name, rows in shared.items()},
        defaults=defaults,
        parts={
            word: (tables.words(row["codes"]), tables.number(row["share"]))
            for row in tables.rows(data["part"])
            for word in tables.words(row["words"])
        },
    )


def currency(written: str, text: str, start: int, end: int) -> tuple[str, float] | None:
    """Return the code of a currency word, and what one of it is worth; None if it tells none.

    A shared name goes to the home named in its own words, else nearest before it, else after it.
    """
    known = currencies()
    if written in known.words or written.casefold() in known.words:
        return known.words.get(written) or known.words[written.casefold()], 1.0
    name = written.casefold().split()[-1]
    if name in known.parts:
        return _part(name, text[max(0, start - _REACH) : end + _REACH])
    if name not in known.shared:
        spoken = {word.casefold(): code for word, code in known.words.items() if " " in word}
        code = spoken.get(written.casefold())
        return (code, 1.0) if code else None
    near = (text[start:end], text[max(0, start - _REACH) : start], text[end : end + _REACH])
    for place, (stretch, before) in enumerate(zip(near, (True, True, False), strict=True)):
        # "3 billion dollars" in a page that names Canada are American all the same.
        if place and name in known.defaults and known.defaults[name] == "USD":
            break
        hits = [
            (hit.start() if before else -hit.start(), code)
            for code, homes in known.shared[name]
            for hit in homes.finditer(stretch)
        ]
        if hits:
            return max(hits)[1], 1.0
    code = known.defaults.get(name)
    if code is None and name in tables.word_set("currencies", "alone"):
        return name.removesuffix("s"), 1.0
    return (code, 1.0) if code else None


def _part(name: str, text: str) -> tuple[str, float]:
    """Return the currency that a hundredth is part of: one whose sign or home the text has."""
    known = currencies()
    codes, share = known.parts[name]
    for code in codes:
        words = [word for word, of in known.words.items() if of == code and not word.islower()]
        homes = [home for rows in known.shared.values() for of, home in rows if of == code]
        if any(word in text for word in words) or any(home.search(text) for home in homes):
            return code, share
    return codes[0], share
