"""The dictionary form of a word, from its form and part of speech.

Irregular words stand in read/data/lemma_exceptions.tsv, made by training/lemmas.py from the UD
treebanks; the rest follows the spelling rules of English (Quirk et al. 1985, 3.5-3.9, 5.80).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.read.forms import plain
from detente.read.wordlists import lines

_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:ch|sh|ss|x|zz)es$")
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_ONE_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
# Stems, left by taking -ed or -ing, that had an `e`: `invad-`, `accus-`, `settl-`, `escalat-`.
# Stems, left by taking -ed or -ing, that had an `e`: `accus-`, `settl-`, `escalat-`, `invad-`.
_LOST_E = re.compile(
    r"(?:[cuvz]|[^s]s|[^aeiouln][bcdfgkpt]l|[bcdfgkpt]l|[dlr]g|[aeiou]g|[au]ng"
    r"|[^aeo][au]t|[^aeou][aiou]d|[^aeiou]in|[^aeo][aiou]r|[aeo]k(?<!ook)(?<!eak)(?<!eek)"
    r"|[^aeio][au]m|[^aeiou][aiy]p)$"
)
_KEPT = re.compile(r"(?:focus|combat|format|[^aeiou]ior|plain|main|hand|bias)$")


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Exceptions by form and tag, and the base forms that are known, by the tag of the base."""

    exceptions: dict[tuple[str, str], str]
    bases: frozenset[tuple[str, str]]

    def find(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma of `form`, with typewriter quotes; a proper noun keeps its capitals."""
        written = plain(form)
        lower = written.lower()
        known = self.exceptions.get((lower, xpos))
        if known is not None:
            return known
        if xpos in {"NNP", "NNPS"} or upos in {"PROPN", "PUNCT", "SYM", "X"}:
            return written
        if upos == "NUM":
            return lower.replace(",", "")
        if xpos == "JJ" and written.istitle() and (lower, "JJ") not in self.bases:
            return written
        return self._regular(lower, upos, xpos)

    def _regular(self, form: str, upos: str, xpos: str) -> str:
        if upos == "NOUN" and xpos == "NNS":
            return _singular(form)
        if upos in {"VERB", "AUX"}:
            return self._verb(form, xpos)
        if xpos in {"JJR", "JJS", "RBR", "RBS"}:
            return self._positive(form)
        return form

    def _verb(self, form: str, xpos: str) -> str:
        if xpos == "VBZ":
            return _third_person(form)
        if xpos == "VBG" and form.endswith("ing") and len(form) > 4:
            return self._bare(form[:-3], "VB")
        if xpos in {"VBD", "VBN"} and form.endswith("ed") and len(form) > 3:
            if form.endswith("ied"):
                return form[:-3] + "y" if len(form) > 4 else form[:-1]
            if form.endswith("eed") and len(form) > 4:
                return form[:-1]
            return self._bare(form[:-2], "VB")
        return form

    def _positive(self, form: str) -> str:
        for ending in ("est", "er"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                stem = form[: -len(ending)]
                return stem[:-1] + "y" if stem.endswith("i") else self._bare(stem, "JJ")
        return form

    def _bare(self, stem: str, tag: str) -> str:
        """Return the base of a stem: as it is, with its consonant single, or with an `e`."""
        choices = [stem, stem + "e"]
        if _DOUBLED.search(stem):
            choices.insert(0, stem[:-1])
        known = [choice for choice in choices if (choice, tag) in self.bases]
        if known:
            return known[0]
        if _DOUBLED.search(stem):
            return stem[:-1]
        if len(stem) > 1 and _LOST_E.search(stem) and not _KEPT.search(stem):
            return stem + "e"
        if tag == "VB" and len(stem) > 1 and _ONE_SYLLABLE.match(stem):
            return stem + "e"
        return stem


def _singular(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if _SIBILANT.search(form):
        return form[:-2]
    if form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 2:
        return form[:-2] if form.endswith("'s") else form[:-1]
    return form


def _third_person(form: str) -> str:
    if form.endswith("oes"):
        return form[:-2]
    return _singular(form)


def read_exceptions(rows: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Return (form, tag) -> lemma from `form<TAB>tag<TAB>lemma` rows.

    Raises:
        ValueError: a row has not three columns.
    """
    table: dict[tuple[str, str], str] = {}
    for row in rows:
        form, tag, lemma = row.split("\t")
        table[form, tag] = lemma
    return table


def irregular_verbs() -> dict[tuple[str, str], str]:
    """Return (form, tag) -> lemma of data/irregular_verbs.txt, each form under both past tags."""
    table: dict[tuple[str, str], str] = {}
    for row in lines("irregular_verbs.txt"):
        base, *forms = row.split()
        for form in "/".join(forms).split("/"):
            table |= {(form, "VBD"): base, (form, "VBN"): base}
    return table


@cache
def lemmas() -> Lemmas:
    """Return the package's own lemma table."""
    bases = (line.split("\t") for line in lines("lemma_bases.tsv"))
    return Lemmas(
        exceptions=irregular_verbs() | read_exceptions(lines("lemma_exceptions.tsv")),
        bases=frozenset((word, tag) for tag, words in bases for word in words.split()),
    )
