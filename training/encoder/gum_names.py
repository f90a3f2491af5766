"""Names in GUM: its mentions are whole noun phrases, cut down here to their proper-name core."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.encoder.treebank import ENTITY, Sentence, Word
from training.encoder.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_PIECE = re.compile(r"\([^()]*\)?|[^()]*\)")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    kind: str
    linked: bool


def _mentions(words: Sequence[Word]) -> list[_Mention]:
    """Return the entity mentions of a sentence; `end` is the last word, inclusive."""
    opened: dict[str, list[tuple[int, str, bool]]] = {}
    found: list[_Mention] = []
    for position, word in enumerate(words):
        match = ENTITY.search(word.misc)
        for piece in _PIECE.findall(match.group(1)) if match else ():
            if piece.startswith("("):
                fields = piece.strip("()").split("-")
                kind = fields[1] if len(fields) > 1 else ""
                record = (position, kind, len(fields) > 7)
                if piece.endswith(")"):
                    found.append(_Mention(position, position, kind, linked=record[2]))
                else:
                    opened.setdefault(fields[0], []).append(record)
            else:
                group = piece.rstrip(")").split("-")[0]
                if opened.get(group):
                    start, kind, linked = opened[group].pop()
                    found.append(_Mention(start, position, kind, linked=linked))
    return found


def _core(words: Sequence[Word], mention: _Mention) -> tuple[int, int] | None:
    """Return the run of proper nouns round the mention's head, or None where that is no name."""
    proper = [word.xpos in {"NNP", "NNPS"} for word in words]
    first, last = mention.start, mention.end
    heads = [k for k in range(first, last + 1) if not first <= words[k].head - 1 <= last]
    if not heads or not proper[heads[0]]:
        return None
    start = end = heads[0]
    while start > first and (
        proper[start - 1]
        or (start - 2 >= first and proper[start - 2] and _links_left(words[start - 1]))
    ):
        start -= 1
    while end < last and (proper[end + 1] or _reaches_right(words, proper, mention, end)):
        end += 1
    if mention.kind == "person":
        while start < end and words[start].form in word_list("gum", "titles"):
            start += 1
    return start, end + 1


def _links_left(word: Word) -> bool:
    return word.form.lower() in word_list("gum", "links") and word.form != "."


def _reaches_right(
    words: Sequence[Word], proper: Sequence[bool], mention: _Mention, end: int
) -> bool:
    """Tell whether the name goes on over a link word: `Bank of England`."""
    link = words[end + 1].form
    if end + 2 <= mention.end and proper[end + 2] and link.lower() in word_list("gum", "links"):
        return mention.linked or link in "-&"
    return (
        end + 3 <= mention.end
        and mention.linked
        and proper[end + 3]
        and link.lower() in {"of", "for", "and"}
        and words[end + 2].form.lower() == "the"
    )


def gum_names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return the (start, end, PER/ORG/LOC) names of a GUM sentence, longest first, no overlaps.

    A lone plural proper noun for persons (`Israelis`) is a people, not a name, and is left out.
    """
    words = sentence.words
    candidates: set[tuple[int, int, str]] = set()
    for mention in _mentions(words):
        core = _core(words, mention)
        if core is None or mention.kind not in _TYPES:
            continue
        if mention.kind == "person" and all(w.xpos == "NNPS" for w in words[core[0] : core[1]]):
            continue
        candidates.add((*core, _TYPES[mention.kind]))
    used: set[int] = set()
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(candidates, key=lambda span: (span[0] - span[1], span)):
        if not used & set(range(start, end)):
            kept.append((start, end, label))
            used |= set(range(start, end))
    return kept
