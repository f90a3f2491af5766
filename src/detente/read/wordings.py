"""The lexicon of wordings: which words tell an event of which type, and who acts on whom.

Rows stand in read/lexicon/*.toml, one file per PLOVER type, each row with example sentences of its
own; read/lexicon/README.md says how to write one. Types and modes follow the PLOVER manual v0.8.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from detente.errors import BadValue
from detente.read.tables import rows, section, text, words

if TYPE_CHECKING:
    from detente.read.tables import Toml

Part = Literal["verb", "noun", "adjective"]
_PARTS: tuple[Part, ...] = ("verb", "noun", "adjective")
_DEFAULT_SOURCE: dict[Part, tuple[str, ...]] = {
    "verb": ("subject",),
    "noun": ("owner", "by", "adjective", "light", "from"),
    "adjective": ("subject",),
}
_DEFAULT_TARGET: dict[Part, tuple[str, ...]] = {"verb": ("object",), "noun": (), "adjective": ()}
_KEYS = frozenset({
    "verb", "noun", "adjective", "subject", "object", "object_not", "object_actor", "object_name",
    "object_common", "object_none", "complement", "complement_not", "complement_none",
    "oblique", "modal", "needs", "needs_prep", "noun_not", "negated", "future", "source",
    "source_needed", "target", "mutual", "alone", "mode", "cameo", "examples", "known_gap",
})  # fmt: skip
_EXAMPLE = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that a row must read.

    Attributes:
        source: [start, end) of the acting party's words; None where none are marked.
        target: The same for the party acted on.
        gap: Why the row cannot read it yet; None where it does.
    """

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    gap: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One row: words that tell one type of event, under conditions.

    Attributes:
        words: Lemmas or phrases of lemmas, each a trigger.
        subjects: The subject must be one of these ("troops crossed into"); empty: any.
        objects: The object (of a noun: what follows "of") must be one of these; empty: any.
        complements: The verb of the infinitive that follows must be one of these; empty: any.
        obliques: A prepositional phrase with one of these nouns must stand by; empty: none need.
        modals: The clause that follows must have one of these ("said Iran must"); empty: none need.
        guilty: One of these adjectives must follow the object ("found X guilty"); empty: none.
        source: Where the acting party stands, tried in order. `target`: the same for the other.
        mutual: Both parties do it to each other ("A and B met").
        alone: Tells an event even where no target is named.
    """

    type: str
    part: Part
    words: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    mode: str | None = None
    cameo: str | None = None
    objects: frozenset[str] = frozenset()
    objects_not: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    complements_not: frozenset[str] = frozenset()
    obliques: frozenset[str] = frozenset()
    guilty: frozenset[str] = frozenset()
    nouns_not: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    mutual: bool = False
    alone: bool = False
    needs_complement: bool = False
    needs_infinitive: bool = False
    no_complement: bool = False
    source_needed: bool = False
    object_actor: bool = False
    object_name: bool = False
    object_common: bool = False
    object_none: bool = False
    negated: bool = False
    future: bool = False
    examples: tuple[Example, ...] = ()

    @property
    def weight(self) -> int:
        """How much the row asks for: of two rows that fit, the one that asks more is right."""
        asked = (
            self.subjects, self.objects, self.complements, self.obliques, self.guilty,
            self.prepositions, self.modals,
        )  # fmt: skip
        flags = (
            self.object_actor, self.object_name, self.negated, self.future, self.needs_complement,
        )  # fmt: skip
        return 2 * sum(1 for condition in asked if condition) + sum(flags)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows, found by the word that triggers them.

    `verbs`: first lemma -> (the other words of the phrase, row); `nouns`, `adjectives`: the phrase
    without spaces and hyphens -> rows.
    """

    rows: tuple[Wording, ...]
    verbs: dict[str, tuple[tuple[tuple[str, ...], Wording], ...]]
    nouns: dict[str, tuple[Wording, ...]]
    adjectives: dict[str, tuple[Wording, ...]]

    def way_of(self, kind: str, word: str) -> tuple[str | None, str | None]:
        """Return the mode and CAMEO code of a word that is known to tell a type.

        (None, None) where no row of the type has the word alone, or its rows have several modes.
        """
        phrases = (*self.verbs.get(word, ()), *(((), row) for row in self.nouns.get(word, ())))
        ways = {(row.mode, row.cameo) for rest, row in phrases if row.type == kind and not rest}
        return ways.pop() if len(ways) == 1 else (None, None)


def squeeze(phrase: str) -> str:
    """Return a phrase in small letters without spaces and hyphens: `air strike` is `airstrike`."""
    return phrase.lower().replace(" ", "").replace("-", "")


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package. Raises BadValue for a row it cannot hold."""
    folder = resources.files("detente.read").joinpath("lexicon")
    files = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    found: list[Wording] = []
    for name in files:
        table = tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        if "wording" in table:
            kind = text(table.get("type"))
            found.extend(row_of(kind, row, name) for row in rows(table["wording"]))
    return index(tuple(found))


def index(found: tuple[Wording, ...]) -> Lexicon:
    """Return the rows arranged by trigger."""
    verbs: dict[str, list[tuple[tuple[str, ...], Wording]]] = {}
    nouns: dict[str, list[Wording]] = {}
    adjectives: dict[str, list[Wording]] = {}
    for row in found:
        for phrase in row.words:
            first, *rest = phrase.lower().split()
            if row.part == "verb":
                verbs.setdefault(first, []).append((tuple(rest), row))
            else:
                shelf = nouns if row.part == "noun" else adjectives
                shelf.setdefault(squeeze(phrase), []).append(row)
    return Lexicon(
        rows=found,
        verbs={key: tuple(value) for key, value in verbs.items()},
        nouns={key: tuple(value) for key, value in nouns.items()},
        adjectives={key: tuple(value) for key, value in adjectives.items()},
    )


def row_of(kind: str, row: dict[str, Toml], file: str) -> Wording:
    """Return a row of the lexicon. Raises BadValue for a key that no rule reads."""
    unknown = set(row) - _KEYS
    if unknown:
        raise BadValue(
            f"A row of {file} has a key {min(unknown)!r} that no rule reads. "
            "Take it out, or see lexicon/README.md for the keys there are."
        )
    part = next(part for part in _PARTS if part in row)
    plain = Wording(
        type=kind,
        part=part,
        words=words(row[part]),
        source=words(row["source"]) if "source" in row else _DEFAULT_SOURCE[part],
        target=words(row["target"]) if "target" in row else _DEFAULT_TARGET[part],
        mode=text(row["mode"]) if "mode" in row else None,
        cameo=text(row["cameo"]) if "cameo" in row else None,
        subjects=_set(row, "subject"),
        objects=_set(row, "object"),
        objects_not=_set(row, "object_not"),
        complements=_set(row, "complement"),
        complements_not=_set(row, "complement_not"),
        obliques=_set(row, "oblique"),
        guilty=_set(row, "adjective") if part == "verb" else frozenset(),
        nouns_not=_set(row, "noun_not"),
        prepositions=_set(row, "needs_prep"),
        modals=_set(row, "modal"),
        examples=examples_of(row),
    )
    return _flagged(plain, row)


def _flagged(plain: Wording, row: dict[str, Toml]) -> Wording:
    """Return the row with what it says by yes or no."""
    needs = _set(row, "needs")
    return replace(
        plain,
        mutual=bool(row.get("mutual")),
        alone=bool(row.get("alone")),
        needs_complement="complement" in needs,
        needs_infinitive="infinitive" in needs,
        no_complement=bool(row.get("complement_none")),
        source_needed=bool(row.get("source_needed")),
        object_actor=bool(row.get("object_actor")),
        object_name=bool(row.get("object_name")),
        object_common=bool(row.get("object_common")),
        object_none=bool(row.get("object_none")),
        negated=bool(row.get("negated")),
        future=bool(row.get("future")),
    )


def _set(row: dict[str, Toml], key: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in words(row[key])) if key in row else frozenset()


def examples_of(row: dict[str, Toml]) -> tuple[Example, ...]:
    """Return a row's example sentences, [source] and {target} marked in them.

    `known_gap` is a table from an example's number, from 1, to why it cannot be read yet.
    """
    gaps = section(row.get("known_gap", {}))
    return tuple(
        Example(
            text=_EXAMPLE.sub("", marked),
            source=_marked(marked, "[", "]"),
            target=_marked(marked, "{", "}"),
            gap=text(gaps[str(number)]) if str(number) in gaps else None,
        )
        for number, marked in enumerate(words(row.get("examples")), 1)
    )


def _marked(sentence: str, opening: str, closing: str) -> tuple[int, int] | None:
    """Return where the words between two marks stand once all marks are taken out."""
    if opening not in sentence:
        return None
    before, rest = sentence.split(opening, 1)
    start = len(_EXAMPLE.sub("", before))
    return start, start + len(_EXAMPLE.sub("", rest.split(closing, 1)[0]))
