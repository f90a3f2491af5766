"""Where a text was first published, as the text itself shows it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

from detente.atlas.lookup import load_atlas

_NAME = r"(?P<outlet>(?:[A-Z][\w'’.&-]*)(?: (?:of |the |for )?[A-Z][\w'’.&-]*){0,4})"


def original_outlet(text: str, outlet: str | None) -> str | None:
    """Return the outlet that first published the text; None if nothing shows a reprint.

    `outlet` is who published this copy: words that name it show no reprint.
    """
    found: Counter[str] = Counter()
    strength: dict[str, int] = {}
    for pattern, weight in _cues():
        for match in pattern.finditer(text):
            name = _outlet_name(match["outlet"])
            if name and not _same(name, outlet):
                found[name] += 1
                strength[name] = max(weight, strength.get(name, 0))
    if not found:
        return None
    return max(found, key=lambda name: (strength[name], found[name], name))


def looks_like_outlet(name: str) -> bool:
    """Return whether a name is a known outlet or is made like one ("The Harbour Dispatch")."""
    return _outlet_name(name) is not None


@cache
def _data() -> tuple[tuple[tuple[str, int], ...], frozenset[str]]:
    file = resources.files("detente.inputs") / "data" / "reprints.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    cues = tuple((cue["pattern"], cue["strength"]) for cue in data["cue"])
    return cues, frozenset(data["outlet_words"])


@cache
def _cues() -> tuple[tuple[re.Pattern[str], int], ...]:
    cues, _ = _data()
    return tuple((re.compile(p.replace("{outlet}", _NAME)), weight) for p, weight in cues)


def _outlet_name(words: str) -> str | None:
    """Return the longest beginning of the words that names an outlet; None if none does."""
    parts = words.rstrip(".'’").split()
    if words.isupper() and len(parts) > 1:
        parts = [part.capitalize() for part in parts]  # a masthead in capitals
    for size in range(len(parts), 0, -1):
        name = re.sub(r"['’]s$", "", " ".join(parts[:size])).rstrip(".,")
        if name.split()[-1] in _data()[1] and len(name.split()) > 1:
            return name
        if _known_media(name):
            return name
    return None


@cache
def _known_media(name: str) -> bool:
    candidates = load_atlas().identify(name, None).candidates
    return any(actor.kind == "media" for actor in candidates)


def _same(one: str, other: str | None) -> bool:
    def key(name: str) -> str:
        return re.sub(r"\W", "", name.lower().removeprefix("the "))

    return other is not None and key(one) == key(other)
