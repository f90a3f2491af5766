"""The nouns and pronouns that can point back to an actor: the rows of data/nominals.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.read.tables import number, rows, section, table, word_set, words


@dataclass(frozen=True, slots=True)
class Nominal:
    """A row of nominals.toml: head nouns and what they may mean."""

    heads: frozenset[str]
    kinds: frozenset[str]
    only: frozenset[str]


@cache
def nominals() -> dict[str, Nominal]:
    """Return the rows by head noun."""
    table_: dict[str, Nominal] = {}
    for row in rows(table("nominals")["nominal"]):
        only = words(row["only"]) if "only" in row else ()
        heads = frozenset(words(row["heads"]))
        nominal = Nominal(heads, frozenset(words(row["kinds"])), frozenset(only))
        for head in heads:
            table_.setdefault(head, nominal)
    return table_


@cache
def heads() -> frozenset[str]:
    """Return the last words of all nouns that can point back."""
    known = (*nominals(), *dual("heads"), *neighbour("heads"))
    return frozenset(words_.split()[-1] for words_ in known)


@cache
def dual(name: str) -> frozenset[str]:
    """Return a list of words that mean two at once: "heads" or "words"."""
    return frozenset(words(section(table("nominals")["dual"])[name]))


@cache
def neighbour(name: str) -> frozenset[str]:
    """Return a list of words for the other country: "heads" or "adjectives"."""
    return frozenset(words(section(table("nominals")["neighbour"])[name]))


@cache
def pronouns(name: str) -> frozenset[str]:
    """Return the pronouns for "one" actor, for "many" or for a "person"."""
    return frozenset(words(section(table("nominals")["pronoun"])[name]))


def determiners() -> frozenset[str]:
    """Return the words before a noun by which it points back."""
    return word_set("nominals", "determiners")


@cache
def window() -> int:
    """Return how many sentences back a noun may point."""
    return int(number(table("nominals")["window"]))
