"""The words that take a stance on what happened: the tables of data/modality.toml."""

from __future__ import annotations

from functools import cache
from typing import cast, get_args

from detente.errors import BadValue
from detente.model.claims import Factuality
from detente.read import tables


@cache
def _table(rows: str, words: str) -> dict[str, Factuality]:
    """Return, by word, what the rows of one kind give."""
    found: dict[str, Factuality] = {}
    for row in tables.rows(tables.table("modality")[rows]):
        gives = _factuality(tables.text(row["gives"]))
        for word in tables.words(row[words]):
            found.setdefault(word, gives)
    return found


def _factuality(word: str) -> Factuality:
    """Return a word of the data file as a factuality. Raises BadValue if it is none."""
    if word not in get_args(Factuality):
        raise BadValue(f"{word!r} is no factuality. Use one of {get_args(Factuality)}.")
    return cast("Factuality", word)


def governors() -> dict[str, Factuality]:
    """Return what each governing word gives."""
    return _table("governor", "lemmas")


def helpers() -> dict[str, Factuality]:
    """Return what each helper gives."""
    return _table("helper", "words")


def adverbs() -> dict[str, Factuality]:
    """Return what each adverb or adjective gives."""
    return _table("adverb", "lemmas")


@cache
def negated() -> dict[str, Factuality]:
    """Return what "not" makes of each stance."""
    data = tables.section(tables.table("modality")["negated"])
    return {stance: _factuality(tables.text(word)) for stance, word in data.items()}


@cache
def words(section: str, field: str) -> frozenset[str]:
    """Return a plain list of data/modality.toml."""
    return frozenset(tables.words(tables.section(tables.table("modality")[section])[field]))


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Factuality], ...]]:
    """Return the phrases with what each gives, longest first, by their last word."""
    found: dict[str, list[tuple[tuple[str, ...], Factuality]]] = {}
    for row in tables.rows(tables.table("modality")["phrase"]):
        gives = _factuality(tables.text(row["gives"]))
        for phrase in tables.words(row["words"]):
            parts = tuple(phrase.split())
            found.setdefault(parts[-1], []).append((parts, gives))
    return {last: tuple(sorted(each, key=lambda one: -len(one[0]))) for last, each in found.items()}


@cache
def signatures() -> dict[str, tuple[Factuality, Factuality]]:
    """Return what a word makes of its complement: said as such, and negated."""
    found: dict[str, tuple[Factuality, Factuality]] = {}
    for row in tables.rows(tables.table("modality")["signature"]):
        effect = _factuality(tables.text(row["plus"])), _factuality(tables.text(row["minus"]))
        for word in tables.words(row["lemmas"]):
            found.setdefault(word, effect)
    return found
