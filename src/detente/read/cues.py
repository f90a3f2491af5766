"""The words by which a text attributes: the rows of data/cues.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detente.read import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCue:
    """What a verb of saying, thinking, asking or planning takes as its content.

    Attributes:
        kind: say, think, ask, plan or show.
        takes: clause, noun, of, for, quote or particle.
        particles: The particles or prepositions without which it says nothing; () if it needs none.
        hearer: Its object is who it is told to.
        documents: Only a document is its speaker ("a survey finds").
    """

    kind: str
    takes: frozenset[str]
    particles: frozenset[str] = frozenset()
    hearer: bool = False
    documents: bool = False


@cache
def verbs() -> dict[str, tuple[VerbCue, ...]]:
    """Return the cues of each verb; a verb may stand in several rows."""
    found: dict[str, list[VerbCue]] = {}
    for row in tables.rows(tables.table("cues")["verb"]):
        cue = VerbCue(
            kind=tables.text(row["kind"]),
            takes=frozenset(tables.words(row["takes"])),
            particles=frozenset(tables.words(row.get("particles", []))),
            hearer=row.get("hearer") is True,
            documents=row.get("speakers") == "documents",
        )
        for lemma in tables.words(row["lemmas"]):
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in found.items()}


@cache
def nouns() -> frozenset[str]:
    """Return the nouns that can carry what is said ("the claim that")."""
    rows = tables.rows(tables.table("cues")["noun"])
    return frozenset(lemma for row in rows for lemma in tables.words(row["lemmas"]))


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives that tell what is in a speaker's mind ("sure that")."""
    rows = tables.rows(tables.table("cues")["adjective"])
    return frozenset(lemma for row in rows for lemma in tables.words(row["lemmas"]))


@cache
def phrases() -> tuple[tuple[str, ...], ...]:
    """Return the phrases before a speaker, each as its words, longest first."""
    rows = tables.rows(tables.table("cues")["phrase"])
    found = [tuple(words.split()) for row in rows for words in tables.words(row["words"])]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def listed(section: str, field: str = "lemmas") -> frozenset[str]:
    """Return a plain list of the file: documents, experts, officials, people, outlets."""
    return frozenset(tables.words(tables.section(tables.table("cues")[section])[field]))


@cache
def _saying() -> frozenset[str]:
    kinds = listed("saying", "kinds")
    return frozenset(
        lemma for lemma, cues in verbs().items() if any(cue.kind in kinds for cue in cues)
    )


def is_saying(lemma: str) -> bool:
    """Return whether a verb says something, so that its date is not that of what was said."""
    return lemma.casefold() in _saying()
