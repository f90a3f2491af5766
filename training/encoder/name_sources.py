"""Names beyond the treebanks: the project's own sentences, re3d cut down to names, and swaps."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.read.decode import names as name_spans
from detente.read.tokens import tokens
from training.encoder.treebank import NamedSentence, to_bio
from training.encoder.word_lists import word_list

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Span = tuple[int, int, str]
    Pool = dict[str, list[tuple[str, ...]]]

_OWN = {"P": "PER", "O": "ORG", "L": "LOC"}
_BRACKET = re.compile(r"\[([POL]) ([^\]]+)\]")

# Licences as re3d states them per source. BBC Online is non-commercial; the EU delegation has terms
# of its own: both stay out.
_FREE_SOURCES = frozenset(
    {
        "Australian Department of Foreign Affairs",
        "CENTCOM",
        "UK Government",
        "US State Department",
        "Wikipedia",
    }
)
_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_BREAK = re.compile(r"\n+|(?<=[.!?])[\"”’]?\s+(?=[A-Z“\"])")


def own_names(path: Path) -> Iterator[NamedSentence]:
    """Yield the bracketed sentences of `path`: `[P person]`, `[O organisation]`, `[L place]`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, spans, at = "", [], 0
        for match in _BRACKET.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2]), _OWN[match[1]]))
            text += match[2]
            at = match.end()
        text += line[at:]
        places = tokens(text)
        named = [_word_span(places, span) for span in spans]
        forms = tuple(text[start:end] for start, end in places)
        yield NamedSentence("own", forms, to_bio(len(places), named))


def _word_span(places: Sequence[tuple[int, int]], span: Span) -> Span:
    """Return a character span as a span of words."""
    start, end, label = span
    inside = [k for k, (first, last) in enumerate(places) if first < end and start < last]
    return inside[0], inside[-1] + 1, label


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of re3d text: its words, the names in it, and the words that stay open."""

    forms: tuple[str, ...]
    names: tuple[Span, ...]
    open_words: frozenset[int]


def re3d_names(path: Path) -> Iterator[NamedSentence]:
    """Yield the free part of re3d with names only.

    re3d marks descriptions (`the group`, `opposition forces`) as it marks names. A span stays if,
    without its article and titles, every word is capitalised; the words of other capitalised spans
    are left open, as are words that are a name elsewhere in the set and unmarked here. A string
    marked as organisation and place (`Turkey`) is a place.
    """
    passages = [p for line in path.open(encoding="utf-8") for p in _passages(json.loads(line))]
    kinds = Counter((" ".join(p.forms[a:b]), label) for p in passages for a, b, label in p.names)
    places = {f for f, label in kinds if kinds[f, "LOC"] >= kinds[f, "ORG"]} | word_list(
        "re3d", "places"
    )
    known = {f for p in passages for a, b, _ in p.names for f in p.forms[a:b] if f[0].isupper()}
    for passage in passages:
        spans = [
            (a, b, "LOC" if " ".join(passage.forms[a:b]) in places and label == "ORG" else label)
            for a, b, label in passage.names
        ]
        row = list(to_bio(len(passage.forms), spans))
        for k, form in enumerate(passage.forms):
            if row[k] == "O" and (k in passage.open_words or form in known):
                row[k] = None
        yield NamedSentence("re3d", passage.forms, tuple(row))


def _passages(document: dict[str, object]) -> Iterator[_Passage]:
    """Yield the sentences of one re3d document, if its source is free."""
    if document["source"] not in _FREE_SOURCES:
        return
    text = str(document["text"])
    entities = [e for e in document["entities"] if isinstance(e, dict)]  # type: ignore[attr-defined]
    edges = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        stretch = tokens(text, start, end)
        if not stretch:
            continue
        forms = tuple(text[a:b] for a, b in stretch)
        inside = [
            (*_word_span(stretch, (e["begin"], e["end"], "")), str(e["type"]))
            for e in entities
            if start <= e["begin"] and e["end"] <= end and text[e["begin"] : e["end"]].strip()
        ]
        spans = [(a, b, kind) for a, b, _, kind in inside if kind in _TYPES]
        yield _passage(forms, spans)


def _passage(forms: tuple[str, ...], spans: list[Span]) -> _Passage:
    trimmed = [(_trim(forms, span), span) for span in spans]
    names: set[Span] = {name for name, _ in trimmed if name is not None}
    open_words = {
        k
        for name, (a, b, _) in trimmed
        if name is None
        for k in range(a, b)
        if forms[k][0].isupper()
    }
    used: set[int] = set()
    kept: list[Span] = []
    for a, b, label in sorted(names, key=lambda n: (n[0] - n[1], n[2] != "LOC", n)):
        if not used & set(range(a, b)):
            kept.append((a, b, label))
            used |= set(range(a, b))
    return _Passage(forms, tuple(kept), frozenset(open_words))


def _trim(forms: Sequence[str], span: Span) -> Span | None:
    """Return the span without article and titles, or None if what is left is no name."""
    start, end, kind = span
    while start < end and forms[start].lower() in {"the", "a", "an"}:
        start += 1
    if kind == "Person":
        while start < end and forms[start].lower().strip(".") in word_list("re3d", "roles"):
            start += 1
    name = forms[start:end]
    if not name or not name[0][0].isupper() or not name[-1][0].isupper():
        return None
    if "-".join(name).lower() in word_list("re3d", "no_names"):
        return None
    links = word_list("re3d", "links")
    if not all(w[0].isupper() or w[0].isdigit() or w.lower() in links for w in name):
        return None
    roles = {w.lower() for w in name} & word_list("re3d", "roles")
    if kind == "Person" and (roles or "," in name or "of" in name):
        return None
    return start, end, _TYPES[kind]


def pool(sources: Iterable[NamedSentence]) -> Pool:
    """Return the different names of each type in `sources`, sorted."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for sentence in sources:
        row = ["O" if tag is None else tag for tag in sentence.tags]
        for start, end, label in name_spans(row):
            found[label].add(sentence.forms[start:end])
    return {label: sorted(names) for label, names in found.items()}


@dataclass(frozen=True, slots=True)
class Swap:
    """What to put in place of names: the names at hand, the share to put aside, the dice."""

    names: Pool
    share: float
    dice: random.Random


def repeated(sentences: Sequence[NamedSentence], times: int, swap: Swap) -> list[NamedSentence]:
    """Return the sentences as they are, and `times` - 1 more copies with names swapped."""
    copies = [swapped(s, swap) for _ in range(times - 1) for s in sentences]
    return [*sentences, *copies]


def swapped(sentence: NamedSentence, swap: Swap) -> NamedSentence:
    """Return the sentence with some of its names put aside for others of their type.

    Dai and Adel (2020) find such mention replacement to help most where names are few.
    """
    row = ["O" if tag is None else tag for tag in sentence.tags]
    forms: list[str] = []
    tags: list[str | None] = []
    at = 0
    for start, end, label in name_spans(row):
        forms += sentence.forms[at:start]
        tags += sentence.tags[at:start]
        drawn = swap.dice.random() < swap.share
        name = swap.dice.choice(swap.names[label]) if drawn else sentence.forms[start:end]
        forms += name
        tags += [f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]
        at = end
    forms += sentence.forms[at:]
    tags += sentence.tags[at:]
    return NamedSentence(sentence.document, tuple(forms), tuple(tags))
