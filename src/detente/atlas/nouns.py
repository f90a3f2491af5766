"""Singular and plural of role nouns and bodies, so that a row need give only one of them."""

from __future__ import annotations

_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "militiamen": "militiaman"}
_SAME = frozenset(
    {"police", "military", "judiciary", "forces", "staff", "clergy", "press", "media"}
)


def forms(phrase: str) -> tuple[str, ...]:
    """Return a noun phrase in small letters, in the singular and plural of its last word."""
    clean = " ".join(phrase.lower().replace("’", "'").split())
    head, _, last = clean.rpartition(" ")
    front = f"{head} " if head else ""
    return tuple(dict.fromkeys(front + each for each in (last, singular(last), plural(last))))


def singular(word: str) -> str:
    """Return the singular of an English plural; a word that is not plural stays as it is."""
    if word in _SAME or word.endswith(("ss", "us", "is")):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word.removesuffix("s")


def plural(word: str) -> str:
    """Return the plural of an English noun; a plural stays as it is."""
    if word in _SAME or word.endswith("men") or singular(word) != word:
        return word
    if word.endswith("man"):
        return word[:-2] + "en"
    if word == "person":
        return "people"
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy", "uy")):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x", "ss", "z")) else "s")
