"""The nouns and pronouns that can point back to an actor: the rows of data/nominals.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente.read.tables import number, rows, section, table, word_set, words

if TYPE_CHECKING:
    from detente.read.trees import Tree


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


def is_person(tree: Tree, index: int) -> bool:
    """Return whether a word is the name of one person, alone."""
    spans = (name for name in tree.names if name.label == "PER")
    named = any(name.first <= index < name.last for name in spans)
    return named and not tree.children(index, "conj")


def may_point(tree: Tree, index: int, lemma: str) -> bool:
    """Return whether a noun, or an adjective before it, is one of those that can point back."""
    if lemma in heads():
        return True
    adjectives = tree.children(index, "nummod", "det", "amod")
    return any(kid.text.lower() in neighbour("adjectives") for kid in adjectives)


def nominal_of(tree: Tree, index: int) -> Nominal | None:
    """Return the row of a noun, the longer one if two words make it; None if it cannot point."""
    head = tree.tokens[index].lemma.lower()
    longer = f"{tree.tokens[index - 1].text.lower()} {head}" if index else head
    table_ = nominals()
    return table_.get(longer) or table_.get(head)
